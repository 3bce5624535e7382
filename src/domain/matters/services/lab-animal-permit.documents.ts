import { dayText } from '../../calendar/day.ts'
import { p, sentence, textFor } from '../../documents/wording.ts'
import type { deregistrationForm, permitForm } from './lab-animal-permit.forms.ts'

const text = textFor<{ permit: typeof permitForm; deregistration: typeof deregistrationForm }>()

export const permitTexts = {
  deregistration: text((issue) => {
    const { holder, permitType, number, facilityAddress, validFrom, validTo } = issue.form('permit')
    const { ground, facts } = issue.form('deregistration')
    return {
      layout: 'decision',
      body: [
        p(
          `${holder}持有的实验动物${permitType}许可证（编号：${number}，设施地址：${facilityAddress}，有效期自${dayText(validFrom)}至${dayText(validTo)}），有下列情形：${ground}。${sentence(facts)}`,
        ),
        p(
          `依照${issue.basis}，本机关于${dayText(issue.on)}办理注销手续，现予公告。该许可证自即日起不得使用，编号不再使用。`,
        ),
      ],
    }
  }),
}
