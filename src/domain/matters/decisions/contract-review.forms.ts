import { z } from 'zod'
import { reference } from '#domain/engine/reference.ts'
import { allDifferent, choice, file, line, optional, text } from '../fields.ts'

/** What comes with a contract that is sent for review; what is not needed is said why. */
export const contractPackage = [
  '签订背景和履行安排',
  '法律依据',
  '对方当事人的资质、信用和授权',
  '采购文件',
  '经费来源和批准',
] as const
export const contractSubmission = z.object({
  title: line('送审合同'),
  unit: text('送审处室'),
  package: z
    .array(z.object({ item: choice('材料', contractPackage), file: file('文件') }))
    .min(1, '请附送审材料')
    .refine((list) => allDifferent(list.map(({ item }) => item)), '同一材料只列一次')
    .meta({ title: '送审材料' }),
  notNeeded: optional(z.array(z.object({ item: choice('材料', contractPackage), because: text('理由') }))).meta({
    title: '不需要的材料及理由',
  }),
})
export const hearingForm = z.object({
  consultation: reference('法律咨询', 'legal-consultation', '就本合同已答复的咨询单编号'),
  used: text('意见采用情况'),
})
