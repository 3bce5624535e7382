import { mustAccount } from '#domain/engine/frozen-list.ts'
import { type GuardContext, must, mustCase, mustNot, mustNotCase } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import type { Citation } from '#domain/law/citation.ts'
import { meeting, mustBeResolved } from '../decisions/meeting.ts'
import { filled, happened, needsRegulator, regulator, standsOnDraft, stoodOn } from './legislation.case.ts'
import { compared, tabulated } from './legislation.drafting.guards.ts'
import {
  answerForm,
  competitionForm,
  deliberationForm,
  legalityForm,
  letterForm,
  packageForm,
  packageItems,
  receiptForm,
  riskForm,
  valuesForm,
} from './legislation.inside.forms.ts'
import { accounted, alike, law, making, oneText } from './legislation.law.ts'

export const reviewingLegality = [
  must(
    legalityForm,
    '合法性审查台账中没有这一编号的通过记录',
    ({ number, conclusion }, { standing }) =>
      conclusion === '不合法' || standing('legality-check.passed', number).length > 0,
    making(18, '第四款'),
  ),
]
export const reviewingCompetition = [
  must(
    competitionForm,
    '2024年8月1日起，提请本级政府、人大审议的草案由市场监管部门会同起草单位审查',
    ({ by }, { day }) => !needsRegulator(day, by),
    regulator,
  ),
  must(
    competitionForm,
    '由市场监管部门审查的，须写明其审查意见的编号',
    ({ by, regulator: paper }) => by === '起草单位审查' || paper !== undefined,
    regulator,
  ),
  must(
    competitionForm,
    '公平竞争审查台账中没有这一编号的通过记录',
    ({ number, conclusion }, { standing }) =>
      conclusion === '违反审查标准' || standing('fair-competition-review.passed', number).length > 0,
    article('公平竞争审查条例', 18),
  ),
]
export const assessingRisk = [
  must(
    riskForm,
    '高风险的不得定为风险可控',
    ({ level, conclusion }) => level !== '高' || conclusion === '风险不可控',
    alike,
  ),
]
export const reviewingValues = [
  mustNot(
    valuesForm,
    '需要修改的条款尚未修改，结论不能是“符合”',
    ({ rows, conclusion }) =>
      conclusion === '不符合'
        ? []
        : rows.filter(({ judgement, change }) => judgement === '需要修改' && !change).map(({ clause }) => clause),
    law(8),
  ),
]

/** The four reviews: each with its act and whether its conclusion lets the text pass. */
const reviews = [
  ['reviewLegality', '合法性审查', (context: GuardContext) => filled(context, 'legality')?.conclusion !== '不合法'],
  [
    'reviewCompetition',
    '公平竞争审查',
    (context: GuardContext) => filled(context, 'competition')?.conclusion !== '违反审查标准',
  ],
  ['assessRisk', '社会稳定风险评估', (context: GuardContext) => filled(context, 'risk')?.conclusion === '风险可控'],
  [
    'reviewValues',
    '社会主义核心价值观审查',
    (context: GuardContext) => filled(context, 'values')?.conclusion === '符合',
  ],
] as const
/** 四项审查: all on the text as it stands, none against it. */
export const fourOnOne = [
  mustNotCase(
    '四项审查须都对现行草案作出',
    (context) => reviews.flatMap(([act, title]) => (standsOnDraft(context, act) ? [] : [title])),
    oneText,
  ),
  mustNotCase(
    '审查没有通过的，不得报审',
    (context) => reviews.flatMap(([, title, passes]) => (passes(context) ? [] : [title])),
    making(19),
  ),
]
export const closingReviews = [...fourOnOne, tabulated, compared]

const law18: Citation = making(18, '第二款')
export const deliberating = [
  ...fourOnOne,
  mustBeResolved(deliberationForm, ({ meeting: id }) => id, ['通过'], '会议没有通过本件', law18),
  must(
    deliberationForm,
    '会议须在四项审查完成以后召开：其后又有审查的，须重新审议',
    ({ meeting: id }, { referred, before }) => {
      const held = referred(meeting, id)?.acts.hold
      const closed = before?.acts['closeReviews']
      return held !== undefined && closed !== undefined && held.at > closed.at
    },
    oneText,
  ),
]
export const signing = [...fourOnOne, stoodOn('deliberate', '签署的须是审议通过的文本')]
export const submitting = [
  ...fourOnOne,
  stoodOn('sign', '报送的须是签署的文本'),
  mustNot(
    packageForm,
    '报送材料不齐：没有的须写明理由',
    ({ items, notNeeded = [] }) =>
      packageItems.filter(
        (item) => !items.some((one) => one.item === item) && !notNeeded.some((one) => one.item === item),
      ),
    making(18, '第一款'),
  ),
  must(
    packageForm,
    '举行过听证的，须附听证笔录',
    ({ items }, context) => !filled(context, 'argument')?.hearing || items.some(({ item }) => item === '听证笔录'),
    making(16, '第二款第四项'),
  ),
]
export const receiving = happened(receiptForm, ({ receivedOn }) => receivedOn)
export const asking = [must(letterForm, '答复期限须晚于今日', ({ dueOn }, { day }) => dueOn > day, accounted)]
export const answering = [
  mustAccount(
    answerForm,
    (context) => filled(context, 'letter')?.questions ?? [],
    ({ answers }) => answers.map(({ question }) => question),
    '来函的问题须逐项答复',
    accounted,
  ),
]
/** A draft that nobody was asked about is asked about, not polished. */
export const continuing = [
  mustCase(
    '因未公开征求意见、未充分协商退回的，须重新征求意见',
    (context) => !['未公开征求意见', '存在较大争议而未充分协商'].includes(filled(context, 'return')?.ground ?? ''),
    making(20),
  ),
]
