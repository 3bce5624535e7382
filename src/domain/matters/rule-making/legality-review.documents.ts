import { dayText } from '../../calendar/day.ts'
import { type Block, fields, p, table, textFor } from '../../documents/wording.ts'
import type { Opinion, opinionForm, returnForm, submissionForm } from './legality-review.forms.ts'

type Forms = {
  submission: typeof submissionForm
  return: typeof returnForm
  opinion: typeof opinionForm
}
const text = textFor<Forms>()

/** How every letter of a review begins. */
export const opening = ({ title, unit }: { readonly title: string; readonly unit: string }): Block =>
  p(`${unit}送审的《${title}》收悉。`)
/** The points of an opinion, numbered as they are answered, and what is asked; of none nothing is said. */
export const pointsOf = ({ points }: Opinion, asked: string): readonly Block[] =>
  points.length
    ? [
        table(
          ['序号', '条款', '依据', '程度', '问题', '修改意见'],
          points.map((one, index) => [
            String(index + 1),
            ...[one.place, one.law, one.severity, one.problem, one.advice],
          ]),
        ),
        p(asked),
      ]
    : []
export const onlyThisText = p('本意见只对送审的这一稿有效；文本改动的，须重新送审。')

export const reviewTexts = {
  correction: text((issue) => ({
    layout: 'letter',
    to: issue.form('submission').unit,
    body: [
      opening(issue.form('submission')),
      p(`依照${issue.basis}，请一次补齐下列材料后重新送审：${issue.form('return').missing.join('；')}。`),
    ],
  })),
  opinion: text((issue) => {
    const opinion = issue.form('opinion')
    return {
      layout: 'letter',
      to: issue.form('submission').unit,
      body: [
        opening(issue.form('submission')),
        p(`依照${issue.basis}，经合法性审核，意见为：${opinion.conclusion}。`),
        ...pointsOf(opinion, '请逐条回应。没有采纳的意见和理由，随文件一并提交集体审议。'),
        fields(
          ['听取法律顾问、公职律师意见的情况', opinion.counsel],
          ['受理日期', issue.dayOf('accept')],
          ['出具日期', dayText(issue.on)],
        ),
        onlyThisText,
      ],
    }
  }),
}
