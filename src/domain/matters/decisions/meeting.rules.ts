import {
  type Deliberation,
  headSpeaksLast,
  majority,
  outOfTurn,
  type Sitting,
  tally,
  unheard,
} from '#domain/engine/collegial.ts'
import { mustAccount } from '#domain/engine/frozen-list.ts'
import { type Guard, type GuardContext, must, mustNot, mustNotCase } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, type Citation, systemRule } from '#domain/law/citation.ts'
import { exceeds, reaches } from '#domain/settings/settings.ts'
import {
  type Agenda,
  type AgendaItem,
  agendaForm,
  isStudy,
  type Minute,
  type Minutes,
  minutesForm,
} from './meeting.forms.ts'

const order = bureauRule(
  '集体讨论按议程逐项进行：到会人数足够，与会成员逐一表态，主要负责人末位发言，一项一决',
  '[未核对] 本局议事规则尚未核对；重大行政决策另有条例第三十条',
)
const law30 = article('重大行政决策程序暂行条例', 30)
const known = systemRule('会议记录中的人员是在册人员，姓名与名册一致', '谁在会上表了什么态，任何时候都能查到本人')
const complete = systemRule('会议纪要逐项交代议程所列议题、逐人交代应到人员', '漏记的议题和没有交代的缺席都无从查起')
const democratic = bureauRule(
  '实行表决的会议，赞成人数超过应到人数的规定比例方为通过',
  '[未核对] 参照党组会议少数服从多数的规定，条文尚未核对',
)

/** Bodies in which the majority decides; elsewhere the head decides on the basis of the discussion. */
export const votes = ({ body }: Agenda): boolean => body === '党组会'

/** The measures of people that a condition asks for, and the people. */
export const peopleAsked = ['person.listed', 'person.left'] as const

const isListed = ({ standing }: GuardContext, person: string, name?: string): boolean =>
  standing('person.left', person).length === 0 &&
  standing('person.listed', person).some(({ group }) => name === undefined || group === name)

/** States in which a case is ready to be put before a meeting; a matter that is not named is ready in any. */
export const readyStates: Readonly<Record<string, readonly string[]>> = {
  'administrative-penalty': ['reviewed', 'vetted'],
  'document-clean-up': ['reviewed'],
  legislation: ['reviewed'],
  'normative-document-making': ['commented'],
  'major-decision': ['onAgenda'],
  contract: ['drafted'],
}

/** Items whose case is not, or no longer, ready to be discussed. */
const unready = ({ items }: Agenda, { named }: GuardContext): readonly string[] =>
  items.flatMap(({ title, case: id }) => {
    const found = named(id)
    return found && !(readyStates[found.matter]?.includes(found.state) ?? true) ? [title] : []
  })

const atField = <F>(at: string, guard: Guard<F>): Guard<F> => ({ ...guard, at })
const onAgenda = (
  at: keyof Agenda,
  text: string,
  bad: (form: Agenda, context: GuardContext) => readonly string[],
  basis: Citation,
) => atField(at, mustNot(agendaForm, text, bad, basis))

export const agendaRules = [
  onAgenda(
    'members',
    '应到人员须是在册人员，姓名与名册一致',
    ({ members }, context) =>
      members
        .filter(({ person, name }) => !isListed(context, person, name))
        .map(({ person, name }) => `${name}（${person}）`),
    known,
  ),
  onAgenda(
    'chair',
    '主要负责人和主持人须在应到人员之内',
    ({ members, head, chair }) =>
      [...new Set([head, chair])].filter((one) => !members.some(({ person }) => person === one)),
    order,
  ),
  onAgenda(
    'items',
    '“三重一大”事项须写明类别；大额度资金使用须填写资金金额',
    ({ items }) =>
      items
        .filter(
          ({ kind, category, amount }) =>
            kind === '“三重一大”事项' && (!category || (category === '大额度资金使用' && amount === undefined)),
        )
        .map(({ title }) => title),
    article('三重一大实施细则', '全文'),
  ),
  onAgenda(
    'items',
    '学法须列明所学的法律法规',
    ({ items }) => items.filter(({ kind, laws = [] }) => kind === '学法' && !laws.length).map(({ title }) => title),
    article('公务员法', 67),
  ),
  onAgenda('items', '所议办件尚未办到提请会议讨论的阶段', unready, order),
  onAgenda(
    'items',
    '理论学习中心组只安排学习，不作决定',
    ({ body, items }) =>
      body === '理论学习中心组' ? items.filter((one) => !isStudy(one)).map(({ title }) => title) : [],
    order,
  ),
]

/** The meeting as a collegial act, and one item of it. */
export const sittingOf = ({ members, head }: Agenda, { attended }: Minutes): Sitting => ({
  due: members.map(({ person }) => person),
  attended,
  head,
})
export const deliberationOf = ({ recused = [], views }: Minute): Deliberation => ({
  recused: recused.map(({ person }) => person),
  views,
})

type Placed = {
  readonly minute: Minute
  readonly item: AgendaItem
  readonly sitting: Sitting
  readonly said: Deliberation
}

const agendaIn = ({ before }: GuardContext): Agenda => before!.data['agenda'] as Agenda

/** The items that were decided, each with its place on the agenda. */
const decided = (minutes: Minutes, agenda: Agenda): readonly Placed[] =>
  minutes.items.flatMap((minute) => {
    const item = agenda.items.find(({ no }) => no === minute.no)
    if (!item || isStudy(item)) return []
    return [{ minute, item, sitting: sittingOf(agenda, minutes), said: deliberationOf(minute) }]
  })

const inMinutes = (
  at: keyof Minutes,
  text: string,
  bad: (form: Minutes, agenda: Agenda, context: GuardContext) => readonly string[],
  basis: Citation,
) =>
  atField(
    at,
    mustNot(minutesForm, text, (form, context) => bad(form, agendaIn(context), context), basis),
  )

/** A condition of every decided item: a refusal names the item, and the members whom it concerns. */
const ofItems = (text: string, bad: (one: Placed, agenda: Agenda) => boolean | readonly string[], basis: Citation) =>
  inMinutes(
    'items',
    text,
    (form, agenda) =>
      decided(form, agenda).flatMap((one) => {
        const found = bad(one, agenda)
        if (found === false || (Array.isArray(found) && found.length === 0)) return []
        const names = found === true ? [] : found.map((person) => nameIn(agenda, person))
        return [`${one.item.title}${names.length ? `（${names.join('、')}）` : ''}`]
      }),
    basis,
  )

export const nameIn = ({ members }: Agenda, person: string): string =>
  members.find((one) => one.person === person)?.name ?? person

/** For or against, where a majority stands; a body that must be persuaded otherwise says why. */
const isAgainstMajority = ({ minute: { outcome }, said }: Placed): boolean =>
  outcome === '通过' ? majority(said) !== '同意' : majority(said) === '同意'

/** Before the meeting alone: afterwards its cases have gone on. */
export const stillReady = mustNotCase(
  '所议办件已不在提请会议讨论的阶段',
  (context) => unready(agendaIn(context), context),
  order,
)

export const minutesRules = [
  atField(
    'heldOn',
    must(minutesForm, '会议日期晚于登记之日：尚未召开的会议不能记录', ({ heldOn }, { day }) => heldOn <= day, complete),
  ),
  inMinutes(
    'attended',
    '出席人员须在应到人员之内，每人一次；列席的另计人数',
    ({ attended }, { members }) =>
      attended.filter((one, index) => attended.indexOf(one) !== index || !members.some(({ person }) => person === one)),
    complete,
  ),
  inMinutes(
    'absent',
    '应到而未出席的须逐人写明原因，出席的不得列为缺席',
    ({ attended, absent }, agenda) => {
      const away = absent.map(({ person }) => person)
      return agenda.members
        .filter(({ person }) => attended.includes(person) === away.includes(person))
        .map(({ name }) => name)
    },
    complete,
  ),
  inMinutes(
    'attended',
    '主持人须出席会议',
    ({ attended }, agenda) => (attended.includes(agenda.chair) ? [] : [nameIn(agenda, agenda.chair)]),
    order,
  ),
  atField(
    'attended',
    must(
      minutesForm,
      '到会人数不足，不能开会',
      ({ attended }, context) =>
        reaches(context.setting('decision.quorum'), attended.length, agendaIn(context).members.length),
      order,
    ),
  ),
  atField(
    'items',
    mustAccount(
      minutesForm,
      (context) => agendaIn(context).items.map(({ no }) => `第${no}项`),
      ({ items }) => items.map(({ no }) => `第${no}项`),
      '议题须与议程一致，每项一次：不漏记，也不临时动议',
      complete,
    ),
  ),
  ofItems(
    '出席而未回避的成员须逐人发言或者表态，没有意见的写“无意见”',
    ({ sitting, said }) => unheard(sitting, said),
    law30,
  ),
  ofItems(
    '只有出席而未回避的成员表态，每人一次',
    ({ sitting, said }) => outOfTurn(sitting, said),
    article('公务员法', 76),
  ),
  ofItems('主要负责人应当最后发言', ({ sitting, said }) => !headSpeaksLast(sitting, said), law30),
  ofItems(
    '讨论重大行政决策，法制机构须在会上说明合法性审查意见',
    ({ item, minute }) => item.kind === '重大行政决策' && minute.legal === undefined,
    article('重大行政决策程序暂行条例', 29),
  ),
  inMinutes(
    'items',
    '说明意见的法制人员须是在册人员，姓名与名册一致',
    ({ items }, _agenda, context) =>
      items.flatMap(({ legal }) => (legal && !isListed(context, legal.person, legal.name) ? [legal.name] : [])),
    known,
  ),
  ofItems('每项议题须写明决定', ({ minute }) => minute.outcome === undefined, order),
  atField(
    'items',
    must(
      minutesForm,
      '实行表决的会议，赞成人数不够的不能通过',
      (form, context) => {
        const agenda = agendaIn(context)
        if (!votes(agenda)) return true
        return decided(form, agenda).every(
          ({ minute, said }) =>
            minute.outcome !== '通过' ||
            exceeds(context.setting('decision.majority'), tally(said, '同意'), agenda.members.length),
        )
      },
      democratic,
    ),
  ),
  ofItems(
    '决定与多数人意见不一致的，主要负责人应当在会上说明理由',
    (one, agenda) => !votes(agenda) && isAgainstMajority(one) && one.minute.because === undefined,
    law30,
  ),
  inMinutes(
    'items',
    '办理期限不能早于会议日期',
    ({ heldOn, items }) => items.filter(({ dueOn }) => dueOn && dueOn < heldOn).map(({ no }) => `第${no}项`),
    order,
  ),
]

export const meetingBasis = order
