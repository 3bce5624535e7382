import { dayText } from '../../calendar/day.ts'
import { fields, p, textFor } from '../../documents/wording.ts'
import type { competitionForm, proposalForm, registrationForm } from './normative-making.forms.ts'

type Forms = {
  proposal: typeof proposalForm
  competition: typeof competitionForm
  registration: typeof registrationForm
}
const text = textFor<Forms>()

export const makingTexts = {
  competition: text((issue) => {
    const { title, unit } = issue.form('proposal')
    const { conclusion, heardFrom, reason, answers } = issue.form('competition')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['政策措施名称', title],
          ['起草处室', unit],
          ['听取意见的对象', heardFrom ?? '—'],
          ['审查结论', conclusion],
          ...(reason ? [['不需审查的理由', reason] as const] : []),
          ...answers.map(({ standard, clause, answer }) => [`${standard}　${clause}`, answer] as const),
          ['依据', issue.basis],
        ),
      ],
    }
  }),
  issue: text((issue) => {
    const { title, unit } = issue.form('proposal')
    const { effectiveOn, expiresOn } = issue.form('registration')
    return {
      layout: 'sheet',
      body: [
        p('本文件经合法性审核、公平竞争审查和集体审议，现予统一登记、统一编号、统一印发。'),
        fields(
          ['文件名称', title],
          ['起草处室', unit],
          ['印发日期', dayText(issue.on)],
          ['施行日期', dayText(effectiveOn)],
          ['有效期届满', dayText(expiresOn)],
          ['依据', issue.basis],
        ),
      ],
    }
  }),
}
