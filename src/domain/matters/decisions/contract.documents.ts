import { dayText } from '../../calendar/day.ts'
import { fields, p, sentence, textFor } from '../../documents/wording.ts'
import type { planForm, signingForm, terminationForm } from './contract.forms.ts'

const text = textFor<{ plan: typeof planForm; signing: typeof signingForm; termination: typeof terminationForm }>()

export const contractTexts = {
  slip: text((issue) => {
    const { title, counterpart, amount, procurement, isAdministrative } = issue.form('plan')
    const { signedOn, signer, authority, seal, from, until } = issue.form('signing')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['合同名称', title],
          ['对方当事人', counterpart],
          ['合同金额', `${amount}元`],
          ['采购方式', procurement],
          ['行政协议', isAdministrative ? '是' : '否'],
          ['签订日期', dayText(signedOn)],
          ['签字人', `${signer}（${authority}）`],
          ['用印登记', seal],
          ['履行期限', `${dayText(from)}至${dayText(until)}`],
          ['依据', issue.basis],
        ),
      ],
    }
  }),
  termination: text((issue) => {
    const { counterpart, title } = issue.form('plan')
    const { endedOn, ground, compensation, facts } = issue.form('termination')
    return {
      layout: 'letter',
      to: counterpart,
      body: [
        p(`《${title}》自${dayText(endedOn)}起解除、终止。事由：${ground}。${sentence(facts)}`),
        ...(compensation ? [p(`补偿、赔偿：${sentence(compensation)}`)] : []),
        p(`依据：${issue.basis}。`),
      ],
    }
  }),
}
