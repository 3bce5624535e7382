import { monitorEventLoopDelay } from 'node:perf_hooks'
import { reportDocx } from '#app/paper/docx/report-docx.ts'
import { openPress } from '#app/paper/press/press.ts'
import { printPdf } from '#app/paper/print-pdf.ts'
import { reportPdf } from '#app/paper/print-report.ts'
import type { ReportPaper } from '#app/paper/report-paper.ts'
import { toDay } from '#domain/calendar/day.ts'
import { type Paper, paperText } from '#domain/documents/paper.ts'
import { fields, p, table } from '#domain/documents/wording.ts'
import { percentile, rate, report, seconds } from './measure.ts'

const notices = 100
const certificates = 1000
const origin = 'zhunsheng.local/bench/journal'

const paperOf = (n: number, layout: Paper['layout'], body: Paper['body']): string =>
  paperText({
    v: 'zs-document/1',
    kind: 'bench.document',
    layout,
    title: layout === 'certificate' ? '实验动物许可证' : '受理通知书',
    number: `基准〔2024〕${n}号`,
    ...(layout === 'letter' ? { to: `某某单位${n}` } : {}),
    body,
    issuer: '某某市科学技术局',
    on: toDay('2024-03-05'),
    notes: [],
    of: { case: '0'.repeat(32), n },
  })

const notice = (n: number): string =>
  paperOf(n, 'letter', [
    p(`你单位提出的第${n}号申请，属于本机关职权范围，材料齐全，本机关决定予以受理。`.repeat(3)),
    p('联系方式：政务服务窗口。'),
  ])
const certificate = (n: number): string =>
  paperOf(n, 'certificate', [
    fields(['单位名称', `某某单位${n}`], ['设施地址', `某某路${n}号`], ['有效期限', '2024年3月5日至2029年3月4日']),
    table(['序号', '环境设施', '品种'], [['1', '屏障环境', '大鼠、小鼠']]),
  ])

/** Ten pages of 22 lines: prose under headings, a footnote in each paragraph, an appendix of sixty figures. */
const annual = (n: number): ReportPaper => ({
  title: '某某市科学技术局2024年度法治政府建设情况报告',
  to: '某某市人民政府',
  blocks: Array.from({ length: 36 }, (_, index) =>
    index % 6 === 0
      ? { type: 'heading' as const, level: 2, text: `第${index / 6 + 1}部分` }
      : {
          type: 'p' as const,
          text: `全年举行集体学法${n}次，办理许可93件，审查合同和文件${index}件。`.repeat(5),
          notes: [{ after: 12, text: `学法：一次集体学法（记录 ${n} 条）` }],
        },
  ),
  issuer: '某某市科学技术局',
  on: toDay('2025-03-06'),
  draft: null,
  appendix: {
    title: '数据来源',
    head: ['编号', '数据', '报告中', '类别', '记录', '口径'],
    rows: Array.from({ length: 60 }, (_, index) => [`F${index}`, '学法', `${n}次`, '计数', String(n), '一次集体学法']),
  },
})

/** Type: the first document after start, notices one by one, a thousand certificates while the main thread answers. */
export async function benchPaper(): Promise<void> {
  const press = openPress()
  const print = (text: string) => printPdf(press, { text, origin })
  report('paper.first', await seconds(() => print(notice(0))), 's')
  const times: number[] = []
  for (let n = 1; n <= notices; n += 1) times.push(1000 * (await seconds(() => print(notice(n)))))
  report('paper.notice.p50', percentile(times, 0.5), 'ms')
  report('paper.notice.p95', percentile(times, 0.95), 'ms')
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const perSecond = await rate(4, certificates, (n) => print(certificate(n)))
  delay.disable()
  report('paper.certificates.1000', certificates / perSecond, 's')
  report('paper.main-thread-delay.p95', delay.percentile(95) / 1e6, 'ms')
  const report10 = (n: number) => reportPdf(press, annual(n))
  report('paper.report.first', await seconds(() => report10(0)), 's')
  const later: number[] = []
  for (let n = 1; n <= 5; n += 1) later.push(await seconds(() => report10(n)))
  report('paper.report.slowest-after-first', Math.max(...later), 's')
  report('paper.report.docx', await seconds(() => reportDocx(annual(6))), 's')
  report('paper.memory', process.memoryUsage().rss / 2 ** 20, 'MB')
  await press.close()
}
