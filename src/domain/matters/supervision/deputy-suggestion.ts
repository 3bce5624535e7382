import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { months } from '#domain/engine/matter.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, file, inOrder, sampleFile, text, url } from '../fields.ts'

const row = z.object({
  number: text('建议编号'),
  session: text('会议届次'),
  title: text('建议标题'),
  role: choice('办理方式', ['主办', '分办', '会办']),
  unit: text('承办处室'),
  assignedOn: day('交办日期'),
})
const contact = z.object({
  contactedOn: day('与代表联系沟通日期'),
  way: choice('沟通方式', ['走访', '座谈', '电话', '其他']),
})
const extension = z.object({ approvedOn: day('批准延长日期'), approvedBy: text('批准人') })
const reply = z.object({
  repliedOn: day('答复日期'),
  result: choice('办理结果', ['已经解决', '正在解决', '列入计划解决', '留作参考']),
  reply: file('答复文件'),
})
const opinion = z.object({
  toldOn: day('代表反馈日期'),
  satisfaction: choice('代表意见', ['满意', '基本满意', '不满意']),
})
const publication = z.object({ publishedOn: day('公开日期'), url: url('公开网址') })

const replying = [article('代表法', 51)] as const

/** 人大代表建议: three months to reply, six for wide or difficult ones; no reply without contact with the deputy. */
export const deputySuggestion = defineRegister({
  id: 'deputy-suggestion',
  title: '人大代表建议办理台账',
  publicView: {
    shows: [
      'number',
      'session',
      'title',
      'role',
      'unit',
      'assignedOn',
      'reply.repliedOn',
      'reply.result',
      'opinion.satisfaction',
      'publish.publishedOn',
      'publish.url',
    ],
    basis: [article('政府信息公开条例', 19)],
    only: { text: '只公开答复已经对外公开的建议', holds: (_row, { publish }) => publish !== undefined },
  },
  chapter: 'supervision',
  basis: replying,
  row,
  sample: {
    number: '演示·建议2024-001',
    session: '演示·市十五届人大四次会议',
    title: '演示·关于加强中试平台建设的建议',
    role: '主办',
    unit: '成果转化处',
    assignedOn: toDay('2024-03-15'),
  },
  dated: 'reply.repliedOn',
  open: '办理中',
  unique: {
    of: ({ number }) => number,
    text: '建议编号已登记',
    basis: systemRule('一件代表建议只登记一次', '同一件建议登记两次会计成两件'),
  },
  limits: {
    reply: {
      label: '答复代表',
      statutory: months(3, ...replying),
      from: 'assignedOn',
      // Who is only heard by the leading unit answers that unit, not the deputy.
      when: ({ role }) => role !== '会办',
      extension: { length: 3, times: 1, basis: replying },
    },
  },
  steps: {
    contact: {
      label: '联系代表',
      fields: contact,
      sample: { contactedOn: toDay('2024-04-22'), way: '座谈' },
      dated: 'contactedOn',
      basis: replying,
      from: ['recorded', 'reply'],
      again: true,
      rules: [
        rule(
          contact,
          {
            at: 'contactedOn',
            text: '与代表联系沟通不能早于交办',
            basis: replying[0],
            holds: ({ contactedOn }, filled) => inOrder(filled.row.assignedOn, contactedOn),
            breaks: { contactedOn: toDay('2024-03-14') },
          },
          { row },
        ),
      ],
    },
    extend: {
      label: '延长答复期限',
      fields: extension,
      sample: { approvedOn: toDay('2024-05-20'), approvedBy: '局长甲（演示）' },
      dated: 'approvedOn',
      basis: replying,
      from: 'recorded',
      extends: 'reply',
    },
    reply: {
      label: '答复',
      fields: reply,
      sample: { repliedOn: toDay('2024-05-31'), result: '正在解决', reply: sampleFile('演示·建议答复.pdf') },
      dated: 'repliedOn',
      basis: replying,
      from: 'recorded',
      after: ['contact'],
      to: '已答复',
      stops: 'reply',
      rules: [
        rule(
          reply,
          {
            at: 'repliedOn',
            text: '答复代表以前应当与代表联系沟通、充分听取意见',
            basis: replying[0],
            holds: ({ repliedOn }, filled) => inOrder(filled.contact?.contactedOn, repliedOn),
            breaks: { repliedOn: toDay('2024-04-21') },
          },
          { contact },
        ),
      ],
    },
    opinion: {
      label: '记录代表意见',
      fields: opinion,
      sample: { toldOn: toDay('2024-06-05'), satisfaction: '满意' },
      dated: 'toldOn',
      basis: replying,
      from: 'reply',
      again: true,
      rules: [
        rule(
          opinion,
          {
            at: 'toldOn',
            text: '答复后才有代表意见',
            basis: systemRule('代表意见是对答复的意见', '答复之前没有可以评价的答复'),
            holds: ({ toldOn }, filled) => inOrder(filled.reply?.repliedOn, toldOn),
            breaks: { toldOn: toDay('2024-05-30') },
          },
          { reply },
        ),
      ],
    },
    publish: {
      label: '公开答复',
      fields: publication,
      sample: { publishedOn: toDay('2024-06-20'), url: 'https://example.invalid/suggestions/1' },
      dated: 'publishedOn',
      basis: [article('代表法', 51)],
      from: 'reply',
    },
  },
  measures: {
    'deputy-suggestion.recorded': '已答复的一件人大代表建议，以答复日期归入年度',
    'deputy-suggestion.rated': '代表对一件建议的办理提出的意见，以答复日期归入年度；按意见分组',
  },
  describe: (filled) => `${filled.number} ${filled.title}`,
  facts: (_row, { steps: { reply, opinion } }) => {
    if (!reply) return []
    const on = reply.repliedOn
    return [
      { measure: 'deputy-suggestion.recorded', on },
      ...(opinion ? [{ measure: 'deputy-suggestion.rated', on, group: opinion.satisfaction } as const] : []),
    ]
  },
})
