import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, proof, sampleFile, text } from '../fields.ts'
import { atMost, follows, oneOf } from '../rules.ts'

const row = z.object({
  heldOn: day('日期'),
  kind: choice('方式', ['座谈会', '问卷调查', '实地走访', '其他']),
  topic: text('主题'),
  participants: count('参加或答卷人数', 1),
  opinions: count('收到意见数'),
  record: proof('会议记录或问卷结果'),
})
const feedback = z.object({ toldOn: day('反馈日期'), adopted: count('采纳意见数'), feedback: text('反馈情况') })

/** 听取群众意见: what was heard and what became of it. */
export const publicConsultation = defineRegister({
  id: 'public-consultation',
  title: '听取群众意见台账',
  publicView: {
    shows: ['heldOn', 'kind', 'topic', 'participants', 'opinions', 'feedback.adopted', 'feedback.feedback'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'supervision',
  basis: [article('重大行政决策程序暂行条例', 14, '第二款'), article('优化营商环境条例', 48)],
  row,
  unique: oneOf(row, ['heldOn', 'kind', 'topic']),
  steps: {
    feedback: {
      label: '反馈采纳情况',
      fields: feedback,
      sample: { toldOn: toDay('2024-06-03'), adopted: 5, feedback: '书面说明未采纳理由' },
      dated: 'toldOn',
      basis: [article('优化营商环境条例', 48)],
      to: '已反馈',
      from: 'recorded',
      rules: [
        follows(feedback, 'toldOn', 'heldOn', ['row', row]),
        atMost(feedback, 'adopted', 'opinions', ['row', row]),
      ],
    },
  },
  sample: {
    heldOn: toDay('2024-05-21'),
    kind: '座谈会',
    topic: '科技创新平台管理办法征求意见',
    participants: 18,
    opinions: 9,
    record: sampleFile('演示·座谈会记录.pdf'),
  },
  dated: 'heldOn',
  evidence: ['record'],
  measures: { 'public-consultation.recorded': '一次听取群众意见的活动；按方式分组' },
  describe: (row) => `${row.heldOn} ${row.kind}：${row.topic}`,
  facts: (row) => [{ measure: 'public-consultation.recorded', on: row.heldOn, group: row.kind }],
})
