import type { TimestampRecord } from '#app/journal/timestamps/timestamp-settings.ts'
import type { WitnessRecord } from '#app/journal/witnesses/witnesses.ts'
import { instantOf } from '#domain/calendar/day.ts'
import { type Html, html } from '../html.ts'
import { empty, facts, tableBox } from '../parts.ts'
import { momentText } from '../words.ts'

/** One change of the log's signing key. */
export type KeyChange = {
  /** vkeys. */
  readonly former: string
  readonly current: string
  /** Index of the entry that names both. */
  readonly index: number
  /** Index of the entry from which on the former key signs no more; null while both sign. */
  readonly endedAt: number | null
}

export type JournalStanding = {
  /** Entries in the database. */
  readonly size: number
  readonly gaps: number
  readonly published: { readonly size: number; readonly root: string; readonly note: string } | null
  readonly vkeys: readonly string[]
  /** Keys of the twin under SM3. */
  readonly twinVkeys: readonly string[]
  readonly rotations: readonly KeyChange[]
  readonly stamps: TimestampRecord
  readonly witnesses: readonly {
    readonly name: string
    readonly vkey: string
    readonly record: WitnessRecord | undefined
  }[]
}

const timeText = (seconds: number): string => momentText(instantOf(seconds))

export const journalPage = ({
  size,
  gaps,
  published,
  vkeys,
  twinVkeys,
  rotations,
  stamps,
  witnesses,
}: JournalStanding): Html => html`
<h1>封存日志</h1>
<p>每一次办理都在同一事务中封存为日志的一条，只存加盐摘要，不存内容。已公布的部分不能更改、删除、插入而不被任何持有旧检查点的人发现。</p>
${facts([
  [
    '已封存',
    gaps === 0
      ? `${size} 条，序号连续，缺 0 条`
      : html`<strong>${size} 条，缺 ${gaps} 条：记录被删除，请立即核查</strong>`,
  ],
  ['已公布', published ? `${published.size} 条` : '尚未公布'],
  ...(published ? ([['检查点根', html`<code>${published.root}</code>`]] as const) : []),
])}
<h2>公钥</h2>
<p>核验时请与年度报告或其他渠道公布的公钥比对。</p>
${vkeys.length ? html`<ul class="plain">${vkeys.map((vkey) => html`<li><code>${vkey}</code></li>`)}</ul>` : empty('尚未公布。')}
${twinVkeys.length ? twinSection(twinVkeys) : ''}
${rotations.length ? rotationTable(rotations) : ''}
<h2>见证人</h2>
${
  witnesses.length
    ? html`<p>见证人应当不隶属本单位，公钥请向见证机构本身查对：本单位自设的见证人不具有证明作用。</p>
${tableBox(
  '见证人',
  ['见证人', '最近见证', '情况'],
  witnesses.map(
    ({ name, record }) => html`<tr><td>${name}</td>
<td>${record?.time ? `${record.size} 条，${timeText(record.time)}` : '还没有见证过'}</td><td>${standingOf(record, published?.size ?? 0)}</td></tr>`,
  ),
)}`
    : empty('还没有见证人。没有见证人时，偷到日志密钥的人可以重写历史而不被发现，请尽快请不隶属本单位的机构担任见证。')
}
${stamps.last || stamps.problem ? stampSection(stamps) : ''}
<h2>自行核验</h2>
<ul>
<li><a href="/verifier.html">核验页（单个文件，可以存到 U 盘断网使用）</a></li>
<li><a href="/receipts">核对回执和证件</a></li>
<li><a href="/journal/checkpoint">检查点</a>、<a href="/journal/vkeys">公钥</a>，日志各片在 <code>/journal/tile/</code> 下，格式为 C2SP tlog-tiles</li>
</ul>
${published ? html`<details><summary>最近的检查点</summary><pre>${published.note}</pre></details>` : ''}`

const stampSection = ({ last, problem }: TimestampRecord): Html => html`<h2>时间戳</h2>
<p>时间戳机构证明检查点的正文（三行）在所记的时间已经存在（RFC 3161）。</p>
${facts([
  ...(last
    ? ([
        ['最近一个', `${last.size} 条的检查点，${timeText(last.time)}`],
        ['签发者', last.isTrusted ? last.issuer : `${last.issuer}（未设机构证书，未核对）`],
        [
          '文件',
          html`<a href="/journal/timestamps/${last.size}.tsr">时间戳</a>、<a href="/journal/timestamps/${last.size}.checkpoint">检查点</a>${last.isTrusted ? html`、<a href="/journal/timestamps/tsa.pem">机构证书</a>` : ''}`,
        ],
      ] as const)
    : []),
  ...(problem ? ([['当前检查点', html`<strong>没有取得时间戳：${problem}</strong>`]] as const) : []),
])}`

/** What is published and not yet seen by the witness rests on the bureau's word alone. */
function standingOf(record: WitnessRecord | undefined, published: number): string {
  if (record?.problem !== undefined) return record.problem
  const unseen = published - (record?.size ?? 0)
  return unseen > 0 ? `已公布的后 ${unseen} 条尚未见证` : '正常'
}

const twinSection = (vkeys: readonly string[]): Html => html`<h3>国密副本</h3>
<p>同样的记录另以 SM3（GB/T 32905）成树，检查点以 SM2（GB/T 32918）签名，在 <code>/journal/sm3/</code> 下：
<a href="/journal/sm3/checkpoint">检查点</a>、<a href="/journal/sm3/vkeys">公钥</a>。用命令行 journal verify 核验；核验页不核验副本。</p>
<ul class="plain">${vkeys.map((vkey) => html`<li><code>${vkey}</code></li>`)}</ul>`

const rotationTable = (rotations: readonly KeyChange[]): Html => html`<h3>密钥更换</h3>
<p>每次更换都登记在日志中。只持有原公钥的人，可由证明文件核对新公钥确由原密钥的日志所载明。</p>
${tableBox(
  '密钥更换',
  ['登记', '原公钥', '新公钥', '情况', '证明'],
  rotations.map(
    ({ former, current, index, endedAt }, i) => html`<tr><td>第 ${index} 号</td>
<td><code>${former}</code></td><td><code>${current}</code></td>
<td>${endedAt === null ? '新旧密钥同时签名' : `第 ${endedAt} 号起原密钥停用`}</td>
<td><a href="/journal/rotations/${i + 1}.json">下载</a></td></tr>`,
  ),
)}`
