import { dayText } from '../../calendar/day.ts'
import { fields, type Issue, p, table, textFor } from '../../documents/wording.ts'
import type { opinionForm, returnForm } from '../rule-making/legality-review.forms.ts'
import type { contractSubmission, hearingForm } from './contract-review.forms.ts'

type Forms = {
  submission: typeof contractSubmission
  return: typeof returnForm
  hearing: typeof hearingForm
  opinion: typeof opinionForm
}
const text = textFor<Forms>()
const opening = (issue: Issue<Forms>): string => {
  const { title, unit } = issue.form('submission')
  return `${unit}送审的《${title}》收悉。`
}

export const contractReviewTexts = {
  correction: text((issue) => ({
    layout: 'letter',
    to: issue.form('submission').unit,
    body: [p(opening(issue)), p(`请一次补齐下列材料后重新送审：${issue.form('return').missing.join('；')}。`)],
  })),
  opinion: text((issue) => {
    const { conclusion, points, counsel } = issue.form('opinion')
    const { consultation, used } = issue.form('hearing')
    return {
      layout: 'letter',
      to: issue.form('submission').unit,
      body: [
        p(opening(issue)),
        p(`经合法性审查，意见为：${conclusion}。`),
        ...(points.length
          ? [
              table(
                ['序号', '条款', '依据', '程度', '问题', '修改意见'],
                points.map((one, index) => [
                  String(index + 1),
                  ...[one.place, one.law, one.severity, one.problem, one.advice],
                ]),
              ),
              p('请逐条回应。'),
            ]
          : []),
        fields(
          ['法律咨询', consultation],
          ['咨询意见采用情况', `${used}；${counsel}`],
          ['受理日期', issue.dayOf('accept')],
          ['出具日期', dayText(issue.on)],
        ),
        p('本意见只对送审的这一稿有效；文本改动的，须重新送审。'),
      ],
    }
  }),
}
