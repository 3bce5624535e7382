import { z } from 'zod'
import { type Day, toDay, yearOf } from '#domain/calendar/day.ts'
import { dueDate } from '#domain/calendar/due.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { isInForce } from '#domain/law/in-force.ts'
import { choice, creditCode, day, fenOf, inOrder, line, money, optional, text } from '../fields.ts'

const row = z.object({
  number: z
    .string()
    .regex(/^\d{14}(\d{2})?$/, '合同登记编号应为16位数字（早年为14位）')
    .meta({ title: '合同登记编号' }),
  name: line('项目名称'),
  seller: line('卖方名称'),
  sellerUscc: optional(creditCode('卖方统一社会信用代码')),
  buyer: line('买方名称'),
  buyerUscc: optional(creditCode('买方统一社会信用代码')),
  type: choice('合同类别', ['技术开发', '技术转让', '技术许可', '技术咨询', '技术服务']),
  field: optional(text('技术领域')),
  signedOn: day('合同签订日期'),
  acceptedOn: optional(day('受理日期')),
  registeredOn: day('登记日期'),
  lateBecause: optional(text('逾期登记的原因')),
  totalAmount: money('合同成交额'),
  technologyAmount: money('技术交易额'),
  officeCode: z
    .string()
    .regex(/^\d{4,8}$/, '登记机构代码应为4至8位数字')
    .meta({ title: '登记机构代码' }),
  registrar: line('登记员'),
})
const change = z.object({
  changedOn: day('变更登记日期'),
  totalAmount: money('变更后合同成交额'),
  technologyAmount: money('变更后技术交易额'),
  because: text('变更内容和原因'),
})
const cancellation = z.object({ cancelledOn: day('注销登记日期'), because: text('注销原因') })

const measure2000 = article('技术合同认定登记管理办法(2000)', '全文')
const amounts = article('技术合同认定规则', 51)
const ordered = systemRule('登记的各日期依次为签订、受理、登记', '后一步以前一步为前提')

const isPositive = (amount: string): boolean => fenOf(amount) > 0n
const isWithin = (technology: string, total: string): boolean => fenOf(technology) <= fenOf(total)

/**
 * 技术合同登记: rows of the national registration system. Kept lean: a bureau has over ten thousand a year.
 * Both amounts stand for the whole contract, in the year of registration, as last changed. A cancelled contract (注销)
 * no longer counts; as of an earlier moment it still does.
 */
export const technologyContract = defineRegister({
  id: 'technology-contract',
  title: '技术合同认定登记台账',
  chapter: 'services',
  keeper: 'contractRegistrar',
  basis: [article('民法典', 843), measure2000],
  row,
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
  // 国科发政字〔2000〕63号 came into force then.
  earliest: '2000-02-16',
  unique: {
    of: ({ number }) => number,
    text: '合同登记编号已登记',
    basis: systemRule('一个合同登记编号只登记一次', '同一合同登记两次，项数和成交额都会计成两倍'),
  },
  rules: [
    rule(row, {
      at: 'signedOn',
      text: '签订日期不得晚于受理、登记日期',
      basis: ordered,
      holds: ({ signedOn, acceptedOn, registeredOn }) => inOrder(signedOn, acceptedOn ?? registeredOn),
      breaks: { signedOn: toDay('2024-03-13') },
    }),
    rule(row, {
      at: 'acceptedOn',
      text: '受理日期不得晚于登记日期',
      basis: ordered,
      holds: ({ acceptedOn, registeredOn }) => inOrder(acceptedOn, registeredOn),
      breaks: { acceptedOn: toDay('2024-03-21') },
    }),
    rule(row, {
      at: 'lateBecause',
      text: '认定登记应在受理之日起三十日内完成；逾期的须填写原因',
      basis: measure2000,
      holds: ({ acceptedOn, registeredOn, lateBecause }, _, { calendar }) =>
        lateBecause !== undefined ||
        acceptedOn === undefined ||
        // The text of 2026 sets other limits; they have been read in its draft alone and refuse nothing.
        !isInForce(measure2000, acceptedOn) ||
        registeredOn <= dueDate(calendar, { unit: 'cd', length: 30 }, acceptedOn).due,
      breaks: { signedOn: toDay('2024-01-02'), acceptedOn: toDay('2024-01-03') },
    }),
    rule(row, {
      at: 'number',
      text: '16位登记编号的前四位是登记年份，应与登记日期相符',
      basis: systemRule('登记编号与登记年份相符', '编号打错一位会落到别的年度'),
      holds: ({ number, registeredOn }) => number.length !== 16 || Number(number.slice(0, 4)) === yearOf(registeredOn),
      breaks: { number: '2023530100001234' },
    }),
    rule(row, {
      at: 'technologyAmount',
      text: '技术交易额应大于零',
      basis: amounts,
      holds: ({ technologyAmount }) => isPositive(technologyAmount),
      breaks: { technologyAmount: '0.00' },
    }),
    rule(row, {
      at: 'technologyAmount',
      text: '技术交易额不得超过合同成交额',
      basis: amounts,
      holds: ({ technologyAmount, totalAmount }) => isWithin(technologyAmount, totalAmount),
      breaks: { technologyAmount: '5000000.01' },
    }),
    rule(row, {
      at: 'buyer',
      text: '买方不得与卖方相同',
      basis: article('民法典', 843),
      holds: ({ seller, buyer }) => seller !== buyer,
      breaks: { buyer: '云测科技有限公司（演示）' },
    }),
  ],
  steps: {
    change: {
      label: '变更登记',
      fields: change,
      sample: {
        changedOn: toDay('2024-05-08'),
        totalAmount: '4500000.00',
        technologyAmount: '3200000.00',
        because: '双方签订补充协议，减少一项工作',
      },
      dated: 'changedOn',
      basis: [measure2000],
      from: 'recorded',
      again: true,
      rules: [
        rule(
          change,
          {
            at: 'changedOn',
            text: '变更日期不得早于登记日期',
            basis: ordered,
            holds: ({ changedOn }, filled) => inOrder(filled.row.registeredOn, changedOn),
            breaks: { changedOn: toDay('2024-03-19') },
          },
          { row },
        ),
        rule(change, {
          at: 'technologyAmount',
          text: '变更后技术交易额应大于零，且不得超过合同成交额',
          basis: amounts,
          holds: ({ technologyAmount, totalAmount }) =>
            isPositive(technologyAmount) && isWithin(technologyAmount, totalAmount),
          breaks: { technologyAmount: '4500000.01' },
        }),
      ],
    },
    cancel: {
      label: '注销登记',
      fields: cancellation,
      sample: { cancelledOn: toDay('2024-06-10'), because: '双方解除合同，申请注销登记' },
      dated: 'cancelledOn',
      basis: [measure2000],
      from: 'recorded',
      to: '已注销',
      rules: [
        rule(
          cancellation,
          {
            at: 'cancelledOn',
            text: '注销日期不得早于登记日期',
            basis: ordered,
            holds: ({ cancelledOn }, filled) => inOrder(filled.row.registeredOn, cancelledOn),
            breaks: { cancelledOn: toDay('2024-03-19') },
          },
          { row },
        ),
      ],
    },
  },
  measures: {
    'technology-contract.registered': '登记一项技术合同，数值为合同成交额（元）',
    'technology-contract.technology-amount': '登记一项技术合同，数值为技术交易额（元）',
  },
  list: {
    columns: [
      'seller',
      'buyer',
      'type',
      ['change.totalAmount', 'totalAmount'],
      ['change.technologyAmount', 'technologyAmount'],
    ],
    totals: ['totalAmount', 'technologyAmount'],
    notAdded: ['cancel'],
    searched: ['field', 'sellerUscc', 'buyerUscc', 'registrar'],
  },
  describe: ({ number, name }) => `${number} ${name}`,
  // What is changed or cancelled in a later year leaves the year of the registration as it was told.
  facts: ({ type: group, registeredOn: on, ...registered }, { steps }) => {
    const isOwnYear = (day: Day | undefined): boolean => day !== undefined && yearOf(day) === yearOf(on)
    if (isOwnYear(steps.cancel?.cancelledOn)) return []
    const { totalAmount, technologyAmount } = isOwnYear(steps.change?.changedOn) ? steps.change! : registered
    return [
      { measure: 'technology-contract.registered', on, value: totalAmount, group },
      { measure: 'technology-contract.technology-amount', on, value: technologyAmount, group },
    ]
  },
})
