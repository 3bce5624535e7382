import { hash } from 'node:crypto'
import type { Profile } from '#domain/bureau/profile.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Command } from '#domain/engine/command.ts'
import { refuse } from '#domain/engine/refusal.ts'
import { annualReport } from '#domain/matters/leadership/annual-report.ts'
import type { Conduct, Conducts } from '../act.ts'
import { noted, type Shelf } from '../files/keep-file.ts'
import { handleCommand, type Outcome } from '../handle-command.ts'
import type { House } from '../house.ts'
import { contentOf, type FrozenReport, freezeReport, frozenBytes, type ReportSources } from './frozen-report.ts'

/** What a report is composed and kept with. */
export type ReportDesk = {
  readonly house: House
  readonly profile: Profile
  readonly sources: ReportSources
  readonly shelf: Shelf
  readonly read: (caseId: string) => Promise<Case | undefined>
}

/** The acts of an annual report whose text is composed, never handed in. */
export function reportConducts(desk: ReportDesk): Conducts {
  const conduct: Conduct = { run: (person, command) => compose(desk, person, command) }
  return new Map(['fix', 'fixErratum'].map((action) => [`${annualReport.id}.${action}`, conduct]))
}

async function compose(desk: ReportDesk, person: string, command: Command): Promise<Outcome> {
  const { house, profile, sources, shelf } = desk
  const year = (await desk.read(command.caseId))?.data['plan']?.['reportYear']
  if (typeof year !== 'number') return refuse('case.unknown', { id: command.caseId })
  const asOf = house.clock.now()
  const frozen = await freezeReport(profile, sources, year, asOf)
  const name = `${year}年度法治政府建设年度报告.json`
  const text = await noted(shelf, asOf, { person, name, bytes: frozenBytes(frozen) })
  return handleCommand(house, person, {
    ...command,
    form: { ...ownWords(command.form), ...toldOf(frozen, profile), text },
  })
}

/** What stands in the form beside the text itself. */
const toldOf = (frozen: FrozenReport, profile: Profile) => ({
  asOf: frozen.asOf,
  content: hash('sha256', contentOf(frozen, profile), 'hex'),
  figures: frozen.figures.length,
  unproven: frozen.report.missing.length,
  failed: frozen.report.checks
    .filter(({ result }) => result === 'fail')
    .map(({ id, title, message }) => `${id} ${title}：${message}`),
})

const ownWords = (form: unknown): object => (typeof form === 'object' && form !== null ? form : {})
