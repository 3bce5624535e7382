import { creditCode } from './firms.ts'

type Line = readonly [name: string, kind: '91' | '12', county: string, address: string, head: string]

/** Invented organisations that keep laboratory animals. */
const lines: readonly Line[] = [
  ['昆明演示灵长类研究中心', '12', '530114', '呈贡区演示大道1号', '罗怀素'],
  ['昆明演示生物医药有限公司', '91', '530111', '官渡区演示路18号', '梁知行'],
  ['昆明演示医科研究院', '12', '530114', '呈贡区演示大道88号', '宋雨眠'],
  ['昆明演示疫苗技术有限公司', '91', '530181', '安宁市演示工业园6号', '唐岱青'],
  ['昆明演示药物安全评价有限公司', '91', '530114', '呈贡区演示创业路9号', '许照临'],
  ['昆明演示动物繁育有限公司', '91', '530127', '嵩明县演示村21号', '邓牧云'],
  ['昆明演示中医药研究所', '12', '530102', '五华区演示巷3号', '萧远山'],
  ['昆明演示细胞工程有限公司', '91', '530103', '盘龙区演示街66号', '程晓溪'],
  ['昆明演示医疗器械检验所', '12', '530112', '西山区演示路77号', '傅青主'],
  ['昆明演示实验饲料有限公司', '91', '530115', '晋宁区演示基地2号', '白露晞'],
  ['昆明演示血液制品有限公司', '91', '530111', '官渡区演示路200号', '孟希声'],
  ['昆明演示农业科学研究所', '12', '530103', '盘龙区演示北路5号', '阎守拙'],
  ['昆明演示基因技术有限公司', '91', '530114', '呈贡区演示创业路30号', '江疏影'],
  ['昆明演示职业病防治研究所', '12', '530112', '西山区演示路12号', '史怀德'],
  ['昆明演示兽药有限公司', '91', '530125', '宜良县演示镇8号', '龙在野'],
  ['昆明演示生殖医学研究所', '12', '530102', '五华区演示路41号', '雷惊蛰'],
]

/** Who applies for licences: the organisation, its facility, and the person who acts for it. */
export const holders = lines.map(([name, kind, county, address, head], index) => ({
  name,
  code: creditCode(kind, county, `MADHA${String(index + 1).padStart(4, '0')}`),
  county,
  address: `昆明市${address}`,
  head: `演示·${head}`,
  person: `A${String(index + 1).padStart(3, '0')}`,
  applicant: `演示·${head}（${name}）`,
}))
export type Holder = (typeof holders)[number]
