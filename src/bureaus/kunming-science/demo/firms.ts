import { creditCodeCheckDigit } from '#domain/matters/fields.ts'
import { random } from './random.ts'

/** Kunming's counties (GB/T 2260) and how many talks of 2024 each had. */
export const counties = [
  ['530102', '五华区', 18],
  ['530103', '盘龙区', 16],
  ['530111', '官渡区', 22],
  ['530112', '西山区', 14],
  ['530113', '东川区', 4],
  ['530114', '呈贡区', 20],
  ['530115', '晋宁区', 7],
  ['530124', '富民县', 5],
  ['530125', '宜良县', 6],
  ['530126', '石林彝族自治县', 5],
  ['530127', '嵩明县', 8],
  ['530128', '禄劝彝族苗族自治县', 4],
  ['530129', '寻甸回族彝族自治县', 4],
  ['530181', '安宁市', 10],
] as const

/** A code of the right form: kind of registration, county, nine characters, check digit. */
export function creditCode(kind: string, county: string, body: string): string {
  const code = `${kind}${county}${body}`
  return `${code}${creditCodeCheckDigit(code)}`
}

export type Organisation = {
  readonly name: string
  readonly uscc: string
  readonly county: string
  readonly kind: '企业' | '科研院所' | '高校'
}

const trades = [
  '科技',
  '智能装备',
  '生物',
  '信息技术',
  '新材料',
  '环保',
  '农业科技',
  '医药',
  '软件',
  '能源',
  '检测',
  '光电',
]
const four = (index: number): string => String(index).padStart(4, '0')

/** 3,000 enterprises whose names say that they are invented, more of them where more talks were given. */
export const firms: readonly Organisation[] = (() => {
  const chance = random('firms')
  const lots = counties.flatMap(([code, , weight]) => Array.from({ length: weight }, () => code))
  return Array.from({ length: 3000 }, (_, index) => {
    const county = lots[index % lots.length]!
    return {
      name: `昆明演示${four(index + 1)}${chance.pick(trades)}有限公司`,
      uscc: creditCode('91', county, `MADEM${four(index + 1)}`),
      county,
      kind: '企业' as const,
    }
  })
})()

const others = (kind: '科研院所' | '高校', names: readonly string[]): readonly Organisation[] =>
  names.map((name, index) => {
    const county = counties[(index * 3) % counties.length]![0]
    return {
      name,
      uscc: creditCode('12', county, `${kind === '高校' ? 'MADXA' : 'MADKA'}${four(index + 1)}`),
      county,
      kind,
    }
  })

const fields = [
  '植物',
  '冶金',
  '茶叶',
  '花卉',
  '天文',
  '水利',
  '环境',
  '化工',
  '机械',
  '药物',
  '地质',
  '林业',
  '蚕桑',
  '种质',
]
export const institutes = others(
  '科研院所',
  fields.map((field) => `昆明演示${field}研究所`),
)
export const universities = others(
  '高校',
  ['理工', '医科', '农业', '民族', '师范'].map((word) => `演示${word}大学`),
)
