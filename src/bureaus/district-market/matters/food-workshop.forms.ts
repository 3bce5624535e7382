import { z } from 'zod'
import { attachment } from '#domain/engine/register.ts'
import { choice, creditCode, day, isPeriod, optional, text, yesNo } from '#domain/matters/fields.ts'

/** What is looked at in a workshop. The list is the bureau's own [unverified]; local rules differ from province to province. */
export const workshopConditions = [
  '场所与生产经营规模相适应',
  '布局和流程防止交叉污染',
  '从业人员有效健康证明',
  '食品安全管理制度',
] as const

export const applicationForm = z.object({
  applicantName: text('小作坊名称'),
  operator: text('经营者'),
  creditCode: optional(creditCode()),
  address: text('生产加工场所地址'),
  foods: z.array(text('食品品种')).min(1, '请填写加工的食品品种').meta({ title: '食品品种' }),
  materials: z.array(attachment).min(1, '请上传申请材料').meta({ title: '申请材料' }),
})

export const inspectionForm = z.object({
  inspectedOn: day('核查日期'),
  inspectors: z.array(text('核查人员')).min(1, '请填写核查人员').meta({ title: '核查人员' }),
  conditions: z
    .array(
      z.object({ condition: choice('核查事项', workshopConditions), finding: choice('核查结论', ['符合', '不符合']) }),
    )
    .min(1, '请逐项填写核查事项')
    .meta({ title: '核查事项' }),
  hasRecording: yesNo('有全过程记录'),
})

export const certificateForm = z
  .object({ validFrom: day('有效期自'), validTo: day('有效期至') })
  .refine((form) => isPeriod(form.validFrom, form.validTo), { error: '有效期至应晚于有效期自', path: ['validTo'] })

export const deliveryForm = z.object({
  recipient: text('受送达人'),
  mode: choice('送达方式', ['直接送达', '邮寄送达', '留置送达']),
})
