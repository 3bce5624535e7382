import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, count, day, file, optional, sampleFile, text, url } from '../fields.ts'
import { follows } from '../rules.ts'

const row = z.object({
  kind: choice('清理类别', ['全面清理', '专项清理']),
  topic: text('清理主题'),
  notice: text('依据通知'),
  startedOn: day('启动日期'),
  scope: count('列入清理文件数', 1),
})
const results = z.object({
  finishedOn: day('完成日期'),
  kept: count('继续有效'),
  amended: count('修改'),
  repealed: count('废止'),
  voided: count('宣布失效'),
  followUp: optional(text('后续安排')),
  url: optional(url('结果公布网址')),
  report: file('清理报告'),
})

const accounted = bureauRule('清理结果逐件交代启动时列入的文件', '少了一件就有一件没有清理')

/** 清理: results must account for every document of the scope that was frozen at the start. */
export const documentCleanUp = defineRegister({
  id: 'document-clean-up',
  title: '规范性文件清理台账',
  publicView: {
    shows: [
      'kind',
      'topic',
      'notice',
      'startedOn',
      'finish.finishedOn',
      'scope',
      'finish.kept',
      'finish.amended',
      'finish.repealed',
      'finish.voided',
      'finish.followUp',
      'finish.url',
    ],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'rule-making',
  basis: [article('立法法', 116), article('优化营商环境条例', 61)],
  row,
  sample: {
    kind: '专项清理',
    topic: '妨碍统一市场和公平竞争的政策措施',
    notice: '演示·专项清理通知',
    startedOn: toDay('2024-05-10'),
    scope: 14,
  },
  open: '清理中',
  steps: {
    finish: {
      label: '完成清理',
      fields: results,
      sample: {
        finishedOn: toDay('2024-06-28'),
        kept: 14,
        amended: 0,
        repealed: 0,
        voided: 0,
        report: sampleFile('演示·清理报告.pdf'),
      },
      dated: 'finishedOn',
      basis: [article('优化营商环境条例', 61)],
      from: 'recorded',
      to: '已完成',
      rules: [
        follows(results, 'finishedOn', 'startedOn', ['row', row]),
        rule(
          results,
          {
            at: 'kept',
            text: '各类结果之和应等于列入清理文件数',
            basis: accounted,
            holds: ({ kept, amended, repealed, voided }, filled) =>
              kept + amended + repealed + voided === filled.row.scope,
            breaks: { kept: 13 },
          },
          { row },
        ),
        rule(results, {
          at: 'followUp',
          text: '有修改结果的须填写后续安排',
          basis: accounted,
          holds: ({ amended, followUp }) => amended === 0 || followUp !== undefined,
          breaks: { kept: 13, amended: 1 },
        }),
      ],
    },
  },
  dated: 'finish.finishedOn',
  measures: { 'document-clean-up.finished': '完成的一次文件清理；按全面清理、专项清理分组' },
  describe: (row) => `${row.kind}：${row.topic}`,
  facts: ({ kind: group }, { steps: { finish } }) =>
    finish ? [{ measure: 'document-clean-up.finished', on: finish.finishedOn, group }] : [],
})
