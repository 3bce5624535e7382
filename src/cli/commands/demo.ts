import { join } from 'node:path'
import { loadDemo } from '#app/demo/load-demo.ts'
import type { House } from '#app/house.ts'
import { workOff } from '#app/jobs/worker.ts'
import { openLocalWitness } from '#app/journal/publish/local-witness.ts'
import { firstKind, kindOf } from '#bureaus/all.ts'
import { matterView } from '#db/matter.view.ts'
import { types } from '#db/types.ts'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import { secondsOf } from '#domain/journal/moment.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, textOption, Wanting } from '../command-line.ts'
import { progressBar } from '../progress-bar.ts'

/** Loads the demo bureau and year through the ordinary command path. */
export const demoCommand: CommandLine = {
  name: 'demo',
  wordless: true,
  summary: '装入演示单位和演示年度（与真实办理走同一条路）',
  usage: 'demo [--profile 单位配置]',
  options: { profile: { type: 'string' } },
  async run({ values, openBureau, progress, json, print, printJson }) {
    const bureau = await openBureau(textOption(values, 'profile') ?? firstKind.profile.id)
    const started = performance.now()
    const acts = await fillDemo(bureau, progress)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    if (json) printJson({ ok: true, acts, seconds })
    else print(`演示数据已装入：${acts} 次办理，用时 ${seconds} 秒。`)
    return 0
  },
}

/** True when the bureau has any record. */
export async function hasRecords({ reader, profile }: Bureau): Promise<boolean> {
  const row = await reader
    .selectFrom('case_')
    .select('id')
    .where('agency_id', '=', profile.id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function fillDemo(bureau: Bureau, say: (line: string) => void): Promise<number> {
  const demo = await kindOf(bureau.profile.id)?.demo?.(dayOf(bureau.house.clock.now()))
  if (!demo) throw new Wanting('demo.absent', `单位配置“${bureau.profile.id}”没有演示年度`)
  if ((await hasRecords(bureau)) && !(await matterView(bureau.reader, bureau.profile.id).standing()).demo)
    throw new Wanting('demo.real', '这一数据目录中是真实的单位，不能装入演示数据')
  const owner = bureau.database.ownerPool({ max: 1, types })
  let now = bureau.house.clock.now()
  const journal = { ...bureau.journal, now: () => secondsOf(now) ?? 0 }
  const witness = await openLocalWitness(journal, join(bureau.dataDir, 'demo-witness'), 'demo.example/witness')
  const seal = async (at: Instant) => {
    now = at
    await witness.seal()
  }
  try {
    const { house } = bureau
    const progress = progressBar('装入演示数据', say)
    const work = (then: House) => workOff(then, bureau.jobs.store)
    const done = await loadDemo({ house, shelf: bureau, seal, work, progress }, demo.acts)
    await seal(house.clock.now())
    await owner.query('vacuum analyze')
    return done
  } finally {
    await witness.close()
    await owner.end()
  }
}
