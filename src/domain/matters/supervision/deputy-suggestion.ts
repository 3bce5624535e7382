import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, inOrder, optional, proof, sampleFile, text, url } from '../fields.ts'

/** 人大代表建议: three months to reply, six for wide or difficult ones; no reply without contact with the deputy. */
export const deputySuggestion = defineRegister({
  id: 'deputy-suggestion',
  title: '人大代表建议办理台账',
  chapter: 'supervision',
  basis: [article('代表法(2015)', 42), article('代表法', 51)],
  row: z
    .object({
      number: text('建议编号'),
      session: text('会议届次'),
      title: text('建议标题'),
      role: choice('办理方式', ['主办', '分办', '会办']),
      unit: text('承办处室'),
      assignedOn: day('交办日期'),
      months: choice('答复期限', ['三个月', '六个月']),
      extendedBecause: optional(text('六个月答复的理由')),
      contactedOn: optional(day('与代表联系沟通日期')),
      repliedOn: optional(day('答复日期')),
      result: optional(choice('办理结果', ['已经解决', '正在解决', '列入计划解决', '留作参考'])),
      satisfaction: optional(choice('代表意见', ['满意', '基本满意', '不满意'])),
      url: optional(url('公开网址')),
      reply: proof('答复文件'),
    })
    .refine((row) => row.months === '三个月' || row.extendedBecause, {
      path: ['extendedBecause'],
      message: '六个月内答复的，须写明涉及面广、处理难度大的理由',
    })
    .refine((row) => !row.repliedOn || (row.contactedOn && row.result), {
      path: ['contactedOn'],
      message: '答复前应与代表联系沟通，并填写办理结果',
    })
    .refine((row) => inOrder(row.assignedOn, row.contactedOn) && inOrder(row.contactedOn, row.repliedOn), {
      path: ['repliedOn'],
      message: '应依次为交办、联系沟通、答复',
    })
    .refine((row) => !row.satisfaction || row.repliedOn, { path: ['satisfaction'], message: '答复后才有代表意见' }),
  sample: {
    number: '演示·建议2024-001',
    session: '演示·市十五届人大四次会议',
    title: '演示·关于加强中试平台建设的建议',
    role: '主办',
    unit: '成果转化处',
    assignedOn: toDay('2024-03-15'),
    months: '三个月',
    contactedOn: toDay('2024-04-22'),
    repliedOn: toDay('2024-05-31'),
    result: '正在解决',
    satisfaction: '满意',
    reply: sampleFile('演示·建议答复.pdf'),
  },
  dated: 'repliedOn',
  evidence: ['repliedOn', 'reply'],
  measures: { 'deputy-suggestion.recorded': '已答复的一件人大代表建议，以答复日期归入年度；按代表意见分组' },
  describe: (row) => `${row.number} ${row.title}`,
  facts: (row) =>
    row.repliedOn ? [{ measure: 'deputy-suggestion.recorded', on: row.repliedOn, group: row.satisfaction }] : [],
})
