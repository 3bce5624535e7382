import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, choice, creditCode, day, optional, text, yesNo } from '../fields.ts'

const unit = z.object({
  id: text('对象编号'),
  name: text('对象名称'),
  uscc: optional(creditCode()),
  address: optional(text('检查地址')),
})

const officer = z.object({ person: text('人员编号'), certificate: text('执法证号') })

const crew = z.object({
  unit: text('对象编号'),
  officers: z
    .array(text('人员编号'))
    .min(2, '每个对象的检查人员不得少于两人')
    .refine(allDifferent, '同一检查人员不得重复')
    .meta({ title: '检查人员' }),
})

/** 抽查记录: who is to be inspected and by whom. An officer may serve in several crews, a crew is never one person. */
export const inspectionDraw = defineRegister({
  id: 'inspection-draw',
  title: '双随机抽查记录台账',
  chapter: 'enforcement',
  basis: [article('国办发〔2015〕58号', '全文'), article('优化营商环境条例', 54), article('行政处罚法', 42)],
  row: z
    .object({
      drawNumber: text('抽取编号'),
      mode: choice('抽取方式', ['双随机', '定向']),
      joint: yesNo('部门联合'),
      drawnOn: day('抽取日期'),
      task: text('检查任务'),
      units: z
        .array(unit)
        .min(1, '请填写检查对象')
        .refine((list) => allDifferent(list.map((one) => one.id)), '同一对象不得重复')
        .meta({ title: '检查对象' }),
      officers: z
        .array(officer)
        .min(2, '检查人员不得少于两人')
        .refine((list) => allDifferent(list.map((one) => one.person)), '同一检查人员不得重复')
        .meta({ title: '检查人员' }),
      crews: optional(z.array(crew).meta({ title: '分组' })),
      notes: optional(text('备注')),
    })
    .superRefine((row, context) => {
      const units = new Set(row.units.map((one) => one.id))
      const officers = new Set(row.officers.map((one) => one.person))
      for (const [index, one] of (row.crews ?? []).entries()) {
        const stranger = !units.has(one.unit) || one.officers.some((person) => !officers.has(person))
        if (stranger)
          context.addIssue({ code: 'custom', path: ['crews', index], message: '分组中的对象和人员应在抽取名单内' })
      }
    }),
  sample: {
    drawNumber: '2024-001',
    mode: '双随机',
    joint: true,
    drawnOn: toDay('2024-08-06'),
    task: '实验动物许可证持有单位现场检查',
    units: [{ id: 'U001', name: '云测动物实验中心（演示）', uscc: '91530102MA6TEXT050' }],
    officers: [
      { person: 'P001', certificate: '25010000001' },
      { person: 'P002', certificate: '25010000002' },
    ],
    crews: [{ unit: 'U001', officers: ['P001', 'P002'] }],
  },
  dated: 'drawnOn',
  measures: {
    'inspection.unit': '部门联合双随机抽中一个检查对象',
    'inspection.officer': '部门联合双随机抽中一名检查人员',
  },
  describe: (row) => `${row.drawNumber} ${row.task}`,
  facts: ({ mode, joint, drawnOn: on, units, officers }) =>
    mode === '双随机' && joint
      ? [
          ...units.map(({ id }) => ({ measure: 'inspection.unit', on, key: id }) as const),
          ...officers.map(({ person }) => ({ measure: 'inspection.officer', on, key: person }) as const),
        ]
      : [],
})
