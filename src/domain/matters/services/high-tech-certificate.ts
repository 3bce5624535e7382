import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { creditCode, day, dayAhead, earliest, isPeriod, optional, text } from '../fields.ts'

/** 高企证书: what the stock (保有量) of a day is counted from; a firm that renews is counted once. */
export const highTechCertificate = defineRegister({
  id: 'high-tech-certificate',
  title: '高新技术企业证书台账',
  publicView: {
    shows: ['number', 'enterprise', 'uscc', 'issuedOn', 'validUntil', 'revokedOn', 'movedInOn', 'movedOutOn'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'services',
  basis: [article('高新技术企业认定管理办法', 9), article('高新技术企业认定管理办法', 19)],
  row: z
    .object({
      number: text('证书编号'),
      enterprise: text('企业名称'),
      uscc: creditCode(),
      issuedOn: day('发证日期'),
      validUntil: dayAhead('失效日', '有效期自颁证之日起三年；填写不再有效的第一天'),
      revokedOn: optional(day('取消资格生效日')),
      movedInOn: optional(day('整体迁入日期', '原在其他认定机构辖区的，自该日起计入')),
      movedOutOn: optional(day('整体迁出日期')),
    })
    .refine((row) => isPeriod(row.issuedOn, row.validUntil), { error: '失效日应晚于发证日期', path: ['validUntil'] }),
  sample: {
    number: 'GR202353000001',
    enterprise: '云测科技有限公司（演示）',
    uscc: '91530102MA6TEXT050',
    issuedOn: toDay('2023-12-04'),
    validUntil: toDay('2026-12-04'),
  },
  dated: 'issuedOn',
  measures: { 'high-tech.valid': '一家企业持有有效高企证书的期间' },
  describe: (row) => `${row.enterprise}（${row.number}）`,
  facts: (row) => {
    const on = row.movedInOn !== undefined && row.movedInOn > row.issuedOn ? row.movedInOn : row.issuedOn
    const until = earliest(row.validUntil, row.revokedOn, row.movedOutOn)
    return isPeriod(on, until) ? [{ measure: 'high-tech.valid', on, until, key: row.uscc }] : []
  },
})
