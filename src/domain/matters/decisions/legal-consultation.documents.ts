import { dayText } from '../../calendar/day.ts'
import { type Block, fields, heading, type Issue, p, sentence, table, textFor } from '../../documents/wording.ts'
import type { Answer, ConsultationForms } from './legal-consultation.forms.ts'

const text = textFor<ConsultationForms>()

const head = ['序号', '条款或事项', '依据', '程度', '意见']
const said = ({ conclusion, risk, because, points, answeredOn }: Answer): Block[] => [
  fields(
    ['答复日期', dayText(answeredOn)],
    ['结论', `${conclusion}${risk ? `（风险等级：${risk}）` : ''}`],
    ...(because ? ([['理由', because]] as const) : []),
  ),
  ...(points.length
    ? [
        table(
          head,
          points.map((one, at) => [String(at + 1), one.place, one.law, one.severity, one.advice]),
        ),
      ]
    : []),
]
/** The first version stays: a rewritten answer is shown after it, with who asked for the change. */
const opinions = (issue: Issue<ConsultationForms>): Block[] => {
  const first = issue.formIf('answer') ?? issue.formIf('note')
  const rewritten = issue.formIf('rewriting')
  const second = issue.formIf('secondAnswer')
  return [
    ...(first ? [heading('第一次意见'), ...said(first)] : []),
    ...(rewritten
      ? [
          heading('第一次意见的修改'),
          p(`${rewritten.requester}要求：${sentence(rewritten.request)}修改前的意见列在上面。`),
          ...said(rewritten),
        ]
      : []),
    ...(second ? [heading('第二次意见'), ...said(second)] : []),
  ]
}

export const consultationTexts = {
  request: text((issue) => {
    const { unit, subject, question, urgent, askedOn, elsewhere, about } = issue.form('question')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['咨询处室', unit],
          ['咨询日期', dayText(askedOn)],
          ['咨询对象', subject],
          ['所涉事项', about ?? elsewhere ?? '没有具体办件'],
          ['缓急', urgent ? '急件' : '一般'],
          ['依据', issue.basis],
        ),
        p(`咨询事项：${sentence(question)}`),
      ],
    }
  }),
  answer: text((issue) => {
    const { unit, question } = issue.form('question')
    return {
      layout: 'letter',
      to: unit,
      body: [
        p(`${unit}就“${question}”的咨询收悉。依照${issue.basis}，答复意见如下。`),
        ...opinions(issue),
        p('请逐条办理，采纳情况和理由记录在案。'),
      ],
    }
  }),
  adoption: text((issue) => {
    const { decidedOn, points, usedIn } = issue.form('adoption')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['咨询事项', issue.form('question').question],
          ['决定日期', dayText(decidedOn)],
          ['用于', usedIn],
          ['依据', issue.basis],
        ),
        ...opinions(issue),
        heading('采纳情况'),
        ...(points.length
          ? [
              table(
                ['意见', '第几条', '采纳情况', '理由'],
                points.map((one) => [one.opinion, String(one.point), one.adoption, one.reason ?? '——']),
              ),
            ]
          : [p('意见没有分条，整体采纳。')]),
      ],
    }
  }),
}
