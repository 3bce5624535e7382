import { z } from 'zod'
import { reference } from '../../engine/reference.ts'
import { attachment } from '../../engine/register.ts'
import { choice, creditCode, day, file, isPeriod, optional, secret, text } from '../fields.ts'
import { scopeField } from './lab-animal-licence.forms.ts'

/** A person has no number that may be shown: he is known by the account through which he applies. */
export const holderAccount = secret(
  optional(text('个人的申请账户')).meta({ title: '个人的申请账户', hint: '个人持证的填写' }),
)

/** A number as certificates bear it, with half-width brackets. */
export const permitForm = z
  .object({
    number: text('许可证编号').regex(/^S[CY]XK\([^()]+\)K?(19|20)\d{2}-\d{4}$/, '许可证编号形如 SYXK(滇)K2020-0006'),
    permitType: z.enum(['生产', '使用'], { error: '许可证类型应为：生产、使用' }).meta({ title: '许可证类型' }),
    holder: text('持证单位'),
    creditCode: optional(creditCode('统一社会信用代码')),
    account: holderAccount,
    facilityAddress: text('设施地址'),
    facilityHead: secret(text('设施负责人')),
    scope: scopeField,
    validFrom: day('有效期自'),
    validTo: day('有效期至'),
    /** Of a licence that was given before this register was kept. */
    copy: secret(optional(attachment).meta({ title: '原证复印件' })),
  })
  .refine((form) => isPeriod(form.validFrom, form.validTo), { error: '有效期至应晚于有效期自', path: ['validTo'] })

/** Why the bureau deregisters a licence of its own accord: the cases of 行政许可法第七十条, told apart by where they stand. */
export const deregistrationGrounds = {
  expired: ['有效期届满未延续'],
  revoked: ['行政许可被撤销'],
  withdrawn: ['行政许可被撤回'],
  inForce: ['被许可人终止', '许可证件被吊销', '因不可抗力无法实施', '法律法规规定的其他情形'],
} as const
export const deregistrationForm = z.object({
  ground: choice('注销事由', [
    ...deregistrationGrounds.expired,
    ...deregistrationGrounds.revoked,
    ...deregistrationGrounds.withdrawn,
    ...deregistrationGrounds.inForce,
  ]),
  facts: text('事实'),
  proof: secret(file('证明材料')),
})

/** The application in whose favour silence speaks when the licence comes to its end. */
export const renewalForm = z.object({ application: reference('延续申请', 'lab-animal-licence') })
