import { dayText } from '../../calendar/day.ts'
import { fields, p, textFor } from '../../documents/wording.ts'
import { onlyThisText, opening, pointsOf } from '../rule-making/legality-review.documents.ts'
import type { opinionForm, returnForm } from '../rule-making/legality-review.forms.ts'
import type { contractSubmission, hearingForm } from './contract-review.forms.ts'

type Forms = {
  submission: typeof contractSubmission
  return: typeof returnForm
  hearing: typeof hearingForm
  opinion: typeof opinionForm
}
const text = textFor<Forms>()

export const contractReviewTexts = {
  correction: text((issue) => ({
    layout: 'letter',
    to: issue.form('submission').unit,
    body: [
      opening(issue.form('submission')),
      p(`请一次补齐下列材料后重新送审：${issue.form('return').missing.join('；')}。`),
    ],
  })),
  opinion: text((issue) => {
    const opinion = issue.form('opinion')
    const { consultation, used } = issue.form('hearing')
    return {
      layout: 'letter',
      to: issue.form('submission').unit,
      body: [
        opening(issue.form('submission')),
        p(`经合法性审查，意见为：${opinion.conclusion}。`),
        ...pointsOf(opinion, '请逐条回应。'),
        fields(
          ['法律咨询', consultation],
          ['咨询意见采用情况', `${used}；${opinion.counsel}`],
          ['受理日期', issue.dayOf('accept')],
          ['出具日期', dayText(issue.on)],
        ),
        onlyThisText,
      ],
    }
  }),
}
