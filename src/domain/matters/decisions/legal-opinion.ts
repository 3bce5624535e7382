import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, inOrder, optional, proof, sampleFile, text, yesNo } from '../fields.ts'

/**
 * 咨询答复: one line is one answered consultation, however many points it makes; a further question is a further
 * line. An unanswered question stays a draft; oral advice counts once the adviser has confirmed the note of it.
 */
export const legalOpinion = defineRegister({
  id: 'legal-opinion',
  title: '法律顾问咨询答复台账',
  chapter: 'decisions',
  basis: [article('重大行政决策程序暂行条例', 28), article('中办发〔2016〕30号', '顾问职责')],
  confidential: true,
  readers: ['head', 'legalReviewer'],
  row: z
    .object({
      number: text('咨询编号'),
      askedBy: text('咨询处室'),
      receivedOn: day('咨询日期'),
      mode: choice('答复方式', ['书面', '现场会议', '电话']),
      subject: choice('咨询对象', ['合同文件', '行政决策', '规范性文件', '其他']),
      question: text('咨询事项'),
      author: text('答复人'),
      authorKind: choice('答复人身份', ['法律顾问', '公职律师']),
      repliedOn: optional(day('答复日期')),
      confirmed: optional(yesNo('口头答复的记录已经答复人确认')),
      conclusion: optional(choice('答复结论', ['合法', '附条件合法', '不合法', '有法律风险', '不出具意见'])),
      adoption: optional(choice('采纳情况', ['采纳', '部分采纳', '未采纳'])),
      adoptionReason: optional(text('未采纳或部分采纳的理由')),
      opinion: proof('答复意见'),
    })
    .refine((row) => inOrder(row.receivedOn, row.repliedOn), {
      path: ['repliedOn'],
      message: '答复日期不能早于咨询日期',
    })
    .refine((row) => !row.adoption || row.adoption === '采纳' || row.adoptionReason, {
      path: ['adoptionReason'],
      message: '未采纳或部分采纳的须填写理由',
    }),
  sample: {
    number: '演示·咨询2024-001',
    askedBy: '资源配置与管理处',
    receivedOn: toDay('2024-03-04'),
    mode: '书面',
    subject: '合同文件',
    question: '委托第三方绩效评价合同的违约责任条款是否完备',
    author: '演示·陈律师',
    authorKind: '法律顾问',
    repliedOn: toDay('2024-03-06'),
    conclusion: '附条件合法',
    adoption: '采纳',
    opinion: sampleFile('演示·法律意见书.pdf'),
  },
  dated: 'repliedOn',
  evidence: ['repliedOn', 'opinion'],
  measures: {
    'legal-opinion.replied': '法律顾问作出的一次咨询答复意见，以答复日期为准；按咨询对象分组',
    'legal-opinion.public-lawyer': '公职律师作出的一次咨询答复意见，以答复日期为准；按咨询对象分组',
  },
  describe: (row) => `${row.authorKind}答复（${row.subject}）：${row.question}`,
  facts: (row) => {
    const counts = row.mode === '书面' || row.confirmed === true
    if (!row.repliedOn || !counts) return []
    const measure = row.authorKind === '法律顾问' ? 'legal-opinion.replied' : 'legal-opinion.public-lawyer'
    return [{ measure, on: row.repliedOn, group: row.subject }]
  },
})
