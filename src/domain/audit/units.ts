/** Measure words (量词) that make a numeral a count, and which of them may count the same thing. */

/** Longest first; a guard keeps 项目, 处罚, 名录 … from being read as 项, 处, 名. */
const measures = [
  '人次|场次|件次|户次|家次|批次|篇次|课时|学时|个?工作日|个?自然日|个?百分点|个月|个?小时|分钟|平方公里|平方米|公里|千米|公顷',
  '美元|元|个(?!人|别|体|性)|项|件|次(?!要|序)|场(?!所|地|景)|期(?!间|限|货)|批(?!准|复|示)|户(?!籍)|家(?!庭|属)|名(?!录|单|称|额)',
  '位(?!于|居|列)|人(?!均|大|民|工|才|事)|支(?!持|出|付|撑)|条(?!例|件)|份(?!额)|册|本(?!级|局|年|市|省|区|单|部|地)|部(?!门|分|署|委|长|级)',
  '篇|张|套|台(?!账)|种(?!植|子)|类|门(?!户|槛)|节(?!约|日|假)|宗|起(?!草|来|诉|施|实)|例(?!会|如|行|外)|所(?!有|属|在)|座(?!谈)',
  '处(?!罚|理|置|级|长|室|分)|间|轮(?!训|岗|换)|届|天|年(?!度|级|代|底|末|初|来|轻)|日(?=以?内|前)|岁|吨|亩|倍|分(?!之|别|管|局|类|析)',
  '封|卷(?!宗)|通(?!过|知|报|告|道|用)|则(?!上|由)|幅|块|枚|辆|艘|组(?!织|成|长)|队(?!伍)|栋|幢',
].join('|')

/** The source of the pattern of a measure word with its 万/亿 before it. */
export const measure = `(?:${measures})`

/** Words that different writers put to the same thing: 38位 and 38人, 15件 and 15个. */
const families: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['个', '件', '项', '宗', '起', '例', '条'],
  ['户', '家', '个', '所'],
  ['次', '场', '场次', '批次', '轮'],
  ['次', '件', '条', '份'],
  ['件', '宗', '卷', '份', '本'],
  ['个', '张', '本', '份', '件'],
  ['期', '个', '件'],
  ['部', '件', '个', '份', '项'],
  ['份', '册', '本'],
  ['种', '类', '项', '个'],
  ['张', '类'],
  ['支', '个'],
  ['渠道', '个', '种'],
  ['学时', '课时'],
  ['学时/人', '课时/人'],
]

const scales: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
]

function split(unit: string): { base: string; exponent: number } {
  if (unit === '%' || unit === '‰') return { base: '%', exponent: unit === '%' ? -2 : -3 }
  for (const [word, exponent] of scales) {
    if (unit.startsWith(word) && unit.length > word.length && unit !== '千米')
      return { base: unit.slice(word.length), exponent }
  }
  return { base: unit, exponent: 0 }
}

/** One name for units that differ in writing only: 个工作日 → 工作日, 位 → 人. */
export function plainUnit(unit: string): string {
  const plain = unit.replace(/^个(?=.)/, '')
  return plain === '位' ? '人' : plain
}

/** Measure words that never count different things. */
const twins: Readonly<Record<string, string>> = { 名: '人', 场: '场次', 家: '户', 课时: '学时', '课时/人': '学时/人' }

/** The same unit but for scale and twins: firm enough to call a different number wrong. */
export function isSameUnit(figureUnit: string, claimUnit: string): boolean {
  const [a, b] = [figureUnit, claimUnit].map((unit) => {
    const plain = plainUnit(split(unit).base)
    return twins[plain] ?? plain
  })
  return a === b
}

/**
 * The power of ten by which a figure's value must be multiplied to stand in the claim's unit
 * (元 → 亿元: −8), or undefined when the two units cannot count the same thing.
 */
export function unitShift(figureUnit: string, claimUnit: string): number | undefined {
  const figure = split(figureUnit)
  const claim = split(claimUnit)
  const a = plainUnit(figure.base)
  const b = plainUnit(claim.base)
  const ordinal = /^(.+)\(序数\)$/
  if (ordinal.test(a) || ordinal.test(b)) return ordinal.test(a) && ordinal.test(b) ? 0 : undefined
  const akin = a === b || families.some((family) => family.includes(a) && family.includes(b))
  return akin ? figure.exponent - claim.exponent : undefined
}
