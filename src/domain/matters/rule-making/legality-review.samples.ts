import type { z } from 'zod'
import { sampleFile } from '../fields.ts'
import {
  type acceptanceForm,
  type confirmationForm,
  type counselForm,
  type opinionForm,
  packageItems,
  type responseForm,
  type returnForm,
  type submissionForm,
  type supplementForm,
  type supplyForm,
} from './legality-review.forms.ts'

export const reviewSamples = {
  submission: {
    title: '演示·科技创新平台管理办法',
    unit: '资源配置与管理处',
    package: packageItems.map((item) => ({ item, file: sampleFile(`演示·${item}.pdf`) })),
  } satisfies z.input<typeof submissionForm>,
  return: { missing: ['评估论证材料'] } satisfies z.input<typeof returnForm>,
  acceptance: { conflict: '无利害关系' } satisfies z.input<typeof acceptanceForm>,
  supplement: { ground: '补充材料', questions: ['第六条补助标准的测算依据'] } satisfies z.input<typeof supplementForm>,
  supply: { answer: '测算依据见附件' } satisfies z.input<typeof supplyForm>,
  counsel: {
    adviser: '演示·某律师',
    kind: '外聘法律顾问',
    conflict: '无利害关系',
    conclusion: '修改后合法',
    answer: '第六条的条件建议与上位法一致',
  } satisfies z.input<typeof counselForm>,
  opinion: {
    conclusion: '应当予以修改',
    points: [
      {
        place: '第二条',
        law: '优化营商环境条例第六十四条第一款',
        severity: '必须修改',
        problem: '增加申报单位的义务没有依据',
        advice: '删去',
      },
    ],
    counsel: '已听取法律顾问意见，予以采纳',
  } satisfies z.input<typeof opinionForm>,
  response: { answers: [{ point: 1, accepted: true, answer: '已删去' }] } satisfies z.input<typeof responseForm>,
  confirmation: { checked: '修改与采纳的意见一致' } satisfies z.input<typeof confirmationForm>,
}
