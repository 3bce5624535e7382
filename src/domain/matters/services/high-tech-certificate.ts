import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { addMonths } from '#domain/calendar/due.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { creditCode, day, dayAhead, earliest, isPeriod, optional, text } from '../fields.ts'
import { endsAfter, follows } from '../rules.ts'

const row = z.object({
  number: text('证书编号'),
  enterprise: text('企业名称'),
  uscc: creditCode(),
  issuedOn: day('发证日期'),
  validUntil: dayAhead('失效日', '有效期自颁证之日起三年；填写不再有效的第一天'),
  movedInOn: optional(day('整体迁入日期', '原在其他认定机构辖区的，自该日起计入')),
})

const revocation = z.object({ revokedOn: day('取消资格生效日'), because: text('取消资格的情形') })
const departure = z.object({ movedOutOn: day('整体迁出日期'), to: text('迁往') })
const threeYears = article('高新技术企业认定管理办法', 9)

/** 高企证书: what the stock (保有量) of a day is counted from; a firm that renews is counted once. */
export const highTechCertificate = defineRegister({
  id: 'high-tech-certificate',
  title: '高新技术企业证书台账',
  publicView: {
    shows: [
      'number',
      'enterprise',
      'uscc',
      'issuedOn',
      'validUntil',
      'movedInOn',
      'revoke.revokedOn',
      'moveOut.movedOutOn',
    ],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'services',
  basis: [article('高新技术企业认定管理办法', 9), article('高新技术企业认定管理办法', 19)],
  row,
  unique: {
    of: ({ number }) => number,
    text: '证书编号已登记',
    basis: systemRule('一个证书编号只登记一次', '保有量按证书的有效期间数'),
  },
  rules: [
    endsAfter(row, 'validUntil', 'issuedOn'),
    rule(row, {
      at: 'validUntil',
      text: '资格自颁发证书之日起有效期为三年，失效日不得更晚',
      basis: threeYears,
      holds: ({ issuedOn, validUntil }) => validUntil <= addMonths(issuedOn, 36),
      breaks: { validUntil: toDay('2027-12-04') },
    }),
  ],
  steps: {
    revoke: {
      label: '取消资格',
      fields: revocation,
      sample: { revokedOn: toDay('2024-05-01'), because: '连续两年未报年度情况报表' },
      dated: 'revokedOn',
      basis: [article('高新技术企业认定管理办法', 19)],
      from: 'recorded',
      to: '已取消',
    },
    moveOut: {
      label: '整体迁出',
      fields: departure,
      sample: { movedOutOn: toDay('2024-06-10'), to: '外省' },
      dated: 'movedOutOn',
      basis: [article('高新技术企业认定管理办法', 18)],
      from: 'recorded',
      to: '已迁出',
      rules: [follows(departure, 'movedOutOn', 'issuedOn', ['row', row])],
    },
  },
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
  facts: ({ issuedOn, validUntil, movedInOn, uscc: key }, { steps: { revoke, moveOut } }) => {
    const on = movedInOn !== undefined && movedInOn > issuedOn ? movedInOn : issuedOn
    const until = earliest(validUntil, revoke?.revokedOn, moveOut?.movedOutOn)
    return isPeriod(on, until) ? [{ measure: 'high-tech.valid', on, until, key }] : []
  },
})
