import { dayText } from '#domain/calendar/day.ts'
import { fields, type Issue, items, p, textFor } from '#domain/documents/wording.ts'
import type { applicationForm, certificateForm, inspectionForm } from './food-workshop.forms.ts'

type Forms = {
  application: typeof applicationForm
  inspection: typeof inspectionForm
  certificate: typeof certificateForm
}

const text = textFor<Forms>()
const contactOf = ({ contact }: Issue<Forms>): string => `联系方式：${contact.office}。`

const letter = (body: (issue: Issue<Forms>) => ReturnType<typeof p>[]) =>
  text((issue) => ({
    layout: 'letter',
    to: issue.form('application').applicantName,
    body: [...body(issue), p(contactOf(issue))],
  }))

const findings = (issue: Issue<Forms>) => {
  const { inspectedOn, conditions } = issue.form('inspection')
  return [
    p(`本机关于${dayText(inspectedOn)}指派两名以上工作人员现场核查：`),
    ...items(conditions.map(({ condition, finding }) => `${condition}：${finding}`)),
  ]
}

export const foodWorkshopTexts = {
  receipt: letter((issue) => [
    p(`本机关于${dayText(issue.on)}收到你单位食品小作坊登记申请材料${issue.form('application').materials.length}件。`),
    p(`依据：${issue.basis}。`),
  ]),
  acceptance: letter((issue) => [
    p(`你单位的食品小作坊登记申请，本机关决定受理。办理期限至${issue.due('decision')}。`),
    p(`依据：${issue.basis}。`),
  ]),
  registration: text((issue) => ({
    layout: 'decision',
    to: issue.form('application').applicantName,
    body: [...findings(issue), p(`依据${issue.basis}，准予登记。`), p(contactOf(issue))],
  })),
  certificate: text((issue) => {
    const { applicantName, operator, address, foods } = issue.form('application')
    const { validFrom, validTo } = issue.form('certificate')
    return {
      layout: 'certificate',
      body: [
        fields(
          ['名称', applicantName],
          ['经营者', operator],
          ['场所地址', address],
          ['食品品种', foods.join('、')],
          ['有效期', `${dayText(validFrom)}至${dayText(validTo)}`],
        ),
      ],
    }
  }),
  refusal: text((issue) => ({
    layout: 'decision',
    to: issue.form('application').applicantName,
    body: [
      ...findings(issue),
      p(`不予登记的理由：${issue.reasons}`),
      p(`依据：${issue.basis}。`),
      p(issue.remedies),
      p(contactOf(issue)),
    ],
  })),
}
