import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { legalConsultation } from './decisions/legal-consultation.ts'
import { choice, day, file, inOrder, sampleFile, text, when } from './fields.ts'

const row = z.object({
  number: text('咨询编号'),
  askedBy: text('咨询处室'),
  receivedOn: day('咨询日期'),
  subject: choice('咨询对象', ['合同文件', '行政决策', '规范性文件', '其他']),
  question: text('咨询事项'),
  author: text('答复人'),
  authorKind: choice('答复人身份', ['法律顾问', '公职律师']),
})
const reply = z.object({
  repliedOn: day('答复日期'),
  mode: choice('答复方式', ['书面', '现场会议', '电话']),
  conclusion: choice('答复结论', ['合法', '附条件合法', '不合法', '有法律风险', '不出具意见']),
  opinion: file('答复意见'),
})
const confirmation = z.object({ confirmedOn: day('确认日期') })
const adoption = z.object({
  decidedOn: day('决定采纳日期'),
  adoption: choice('采纳情况', ['采纳', '部分采纳', '未采纳']),
  reason: when('adoption', ['部分采纳', '未采纳'], text('未采纳或部分采纳的理由')),
})

const counselDuty = article('中办发〔2016〕30号', '顾问职责')

/**
 * A confidential register with steps, for tests of what holds of every register: a row, its answer with a file, an oral
 * answer that has to be confirmed, and what became of it. No bureau keeps it.
 */
export const exampleRegister = defineRegister({
  id: 'example-register',
  title: '示例台账',
  chapter: 'decisions',
  basis: [article('重大行政决策程序暂行条例', 28), counselDuty],
  confidential: true,
  readers: ['head', 'legalReviewer'],
  row,
  sample: {
    number: '演示·咨询2024-001',
    askedBy: '资源配置与管理处',
    receivedOn: toDay('2024-03-04'),
    subject: '合同文件',
    question: '委托第三方绩效评价合同的违约责任条款是否完备',
    author: '演示·陈律师',
    authorKind: '法律顾问',
  },
  dated: 'reply.repliedOn',
  open: '待答复',
  unique: {
    of: ({ number }) => number,
    text: '咨询编号已登记',
    basis: systemRule('一次咨询只登记一次', '同一次答复登记两次会计成两次'),
  },
  steps: {
    reply: {
      label: '答复',
      fields: reply,
      sample: {
        repliedOn: toDay('2024-03-06'),
        mode: '书面',
        conclusion: '附条件合法',
        opinion: sampleFile('演示·法律意见书.pdf'),
      },
      dated: 'repliedOn',
      basis: [counselDuty],
      from: 'recorded',
      to: '已答复',
      rules: [
        rule(
          reply,
          {
            at: 'repliedOn',
            text: '答复日期不能早于咨询日期',
            basis: systemRule('先有咨询，后有答复', '日期写反的答复会落到别的年度'),
            holds: ({ repliedOn }, filled) => inOrder(filled.row.receivedOn, repliedOn),
            breaks: { repliedOn: toDay('2024-03-03') },
          },
          { row },
        ),
      ],
    },
    confirm: {
      label: '答复人确认口头意见记录',
      fields: confirmation,
      sample: { confirmedOn: toDay('2024-03-07') },
      dated: 'confirmedOn',
      basis: [counselDuty],
      from: 'reply',
      given: { reply: { mode: '电话' } },
      rules: [
        rule(
          confirmation,
          {
            at: 'confirmedOn',
            text: '书面答复不需要确认',
            basis: systemRule('只有口头答复的记录须经答复人确认', '书面答复本身就是答复人所作'),
            holds: (_, filled) => filled.reply?.mode !== '书面',
            breaks: {},
            given: { reply: { mode: '书面' } },
          },
          { reply },
        ),
      ],
    },
    adopt: {
      label: '记录采纳情况',
      fields: adoption,
      sample: { decidedOn: toDay('2024-03-08'), adoption: '采纳' },
      dated: 'decidedOn',
      basis: [counselDuty],
      from: 'reply',
      rules: [
        rule(
          adoption,
          {
            at: 'decidedOn',
            text: '决定采纳不能早于答复',
            basis: systemRule('先有答复，后有采纳', '没有答复可以采纳'),
            holds: ({ decidedOn }, filled) => inOrder(filled.reply?.repliedOn, decidedOn),
            breaks: { decidedOn: toDay('2024-03-05') },
          },
          { reply },
        ),
      ],
    },
  },
  measures: { 'legal-opinion.replied': legalConsultation.measures['legal-opinion.replied']! },
  describe: (filled) => `${filled.authorKind}答复（${filled.subject}）：${filled.question}`,
  facts: ({ subject: group }, { steps: { reply: replied, confirm } }) =>
    replied && (replied.mode === '书面' || confirm)
      ? [{ measure: 'legal-opinion.replied', on: replied.repliedOn, group }]
      : [],
})
