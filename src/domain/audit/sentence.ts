import type { Relation } from './claim.ts'
import type { Quantity } from './quantity.ts'
import { comparison, relationOf } from './relation.ts'
import { type Stretch, stretchOf } from './stretch.ts'
import { isBareVerb, nounAfter, thingBefore } from './thing.ts'
import { isSameUnit, unitParts } from './units.ts'

/** A number with what it counts and what it is to the numbers before it. */
export type Statement = {
  readonly quantity: Quantity
  readonly counted: string
  readonly of?: string
  readonly relation?: Relation
  /** Index of the statement that the relation leads to. */
  readonly partner?: number
  /** 全年, 每组 … as far as it stands before the number. */
  readonly lead: string
}

/** What a sentence has spoken of so far; later numbers refer back to it. */
type Discourse = {
  /** The last number that is no change and no share. */
  head: number | undefined
  /** The first of its clauses that names a thing: what a bare verb speaks of. */
  topic: number | undefined
  /** Open enumeration: 其中, 包括 … */
  parts: { readonly whole: number | undefined; readonly since: number; sum: number } | undefined
  /** 从案件类型看: kinds follow. */
  kinds: boolean
}

const magnitude = ({ value, unit }: Quantity): number => value * 10 ** unitParts(unit).exponent

const opensParts = /其中|中,(?:已|共)?有|包括|包含|分为|(?:^|[^所富])含(?!义|量)/
const derived = new Set<Relation>([
  'growth',
  'decline',
  'points-up',
  'points-down',
  'delta-up',
  'delta-down',
  'multiple',
  'share',
])

/** What one number says; more than one where it is said of several things. */
type Answer = Omit<Statement, 'quantity' | 'lead'>

type Reading = {
  readonly folded: string
  readonly quantity: Quantity
  readonly stretch: Stretch
  readonly next: Stretch | undefined
  readonly statements: Statement[]
  readonly discourse: Discourse
  /** What stands between the last number and this one. */
  readonly between: string
}

export function statementsIn(folded: string, quantities: readonly Quantity[]): Statement[] {
  const statements: Statement[] = []
  const discourse: Discourse = { head: undefined, topic: undefined, parts: undefined, kinds: false }
  const stretches = quantities.map((_, index) => stretchOf(folded, quantities, index))
  quantities.forEach((quantity, index) => {
    const stretch = stretches[index]!
    const next = stretches[quantities[index + 1]?.at === quantity.at ? index + 2 : index + 1]
    const between = folded.slice(statements.at(-1)?.quantity.end ?? 0, quantity.at)
    if (/[;。]/.test(between)) discourse.parts = undefined
    if (/(?:从|按)[^,;。]{1,12}(?:看|分|划分|来看)[,:]/.test(between)) discourse.kinds = true
    const answers = read({ folded, quantity, stretch, next, statements, discourse, between })
    for (const answer of answers) statements.push({ quantity, lead: stretch.before, ...answer })
    const relation = answers.at(-1)?.relation
    if (answers.length === 0 || (relation && (derived.has(relation) || relation.startsWith('range')))) return
    discourse.head = statements.length - 1
    discourse.topic ??= statements.length - 1
  })
  return nameLists(statements, folded)
}

/** 4大类、16个领域、120条任务: a number without a thing counts what the list names next. */
function nameLists(statements: Statement[], folded: string): Statement[] {
  for (let i = statements.length - 2; i >= 0; i -= 1) {
    const [one, after] = [statements[i]!, statements[i + 1]!]
    if (one.counted === '' && folded.slice(one.quantity.end, after.quantity.at).length < 12)
      statements[i] = { ...one, counted: after.counted }
  }
  return statements
}

function read(reading: Reading): readonly Answer[] {
  const { quantity, stretch, next, statements, discourse, folded } = reading
  const previous = statements.at(-1)
  const head = discourse.head === undefined ? undefined : statements[discourse.head]
  const zipped = upperBound(reading) ?? zip(reading)
  if (zipped) return zipped
  const relation = relationOf(quantity, stretch, next, folded) ?? inherited(stretch, previous)
  if (relation === 'each')
    return members(stretch.before.replace(/各[^各]*$/, '')).map((counted) => ({ counted, relation }))
  if (relation && derived.has(relation)) {
    const subject = subjectOf(relation, stretch.before.replace(/(?:同比|环比)[多少]出?了?$/, ''))
    const counted = subject === '' ? (head?.counted ?? previous?.counted ?? nounAfter(stretch.after)) : subject
    return [{ counted, relation, ...(discourse.head !== undefined && { partner: discourse.head }) }]
  }
  const copies = copied(quantity, stretch)
  if (copies.length > 1) return copies.map((counted) => ({ counted, ...(relation && { relation }) }))
  const { counted, of } = countedBy(quantity, stretch, statements, discourse)
  const part = relation === undefined ? partOf(reading) : undefined
  const said = relation ?? part?.relation
  const partner = relation === 'to' && previous?.relation === 'from' ? statements.length - 1 : part?.whole
  return [
    {
      counted,
      ...(of !== undefined && { of }),
      ...(said && { relation: said }),
      ...(partner !== undefined && { partner }),
    },
  ]
}

/** 3至5个, 1000元以上5000元以下: the second bound counts what the first did. */
function upperBound({ quantity, stretch, statements }: Reading): readonly Answer[] | undefined {
  const previous = statements.at(-1)
  if (quantity.bound === 'high' && previous?.quantity.at === quantity.at)
    return [{ counted: previous.counted, relation: 'range-high' }]
  const follows = previous?.quantity.end === quantity.at && previous.quantity.vague === 'atLeast'
  if (!previous || !follows || quantity.vague !== 'atMost') return undefined
  const counted = nounAfter(stretch.after) || previous.counted
  statements[statements.length - 1] = { ...previous, relation: 'range-low', counted }
  return [{ counted, relation: 'range-high' }]
}

/** 提高到770元、510元: a list goes on as it began. */
function inherited({ joined, before }: Stretch, previous: Statement | undefined): Relation | undefined {
  const goesOn =
    joined &&
    before === '' &&
    previous?.relation !== undefined &&
    (previous.relation === 'to' || derived.has(previous.relation))
  return goesOn ? previous.relation : undefined
}

/** 事故起数和死亡人数同比分别下降22.2%和30%: one number for each subject. */
function zip({ stretch, statements, folded }: Reading): readonly Answer[] | undefined {
  const start = statements.findLastIndex(({ lead }) => lead.includes('分别'))
  const list = statements.slice(start)
  const goesOn = stretch.joined && start >= 0 && list.slice(1).every(({ lead }) => lead === '')
  if (!goesOn) return undefined
  const subjects = subjectsOf(list[0]!, statements.slice(0, start), list.length + 1, folded)
  const relation = list[0]!.relation
  if (subjects.length <= list.length) return undefined
  if (subjects.length === list.length + 1) {
    list.forEach((one, index) => {
      statements[start + index] = { ...one, counted: subjects[index]! }
    })
  }
  return [{ counted: subjects[list.length]!, ...(relation && { relation }) }]
}

/** What 分别 hands its numbers out to: named before it, in the clause before, or the numbers before. */
function subjectsOf(first: Statement, earlier: readonly Statement[], count: number, folded: string): string[] {
  const named = members(first.lead.split('分别')[0]!.replace(comparison, ''))
  if (named.length > 1 || named.length >= count) return named
  const clause = members(
    (
      folded
        .slice(0, first.quantity.at)
        .split(/[,;。]/)
        .at(-2) ?? ''
    ).replace(/(?:同比|环比|实现|均|都|双|["“”]).*$/, ''),
  )
  if (clause.length === count && clause.every((member) => member.length <= 12 && !/\d/.test(member))) return clause
  const bases = earlier.filter(({ relation }) => relation === undefined).slice(-count)
  return bases.length === count ? bases.map(({ counted }) => counted) : named
}

/** 企业与个体工商户, 面商率、办结率、满意率 */
const members = (text: string): string[] =>
  text
    .split(/、|和|与|及(?!时)/)
    .map((member) => thingBefore(member.replace(/(?:同比|环比|均|都|也|分别)+$/, '')))
    .filter((member) => member !== '')

/** 面商率、办结率均达100%; 参考率、通过率实现两个100%. */
function copied({ unit }: Quantity, { before }: Stretch): string[] {
  if (!/[均都]|两个|双双|三个|□个/.test(before.slice(-8)) || !/[、和与及]/.test(before) || unit !== '%') return []
  const subjects = members(before.replace(/(?:均|都|双双|实现|保持|达到?|为|在|两个|三个|稳定|继续|□|个)+$/, ''))
  return subjects.every((subject) => subject.length <= 14) ? subjects : []
}

/** What is compared, as far as the clause itself names it. */
function subjectOf(relation: Relation, before: string): string {
  if (relation === 'multiple') before = before.replace(/(?:是|为|相当于|达到?)[^,;]{0,12}的?$/, '')
  if (relation === 'share') return thingBefore(before.replace(/(?:,?占|所占|占比|比重).*$/, ''))
  const cut = /(?:压缩|压减|减少|精简|缩短|削减|降低|(?<=^|[平户人件]均)减)([^率增减降升值至到了约近达]{2,12})$/.exec(
    before,
  )?.[1]
  if (cut) return thingBefore(cut)
  const at = before.search(comparison)
  const subject = thingBefore(at < 0 ? before : before.slice(0, at))
  if (subject !== '' && !/^(?:增幅|降幅|增速|涨幅|增长率|较|比|同比|环比|数量)/.test(subject)) return subject
  const object = /(?:压缩|压减|减少|精简|缩短|削减|降低|提高|增加)([^率]{2,12})$/.exec(before)?.[1]
  return object && !/^(?:至|到|了|约|近|达)/.test(object) ? object : ''
}

function countedBy(
  quantity: Quantity,
  stretch: Stretch,
  statements: readonly Statement[],
  discourse: Discourse,
): { readonly counted: string; readonly of?: string } {
  const previous = statements.at(-1)
  const head = discourse.head === undefined ? undefined : statements[discourse.head]
  const topic = discourse.topic === undefined ? undefined : statements[discourse.topic]
  const consumed = stretch.mark === '' && previous ? previous.counted : ''
  let before = stretch.before.replace(/(?:[人户件家次亩案校村]均|平均每[个名]?[人户件家次])$/, '')
  if (consumed !== '' && before.startsWith(consumed)) before = before.slice(consumed.length).replace(/^[、和及与]+/, '')
  const named = thingBefore(before.replace(changed, '').replace(origin, ''))
  const thing = /^[比较与同]$/.test(named) ? '' : named
  const following = nounAfter(stretch.after)
  const noun = takesNoun(quantity, thing) ? following : ''
  if (noun !== '') return thing !== '' && isBareVerb(thing) ? { counted: noun, of: thing } : { counted: noun }
  if (thing !== '') return isBareVerb(thing) && topic ? { counted: thing, of: topic.counted } : { counted: thing }
  if (stretch.after !== '' && !stretch.joined && stretch.mark !== '')
    return { counted: following || stretch.after.replace(/["“”]/g, '') }
  // 败诉率下降2.4个百分点,降至6.1%: the end of the change that was just told.
  if (previous?.relation && derived.has(previous.relation) && toEnd.test(stretch.before))
    return { counted: previous.counted }
  if (head) return { counted: /^(?:共计|合计|总计)$/.test(stretch.before) ? (topic ?? head).counted : head.counted }
  return { counted: stretch.after.replace(/["“”]/g, '') }
}

const toEnd = /(?:降|升|增|减|提高|提升|增加|下降)(?:至|到|为)$/

/** 试点单位增至, 次数由, 合格率由上年的: the change says no thing. */
const changed =
  /(?:(?:较|比|同比|环比)[^,;]{0,10})?(?:增|升|提高|提升|增长|增加|扩大|上升|发展|扩展|降|减|下降|减少|降低|缩短|压缩|压减|精简|调整|更新|拓展|优化|壮大|扩|缩)(?:至|到|为)了?(?:(?:19|20)\d{2}年度?的?|今年的?|目前的?)?$/
const origin = /(?:由|从)(?:(?:上|去|原|20|最|改革前|整改前|此前)[^,;]{0,8})?$/

/** Of a rate or a length of time the noun stands before the number. */
function takesNoun({ unit }: Quantity, thing: string): boolean {
  if (/^(?:工作日|自然日|天|日|小时|分钟|个月|年|学时|课时)$/.test(unit)) return thing === ''
  return !/[%‰点]$/.test(unit) || !/(?:率|比例|比|度|面|量|数|额|增速|强度|比重)$/.test(thing)
}

const startsAnew =
  /^(?:提出|采纳|移送|整改|办结|审结|涉及|惠及|服务|覆盖|发放|追回|挽回|罚没|查处|培训|开展|召开|收到|处置|下发|责令|立案|完成|发现|化解|调解)/

/** Whether the number is a part of one before it: after 其中, as long as the parts do not exceed the whole. */
function partOf(reading: Reading): { readonly relation: Relation; readonly whole: number | undefined } | undefined {
  const { quantity, stretch, between, statements, discourse } = reading
  if (/[%‰]$/.test(quantity.unit)) return undefined
  if (opensParts.test(between)) discourse.parts = { whole: undefined, since: statements.length, sum: 0 }
  const { parts } = discourse
  if (!parts)
    return discourse.kinds && /[类型]$/.test(thingBefore(stretch.before))
      ? { relation: 'part', whole: undefined }
      : undefined
  const whole = statements
    .slice(0, parts.since)
    .findLastIndex(
      (one) => isSameUnit(one.quantity.unit, quantity.unit) && !(one.relation && derived.has(one.relation)),
    )
  const opens = opensParts.test(between)
  if (whole < 0) {
    // A sentence that begins with 其中 speaks of the one before.
    if (parts.since === 0 && (opens || /^[、和及]/.test(between))) return { relation: 'part', whole: undefined }
    if (!opens && !/^[、和及]/.test(between)) discourse.parts = undefined
    return undefined
  }
  const sum = parts.sum + magnitude(quantity)
  const isWithin = !(sum > magnitude(statements[whole]!.quantity) * 1.000001)
  if (!opens && /,/.test(between) && (!isWithin || startsAnew.test(stretch.before))) {
    discourse.parts = undefined
    return undefined
  }
  if (quantity.unit === statements[parts.since]?.quantity.unit || statements.length === parts.since) parts.sum = sum
  return { relation: 'part', whole }
}
