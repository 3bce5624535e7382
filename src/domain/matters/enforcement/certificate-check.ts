import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, inOrder, optional, proof, sampleFile, text } from '../fields.ts'
import { inTurn, oneOf, partOfWhole } from '../rules.ts'

const unfit = z.object({
  personId: text('人员编号'),
  reason: choice('不符合原因', ['非在编人员', '不在执法岗位', '考试不合格', '证件过期', '其他']),
  handled: choice('处理', ['收回证件', '注销证件', '离岗培训', '限期补考']),
  handledOn: optional(day('处理日期')),
})

const row = z.object({
  checkedOn: day('清理日期'),
  office: text('清理单位'),
  examined: count('清理人数', 1),
  unfit: z.array(unfit).meta({ title: '不符合持证条件的人员' }),
  report: proof('清理报告'),
})

/** 执法资格清理: the yearly look at who may hold a certificate (杜绝不符合规定的人员持证). */
export const certificateCheck = defineRegister({
  id: 'certificate-check',
  title: '执法资格清理台账',
  chapter: 'enforcement',
  basis: [article('行政处罚法', 42), article('行政执法监督条例', 10), article('行政执法监督条例', 17)],
  row,
  unique: oneOf(row, ['office', 'checkedOn']),
  rules: [
    rule(row, {
      at: 'unfit',
      text: '不符合人数不得多于清理人数',
      basis: partOfWhole,
      holds: ({ unfit: found, examined }) => found.length <= examined,
      breaks: {
        examined: 1,
        unfit: [
          { personId: 'P001', reason: '证件过期', handled: '收回证件' },
          { personId: 'P002', reason: '证件过期', handled: '收回证件' },
        ],
      },
    }),
    rule(row, {
      at: 'unfit',
      text: '处理日期不得早于清理日期',
      basis: inTurn,
      holds: ({ unfit: found, checkedOn }) => found.every(({ handledOn }) => inOrder(checkedOn, handledOn)),
      breaks: {
        unfit: [{ personId: 'P001', reason: '证件过期', handled: '收回证件', handledOn: toDay('2024-03-19') }],
      },
    }),
  ],
  sample: {
    checkedOn: toDay('2024-03-20'),
    office: '政策法规处',
    examined: 38,
    unfit: [],
    report: sampleFile('执法资格清理报告（演示）.pdf'),
  },
  dated: 'checkedOn',
  evidence: ['report'],
  measures: { 'certificate-check.recorded': '开展一次执法资格清理' },
  describe: (row) => `${row.checkedOn}清理${row.examined}人，不符合${row.unfit.length}人`,
  facts: (row) => [{ measure: 'certificate-check.recorded', on: row.checkedOn }],
})
