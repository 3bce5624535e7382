import type { z } from 'zod'
import { at, type Instant, yearOf } from '../../calendar/day.ts'
import { pureSha256 } from '../../draw/pure-sha256.ts'
import { sourceFormat } from '../../draw/sources.ts'
import type { Case } from '../../engine/case.ts'
import { type GuardContext, must, mustCase, mustNot, mustNotCase } from '../../engine/matter.ts'
import { article } from '../../law/catalogue.ts'
import { holdsCertificate } from '../../people/enforcement.ts'
import {
  closureForm,
  commitForm,
  type DrawOutcome,
  eventForm,
  planForm,
  resultForm,
  revealForm,
  substitutionForm,
} from './random-inspection.forms.ts'
import {
  cappedVisits,
  computedOnly,
  drawnAtRandom,
  enteredTwice,
  lockedBeforeChance,
  noSelfReview,
  oneDrawAtATime,
  orderedSubstitutes,
  partiesFirst,
  publishedPlan,
  visitedFirst,
  witnessedInTime,
} from './random-inspection.rules.ts'
import {
  activeUnits,
  commitmentOf,
  entropyOf,
  officerId,
  outcomeOf,
  stepsOf,
  unlessRefused,
} from './random-inspection.sheet.ts'

type Forms = {
  readonly plan: z.output<typeof planForm>
  readonly commit: z.output<typeof commitForm>
  readonly event: z.output<typeof eventForm>
  readonly result: z.output<typeof resultForm>
  readonly closure: z.output<typeof closureForm>
  readonly substitution: z.output<typeof substitutionForm>
} & { readonly [K in (typeof revealForms)[number]]: z.output<typeof revealForm> }

/** One slot a party: reveals come in any order, and each stays in the case. */
export const revealForms = ['reveal1', 'reveal2', 'reveal3'] as const

/** The forms of a draw as far as they are filled in. */
export const filled = (current: Case | null): Partial<Forms> => (current?.data ?? {}) as unknown as Partial<Forms>

const twoOfficers = article('行政处罚法', 42)
const certified = article('云南省行政执法证件管理规定', 3)
const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The bureau's own officers on a roster who hold no certificate on the day. */
const uncertified = (plan: Forms['plan'] | undefined, { standing, variant }: GuardContext): readonly string[] => {
  if (variant !== 'inspection') return []
  return (plan?.officers ?? []).flatMap(({ id, name, department }) =>
    department === undefined && !holdsCertificate(standing, id) ? [`${name}（${id}）`] : [],
  )
}
const mustBeCertified = '检查人员须在执法证件台账中，所持证件当日有效'

const lineOf = ({ planItem }: Forms['plan'], standing: GuardContext['standing']) =>
  standing('inspection-plan.line', planItem)[0]

/** On the day of the act itself: who has retired or whose certificate has run out since the plan is found again. */
export const rosterGuards = [
  mustNotCase(mustBeCertified, (context) => uncertified(filled(context.before).plan, context), certified),
] as const

export const planGuards = [
  mustNot(planForm, mustBeCertified, uncertified, certified),
  mustNot(
    planForm,
    '联合部门的检查人员须写明执法证号',
    (plan, { variant }) =>
      variant === 'inspection'
        ? plan.officers.flatMap((one) =>
            one.department !== undefined && one.certificate === undefined ? [`${one.name}（${officerId(one)}）`] : [],
          )
        : [],
    certified,
  ),
  mustNot(
    planForm,
    '计划事项须在已公布的本年度抽查计划中',
    (plan, { standing, variant }) =>
      variant === 'inspection' && lineOf(plan, standing) === undefined ? [plan.planItem] : [],
    publishedPlan,
  ),
  mustNot(
    planForm,
    '检查对象须写明在有效期内的许可证编号，没有本局许可证的，写明名录来源',
    (plan, { standing, variant }) =>
      variant === 'inspection'
        ? plan.units.flatMap(({ id, licence, source }) =>
            (licence === undefined ? source !== undefined : standing('licence.in-force', licence).length > 0)
              ? []
              : [id],
          )
        : [],
    drawnAtRandom,
  ),
  mustNot(
    planForm,
    '下列对象本年度的检查次数已达计划的上限',
    (plan, { standing, variant, day }) => {
      const cap = Number(lineOf(plan, standing)?.value ?? Number.POSITIVE_INFINITY)
      const visits = (unit: string) =>
        standing('inspection-result.visit', unit).filter(({ on }) => yearOf(on) === yearOf(day)).length
      return variant === 'inspection'
        ? plan.units.flatMap(({ id, weight }) => (weight > 0 && visits(id) >= cap ? [id] : []))
        : []
    },
    cappedVisits,
  ),
  must(
    planForm,
    '双随机检查每个对象的检查人员不得少于两人',
    (plan, { variant }) => variant !== 'inspection' || plan.perUnit >= 2,
    twoOfficers,
  ),
  must(
    planForm,
    '案卷评查抽样须逐件写明案件承办人，承办人不得评查本人的案卷',
    (plan, { variant }) => variant !== 'dossierReview' || plan.units.every((unit) => unit.handlers?.length),
    noSelfReview,
  ),
  must(
    planForm,
    '修改不得改变计划事项；须撤回后另行拟定',
    (plan, { before }) => {
      const earlier = filled(before).plan
      return !earlier || earlier.planItem === plan.planItem
    },
    oneDrawAtATime,
  ),
] as const

type Source = Forms['plan']['sources'][number]

/** From this moment on the event may be known to somebody. */
const closing = ({ heldOn, closesAt = '00:00' }: Source): Instant => at(heldOn, closesAt)

/** The moment of recording counts: what is entered afterwards as if done before would escape the order of acts. */
const isOpen = (source: Source, { recordedAt }: GuardContext): boolean => recordedAt < closing(source)

/** Dice can be thrown on the day of the commit. */
const isStillToCome = (source: Source, context: GuardContext): boolean =>
  isOpen(source, context) && (source.format === 'dice' || source.heldOn > context.day)

export const commitGuards = [
  mustCase(
    '随机源应在锁定之后举行：开奖、收盘等应晚于锁定之日，当众掷骰应晚于锁定登记之时',
    (context) => filled(context.before).plan?.sources.every((source) => isStillToCome(source, context)) ?? false,
    lockedBeforeChance,
  ),
  must(
    commitForm,
    '抽签单和指纹由系统按拟定内容生成，不得另行填写',
    (form, { before }) => {
      const { plan } = filled(before)
      return (
        !!plan &&
        sameText(
          form,
          unlessRefused(() => commitmentOf(plan)),
        )
      )
    },
    computedOnly,
  ),
] as const

export const revealGuards = (slot: (typeof revealForms)[number]) => {
  const partyOf = ({ before }: GuardContext) => filled(before).plan?.parties[revealForms.indexOf(slot)]
  return [
    mustCase('本次抽取没有登记这一见证方', (context) => partyOf(context) !== undefined, partiesFirst),
    mustCase('该见证方已经公开随机数，不得再次公开', ({ before }) => !before?.acts[slot], partiesFirst),
    mustCase(
      '见证方应当在随机事件之前公开随机数：应当在每个随机源截止之前登记，不得补录',
      (context) => filled(context.before).plan?.sources.every((source) => isOpen(source, context)) ?? false,
      partiesFirst,
    ),
    must(
      revealForm,
      '公开的随机数与锁定时登记的指纹不符，或者见证方名称不符',
      (form, context) => {
        const party = partyOf(context)
        return party?.name === form.party && pureSha256.hexOfHex(form.value) === party.commitment
      },
      partiesFirst,
    ),
  ] as const
}

export const eventGuards = [
  mustCase(
    '尚有见证方未公开随机数：见证方应当先于随机事件公开',
    ({ before }) =>
      filled(before).plan?.parties.every((_, index) => before?.acts[revealForms[index]!] !== undefined) ?? false,
    partiesFirst,
  ),
  // what takes the place of an event is later than the event: nothing is known before the moment that was announced
  mustCase(
    '随机源尚未截止或者举行，不能录入结果；顺延的，也应当在原定时刻之后录入',
    (context) => filled(context.before).plan?.sources.every((source) => !isOpen(source, context)) ?? false,
    lockedBeforeChance,
  ),
  must(
    eventForm,
    '每个随机源应填写一个结果，写法应与其格式相符（如快乐8为20个数升序以“.”相连）',
    (form, { before }) => {
      const sources = filled(before).plan?.sources ?? []
      return (
        form.values.length === sources.length &&
        sources.every(({ format }, index) => sourceFormat(format)!.accepts(form.values[index]!.value))
      )
    },
    enteredTwice,
  ),
] as const

const canonical = (event: z.output<typeof eventForm> | undefined): readonly string[] | undefined =>
  event?.values.map(({ value }) => value)

export const confirmGuards = [
  must(
    eventForm,
    '两人分别录入的结果不一致，请各自核对公告；录入有误的由录入人重新录入',
    (form, { before }) => sameText(canonical(form), canonical(filled(before).event)),
    enteredTwice,
  ),
] as const

/** What every party made public, by name. */
export function revealedIn(current: Case | null): ReadonlyMap<string, string> {
  const forms = filled(current)
  return new Map(revealForms.flatMap((slot) => (forms[slot] ? [[forms[slot].party, forms[slot].value] as const] : [])))
}

const secretLine = /\nsecret\t([0-9a-f]{64})\n$/

export const resultGuards = [
  mustCase(
    '外部见证人见证锁定的时刻，应当早于每个随机源的截止时刻和事件结果的录入；未及时见证的，应当作废后另行抽取',
    ({ before, witnessed }) => {
      const known = [before?.acts['event']?.at ?? '', ...(filled(before).plan?.sources ?? []).map(closing)]
      return witnessed !== undefined && known.every((moment) => witnessed.at < moment)
    },
    witnessedInTime,
  ),
  must(
    resultForm,
    '锁定的见证由系统按封存日志填写，不得填写或者改动',
    ({ witnessed }, context) =>
      sameText([witnessed.at, witnessed.by, witnessed.size, witnessed.index], sightOf(context.witnessed)),
    witnessedInTime,
  ),
  must(
    resultForm,
    '随机数文件应由已公开的随机数和核对一致的事件结果生成，本机关随机数应与锁定时的指纹一致',
    ({ entropy }, { before }) => {
      const { commit, event } = filled(before)
      if (!commit || !event) return false
      const secret = secretLine.exec(entropy)?.[1]
      const revealed = { sheet: commit.sheet, values: event.values, parties: revealedIn(before), secret }
      return unlessRefused(() => entropyOf(revealed)) === entropy
    },
    computedOnly,
  ),
  must(
    resultForm,
    '抽取结果由系统按抽签单和随机数文件计算，不得填写或者改动',
    (form, { before }) => {
      const { commit } = filled(before)
      const computed = commit && unlessRefused(() => outcomeOf(commit.sheet, form.entropy))
      return computed !== undefined && sameOutcome(form, computed)
    },
    computedOnly,
  ),
] as const

const sameOutcome = (one: DrawOutcome, other: DrawOutcome): boolean =>
  sameText(
    [one.seed, one.selected, one.team, one.crews.map((crew) => [crew.unit, crew.officers]), shortfallOf(one)],
    [other.seed, other.selected, other.team, other.crews.map((crew) => [crew.unit, crew.officers]), shortfallOf(other)],
  )
const sightOf = (seen: GuardContext['witnessed']) => seen && [seen.at, seen.by, seen.size, seen.index]
const shortfallOf = (outcome: DrawOutcome) => outcome.shortfall.map(({ stratum, missing }) => [stratum, missing])

/** Closed units reported and not yet replaced. */
export const pendingClosures = (current: Case | null): number =>
  (current?.acts['reportClosed']?.times ?? 0) - (filled(current).substitution?.steps.length ?? 0)

export const closureGuards = [
  must(
    closureForm,
    '只能上报现应检查的对象',
    (form, { before }) => {
      const { result, substitution } = filled(before)
      return !!result && activeUnits(result.selected, substitution?.steps).includes(form.unit)
    },
    orderedSubstitutes,
  ),
  mustCase('上一上报尚未确认递补', ({ before }) => pendingClosures(before) === 0, orderedSubstitutes),
] as const

export const substitutionGuards = [
  mustCase('没有待确认递补的对象', ({ before }) => pendingClosures(before) === 1, orderedSubstitutes),
  must(
    substitutionForm,
    '递补由系统按抽签券的先后计算，不得选择',
    (form, { before }) => {
      const { commit, result, closure, substitution } = filled(before)
      if (!commit || !result || !closure) return false
      const closed = [...(substitution?.steps ?? []).map((step) => step.closed), closure.unit]
      return sameText(
        plainSteps(form.steps),
        plainSteps(unlessRefused(() => stepsOf(commit.sheet, result.entropy, closed))),
      )
    },
    computedOnly,
  ),
] as const

const plainSteps = (steps: Forms['substitution']['steps'] | undefined) =>
  steps?.map(({ closed, substitute, officers }) => [closed, substitute ?? null, officers])

/** Units of the draw that have to be visited, after all substitutions. */
export function toVisit(current: Case | null): readonly string[] {
  const { result, substitution } = filled(current)
  return result ? activeUnits(result.selected, substitution?.steps) : []
}

export const completeGuards = [
  mustCase('尚有无法检查的对象未确认递补', ({ before }) => pendingClosures(before) === 0, orderedSubstitutes),
  // Which units these are is not told: who has not looked the result up does not learn it from a refusal.
  mustCase(
    '抽中的对象尚未都在检查结果台账中登记本次抽取的检查结果',
    ({ before, standing, variant }) =>
      variant !== 'inspection' ||
      toVisit(before).every((unit) =>
        standing('inspection-result.visit', unit).some(({ group }) => (group ?? undefined) === before?.number),
      ),
    visitedFirst,
  ),
] as const
