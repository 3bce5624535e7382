import { dayText } from '../../calendar/day.ts'
import { type Block, fields, type Issue, p, table, textFor } from '../../documents/wording.ts'
import type {
  assessmentForm,
  conclusionForm,
  hearingForm,
  outsideForm,
  submissionForm,
  supplementForm,
} from './fair-competition-review.forms.ts'

type Forms = {
  submission: typeof submissionForm
  hearing: typeof hearingForm
  conclusion: typeof conclusionForm
  supplement: typeof supplementForm
  outside: typeof outsideForm
  assessment: typeof assessmentForm
}
const text = textFor<Forms>()

const identity = (issue: Issue<Forms>): readonly (readonly [string, string])[] => {
  const { title, kind, issuer, jointly, unit, areas, bases } = issue.form('submission')
  return [
    ['政策措施名称', title],
    ['类别', kind],
    ['拟制发机关', jointly ? `${issuer}（${jointly}）` : issuer],
    ['起草处室', unit],
    ['涉及的经营者经济活动', areas.join('、') || '不涉及'],
    ['制定依据', bases.join('；')],
  ]
}
const heard = (issue: Issue<Forms>): readonly (readonly [string, string])[] => {
  const { from, way, since, until, views, handling } = issue.form('hearing')
  return [
    ['听取意见的对象', from],
    ['方式和时间', `${way}，${dayText(since)}至${dayText(until)}`],
    ['意见和处理情况', `收到意见${views}条。${handling}`],
  ]
}
const clausesOf = (issue: Issue<Forms>): Block[] => {
  const { clauses } = issue.form('conclusion')
  return clauses.length === 0
    ? [p('字句审查没有须由人答复的可疑条款。')]
    : [
        table(
          ['审查标准', '条款', '答复', '处理结果', '依据'],
          clauses.map((one) => [one.standard, one.clause, one.answer, one.result, one.law ?? '—']),
        ),
      ]
}
const excepted = (issue: Issue<Forms>): Block[] => {
  const { exception } = issue.form('conclusion')
  if (!exception) return []
  const { ground, effect, leastImpact, until, condition } = exception
  return [
    fields(
      ['例外情形', ground],
      ['对公平竞争的影响', effect],
      ['没有影响更小的替代方案的理由', leastImpact],
      ...(until ? [['实施期限届满', dayText(until)] as const] : []),
      ...(condition ? [['终止条件', condition] as const] : []),
    ),
  ]
}

export const competitionTexts = {
  form: text((issue) => {
    const { conclusion, thirdParty } = issue.form('conclusion')
    const outside = issue.formIf('outside')
    return {
      layout: 'sheet',
      body: [
        fields(...identity(issue), ...heard(issue)),
        ...clausesOf(issue),
        ...(thirdParty ? [fields(['第三方评估', `${thirdParty.body}：${thirdParty.result}`])] : []),
        fields([outside ? '本局初审意见' : '审查结论', conclusion]),
        ...excepted(issue),
        ...(outside
          ? [
              fields(
                ['市场监管部门审查结论', outside.conclusion],
                ['审查意见', `${outside.number}，${dayText(outside.concludedOn)}`],
              ),
            ]
          : []),
        fields(['送审日期', issue.dayOf('submit')], ['签发日期', dayText(issue.on)], ['依据', issue.basis]),
        p('本结论只对所审的这一稿有效；文本改动的，须重新审查。'),
      ],
    }
  }),
  exemption: text((issue) => ({
    layout: 'sheet',
    body: [
      fields(...identity(issue), ['不需审查的理由', issue.reasons], ['依据', issue.basis]),
      p('经审查处室认定，本件不涉及经营者经济活动，不需进行公平竞争审查。'),
    ],
  })),
  forwarding: text((issue) => {
    const { title, issuer } = issue.form('submission')
    const { conclusion } = issue.form('conclusion')
    return {
      layout: 'letter',
      to: '市场监督管理局',
      body: [
        p(
          `我局起草的《${title}》拟由${issuer === '提请人大及其常委会审议' ? '市人民政府提请人大审议' : '市人民政府制发'}。`,
        ),
        p(`依照${issue.basis}，我局已完成初审，初审意见为：${conclusion}。现将有关材料送请会同审查。`),
        fields(...heard(issue)),
        ...clausesOf(issue),
        ...excepted(issue),
        p('附：送审文本、起草说明、听取意见及处理情况、初审意见。'),
      ],
    }
  }),
  assessment: text((issue) => {
    const { effect, stillNeeded } = issue.form('assessment')
    return {
      layout: 'sheet',
      body: [
        fields(...identity(issue)),
        ...excepted(issue),
        fields(
          ['实施效果和实际影响', effect],
          ['仍须适用的理由', stillNeeded],
          ['评估日期', dayText(issue.on)],
          ['依据', issue.basis],
        ),
      ],
    }
  }),
}
