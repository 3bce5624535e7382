import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, inOrder, optional, proof, sampleFile, text, url } from '../fields.ts'

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
      'finishedOn',
      'scope',
      'kept',
      'amended',
      'repealed',
      'voided',
      'followUp',
      'url',
    ],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'rule-making',
  basis: [article('立法法', 116), article('优化营商环境条例', 61)],
  row: z
    .object({
      kind: choice('清理类别', ['全面清理', '专项清理']),
      topic: text('清理主题'),
      notice: text('依据通知'),
      startedOn: day('启动日期'),
      finishedOn: optional(day('完成日期')),
      scope: count('列入清理文件数'),
      kept: count('继续有效'),
      amended: count('修改'),
      repealed: count('废止'),
      voided: count('宣布失效'),
      followUp: optional(text('后续安排')),
      url: optional(url('结果公布网址')),
      report: proof('清理报告'),
    })
    .refine((row) => inOrder(row.startedOn, row.finishedOn), {
      path: ['finishedOn'],
      message: '完成日期不能早于启动日期',
    })
    .refine((row) => !row.finishedOn || row.kept + row.amended + row.repealed + row.voided === row.scope, {
      path: ['scope'],
      message: '各类结果之和应等于列入清理文件数',
    })
    .refine((row) => !row.finishedOn || row.amended === 0 || row.followUp, {
      path: ['followUp'],
      message: '有修改结果的须填写后续安排',
    }),
  sample: {
    kind: '专项清理',
    topic: '妨碍统一市场和公平竞争的政策措施',
    notice: '演示·专项清理通知',
    startedOn: toDay('2024-05-10'),
    finishedOn: toDay('2024-06-28'),
    scope: 14,
    kept: 14,
    amended: 0,
    repealed: 0,
    voided: 0,
    report: sampleFile('演示·清理报告.pdf'),
  },
  dated: 'finishedOn',
  evidence: ['finishedOn', 'report'],
  measures: { 'document-clean-up.finished': '完成的一次文件清理；按全面清理、专项清理分组' },
  describe: (row) => `${row.kind}：${row.topic}`,
  facts: (row) =>
    row.finishedOn ? [{ measure: 'document-clean-up.finished', on: row.finishedOn, group: row.kind }] : [],
})
