import { describe, expect, test } from 'vitest'
import { type Day, toDay } from '../calendar/day.ts'
import { chinaCalendar } from '../calendar/working-calendar.ts'
import { type CreditRow, checkCredit } from './checks.ts'
import { type CreditKind, creditStandards, wanOf } from './fields.ts'

const own = '1153010001511000X4'
const licence = {
  ...{ XK_XDR_MC: '某研究院', XK_XDR_LB: '法人及非法人组织', XK_XDR_SHXYM: '91530102MA6TEXT050', XK_FRDB: '某某' },
  ...{ XK_XKWS: '准予行政许可决定书', XK_WSH: '某许〔2024〕1号', XK_XKLB: '普通', XK_NR: '使用实验动物' },
  ...{ XK_JDRQ: '2024-03-05', XK_YXQZ: '2024-03-05', XK_YXQZI: '2029-03-04', XK_ZT: '1' },
  ...{ XK_XKJG: '某局', XK_XKJGDM: own, XK_LYDW: '某局', XK_LYDWDM: own },
}
const penalty = {
  ...{ CF_XDR_MC: '某公司', CF_XDR_LB: '法人及非法人组织', CF_XDR_SHXYM: '91530102MA6TEXT050', CF_FRDB: '某某' },
  ...{ CF_WSH: '某罚〔2024〕1号', CF_WFXW: '无证使用', CF_SY: '某日查明', CF_YJ: '某条例', CF_CFLB: '警告;罚款' },
  ...{ CF_NR: '警告，罚款', CF_NR_FK: wanOf('2000'), CF_JDRQ: '2024-03-05' },
  ...{ CF_CFJG: '某局', CF_CFJGDM: own, CF_SJLY: '某局', CF_SJLYDM: own },
}
const row = (values: Record<string, string>, publishedOn?: string): CreditRow => ({
  ...{ caseId: 'x', on: toDay('2024-03-05'), values },
  publishedOn: publishedOn as Day | undefined,
})
const says = (kind: CreditKind, rows: readonly CreditRow[], today = '2024-03-06') =>
  checkCredit(kind, rows, { today: toDay(today), calendar: chinaCalendar }).map(({ field, level, message }) =>
    [field, level, message].join(' '),
  )

test('填写齐全的许可和处罚没有问题，字段不重复', () => {
  expect(says('licence', [row(licence)])).toEqual([])
  expect(says('penalty', [row(penalty)])).toEqual([])
  for (const fields of Object.values(creditStandards['2018']))
    expect(new Set(fields.map(({ code }) => code)).size).toBe(fields.length)
})

describe('检查逐项找得出问题', () => {
  test.each([
    ['XK_XDR_MC', '', '缺少行政相对人名称'],
    ['XK_XDR_MC', '字'.repeat(201), '超过200字'],
    ['XK_XDR_SHXYM', '91530102MA6TEXT051', '校验码不对'],
    ['XK_XDR_SHXYM', '', '缺少统一社会信用代码'],
    ['XK_FRDB', '', '缺少法定代表人'],
    ['XK_XKLB', '一般', '应为：普通、特许'],
    ['XK_JDRQ', '2024/3/5', '不是日期'],
    ['XK_JDRQ', '2024-03-07', '在今天之后'],
    ['XK_YXQZI', '2024-03-04', '有效期至早于有效期自'],
    ['XK_NR', '负责人530102199003071238', '含有身份证号码'],
    ['XK_XDR_LB', '自然人', '自然人须有证件类型和号码'],
    ['XK_QT', '1', '标准中没有'],
  ])('许可的 %s 为“%s”：%s', (field, value, message) => {
    expect(says('licence', [row({ ...licence, [field]: value })]).join()).toContain(message)
  })

  test.each([
    ['CF_CFLB', '训诫', '没有处罚类别“训诫”'],
    ['CF_NR_FK', '0', '须填写大于零的金额'],
    ['CF_NR_FK', '0.1234567', '至多六位小数'],
    ['CF_CFLB', '警告', '没有处以罚款，不应填写金额'],
  ])('处罚的 %s 为“%s”：%s', (field, value, message) => {
    expect(says('penalty', [row({ ...penalty, [field]: value })]).join()).toContain(message)
  })

  test('同一份决定只能有一行，状态改变的是另一行；号码末位不对的不是身份证号', () => {
    const changed = row({ ...licence, XK_ZT: '2' })
    expect(says('licence', [row(licence), changed])).toEqual([])
    expect(says('licence', [row(licence), row(licence)])).toEqual(['XK_WSH fault 与第1行是同一份决定'])
    expect(says('licence', [row({ ...licence, XK_NR: '合同530102199003071239' })])).toEqual([])
  })

  test('七个工作日之内公示；第五日起提示，逾期说明超过', () => {
    expect(says('licence', [row(licence)], '2024-03-11')).toEqual([])
    expect(says('licence', [row(licence)], '2024-03-12').join()).toContain('warning 决定后已5个工作日，尚未公示')
    expect(says('licence', [row(licence)], '2024-03-15').join()).toContain('决定后8个工作日仍未公示，超过7个工作日')
    expect(says('licence', [row(licence, '2024-03-14')], '2024-06-01')).toEqual([])
    expect(says('licence', [row(licence, '2024-03-15')], '2024-06-01').join()).toContain('才公示')
  })
})

test.each([
  ['2000', '0.2'],
  ['1327700.50', '132.77005'],
  ['0.01', '0.000001'],
  ['10000', '1'],
  ['0', '0'],
])('%s 元写作 %s 万元', (yuan, wan) => expect(wanOf(yuan)).toBe(wan))
