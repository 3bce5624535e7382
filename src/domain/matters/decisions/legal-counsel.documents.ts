import { dayText } from '#domain/calendar/day.ts'
import { fields, p, textFor } from '#domain/documents/wording.ts'
import type { candidateForm, engagementForm, renewalForm } from './legal-counsel.forms.ts'

const text = textFor<{
  candidate: typeof candidateForm
  engagement: typeof engagementForm
  renewal: typeof renewalForm
}>()

export const counselTexts = {
  letter: text((issue) => {
    const { kind, name, unit } = issue.form('candidate')
    const { engagedOn } = issue.form('engagement')
    const until = issue.formIf('renewal')?.until ?? issue.form('engagement').until
    return {
      layout: 'letter',
      to: unit,
      body: [
        p(`依照${issue.basis}，经集体研究，${name}担任本局${kind}。`),
        fields(
          ['起始日期', dayText(engagedOn)],
          ['届满日期', until ? dayText(until) : '任职期间'],
          ['利益冲突', '已声明无利益冲突；出现利益冲突的，应当立即告知并回避'],
        ),
        p('提出的意见以法律为据。报酬、考核与意见的结论无关。'),
      ],
    }
  }),
}
