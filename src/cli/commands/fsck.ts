import type { FigureCount } from '#app/fsck/check-figures.ts'
import { fsck } from '#app/fsck.ts'
import { freezeReport } from '#app/report-room/frozen-report.ts'
import { guardFaults } from '#db/guards.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { matterView } from '#db/matter.view.ts'
import type { Bureau } from '../../bureau.ts'
import type { CommandLine } from '../command-line.ts'
import { progressBar } from '../progress-bar.ts'

const yearsOf = async ({ reader, profile }: Bureau): Promise<number[]> =>
  (await matterView(reader, profile.id).years()).map(({ year }) => year)

/** 2024 F07 …：15，由封存日志中 lab-animal-licence.issue 15 条得出 */
const lineOf = ({ id, title, year, value, kinds }: FigureCount): string => {
  const from = Object.entries(kinds).map(([kind, count]) => `${kind} ${count} 条`)
  return `${year} ${id} ${title}：${value ?? '无'}${from.length ? `，由封存日志中 ${from.join('、')}得出` : '，没有记录'}`
}

/** Recomputes every record from its entries and compares it with the sealed journal. */
export const fsckCommand: CommandLine = {
  name: 'fsck',
  wordless: true,
  summary: '逐条重算全部办件、台账、期限、统计与封存日志，并与库内核对',
  usage: 'fsck [--no-files] [--figures]',
  options: { 'no-files': { type: 'boolean' }, figures: { type: 'boolean' } },
  async run({ values, json, print, printJson, progress, openBureau }) {
    const bureau = await openBureau()
    const started = performance.now()
    const bars = new Map<string, (done: number, total: number) => void>()
    const report = await fsck(bureau.house, bureau.journal, fsckSource(bureau.reader, bureau.profile.id), {
      ...(values['no-files'] === true ? {} : { attachments: bureau.attachments }),
      composeReport: (year, asOf) => freezeReport(bureau.profile, bureau.reports.sources, year, asOf),
      figures: { figures: bureau.profile.figures, years: await yearsOf(bureau), source: bureau.sources },
      progress: (title, done, total) => {
        const bar = bars.get(title) ?? progressBar(title, progress)
        bars.set(title, bar)
        bar(done, total)
      },
    })
    const unguarded = await guardFaults(bureau.reader)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    if (json) {
      printJson({ ...report, ok: report.ok && unguarded.length === 0, unguarded, seconds })
      return report.ok && unguarded.length === 0 ? 0 : 1
    }
    for (const fault of unguarded) print(`✘ ${fault}`)
    for (const { message, severity } of report.findings) print(`${severity === 'fault' ? '✘' : '?'} ${message}`)
    if (values['figures'] === true) for (const figure of report.figures) print(lineOf(figure))
    const unlisted = report.faults + report.doubts - report.findings.length
    if (unlisted > 0) print(`另有 ${unlisted} 项未列出`)
    print(
      `已核对 ${report.cases} 件办件、${report.entries} 次记录、${report.size} 条封存、${report.files} 份材料` +
        `（依法封存 ${report.sealed} 项）、${report.figures.length} 个指标，用时 ${seconds} 秒：` +
        (report.ok && unguarded.length === 0 ? '全部相符' : `发现 ${report.faults + unguarded.length} 处不符`) +
        (report.doubts > 0 ? `，${report.doubts} 处存疑` : ''),
    )
    return report.ok && unguarded.length === 0 ? 0 : 1
  },
}
