import { type Exact, holds, sameNumber, shiftDecimal } from '../figures/qualifier.ts'
import type { Claim } from './claim.ts'
import { type Context, isBeside, nearness, strangers, weight } from './context.ts'
import { unexplained } from './explain.ts'
import type { AuditFigure, Subject } from './figure.ts'
import { isOutward } from './lexicon.ts'
import { foldWidth, readNumeral } from './numerals.ts'
import { unitShift } from './units.ts'

/** Two bars, the same for agreement and difference: all that the figure says is said, or nothing else is. */
const bar = { complete: 0.5, partial: 0.3 } as const

/** A claim held against a figure. `objection`: why the two may not speak of the same thing. */
export type Candidate = {
  readonly subject: Subject
  readonly score: number
  readonly complete: boolean
  readonly agrees: boolean
  readonly objection?: string
}

export const inClaimUnit = (claim: Claim, figure: AuditFigure): Exact => {
  const shift = claim.unit === '' ? 0 : (unitShift(figure.unit, claim.unit) ?? 0)
  return shift === 0 ? figure.value! : shiftDecimal(figure.value!, shift)
}

export function agrees(claim: Claim, figure: AuditFigure): boolean {
  if (figure.value === null || claim.value === null) return false
  if (claim.kind === 'date') return claim.value === figure.value
  const exact = inClaimUnit(claim, figure)
  const decimals = claim.decimals ?? 0
  const rounds = claim.kind === 'percent' || decimals > 0 || /^[万亿]/.test(claim.unit)
  const qualifier = claim.qualifier ?? (rounds ? 'rounded' : 'exact')
  if (holds(qualifier, claim.value, decimals, exact)) return true
  if (figure.printed !== undefined)
    return printsAlike(claim, figure.printed) || isPrinted(claim, figure, figure.printed)
  return figure.qualifier === qualifier && qualifier !== 'exact' && sameNumber(claim.value, exact)
}

/** The number as the own report prints it, in another scale: 176.73亿元 and 1767300万元. */
function isPrinted(claim: Claim, figure: AuditFigure, printed: string): boolean {
  const number = /^[\d,]+(?:\.\d+)?/.exec(foldWidth(printed))?.[0]
  if (number === undefined || foldWidth(printed) !== `${number}${figure.unit}` || claim.qualifier !== undefined)
    return false
  const shift = unitShift(figure.unit, claim.unit)
  if (shift === undefined || shift === 0) return false
  return sameNumber(Number(claim.value), shiftDecimal(number.replaceAll(',', ''), shift))
}

/** The text repeats what the own report prints, words and number. */
function printsAlike(claim: Claim, printed: string): boolean {
  const number = /[\d,.]*\d/.exec(foldWidth(printed))?.[0]
  if (number === undefined || readNumeral(number)?.value !== claim.value) return false
  const vague = /余|多|近|约|突破|超过|不少于|以上/
  return claim.qualifier !== undefined && vague.test(printed) && foldWidth(claim.text).includes(foldWidth(printed))
}

/** 15件许可被撤销: what was done to the thing afterwards, by others. */
const suffered =
  /被[^,;。]{0,8}(?:撤销|吊销|注销|取消|退回|驳回|否决|终止|叫停|纠正|确认违法|投诉|举报|诉讼|查处|通报)|(?:发现|查出|检出)(?:了|有)?$/

/** 15件许可正在办理: not yet done. */
const unfinished =
  /正在(?:办理|审查|审核|受理|研究|推进|编制|修订|制定)|尚在|(?:办理|审理|审查|审核|建设|推进)(?:过程)?中(?=[,;。]|$)/
/** 省科技厅核发……: another body did it. */
const byOthers = /^\s*(?:省|国家|外省|县级?|区级?|各县区?|其他)[一-龥]{1,6}(?:厅|部门|部|委|局|院)(?=[一-龥])/

const changes = new Set([
  'growth',
  'decline',
  'points-up',
  'points-down',
  'delta-up',
  'delta-down',
  'multiple',
  'from',
  'target',
])

/** Why the claim is not about the figure's own number, although the words are near. */
function objectionTo(
  claim: Claim,
  subject: Subject,
  context: Context,
  year: number,
  rest: readonly string[],
): string | undefined {
  if (claim.relation && changes.has(claim.relation) && !subject.isChange)
    return '这里说的是增减、目标或起点，不是这个数本身'
  if (claim.polarity === 'negative') return '这里说的是没有做到'
  if (suffered.test(context.places[1].text) || suffered.test(context.before))
    return '这里说的是另外的事：被撤销、被发现等'
  if (unfinished.test(context.places[1].text)) return '这里说的是还没有办完的'
  if (byOthers.test(context.places[1].text)) return '这里说的是别的单位做的'
  if (claim.mood === 'planned') return '这里说的是计划，不是结果'
  if (claim.mood === 'rule') return '这里说的是规定，不是结果'
  const said = claim.period?.year ?? (claim.period?.previous ? year - 1 : year)
  // 评查2023年度案卷, 上年度案卷: the year is that of the files, where the figure counts files of the year before.
  const namesObject = subject.ofPreviousYear && said === year - 1 && /年度/.test(claim.sentence)
  if (claim.kind !== 'date' && !namesObject && !subject.years.includes(String(said))) return `这里说的是${said}年`
  const object = subject.ofPreviousYear ? year - 1 : year
  if (claim.objectYear !== undefined && claim.objectYear !== object && subject.figure.definition !== undefined)
    return `这里说的是${claim.objectYear}年的事项`
  if (claim.period?.part) return '这里说的只是一年中的一段'
  if (isOtherCircle(claim, subject, context)) return `这里说的是${claim.scope}`
  const others = [...new Set([...strangers(context, subject), ...rest])]
  if (others.length > 0) return `这里还说到“${others.join('、')}”`
  return undefined
}

/**
 * 全市执法人员3200名 is no claim about an own figure, unless the figure speaks of 全市 too or the place is its own;
 * 全国, 全省 are never the bureau's own circle.
 */
function isOtherCircle(claim: Claim, { figure, circles, own }: Subject, { before }: Context): boolean {
  const said =
    claim.kind === 'rank' ? claim.scope : (before.split(/[\d、]/).at(-1) ?? '').match(/全[国省市州区县]/g)?.at(-1)
  const wide = claim.kind === 'rank' ? undefined : before.match(/全[国省]/g)?.at(-1)
  if (wide !== undefined) return !circles.includes(wide)
  if (said === undefined) return false
  if (said === '全市' && claim.kind !== 'rank' && isOutward(own)) return false
  if (claim.kind === 'rank')
    return circles.length > 0 && !circles.includes(said) && !(said === '州市' && circles.includes('全省'))
  if (circles.length > 0) return !circles.includes(said)
  return /[国省]/.test(said) || !(figure.section !== undefined && foldWidth(figure.section) === claim.section)
}

/** The first word is indispensable, unless all others, two at least, stand beside the number or in its clause. */
function isNamed(claim: Claim, { groups }: Subject, context: Context): boolean {
  const [first, ...others] = groups
  if (!first) return false
  if (isBeside(first, claim, context) || (context.isElliptic && context.sentence().groups.has(first))) return true
  return others.length > 1 && others.every((group) => isBeside(group, claim, context))
}

/** What a claim and a figure have to do with each other; undefined where nothing. */
export function candidate(claim: Claim, subject: Subject, context: Context, year: number): Candidate | undefined {
  if (!isNamed(claim, subject, context)) return undefined
  const near = subject.groups.map((group) => nearness(group, claim, context))
  const own = subject.figure.section !== undefined && foldWidth(subject.figure.section) === claim.section
  const score = near.reduce((sum, one) => sum + one, 0) / near.length + (own ? 0.02 : 0)
  const complete = near.every((one) => one >= weight.sentence)
  if (score < (complete || own ? bar.complete : bar.partial) && !(context.isElliptic && score >= bar.partial))
    return undefined
  const rest = unexplained(context.told(), subject)
  if (!(complete || own) && rest.length > 0) return undefined
  const objection = objectionTo(claim, subject, context, year, rest)
  return {
    subject,
    score,
    complete,
    agrees: agrees(claim, subject.figure),
    ...(objection !== undefined && { objection }),
  }
}
