import type { Hono } from 'hono'
import { type CaseFileDesk, openCaseFile, TooLarge } from '#app/casefile/case-file.ts'
import { composeCaseFile } from '#app/casefile/compose.ts'
import { refusalToTake } from '#app/casefile/may-take.ts'
import { packCaseFile } from '#app/casefile/package.ts'
import { caseFileJson } from '#app/casefile/told.ts'
import { fileNameOf } from '#app/paper/document-file.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { namesOf } from '#db/names.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Bureau } from '../../bureau.ts'
import { attachmentName } from '../csv.ts'
import { gate } from '../gate.ts'
import type { Web } from '../web.ts'
import type { ApiEnv } from './bearer.ts'
import type { ApiDesk } from './desk.ts'
import { Problem, refusalProblem } from './problem.ts'

/** 卷宗: what is in the file of a case and what is lacking, the file as one PDF, and the package for the archive. */
export function caseFileRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const { house, reader, profile, press } = web.bureau
  const filing = caseFileDesk(web.bureau)
  // Each holds all of its files at once.
  const one = gate(1, 8)

  api.get('/matters/:matter/cases/:case/:file{casefile(?:\\.pdf|\\.zip)?}', async (c) => {
    const [, format] = c.req.param('file').split('.')
    const { person } = c.var
    const actor = await desk.actor(person)
    const { record, matter } = await desk.seen(actor, c.req.param('matter'), c.req.param('case'))
    const at = house.clock.now()
    const refusal = refusalToTake(actor, matter, record.current, dayOf(at))
    if (refusal) return refusalProblem(c, refusal)
    const { id, title } = record.current
    await desk.noted(c.var, 'read.export', matter, id, `卷宗${format ? ` ${format}` : '检查'}`)
    return one(async () => {
      try {
        const file = await openCaseFile(filing, (await filing.source.one(id))!)
        if (!format) return c.json(caseFileJson(file))
        const names = await namesOf(reader, profile.id, [...file.records.entries.map((entry) => entry.actor), person])
        const maker = { name: names(person), at }
        const pdf = await composeCaseFile({ press, bureau: profile.title }, file, names, maker)
        const bytes = format === 'pdf' ? pdf : packCaseFile({ bureau: profile.title, file, pdf, maker })
        return c.body(Uint8Array.from(bytes), 200, {
          'content-type': `application/${format}`,
          'content-disposition': attachmentName(`${fileNameOf('卷宗', title)}.${format}`),
        })
      } catch (error) {
        if (error instanceof TooLarge) throw new Problem(413, 'casefile.large', error.message)
        throw error
      }
    })
  })
}

export const caseFileDesk = ({
  profile,
  house,
  press,
  printer,
  attachments,
  journal,
  reader,
}: Bureau): CaseFileDesk => ({
  ...{ bureau: profile.title, house, press, printer, attachments, journal },
  source: fsckSource(reader, profile.id),
})
