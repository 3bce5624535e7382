import { writeFile } from 'node:fs/promises'
import { reportDocx } from '#app/paper/docx/report-docx.ts'
import { reportPdf } from '#app/paper/print-report.ts'
import { reportPaper } from '#app/paper/report-paper.ts'
import { annualReport, reportTime } from '#app/report.ts'
import { reportJson } from '#app/report-json.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { renderMarkdown } from '#domain/report/render-markdown.ts'
import { renderReportFile } from '../../portal/report-file.ts'
import { asOfOption } from '../as-of.ts'
import { type CommandLine, Misuse, textOption, yearOption } from '../command-line.ts'

const texts = ['json', 'md', 'html']
const papers = ['pdf', 'docx']

/** The annual report, composed from the records. */
export const reportCommand: CommandLine = {
  name: 'report',
  summary: '由记录生成年度报告',
  usage: 'report 年份 [--format json|md|html|pdf|docx] [--footnotes] [--as-of 时点] [--out 文件]',
  options: {
    format: { type: 'string' },
    'as-of': { type: 'string' },
    out: { type: 'string' },
    footnotes: { type: 'boolean' },
  },
  async run({ values, positionals, json, print, printJson, progress, openBureau }) {
    const [asked, ...rest] = positionals
    if (rest.length) throw new Misuse('只须给出一个年份')
    const year = yearOption(asked)
    const format = textOption(values, 'format') ?? (json ? 'json' : 'md')
    if (![...texts, ...papers].includes(format)) throw new Misuse(`格式应为 ${[...texts, ...papers].join('、')}`)
    const out = textOption(values, 'out')
    if (papers.includes(format) && !out) throw new Misuse(`${format} 是文件，请用 --out 指明写到哪里`)
    const asOf = asOfOption(values)
    const bureau = await openBureau()
    const report = await annualReport(bureau.profile, bureau.sources, reportTime(year, bureau.house.clock.now(), asOf))
    const footnotes = values['footnotes'] === true
    const paper = () => reportPaper(report, dayOf(asOf ?? bureau.house.clock.now()), { footnotes })
    const text =
      format === 'pdf'
        ? await reportPdf(bureau.press, paper())
        : format === 'docx'
          ? await reportDocx(paper())
          : format === 'json'
            ? `${JSON.stringify(reportJson(report), null, json ? 0 : 2)}\n`
            : format === 'html'
              ? await renderReportFile(report)
              : renderMarkdown(report)
    if (out) {
      await writeFile(out, text)
      if (json) printJson({ ok: true, out })
      else print(`已写入 ${out}`)
    } else print(String(text).trimEnd())
    if (format !== 'json') {
      progress(`${report.state.label}：${report.state.note}`)
      for (const { message } of report.warnings) progress(`提示 ${message}`)
    }
    return report.state.id === 'empty' ? 1 : 0
  },
}
