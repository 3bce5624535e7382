import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, dayAhead, earliest, isPeriod, optional, text } from '../fields.ts'

/** 执法人员证件: one row is one certificate of one person. No certificate valid on the day, dayAhead, no act of enforcement. */
export const enforcementOfficer = defineRegister({
  id: 'enforcement-officer',
  title: '行政执法人员证件台账',
  chapter: 'enforcement',
  basis: [article('行政处罚法', 42), article('云南省行政执法证件管理规定', 3), article('国办发〔2018〕118号', '(四)')],
  row: z
    .object({
      personId: text('人员编号'),
      name: text('姓名'),
      office: text('所在处室'),
      /** Contract staff, assistants and temporary workers cannot hold a certificate: there is no word for them here. */
      staffing: optional(choice('编制类型', ['公务员', '授权组织在编人员', '受委托组织在编人员'])),
      certificateNumber: text('执法证号'),
      field: text('执法类别'),
      area: text('执法区域'),
      issuedOn: day('发证日期'),
      validUntil: dayAhead('失效日', '证载有效期届满的次日，即不再有效的第一天'),
      endedOn: optional(day('注销、收回日期', '调离、退休、取消资格等；当日起不再计入')),
      endedBecause: optional(choice('注销、收回原因', ['调离执法岗位', '退休', '取消执法资格', '证件遗失', '其他'])),
    })
    .refine((row) => isPeriod(row.issuedOn, row.validUntil), { error: '失效日应晚于发证日期', path: ['validUntil'] })
    .refine((row) => row.endedBecause === undefined || row.endedOn !== undefined, {
      error: '填写了原因的应填写注销、收回日期',
      path: ['endedOn'],
    }),
  sample: {
    personId: 'P001',
    name: '执法人员甲（演示）',
    office: '政策法规处',
    staffing: '公务员',
    certificateNumber: '25010000001',
    field: '科技',
    area: '某市',
    issuedOn: toDay('2022-06-01'),
    validUntil: toDay('2027-06-01'),
  },
  dated: 'issuedOn',
  measures: { 'officer.certified': '一名执法人员持有有效证件的期间' },
  describe: (row) => `${row.name}（${row.certificateNumber}）`,
  facts: (row) => {
    const until = earliest(row.validUntil, row.endedOn)
    return isPeriod(row.issuedOn, until)
      ? [{ measure: 'officer.certified', on: row.issuedOn, until, key: row.personId, group: row.certificateNumber }]
      : []
  },
})
