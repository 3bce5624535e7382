import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, isPeriod, proof, sampleFile, text } from '../fields.ts'

const kept = bureauRule(
  '执法证件的暂扣和恢复，依发证机关或者本单位的书面决定登记；暂扣期间不得持证执法。',
  '证件在哪一天可用，应当由文件和日期回答。',
)
const basis = [article('行政执法监督条例', 32), kept] as const

const row = z.object({
  personId: text('人员编号'),
  certificateNumber: text('执法证号'),
  on: day('暂扣日期', '自该日起不得持证执法'),
  because: choice('暂扣原因', ['投诉查证属实、情节较轻', '年度审验不合格', '培训学时不足', '离岗培训', '其他']),
  paper: text('暂扣决定'),
  scan: proof('暂扣决定书'),
})

const restoration = z.object({
  on: day('恢复日期', '自该日起恢复持证执法'),
  paper: text('恢复决定'),
  scan: proof('恢复决定书'),
})

/** 执法证件暂扣: one row is one suspension of one certificate, until it is given back. */
export const certificateSuspension = defineRegister({
  id: 'certificate-suspension',
  title: '行政执法证件暂扣台账',
  chapter: 'enforcement',
  basis,
  row,
  open: '暂扣中',
  evidence: ['scan'],
  unique: {
    of: ({ certificateNumber, on }) => `${certificateNumber} ${on}`,
    text: '该证件当日的暂扣已经登记',
    basis: kept,
  },
  steps: {
    restore: {
      label: '恢复使用',
      fields: restoration,
      sample: {
        on: toDay('2024-03-18'),
        paper: '恢复使用执法证件的决定（演示）',
        scan: sampleFile('恢复决定（演示）.pdf'),
      },
      dated: 'on',
      to: '已恢复',
      basis,
      rules: [
        rule(
          restoration,
          {
            at: 'on',
            text: '恢复日期应晚于暂扣日期',
            basis: kept,
            holds: ({ on }, { row }) => isPeriod(row.on, on),
            breaks: { on: toDay('2024-03-04') },
          },
          { row },
        ),
      ],
    },
  },
  sample: {
    personId: 'P001',
    certificateNumber: '25010000001',
    on: toDay('2024-03-04'),
    because: '年度审验不合格',
    paper: '暂扣执法证件的决定（演示）',
    scan: sampleFile('暂扣决定（演示）.pdf'),
  },
  dated: 'on',
  measures: { 'officer.suspended': '一名执法人员的证件被暂扣的期间，组别为执法证号' },
  describe: ({ certificateNumber, because }) => `${certificateNumber}（${because}）`,
  facts: ({ personId: key, certificateNumber: group, on }, { steps }) => [
    { measure: 'officer.suspended', on, until: steps.restore?.on, key, group },
  ],
})
