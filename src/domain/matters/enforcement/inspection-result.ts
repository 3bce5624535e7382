import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { dueDate } from '#domain/calendar/due.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { allDifferent, choice, day, dayAhead, inOrder, optional, proof, sampleFile, text, url } from '../fields.ts'
import { follows, listedOnce, oneOf } from '../rules.ts'

/** Result codes R0–R8, in this order. */
export const inspectionResults = [
  '未发现问题',
  '发现问题已当场改正',
  '发现问题责令限期改正',
  '发现问题移交案件',
  '不配合检查',
  '无法联系',
  '未开展相关活动',
  '已终止或注销',
  '检查中止',
] as const

const complete = systemRule('检查结果写明发现了什么、何时改正', '没有事实和期限的结果无从整改，也无从公开')
const inTime = systemRule('检查、改正的日期依次登记', '后一步以前一步为前提')

const row = z.object({
  drawNumber: optional(text('抽取编号')),
  unit: text('对象编号'),
  unitName: text('对象名称'),
  visitedOn: day('检查日期'),
  officers: z.array(text('执法证号')).min(2, '检查人员不得少于两人').meta({ title: '检查人员执法证号' }),
  result: choice('检查结果', inspectionResults),
  findings: optional(text('发现的问题')),
  transferredTo: optional(text('移交案号')),
  toldOn: optional(day('告知检查结果日期')),
  rectifyBy: optional(dayAhead('改正期限')),
  rectifiedOn: optional(day('改正日期')),
  publishedOn: optional(day('公开日期')),
  lateBecause: optional(text('逾期公开原因')),
  url: optional(url()),
  record: proof('现场检查笔录'),
})

/** 检查结果: one row is one visit to one unit. The result is told to the unit before it is made public. */
export const inspectionResult = defineRegister({
  id: 'inspection-result',
  title: '监督检查结果台账',
  publicView: {
    shows: [
      'drawNumber',
      'unit',
      'unitName',
      'visitedOn',
      'result',
      'findings',
      'rectifyBy',
      'rectifiedOn',
      'publishedOn',
      'url',
    ],
    basis: [article('国办发〔2018〕118号', '(六)')],
  },
  chapter: 'enforcement',
  basis: [article('行政许可法', 61), article('行政许可法', 62), article('国办发〔2018〕118号', '(六)')],
  row,
  unique: oneOf(row, ['drawNumber', 'unit', 'visitedOn']),
  rules: [
    rule(row, {
      at: 'officers',
      text: '同一检查人员不得重复',
      basis: listedOnce,
      holds: ({ officers }) => allDifferent(officers),
      breaks: { officers: ['25010000001', '25010000001'] },
    }),
    follows(row, 'toldOn', 'visitedOn'),
    rule(row, {
      at: 'publishedOn',
      text: '检查结果告知对象后方可公开',
      basis: inTime,
      holds: ({ toldOn, publishedOn }) => publishedOn === undefined || (toldOn !== undefined && publishedOn >= toldOn),
      breaks: { publishedOn: toDay('2024-08-15') },
    }),
    rule(row, {
      at: 'findings',
      text: '发现问题的，须填写发现的问题',
      basis: complete,
      holds: ({ result, findings }) => !result.startsWith('发现问题') || findings !== undefined,
      breaks: { findings: undefined },
    }),
    rule(row, {
      at: 'rectifyBy',
      text: '责令限期改正的，须填写改正期限',
      basis: complete,
      holds: ({ result, rectifyBy }) => result !== '发现问题责令限期改正' || rectifyBy !== undefined,
      breaks: { rectifyBy: undefined },
    }),
    rule(row, {
      at: 'rectifyBy',
      text: '改正期限应在检查日期之后',
      basis: inTime,
      holds: ({ visitedOn, rectifyBy }) => rectifyBy === undefined || rectifyBy > visitedOn,
      breaks: { rectifyBy: toDay('2024-08-14') },
    }),
    rule(row, {
      at: 'rectifiedOn',
      text: '改正日期不得早于检查日期',
      basis: inTime,
      holds: ({ visitedOn, rectifiedOn }) => inOrder(visitedOn, rectifiedOn),
      breaks: { rectifiedOn: toDay('2024-08-13') },
    }),
    rule(row, {
      at: 'transferredTo',
      text: '发现问题移交案件的，须写明案号',
      basis: article('行政处罚法', 54),
      holds: ({ result, transferredTo }) => result !== '发现问题移交案件' || transferredTo !== undefined,
      breaks: { result: '发现问题移交案件' },
    }),
    rule(row, {
      at: 'lateBecause',
      text: '检查结果应在检查之日起二十个工作日内公开；逾期的须写明原因',
      basis: article('国办发〔2018〕118号', '(六)'),
      holds: ({ visitedOn, publishedOn, lateBecause }, _, { calendar }) =>
        publishedOn === undefined ||
        lateBecause !== undefined ||
        publishedOn <= dueDate(calendar, { unit: 'wd', length: 20 }, visitedOn).due,
      breaks: { publishedOn: toDay('2024-09-19') },
    }),
  ],
  sample: {
    drawNumber: '2024-001',
    unit: 'U001',
    unitName: '云测动物实验中心（演示）',
    visitedOn: toDay('2024-08-14'),
    officers: ['25010000001', '25010000002'],
    result: '发现问题责令限期改正',
    findings: '环境指标记录不全',
    toldOn: toDay('2024-08-16'),
    rectifyBy: toDay('2024-09-13'),
    rectifiedOn: toDay('2024-09-05'),
    publishedOn: toDay('2024-08-28'),
    record: sampleFile('现场检查笔录（演示）.pdf'),
  },
  dated: 'visitedOn',
  evidence: ['record'],
  measures: {
    'inspection-result.recorded': '完成对一个对象的一次检查，以记录为键；按检查结果分组',
    'inspection-result.published': '公开一次检查的结果，以记录为键',
    'inspection-result.visit': '到一个对象检查一次，以对象编号为键；按抽取编号分组',
  },
  describe: (row) => `${row.unitName}：${row.result}`,
  facts: (row, { caseId: key }) => [
    { measure: 'inspection-result.recorded', on: row.visitedOn, key, group: row.result },
    { measure: 'inspection-result.visit', on: row.visitedOn, key: row.unit, group: row.drawNumber },
    ...(row.publishedOn ? [{ measure: 'inspection-result.published', on: row.publishedOn, key } as const] : []),
  ],
})
