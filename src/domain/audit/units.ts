/** Measure words (量词) that make a numeral a count, and which of them may count the same thing. */

/**
 * Words of measure, each with the words that it may not begin: 3名 but not 3名录. A guard is read after the unit.
 * Longer words are tried first.
 */
const guarded: Readonly<Record<string, string>> = {
  个: '人别体性',
  项: '目',
  件: '',
  次: '要序',
  场: '所地景',
  期: '间限货',
  批: '准复示',
  户: '籍',
  家: '庭属',
  名: '录单称额',
  位: '于居列',
  人: '均大民工才事',
  支: '持出付撑',
  条: '例件',
  份: '额',
  册: '',
  本: '级局年市省区单部地行',
  部: '门分署委长级',
  篇: '',
  张: '',
  套: '',
  台: '账',
  种: '植子',
  类: '',
  门: '户槛',
  节: '约日假',
  宗: '',
  起: '草来诉施实',
  例: '会如行外',
  所: '有属在',
  座: '谈',
  处: '罚理置级长室分',
  间: '',
  轮: '训岗换',
  届: '',
  天: '',
  年: '度级代底末初来轻',
  岁: '',
  吨: '',
  亩: '',
  倍: '',
  分: '之别管局类析钟批',
  封: '',
  卷: '宗',
  通: '过知报告道用',
  则: '上由',
  幅: '',
  块: '',
  枚: '',
  辆: '',
  艘: '',
  笔: '录记试迹者',
  桩: '',
  集: '中合体团结市聚训资成',
  趟: '',
  餐: '饮厅',
  组: '织成长建',
  队: '伍',
  栋: '',
  幢: '',
  单: '位独项',
  瓶: '',
  盒: '',
  箱: '',
  袋: '',
  桶: '',
  头: '',
  只: '有是',
  匹: '',
  羽: '',
  尾: '',
  株: '',
  棵: '',
  眼: '',
  口: '岸径',
  米: '',
  页: '',
  字: '',
  元: '',
  周: '年边期',
  架: '',
  班: '子',
  课: '题',
  堂: '',
  克: '',
  斤: '',
  升: '级至到',
  斗: '',
  根: '据本',
  把: '',
  顶: '',
  副: '局主组',
  具: '体有',
  宿: '',
  床: '',
  伙: '',
  帧: '',
  丘: '',
  垧: '',
  站: '',
  村: '民委',
  校: '园长',
  店: '',
  企: '业',
  点: '位击赞',
  拨: '付',
  盏: '',
  方: '面案式法向便位略针',
  案: '件值卷例由情',
  镇: '',
  乡: '村镇',
}

/** Units of several signs, and those that no guard concerns. */
const plain = [
  '吨标准煤 吨二氧化碳当量 吨二氧化碳 千瓦时 万千瓦 兆瓦时 兆瓦 千瓦 瓦 微克/立方米 毫克/立方米 毫克/升 微克 毫克 千克 公斤 分贝 摄氏度',
  '平方公里 平方千米 平方米 立方米 公顷 公里 千米 毫米 厘米 海里 英亩 毫升 升/秒 度电 标准箱',
  '人次 人天 人日 场次 件次 户次 家次 批次 航次 艘次 个次 条次 架次 车次 班次 处次 所次 项次 台次 份次 辆次 期次 篇次 组次 店次 企次 校次 点次 课次 例次 频次 轮次 宗次 起次 村次 站次 卷次 门次 部次 套次 头次 桩次 堂次 人份',
  '工作日 个工作日 自然日 个自然日 个百分点 百分点 个点 个月 个小时 小时 分钟 秒 课时 学时 学分 美元 港元 欧元 日元 元人民币 元/吨 元/人 元/户 元/亩 元/平方米 例/万人',
  '周岁 剂次 个批次 个标段 个学时 个课时 标段 件套 地块 人月 吉字节 床位 席 届次 频道 字节 卡',
].flatMap((line) => line.split(' '))

/** Latin and symbol units. */
const symbols = 'km² km2 m³ m2 m² kWh MWh MW kW kV GB TB PB MB kg mg μg km cm mm ㎡ ㎞ ㎏ ℃ dB ha t'.split(' ')

const literal = (word: string): string => word.replace(/[/.*+?^$()[\]{}|\\]/g, '\\$&')

/** 场(次), 场·次, 家、次, 幅(张) are one unit, 场次 and 幅. */
const doublet =
  '[人户家件场批航艘个条架车班处点所项台份辆期篇组店校村座幅张名起宗头只套册部间](?:[(][次张套个份件户家人头][)]|[·、/]次(?![一-龥]))'

const patterns = [
  ...plain.map((word) => [word, literal(word)] as const),
  ...Object.entries(guarded).map(([word, not]) => [word, not === '' ? word : `${word}(?![${not}])`] as const),
  // 12月4日 is hidden as a date.
  ['日', '日(?![常报均期上下晚记程后])'] as const,
  ...symbols.map((word) => [word, `${literal(word)}(?![A-Za-z])`] as const),
].sort(([a], [b]) => b.length - a.length)

/** The source of the pattern of a measure word without its 万/亿. */
export const measure = `(?:大类|${doublet}|${patterns.map(([, pattern]) => pattern).join('|')})`

/** Words that different writers put to the same thing: 38位 and 38人, 15件 and 15个. */
const families: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['个', '件', '项', '宗', '起', '例', '条'],
  ['户', '家', '个', '所'],
  ['次', '场', '场次', '批次', '轮'],
  ['次', '件', '条', '份', '项'],
  ['件', '宗', '卷', '份', '本', '册'],
  ['个', '张', '本', '份', '件', '套'],
  ['期', '个', '件', '例', '次', '篇'],
  ['次', '篇', '条', '期', '件', '期次', '条次', '篇次'],
  ['部', '件', '个', '份', '项'],
  ['份', '册', '本'],
  ['种', '类', '项', '个'],
  ['张', '类'],
  ['支', '个', '队'],
  ['渠道', '个', '种'],
  ['学时', '课时'],
  ['学时/人', '课时/人'],
  ['工作日', '日', '天'],
  ['次/年', '次'],
]

const scales: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千万', 7],
  ['百万', 6],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
]
const notScaled = new Set(['千米', '千克', '千瓦', '千瓦时'])

function split(unit: string): { base: string; exponent: number } {
  if (unit === '%' || unit === '‰') return { base: '%', exponent: unit === '%' ? -2 : -3 }
  for (const [word, exponent] of scales) {
    if (unit.startsWith(word) && unit.length > word.length && !notScaled.has(unit))
      return { base: unit.slice(word.length), exponent }
  }
  return { base: unit, exponent: 0 }
}

/** One name for units that differ in writing only: 个工作日 → 工作日, 场(次) → 场次, 9个点 → 百分点, 4大类 → 类. */
export function plainUnit(unit: string): string {
  const doubled = /^(.)(?:[(](.)[)]|[·、/](次))$/.exec(unit)
  if (doubled) return `${doubled[1]}${doubled[2] === '次' || doubled[3] ? '次' : ''}`
  if (unit === '个点') return '百分点'
  return unit.replace(/^(?:个(?=工作日|自然日|百分点|小时|批次|标段|学时|课时)|大(?=类))/, '')
}

/** Measure words that never count different things. */
const twins: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  场: '场次',
  家: '户',
  课时: '学时',
  '课时/人': '学时/人',
  公斤: '千克',
  公里: '千米',
  宗: '件',
  起: '件',
}

/** 万 before the unit counts for nothing here: the power of ten of a unit, and its one name among twins. */
export function unitParts(unit: string): UnitParts {
  const known = parts.get(unit)
  if (known) return known
  const { base, exponent } = split(unit)
  const name = plainUnit(base)
  const read = { base: twins[name] ?? name, exponent }
  if (parts.size >= mostKept) parts.clear()
  parts.set(unit, read)
  return read
}

type UnitParts = { readonly base: string; readonly exponent: number }

/** There are few units: each, and each pair of them, is looked at once. */
const parts = new Map<string, UnitParts>()
const mostKept = 5000

/** The same unit but for scale and twins: firm enough to call a different number wrong. */
export const isSameUnit = (a: string, b: string): boolean => unitParts(a).base === unitParts(b).base

const shifts = new Map<string, number | undefined>()

/**
 * The power of ten by which a figure's value must be multiplied to stand in the claim's unit
 * (元 → 亿元: −8), or undefined when the two units cannot count the same thing.
 */
export function unitShift(figureUnit: string, claimUnit: string): number | undefined {
  const pair = `${figureUnit}\n${claimUnit}`
  const known = shifts.get(pair)
  if (known !== undefined || shifts.has(pair)) return known
  const shift = shiftBetween(figureUnit, claimUnit)
  if (shifts.size >= mostKept) shifts.clear()
  shifts.set(pair, shift)
  return shift
}

function shiftBetween(figureUnit: string, claimUnit: string): number | undefined {
  const figure = split(figureUnit)
  const claim = split(claimUnit)
  const a = plainUnit(figure.base)
  const b = plainUnit(claim.base)
  const ordinal = /^(.+)\(序数\)$/
  if (ordinal.test(a) || ordinal.test(b)) return ordinal.test(a) && ordinal.test(b) ? 0 : undefined
  const twin = (unit: string): string => twins[unit] ?? unit
  const akin = a === b || twin(a) === twin(b) || families.some((family) => family.includes(a) && family.includes(b))
  return akin ? figure.exponent - claim.exponent : undefined
}
