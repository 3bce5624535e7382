import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openPress } from '#app/paper/press/press.ts'
import { printPdf } from '#app/paper/print-pdf.ts'
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
  report('paper.memory', process.memoryUsage().rss / 2 ** 20, 'MB')
  await press.close()
}
