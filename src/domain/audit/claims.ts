import type { Qualifier } from '../figures/qualifier.ts'
import type { Claim, Draft, Relation } from './claim.ts'
import { moodOf, objectYearOf, periodOf, polarityOf, scopeOf } from './frame.ts'
import { maskNames } from './names.ts'
import { foldWidth } from './numerals.ts'
import { type Passage, passagesOf } from './passages.ts'
import { type Quantity, quantitiesIn, type Vague } from './quantity.ts'
import { rules } from './rules.ts'
import { type Statement, statementsIn } from './sentence.ts'
import { tableClaims } from './table.ts'

export type { Claim, ClaimKind } from './claim.ts'

const hide = (text: string, at: number, length: number): string =>
  text.slice(0, at) + '□'.repeat(length) + text.slice(at + length)

function draftsOf(source: string, folded: string, masked: string): { drafts: Draft[]; open: string } {
  let open = masked
  const drafts: Draft[] = []
  for (const rule of rules) {
    const found = rule.find({ source, folded, open })
    drafts.push(...found)
    for (const draft of found) if (!draft.shares) open = hide(open, draft.at, draft.text.length)
  }
  return { drafts, open }
}

/** 一 before a measure word is an article (一个、一支) unless it ends its clause or is said to be all there is. */
function isArticle(open: string, { numeral, end, value, unit, isChinese }: Quantity): boolean {
  if (!isChinese || value !== 1 || /[%倍]/.test(unit)) return false
  const before = open.slice(Math.max(0, numeral - 12), numeral)
  if (/(?:共|仅|各|合计|累计|只有|增加|减少|达|为)$/.test(before)) return false
  const endsClause = /^\s*(?:[,;。!?)]|$)/.test(open.slice(end, end + 2))
  return (
    !endsClause ||
    /[、:]$|(?:每|逐|这|那|某|另|第|唯|是|成|做|当)[^,;。]{0,6}$/.test(before) ||
    /^[、]/.test(open.slice(end, end + 1))
  )
}

/** Numerals that are labels, articles or parts of names after all. */
function isCount(open: string, quantity: Quantity): boolean {
  const { at, numeral, end, value, unit, isChinese } = quantity
  const after = open.slice(end, end + 4)
  const before = open.slice(Math.max(0, numeral - 8), numeral)
  if (isArticle(open, quantity)) return false
  const isYear = value >= 1900 && value <= 2100 && !quantity.vague
  if (isYear && (unit === '年' || (unit === '' && !/[:为达]$/.test(before)))) return false
  if (
    unit === '' &&
    (/^\s*[年月日号时分秒:/_-]|^[.]\d/.test(after) || /(?:编号|代码|邮编|电话|QQ|[-/:_.])$/.test(before))
  )
    return false
  if (unit === '' && /^[A-Za-z一-龥]/.test(after)) return false
  // 每月调度一次 is the frequency, said by 每月 already.
  if (isChinese && value === 1 && unit === '次' && /(?:每|逐)[^,;。]{0,6}$/.test(before)) return false
  if (isChinese && unit === '年' && !/(?:用|期|限|为|满|达|共|近|约|了)$/.test(open.slice(Math.max(0, at - 2), at)))
    return false
  if (
    isChinese &&
    /^(?:类|级|轮|节|门|届|分|间|口|面|点|条|头|把|部|本|通|期|队|组)$/.test(unit) &&
    /^[一-龥]/.test(after) &&
    value < 4 &&
    !/^(?:大|法|地|规|措|意|建|典|执|宣|教)/.test(after)
  )
    return unit === '条' || unit === '部' || unit === '期' ? /[一-龥]$/.test(before) && value > 1 : false
  if (/^两个$|^三个$/.test(open.slice(numeral, end)) && /^(?:100%|百分之百|“)/.test(open.slice(end, end + 4)))
    return false
  if (
    unit === '%' &&
    value === 100 &&
    isChinese &&
    /^(?:用心|满意度?的|努力|投入|真心|的)/.test(open.slice(end, end + 4))
  )
    return false
  // 一个更大的数的残段：1.2.3, 3,4,5
  return !/\d[.,]$/.test(before)
}

const average =
  /(?:((?<![责任行法当])人|[户件家次亩案校村])均|平均每[个名]?([人户件家次亩案村校组所县区镇乡]))[^,;。]*$/

function qualifierOf(
  quantity: Quantity,
  relation: Relation | undefined,
  perWhom: string | undefined,
): Qualifier | undefined {
  const { vague, bound } = quantity
  if (bound) return bound === 'low' ? 'atLeast' : 'atMost'
  const strong: Partial<Record<Vague, Qualifier>> = { estimated: 'about' }
  if (vague && vague !== 'several') return strong[vague] ?? (vague as Qualifier)
  if (perWhom && relation === 'per') return 'average'
  return undefined
}

function draftOf(
  statement: Statement,
  scene: { source: string; folded: string; open: string },
): Draft & { statement: Statement } {
  const { quantity, relation } = statement
  const perWhom = average.exec(statement.lead)
  const who = perWhom?.[1] ?? perWhom?.[2]
  const estimated = /(?:预计|有望|预期)[^,;。]{0,12}$/.test(
    scene.folded.slice(Math.max(0, quantity.at - 20), quantity.numeral),
  )
  const qualifier = qualifierOf(quantity, relation, who)
  const isShareOfWhole =
    /分之/.test(scene.folded.slice(quantity.at, quantity.end)) &&
    !/百分之/.test(scene.folded.slice(quantity.at, quantity.end))
  // 七成, 三分之二 are said to the nearest tenth.
  const rough = /成$/.test(scene.folded.slice(quantity.at, quantity.end)) || isShareOfWhole
  const exceeds = qualifier === 'exceeds' && estimated ? 'estimatedOver' : (qualifier ?? (rough ? 'about' : undefined))
  const start =
    relation === 'each' && /各$/.test(scene.folded.slice(Math.max(0, quantity.at - 1), quantity.at))
      ? quantity.at - 1
      : quantity.at
  const said =
    quantity.vague ?? (estimated ? 'estimated' : undefined) ?? (who && relation === 'per' ? 'average' : undefined)
  return {
    at: start,
    text: scene.source.slice(start, quantity.end),
    value: Number.isNaN(quantity.value) ? null : quantity.value,
    decimals: quantity.decimals,
    unit: who && relation === 'per' ? `${quantity.unit}/${who}` : quantity.unit,
    kind: /[%‰]$/.test(quantity.unit) ? 'percent' : 'number',
    counted: statement.counted,
    ...(exceeds && { qualifier: exceeds }),
    ...(said && { said }),
    ...(relation && { relation }),
    statement,
  }
}

/** No sentence spells out more of them. */
const mostIndicators = 20

/** 两项指标……均排名第一: one rank for each of the last N numbers before it, and the count itself stays. */
function spreadIndicators<D extends Draft>(drafts: readonly D[], folded: string): D[] {
  return drafts.flatMap((draft, index) => {
    if (!draft.eachIndicator) return draft
    const before = drafts.slice(0, index).filter((other) => other.kind === 'number' || other.kind === 'percent')
    const many = before.at(-1)
    if (!many || !/^\s*指标/.test(folded.slice(many.at + many.text.length))) return draft
    const length = Number(many.value)
    if (!Number.isInteger(length) || length > mostIndicators) return draft
    const indicators = before.slice(0, -1).slice(-length)
    return Array.from({ length }, (_, i) => {
      const indicator = indicators[i]
      return indicator?.counted ? { ...draft, counted: indicator.counted } : draft
    })
  })
}

/** 分别在一、二、三季度完成: each number of the enumeration has its quarter. */
const quarters = /分别(?:在|于|为)?((?:[一二三四](?:季度)?[、和]?){2,4})(?:季度)/

function quartersOf(folded: string, count: number): readonly string[] | undefined {
  const m = quarters.exec(folded)
  const named = m?.[1]?.match(/[一二三四]/g)
  return named && named.length === count ? named.map((sign) => `Q${'零一二三四'.indexOf(sign)}`) : undefined
}

const markAt = (text: string, at: number): number => {
  for (let i = at - 1; i >= Math.max(0, at - 200); i -= 1) if (/[,;。:!?]/.test(text.charAt(i))) return i + 1
  return Math.max(0, at - 200)
}

function claimsOfPassage(passage: Passage, folded: string, masked: string, index: number): Claim[] {
  const { drafts: implied, open } = draftsOf(passage.text, folded, masked)
  const scene = { source: passage.text, folded, open }
  const quantities = quantitiesIn(open).filter((quantity) => isCount(open, quantity))
  const statements = statementsIn(folded, quantities)
  const counted = statements.map((statement) => draftOf(statement, scene))
  type Found = Draft & { statement?: Statement }
  const drafts = spreadIndicators<Found>(
    [...implied, ...counted].sort((a, b) => a.at - b.at),
    folded,
  )
  const inQuarters = quartersOf(folded, counted.length)
  const hasPlan = /^(?:下一步|下步|\d{4}年[,，]?(?:我局|我们)?将|接下来)/.test(folded.trim())
  let subject = ''
  return drafts.map((draft): Claim => {
    const { statement, at, text, shares: _, eachIndicator: __, counted: thing, ...rest } = draft
    const before = folded.slice(0, at)
    const clauseAt = markAt(folded, at)
    const ends = folded.slice(at + text.length).search(/[,;。:!?]/)
    const clause = folded.slice(clauseAt, ends < 0 ? folded.length : at + text.length + ends)
    const lead = folded.slice(clauseAt, at)
    const period = draft.kind === 'date' ? undefined : periodOf(before, passage, false)
    const quarter = statement && inQuarters?.[counted.findIndex((one) => one.statement === statement)]
    const whole =
      statement?.partner === undefined
        ? -1
        : drafts.findIndex((one) => one.statement === statements[statement.partner!])
    const own = thing ?? countedNear(folded, at, at + text.length, draft.kind)
    if (own !== '') subject = own
    const objectYear = objectYearOf(lead)
    const scope = scopeOf(lead + (draft.kind === 'rank' ? text : ''))
    return {
      ...rest,
      text,
      offset: passage.offset + at,
      sentence: passage.text.trim(),
      sentenceAt: passage.offset,
      section: passage.section,
      counted: own || subject,
      ...(statement?.of !== undefined && { of: statement.of }),
      ...(scope && { scope }),
      ...((period || quarter) && { period: { ...period, ...(quarter && { part: quarter }) } }),
      ...(whole >= 0 && { partner: index + whole }),
      polarity: polarityOf(clause, folded.slice(clauseAt + clause.length, clauseAt + clause.length + 8)),
      ...(objectYear !== undefined && { objectYear }),
      mood: moodOf(clause, passage, hasPlan),
    }
  })
}

/** For ranks and the like: the subject of the clause, or of the one before it. */
function countedNear(folded: string, at: number, end: number, kind: Draft['kind']): string {
  const clause = folded.slice(markAt(folded, at), at).trim()
  const after = /^[^,;。:、]{0,30}/.exec(folded.slice(end))![0].trim()
  if (kind === 'ordinal' || kind === 'date') return after || clause
  const isFirst = kind === 'rank' && !/[位名居列]/.test(folded.slice(at, end))
  return isFirst
    ? after || clause
    : clause.replace(/^(?:\([一二三四五六七八九十\d]+\)|\d{1,2}\.|[、和及]+)/, '') || after
}

/** Every quantitative claim of a text, in reading order: written numbers and those that are only implied. */
export function extractClaims(text: string): Claim[] {
  const folded = foldWidth(text)
  const masked = maskNames(folded)
  const claims: Claim[] = []
  const table = tableClaims(text, folded, masked)
  for (const passage of passagesOf(text)) {
    const [from, to] = [passage.offset, passage.offset + passage.text.length]
    const cells = table.get(passage.line)
    if (cells) {
      if (!cells.taken) claims.push(...cells.claims)
      cells.taken = true
      continue
    }
    claims.push(...claimsOfPassage(passage, folded.slice(from, to), masked.slice(from, to), claims.length))
  }
  return claims
}
