import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, creditCode, day, fenOf, inOrder, money, optional, text } from '../fields.ts'

/**
 * 技术合同登记: rows of the national registration system. Kept lean: a bureau has over ten thousand a year.
 * Both amounts stand for the whole contract, in the year of registration. A cancelled contract (注销) no longer
 * counts; as of an earlier moment it still does.
 */
export const technologyContract = defineRegister({
  id: 'technology-contract',
  title: '技术合同认定登记台账',
  chapter: 'services',
  keeper: 'contractRegistrar',
  basis: [article('民法典', 843), article('技术合同认定登记管理办法(2000)', '全文')],
  row: z
    .object({
      number: z
        .string()
        .regex(/^\d{14}(\d{2})?$/, '合同登记编号应为16位数字（早年为14位）')
        .meta({ title: '合同登记编号' }),
      name: text('项目名称'),
      seller: text('卖方名称'),
      sellerUscc: optional(creditCode('卖方统一社会信用代码')),
      buyer: text('买方名称'),
      buyerUscc: optional(creditCode('买方统一社会信用代码')),
      type: choice('合同类别', ['技术开发', '技术转让', '技术许可', '技术咨询', '技术服务']),
      field: optional(text('技术领域')),
      signedOn: day('合同签订日期'),
      acceptedOn: optional(day('受理日期')),
      registeredOn: day('登记日期'),
      totalAmount: money('合同成交额'),
      technologyAmount: money('技术交易额'),
      officeCode: z
        .string()
        .regex(/^\d{4,8}$/, '登记机构代码应为4至8位数字')
        .meta({ title: '登记机构代码' }),
      registrar: text('登记员'),
      cancelledOn: optional(day('注销登记日期')),
    })
    .superRefine((row, context) => {
      const refuse = (column: keyof typeof row, message: string) =>
        context.addIssue({ code: 'custom', path: [column], message })
      if (!inOrder(row.signedOn, row.acceptedOn ?? row.registeredOn))
        refuse('signedOn', '签订日期不得晚于受理、登记日期')
      if (!inOrder(row.acceptedOn, row.registeredOn)) refuse('acceptedOn', '受理日期不得晚于登记日期')
      if (!inOrder(row.registeredOn, row.cancelledOn)) refuse('cancelledOn', '注销日期不得早于登记日期')
      const technology = fenOf(row.technologyAmount)
      if (technology <= 0n) refuse('technologyAmount', '技术交易额应大于零')
      if (technology > fenOf(row.totalAmount)) refuse('technologyAmount', '技术交易额不得超过合同成交额')
      if (row.seller === row.buyer) refuse('buyer', '买方不得与卖方相同')
    }),
  sample: {
    number: '2024530100001234',
    name: '智慧灌溉控制系统开发（演示）',
    seller: '云测科技有限公司（演示）',
    sellerUscc: '91530102MA6TEXT050',
    buyer: '滇池农业有限公司（演示）',
    type: '技术开发',
    field: '农业',
    signedOn: toDay('2024-03-01'),
    acceptedOn: toDay('2024-03-12'),
    registeredOn: toDay('2024-03-20'),
    totalAmount: '5000000.00',
    technologyAmount: '3500000.00',
    officeCode: '530100',
    registrar: '登记员甲（演示）',
  },
  dated: 'registeredOn',
  measures: {
    'technology-contract.registered': '登记一项技术合同，数值为合同成交额（元）',
    'technology-contract.technology-amount': '登记一项技术合同，数值为技术交易额（元）',
  },
  describe: (row) => `${row.number} ${row.name}`,
  facts: ({ type, registeredOn, totalAmount, technologyAmount, cancelledOn }) =>
    cancelledOn === undefined
      ? [
          { measure: 'technology-contract.registered', on: registeredOn, value: totalAmount, group: type },
          { measure: 'technology-contract.technology-amount', on: registeredOn, value: technologyAmount, group: type },
        ]
      : [],
})
