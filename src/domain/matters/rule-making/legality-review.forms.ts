import { z } from 'zod'
import { allDifferent, answering, choice, count, file, line, ofClause, optional, text, yesNo } from '../fields.ts'

/** What comes with a document that is sent for review (国办发〔2018〕115号); what is not needed is said why. */
export const packageItems = ['起草说明', '制定依据', '征求意见及采纳情况', '评估论证材料', '公平竞争审查结论'] as const

export const submissionForm = z.object({
  title: line('送审文件'),
  unit: text('送审处室'),
  package: z
    .array(z.object({ item: choice('材料', packageItems), file: file('文件') }))
    .min(1, '请附送审材料')
    .refine((list) => allDifferent(list.map(({ item }) => item)), '同一材料只列一次')
    .meta({ title: '送审材料' }),
  notNeeded: optional(z.array(z.object({ item: choice('材料', packageItems), because: text('理由') }))).meta({
    title: '不需要的材料及理由',
  }),
})

export const returnForm = z.object({
  missing: z.array(text('所缺材料')).min(1, '请一次列明所缺的材料').meta({ title: '所缺材料' }),
})
export const acceptanceForm = z.object({
  conflict: choice('利害关系声明', ['无利害关系']),
})
export const supplementForm = z.object({
  ground: choice('中止事由', ['补充材料']),
  questions: z.array(text('须补充、说明的问题')).min(1, '请列明问题').meta({ title: '须补充、说明的问题' }),
})
export const supplyForm = z.object({
  answer: text('补充说明'),
  papers: optional(z.array(file('材料'))).meta({ title: '补充材料' }),
})

export const counselForm = z.object({
  adviser: text('顾问、公职律师'),
  kind: choice('身份', ['外聘法律顾问', '公职律师']),
  conflict: choice('利害关系声明', ['无利害关系']),
  conclusion: choice('意见', ['合法', '修改后合法', '不合法', '未在期限内答复']),
  answer: text('意见内容'),
})

export const conclusions = ['合法', '应当予以修改', '不合法'] as const
const point = z.object({
  place: ofClause(text('条款').meta({ title: '条款', hint: '如“第五条第二款”' }), 'draft'),
  law: text('依据').meta({ title: '依据', hint: '法律、法规的条文' }),
  severity: choice('程度', ['必须修改', '应当修改', '建议']),
  problem: text('问题'),
  advice: text('修改意见'),
})
export const opinionForm = z.object({
  conclusion: choice('审核意见', conclusions),
  points: z.array(point).meta({ title: '逐条意见' }),
  counsel: text('听取法律顾问、公职律师意见的情况'),
})
export type Opinion = z.output<typeof opinionForm>

export const responseForm = z.object({
  answers: z
    .array(
      z.object({
        point: answering(count('第几条意见', 1), 'opinion.points'),
        accepted: yesNo('采纳'),
        answer: text('修改情况或者不采纳的理由'),
      }),
    )
    .min(1, '请逐条回应')
    .meta({ title: '逐条回应' }),
})
export type Response = z.output<typeof responseForm>

export const confirmationForm = z.object({ checked: choice('核对情况', ['没有须修改的意见', '修改与采纳的意见一致']) })
