import { latestMatter } from '#app/find-matter.ts'
import { RederivationRefusal, rederive } from '#db/rederive.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'
import { progressBar } from '../progress-bar.ts'

/** After an upgrade: limits by the new calendar, facts by the new definitions, on record and only where they differ. */
export const rederiveCommand: CommandLine = {
  name: 'rederive',
  wordless: true,
  summary: '升级后按现行节假日安排和统计口径重算期限、统计事实和标题，逐件留痕',
  usage: 'rederive --basis 依据 --as 人员 [--dry-run]',
  options: { basis: { type: 'string' }, as: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run({ values, openBureau, progress, json, print, printJson }) {
    const [basis, actor] = [textOption(values, 'basis'), textOption(values, 'as')]
    if (!basis?.trim() || !actor) throw new Misuse('须给出 --basis 重算的理由 和 --as 批准人')
    const dryRun = values['dry-run'] === true
    const bureau = await openBureau()
    const bar = progressBar('重算', progress)
    const done = await rederive(bureau, { actor, basis }, { dryRun, progress: bar }).catch((error) => {
      throw error instanceof RederivationRefusal ? new Wanting('rederive.refused', error.message) : error
    })
    const { cases, leftAlone } = done
    const count = Object.values(cases).reduce((sum, one) => sum + one, 0)
    const isWhole = leftAlone.length === 0
    if (json) {
      printJson({ ok: isWhole, dryRun, cases, leftAlone })
      return isWhole ? 0 : 1
    }
    for (const { caseId, reason } of leftAlone) print(`✘ 办件 ${caseId} 未重算：${reason}`)
    for (const [matter, number] of Object.entries(cases))
      print(`${latestMatter(bureau.house.matters, matter)?.title ?? matter}：${number} 件`)
    if (count === 0) print(isWhole ? '全部办件与现行口径一致，不需要重算。' : '没有重算任何办件。')
    else print(dryRun ? `需要重算 ${count} 件；没有改动任何内容。` : `已重算 ${count} 件，逐件留痕；请执行 fsck 核对。`)
    return isWhole ? 0 : 1
  },
}
