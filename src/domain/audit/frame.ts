import type { Mood, Period, Polarity } from './claim.ts'
import { matchesIn } from './matches.ts'
import { isPlan, type Passage } from './passages.ts'

/** Year labels in reading order; 较上年 compares, and after 增至 the number is of this year again. */
const yearWords =
  /(?<object>(?:对|针对|就|将|[较比])(?:19|20)\d{2}年)|(?<year>(?:19|20)\d{2})年|(?<last>(?<![较比同与是于])(?:上一?年|去年)(?:度?全年)?(?!同期)(?!相比))|(?<now>今年|全年|本年|当年)|(?<change>(?:增|升|高|降|减|压|缩|加|长|少|短)[^,;。]{0,2}[至到](?=\d|$|[一二三四五六七八九十]))/g

/** 对2023年度……案卷评查: the year of the object, in the clause of the number. */
export function objectYearOf(lead: string): number | undefined {
  const year = /(?:对|针对|就|将)((?:19|20)\d{2})年/.exec(lead)?.[1]
  return year === undefined ? undefined : Number(year)
}

const part =
  /(?<q>[一二三四])季度|第(?<q2>[一二三四1-4])季度|(?<h>[上下])半年|(?<!\d)(?<from>\d{1,2})[-—–~至](?<to>\d{1,2})月/g
const chineseDigit = '零一二三四'

/** Q1 … Q4, H1, H2, M1-M9 */
function partNamed(groups: Readonly<Record<string, string | undefined>>): string {
  if (groups['h']) return groups['h'] === '上' ? 'H1' : 'H2'
  if (groups['from']) return `M${groups['from']}-M${groups['to']}`
  const quarter = (groups['q'] ?? groups['q2'])!
  return `Q${/\d/.test(quarter) ? quarter : chineseDigit.indexOf(quarter)}`
}

const asOfDay = /截[至止]到?(?:((?:19|20)\d{2})年)?(?:(\d{1,2})月(?:(\d{1,2})日|底|末)|(?:年)?(?:底|末))/g
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The words of time of a sentence, in reading order. */
export type Times = {
  readonly years: readonly RegExpExecArray[]
  readonly parts: readonly { readonly end: number; readonly part: string }[]
  readonly days: readonly RegExpExecArray[]
}

export const timesIn = (folded: string): Times => ({
  years: matchesIn(folded, yearWords),
  parts: matchesIn(folded, part).map((m) => ({ end: m.index + m[0].length, part: partNamed(m.groups!) })),
  days: matchesIn(folded, asOfDay),
})

const isBefore =
  (at: number) =>
  (m: RegExpExecArray): boolean =>
    m.index + m[0].length <= at

/** 由2023年的98.2%提高到: the new level is of this year; 2023年强度升至1.92%: of the year that is named. */
const isNewLevel = ({ input, index }: RegExpExecArray): boolean =>
  !/(?<![由从较比])(?:19|20)\d{2}年[^\d,;。由从较比]*$/.test(input.slice(Math.max(0, index - 30), index))

/** The period that the words before a number name; 对2023年度……案卷 dates the object, not the act. */
export function periodOf(times: Times, at: number, passage: Passage): Period | undefined {
  const partYear = /((?:19|20)\d{2})年/.exec(passage.part)?.[1]
  const own = partYear === undefined ? undefined : Number(partYear)
  let year: number | undefined
  let previous = false
  for (const m of times.years) {
    if (!isBefore(at)(m)) break
    const groups = m.groups!
    if (groups['object']) continue
    if (groups['year']) year = Number(groups['year'])
    previous = groups['last'] !== undefined
    if (groups['now'] || previous || (groups['change'] && isNewLevel(m))) year = undefined
  }
  year ??= own === undefined ? undefined : previous ? own - 1 : own
  const asOf = times.days.findLast(isBefore(at))
  const named = times.parts.findLast(({ end }) => end <= at)?.part
  const day = asOf && (asOf[1] ?? year) !== undefined ? dayOf(asOf, String(asOf[1] ?? year)) : undefined
  if (year === undefined && !previous && !day && !named) return undefined
  return {
    ...(year !== undefined && { year }),
    ...(day && { asOf: day }),
    ...(year === undefined && previous && { previous }),
    ...(named && { part: named }),
  }
}

function dayOf(m: RegExpExecArray, year: string): string {
  const month = m[2] === undefined ? 12 : Number(m[2])
  const day = m[3] === undefined ? (lastDays[month - 1] ?? 30) : Number(m[3])
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const planned =
  /计划(?!生育|内|外|数|任务|和|、)|拟(?!定|出台|办|制|申|报|稿)|预计(?![^,;。]{0,16}(?:突破|超过))|力争|打算|下一步|明年|争取|将(?:于|在|开展|组织|新建|完成|建成|举办|实施|达|进一步)|目标是|确保|到20\d{2}年底?[,，]?(?:力争|建成|实现)/
const ruled =
  /(?<![适响供相反对])应(?!急|用|对|诉|答|届|检|收|当事)|必须|须(?!知)|不得|规定(?:为|的|时限|期限)|要求(?:每|不少|不低|各)|法定|标准为|^\s*要求|(?:最低|最高|基本|刚性)要求|(?:任务|要求|标准|规定)(?:是|为|达到?|不)|有权|可处|并处|处以|幅度/

export function moodOf(clause: string, passage: Passage, hasPlan: boolean): Mood {
  if (isPlan(passage.part) || hasPlan || planned.test(clause)) return 'planned'
  return ruled.test(clause) ? 'rule' : 'done'
}

const negation =
  /(?:未能|未(?!成年|来|央|必|检|发现)|没有|尚未|并未|从未|不再|拒绝|无法|不能|停止|暂停|取消|不予(?!处罚|许可|受理|行政)|不(?:通过|履行|配合|参加|开展|组织|办理|登记|核发))/

/** 98次，尚未答复: the clause that follows takes it back. */
const undone = /^[,，](?:但|均|都|仍)?(?:尚未|未能|没有|未(?!发生|发现|出现|收到|检出|成年|接到|引发|被))/

/** Whether what is said of the number is that it was not done. */
export const polarityOf = (clause: string, next: string): Polarity =>
  negation.test(clause) || undone.test(next) ? 'negative' : 'positive'

/** 全国, 全省, 全市, 全州市: the circle that the clause names, the last one counts. */
export function scopeOf(before: string): string | undefined {
  const circles = matchesIn(
    before,
    /全[国省市州区县镇局域](?!人大|人民|会|委|办)|(?:省|市|县)(?:内|域内)|国内|各州\(?市\)?|州\(市\)|全系统/g,
  )
  const said = circles.at(-1)?.[0]
  if (said === undefined) return undefined
  if (/州\(?市/.test(said)) return '州市'
  if (said === '国内') return '全国'
  return /内$/.test(said) ? `全${said.charAt(0)}` : said
}
