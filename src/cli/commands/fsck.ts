import { fsck } from '#app/fsck.ts'
import { journalOf } from '#db/journal.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import type { CommandLine } from '../command-line.ts'
import { progressBar } from '../progress-bar.ts'

/** Recomputes every record from its entries and compares it with the sealed journal. */
export const fsckCommand: CommandLine = {
  name: 'fsck',
  summary: '逐条重算全部办件、台账、期限、统计与封存日志，并与库内核对',
  usage: 'fsck [--no-files]',
  options: { 'no-files': { type: 'boolean' } },
  async run({ values, json, print, printJson, progress, openBureau }) {
    const bureau = await openBureau()
    const started = performance.now()
    const bars = new Map<string, (done: number, total: number) => void>()
    const report = await fsck(bureau.house, journalOf(bureau), fsckSource(bureau.reader, bureau.profile.id), {
      ...(values['no-files'] === true ? {} : { attachments: bureau.attachments }),
      progress: (title, done, total) => {
        const bar = bars.get(title) ?? progressBar(title, progress)
        bars.set(title, bar)
        bar(done, total)
      },
    })
    const seconds = Math.round((performance.now() - started) / 100) / 10
    if (json) {
      printJson({ ...report, seconds })
      return report.ok ? 0 : 1
    }
    for (const { message, severity } of report.findings) print(`${severity === 'fault' ? '✘' : '?'} ${message}`)
    const unlisted = report.faults + report.doubts - report.findings.length
    if (unlisted > 0) print(`另有 ${unlisted} 项未列出`)
    print(
      `已核对 ${report.cases} 件办件、${report.entries} 次记录、${report.size} 条封存、${report.files} 份材料` +
        `（依法封存 ${report.sealed} 项），用时 ${seconds} 秒：` +
        (report.ok ? '全部相符' : `发现 ${report.faults} 处不符`) +
        (report.doubts > 0 ? `，${report.doubts} 处存疑` : ''),
    )
    return report.ok ? 0 : 1
  },
}
