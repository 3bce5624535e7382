import { addDays } from '#domain/calendar/day.ts'
import { mustAccount } from '#domain/engine/frozen-list.ts'
import { type GuardContext, must, mustCase, mustNot } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { textClauses } from '#domain/texts/clauses.ts'
import { compareTexts } from '#domain/texts/compare.ts'
import { changesOne, filled, happened, isRule, standsOnDraft, stoodOn } from './legislation.case.ts'
import {
  argumentForm,
  clausesForm,
  comparisonForm,
  competenceForm,
  competences,
  draftForm,
  hearingForm,
  noticeForm,
  opinionsForm,
  researchForm,
  suggestionForm,
  teamForm,
} from './legislation.inside.forms.ts'
import { alike, law, making, oneText, told } from './legislation.law.ts'

export const suggesting = [
  must(
    suggestionForm,
    '规章的名称称“规定”“办法”，不得称“条例”',
    ({ title }, { variant }) => variant !== 'governmentRule' || !/条例([（(].*[)）])?$/.test(title),
    making(7),
  ),
]
export const assessing = [
  must(competenceForm, '只能制定法律的事项，不得由地方立法规定', ({ reserved }) => !reserved, law(11)),
  must(
    competenceForm,
    '不在法定立法事项之内的，须写明权限的论证',
    ({ basis, opinion }) => basis === competences[0] || opinion !== undefined,
    law(81, '第一款'),
  ),
  must(
    competenceForm,
    '没有上位法依据的，规章不得减损权利或者增加义务',
    ({ burdens, burdenBasis }, context) => !isRule(context) || !burdens || burdenBasis !== undefined,
    law(93, '第六款'),
  ),
  must(
    competenceForm,
    '规章不得设定行政许可；省级政府规章的临时许可不在此列',
    ({ licence }, context) => !isRule(context) || !licence,
    article('行政许可法', 17),
  ),
  must(
    competenceForm,
    '拟设定行政许可的，须写明必要性和听取意见的安排',
    ({ licence, licencePlan }) => !licence || licencePlan !== undefined,
    article('行政许可法', 19),
  ),
]
export const organising = [
  must(teamForm, '目标日期须晚于今日', ({ targets }, { day }) => targets.every(({ dueOn }) => dueOn > day), alike),
]
export const researching = [
  must(
    researchForm,
    '修订、修正的，须写明现行规定的实施情况',
    ({ implementation }, context) => !changesOne(context) || implementation !== undefined,
    making(37),
  ),
  must(
    researchForm,
    '调研日期晚于登记之日',
    ({ visits, studies }, { day }) => [...visits, ...studies].every(({ on }) => on <= day),
    told,
  ),
]
export const drafting = [
  must(
    draftForm,
    '修订、修正的，须附现行文本',
    ({ current: inForce }, context) => !changesOne(context) || inForce !== undefined,
    making(18, '第四款'),
  ),
]

/** 第一条, 第二条 … of a text; undefined where it has no words. */
const articlesIn = ({ words }: GuardContext, text: string): readonly string[] | undefined => {
  const found = words(text)
  return found === undefined
    ? undefined
    : textClauses(found).flatMap(({ level, label }) => (level === '条' ? [label] : []))
}
export const tabulating = [
  mustCase('草案没有文字（扫描件），不能逐条说明', ({ words }) => words('draft') !== undefined, oneText),
  mustAccount(
    clausesForm,
    (context) => articlesIn(context, 'draft') ?? [],
    ({ clauses }) => clauses.map(({ no }) => no),
    '须对草案每一条说明来源和目的',
    making(18, '第三款'),
  ),
  mustNot(
    clausesForm,
    '不是新设的条款须写明来源条文',
    ({ clauses }) => clauses.filter(({ origin, source }) => origin !== '新设' && !source).map(({ no }) => no),
    making(3),
  ),
]

/** The articles of the text in force that are no more in the draft. */
export function removedArticles({ words }: Pick<GuardContext, 'words'>): readonly string[] {
  const [old, now] = [words('current'), words('draft')]
  if (old === undefined || now === undefined) return []
  return compareTexts(old, now).changes.flatMap((change) =>
    change.type === 'removed' && change.before.level === '条' ? [change.before.label] : [],
  )
}
export const comparing = [
  mustCase(
    '草案或者现行文本没有文字（扫描件），不能对照',
    ({ words }) => words('draft') !== undefined && words('current') !== undefined,
    oneText,
  ),
  mustAccount(
    comparisonForm,
    removedArticles,
    ({ removed }) => removed.map(({ no }) => no),
    '现行条款删去的，须逐条写明理由',
    making(18, '第三款'),
  ),
  must(
    comparisonForm,
    '核对情况与删去的条款不一致',
    ({ removed, checked }) => removed.length > 0 === (checked !== '现行条款均有着落'),
    oneText,
  ),
]

export const tabulated = stoodOn('tabulate', '逐条说明所依据的不是现行草案，须重新编制')
export const compared = mustCase(
  '修订、修正的，须先编制对照表；草案改动后须重新编制',
  (context) => !changesOne(context) || standsOnDraft(context, 'compare'),
  making(18, '第三款'),
)
export const consulting = [
  tabulated,
  compared,
  must(
    noticeForm,
    '向社会公开征求意见不少于三十日',
    ({ until }, { day }) => until >= addDays(day, 30),
    making(15, '第二款'),
  ),
]
export const closing = [
  mustAccount(
    opinionsForm,
    (context) => filled(context, 'notice')?.organs ?? [],
    ({ replies }) => replies.map(({ organ }) => organ),
    '征求意见的单位须逐一写明答复',
    making(17, '第二款'),
  ),
  mustNot(
    opinionsForm,
    '意见不一致或者逾期未复的，须写明协商情况和理由',
    ({ replies }) => replies.filter(({ reply, handling }) => reply !== '同意' && !handling).map(({ organ }) => organ),
    making(17, '第二款'),
  ),
  mustNot(
    opinionsForm,
    '没有全部采纳的意见须写明理由',
    ({ opinions }) =>
      opinions
        .filter(({ disposition, because }) => disposition !== '采纳' && !because)
        .map(({ no }) => `第${no}条意见`),
    making(15, '第一款'),
  ),
  mustNot(
    opinionsForm,
    '采纳的意见须写明修改的条款',
    ({ opinions }) =>
      opinions
        .filter(({ disposition, changed }) => disposition !== '不采纳' && !changed)
        .map(({ no }) => `第${no}条意见`),
    making(15, '第一款'),
  ),
]
export const announcing = [
  must(
    hearingForm,
    '听证会的时间、地点和内容须在三十日前公布',
    ({ heldOn }, { day }) => heldOn >= addDays(day, 30),
    making(16, '第二款第一项'),
  ),
]
const announced = ({ before }: GuardContext) => before?.acts['announceHearing']
export const arguing = [
  ...happened(argumentForm, ({ heldOn }) => heldOn),
  mustNot(
    argumentForm,
    '与所论证事项有利害关系的，不作为论证专家',
    ({ experts }) => experts.filter(({ independent }) => !independent).map(({ name }) => name),
    making(16, '第一款'),
  ),
  must(
    argumentForm,
    '需要听证的，须先公告听证并已举行',
    ({ hearing }, context) =>
      !hearing || (announced(context) !== undefined && filled(context, 'hearing')!.heldOn <= context.day),
    making(16, '第二款'),
  ),
  must(
    argumentForm,
    '听证须有笔录、签字，并写明意见的处理情况',
    ({ hearing, record, signed, handled }) =>
      !hearing || (record !== undefined && signed === true && handled !== undefined),
    making(16, '第二款第四项'),
  ),
]
