import type { DemoAct } from '#app/demo/demo-year.ts'
import type { Day } from '#domain/calendar/day.ts'
import { row, step } from './act.ts'
import { between, later } from './days.ts'
import { firms, institutes, type Organisation, universities } from './firms.ts'
import { random } from './random.ts'
import { nameOf } from './staff.ts'

const registrars = ['P018', 'P019', 'P020'] as const
const offices = ['01', '02', '03', '04'] as const
const outside = ['成都', '重庆', '贵阳', '上海', '深圳', '北京', '南宁', '曲靖', '玉溪', '大理', '红河', '楚雄']

const types = [
  ['技术服务', 0.6],
  ['技术开发', 0.86],
  ['技术咨询', 0.95],
  ['技术转让', 0.98],
  ['技术许可', 1],
] as const
const works: Readonly<Record<string, readonly string[]>> = {
  技术服务: ['检测技术服务', '系统运行技术支持', '工艺优化服务', '数据处理服务'],
  技术开发: ['控制系统开发', '新工艺研究开发', '软件平台开发', '样机研制'],
  技术咨询: ['可行性论证', '技术方案咨询', '分析评价'],
  技术转让: ['专利权转让', '技术秘密转让'],
  技术许可: ['专利实施许可', '技术秘密使用许可'],
}
/** The eleven technical fields of the national statistics and what the projects of each are about. */
const fields = [
  ['电子信息', ['智慧园区', '边境物流', '工业视觉', '政务数据']],
  ['先进制造', ['烟草机械', '铁路养护装备', '智能仓储', '数控机床']],
  ['城市建设与社会发展', ['高原湖泊监测', '地质灾害预警', '应急指挥']],
  ['环境保护与资源综合利用', ['滇池水质', '尾矿利用', '污水提标', '固废处置']],
  ['农业', ['花卉种苗', '普洱茶加工', '高原蔬菜', '核桃深加工']],
  ['生物、医药和医疗器械', ['三七提取物', '疫苗佐剂', '诊断试剂', '康复器械']],
  ['新材料及其应用', ['铂族催化剂', '锗基红外材料', '液态金属', '钛合金']],
  ['新能源与高效节能', ['光伏电站', '水电调度', '储能电池', '余热利用']],
  ['现代交通', ['山区高速', '隧道监测', '轨道交通']],
  ['航空航天', ['无人机测绘', '高原发动机试验']],
  ['核应用', ['同位素检测', '辐照育种']],
] as const
const fieldWeights = [0.27, 0.42, 0.57, 0.69, 0.78, 0.86, 0.92, 0.96, 0.98, 0.995, 1]

/** Total of the contracts registered in 2024, in yuan. */
const total2024 = 17_673_214_600
export const registered2024 = 13_311
const cancelled2024 = 6

/** Amounts with a long tail, in hundreds of yuan, that add up to the total exactly. */
function amounts(name: string, count: number, total: number): readonly number[] {
  const chance = random(name)
  const weights = Array.from({ length: count }, () => Math.exp(1.85 * chance.normal()))
  const sum = weights.reduce((a, b) => a + b, 0)
  const hundreds = weights.map((weight) => Math.max(20, Math.round((total / 100) * (weight / sum))))
  const largest = hundreds.indexOf(Math.max(...hundreds))
  hundreds[largest]! += total / 100 - hundreds.reduce((a, b) => a + b, 0)
  return hundreds.map((hundred) => hundred * 100)
}

/** How many contracts each working day took: more before the ends of quarters, most in December. */
function days(year: number, count: number): readonly Day[] {
  const open = between(`${year}-01-01`, `${year}-12-31`)
  const weights = open.map((day) => {
    const month = Number(day.slice(5, 7))
    return (
      (month === 12 ? 3.2 : month === 11 ? 1.7 : month % 3 === 0 ? 1.4 : month <= 2 ? 0.6 : 1) *
      (0.8 + 0.4 * (Number(day.slice(8)) / 31))
    )
  })
  const sum = weights.reduce((a, b) => a + b, 0)
  let reached = 0
  return open.flatMap((day, i) => {
    const before = Math.round((reached / sum) * count)
    reached += weights[i]!
    return Array.from({ length: Math.round((reached / sum) * count) - before }, () => day)
  })
}

const chosen = <T>(table: readonly (readonly [T, number])[], at: number): T => table.find(([, upTo]) => at < upTo)![0]
const sellers: readonly Organisation[] = [
  ...firms,
  ...institutes,
  ...institutes,
  ...universities,
  ...universities,
  ...universities,
]

function contracts(year: number, count: number, total: number, cancelled: number): DemoAct[] {
  const chance = random(`contracts ${year}`)
  const money = amounts(`amounts ${year}`, count, total)
  const running = new Map<string, number>()
  const workdays = between('2023-01-03', `${year}-12-31`)
  const place = new Map(workdays.map((day, index) => [day, index]))
  return days(year, count + cancelled).flatMap((registeredOn, index) => {
    const type = chosen(types, chance.next())
    const at = chance.next()
    const [field, topics] = fields[fieldWeights.findIndex((upTo) => at < upTo)]!
    const seller = chance.pick(sellers)
    const local = chance.next() < 0.62
    let buyer = chance.pick(firms)
    if (buyer === seller) buyer = firms[(firms.indexOf(buyer) + 1) % firms.length]!
    const office = chance.pick(offices)
    const serial = (running.get(office) ?? 0) + 1
    running.set(office, serial)
    // The contracts cancelled later lie in the middle of the year; the others carry the amounts of the total.
    const isCancelled = index >= 4000 && index < 4000 + cancelled
    const amount = isCancelled ? 86_000 + 7_500 * (index - 4000) : money[index < 4000 ? index : index - cancelled]!
    const technology = chance.next() < 0.62 ? amount : Math.round(amount * (0.55 + 0.4 * chance.next()))
    const day = place.get(registeredOn)!
    const acceptedOn = workdays[Math.max(0, day - chance.int(1, 12))]!
    const signedOn = workdays[Math.max(0, place.get(acceptedOn)! - chance.int(2, 45))]!
    const registrar = registrars[day % registrars.length]!
    const number = `${year}5301${office}${String(serial).padStart(6, '0')}`
    const registered = row(
      'technology-contract',
      number,
      {
        number,
        name: `${chance.pick(topics)}${chance.pick(works[type]!)}（演示${year}-${index + 1}）`,
        seller: seller.name,
        sellerUscc: seller.uscc,
        buyer: local ? buyer.name : `${chance.pick(outside)}演示${String(chance.int(1, 900)).padStart(3, '0')}有限公司`,
        ...(local ? { buyerUscc: buyer.uscc } : {}),
        type,
        field,
        signedOn,
        acceptedOn,
        registeredOn,
        totalAmount: `${amount}.00`,
        technologyAmount: `${technology}.00`,
        officeCode: `5301${office}`,
        registrar: nameOf(registrar),
      },
      // The rows of a day come from the national system in one batch at the end of the day.
      { as: registrar, time: '16:40' },
    )
    if (!isCancelled) return [registered]
    const cancelledOn = later(registeredOn, 20)
    return [registered, step(registered, 'cancel', { cancelledOn, because: '双方解除合同，当事人申请注销登记' })]
  })
}

export const contractActs = (): DemoAct[] => [
  ...contracts(2023, 300, 274_318_500, 0),
  ...contracts(2024, registered2024, total2024, cancelled2024),
]
