import { z } from 'zod'
import { reference } from '../../engine/reference.ts'
import { attachment } from '../../engine/register.ts'
import { choice, countyCode, creditCode, day, idNumber, isPeriod, optional, secret, text, yesNo } from '../fields.ts'
import { announcementForm, deliveryForm } from './service-of-documents.ts'

/** What may be kept, where and for what. */
export const scopeField = z
  .array(
    z.object({
      environment: choice('环境', ['普通环境', '屏障环境', '隔离环境']),
      species: text('品种'),
      purpose: optional(text('用途')),
    }),
  )
  .min(1, '请至少填写一项适用范围')
  .meta({ title: '适用范围' })

/** What the applicant states (行政许可法第二十九条、第三十一条): only what the published list asks for. */
export const applicationForm = z.object({
  permitType: choice('许可证类型', ['生产', '使用']),
  applicantName: text('申请单位').meta({ title: '申请单位', hint: '个人申请的填写姓名' }),
  creditCode: optional(creditCode('统一社会信用代码')),
  idNumber: optional(idNumber()).meta({ title: '公民身份号码', hint: '个人申请的填写，不公开', secret: true }),
  county: countyCode('设施所在县级行政区划代码'),
  facilityAddress: text('设施地址').meta({ title: '设施地址', hint: '一处设施一证，须在本机关管辖区域内' }),
  scope: scopeField,
  facilityHead: secret(text('设施负责人')),
  legalRepresentative: optional(text('法定代表人')).meta({ title: '法定代表人', hint: '随许可结果公示' }),
  eService: secret(optional(text('电子送达地址').meta({ title: '电子送达地址', hint: '同意电子送达的填写' }))),
  previousLicence: optional(reference('原许可证编号', 'lab-animal-permit')),
  change: optional(text('变更内容或补证、注销原因')),
  materials: secret(z.array(attachment).min(1, '请上传申请材料').meta({ title: '申请材料' })),
})

/** All missing items in one notice (行政许可法第三十二条第一款第四项). */
export const correctionForm = z.object({
  missing: z.array(text('需补正内容')).min(1, '请逐项列明需要补正的全部内容').meta({ title: '需补正内容' }),
})

/** Of what was asked for, that which still lacks after the supplement. */
export const shortfallForm = z.object({
  missing: z.array(text('仍缺的材料')).min(1, '请逐项写明仍缺的材料').meta({ title: '仍缺的材料' }),
})

/** 回避: officers who have an interest, and how it came up. Whoever was named once stays named. */
export const recusalForm = z.object({
  officers: z.array(text('回避的人员')).min(1, '请填写回避的人员').meta({ title: '回避的人员', hint: '人员编号' }),
  reason: text('回避事由'),
})

/** 隐瞒有关情况或者提供虚假材料 (行政许可法第七十八条). */
export const falsehoodForm = z.object({
  facts: text('隐瞒或者虚假的情况'),
  concernsSafety: yesNo('是否属于直接关系公共安全、人身健康、生命财产安全的事项'),
})

/** 告知承诺: the notice, and what the applicant has promised under it (优化营商环境条例第四十条). */
export const commitmentForm = z.object({
  route: choice('办理方式', ['告知承诺', '一般程序']),
  noticeVersion: text('告知书版本'),
  agreedTo: z.array(text('承诺事项')).meta({ title: '承诺事项' }),
  signedBy: secret(optional(text('承诺人'))),
})

const finding = choice('核查结论', ['符合', '不符合', '不适用'])

export const reviewForm = z.object({
  onSite: yesNo('是否现场核查'),
  inspectors: z
    .array(text('核查人员'))
    .min(1, '请填写审查人员')
    .meta({ title: '审查人员', hint: '人员编号，见执法人员证件台账' }),
  conditions: z
    .array(z.object({ condition: text('条件'), finding }))
    .min(1, '请逐项填写审查要点')
    .meta({ title: '审查要点' }),
  recording: optional(text('执法记录')).meta({ title: '执法全过程记录', hint: '文字或音像记录的归档编号' }),
  hearing: optional(reference('据以提出意见的听证', 'licence-hearing')),
  opinion: choice('审查意见', ['建议准予', '建议不予']),
})

export const vettingForm = z.object({
  result: choice('法制审核结论', ['通过', '修改后通过', '退回']),
  opinion: text('审核意见'),
})

export const pauseForm = z.object({
  ground: choice('中止事由', ['听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审']),
  daysNeeded: z.int().positive('请填写所需天数').meta({ title: '所需天数' }),
})

export const certificateForm = z
  .object({ validFrom: day('有效期自'), validTo: day('有效期至') })
  .refine((form) => isPeriod(form.validFrom, form.validTo), { error: '有效期至应晚于有效期自', path: ['validTo'] })

export const publicityForm = z.object({
  channels: z.array(text('公示渠道')).min(1, '请填写公示渠道').meta({ title: '公示渠道' }),
})

export const platformForm = z.object({ receipt: text('回执编号') })

/** Every form of an application, by the name under which its contents are kept. */
export const licenceForms = {
  application: applicationForm,
  correction: correctionForm,
  commitment: commitmentForm,
  review: reviewForm,
  vetting: vettingForm,
  pause: pauseForm,
  certificate: certificateForm,
  delivery: deliveryForm,
  announcement: announcementForm,
  shortfall: shortfallForm,
  recusal: recusalForm,
  falsehood: falsehoodForm,
  publicity: publicityForm,
  platform: platformForm,
} as const
