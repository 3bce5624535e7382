import { dayText } from '../../calendar/day.ts'
import { fields, p, textFor } from '../../documents/wording.ts'
import type { proposalForm, registrationForm } from './normative-making.forms.ts'

type Forms = {
  proposal: typeof proposalForm
  registration: typeof registrationForm
}
const text = textFor<Forms>()

export const makingTexts = {
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
