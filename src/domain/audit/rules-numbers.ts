import type { Qualifier } from '../figures/qualifier.ts'
import type { Draft, Rule, Scene } from './claim.ts'
import { arabic, chinese, readNumeral } from './numerals.ts'
import { isOccasion } from './occasion.ts'
import { measure, plainUnit } from './units.ts'

const numeral = `(?:${arabic}|${chinese})`

/** Words before a number, longest first. */
const prefixes: readonly (readonly [RegExp, Qualifier])[] = [
  [/预计(?:将)?(?:突破|超过|超)$/, 'estimatedOver'],
  [/(?:突破|超过|超出|高于|多于|逾|超)$/, 'exceeds'],
  [/(?:不少于|不低于|至少|最少)$/, 'atLeast'],
  [/(?:不超过|不高于|不多于|至多|最多)$/, 'atMost'],
  [/(?:不足|少于|低于|不到)$/, 'below'],
  [/(?:接近|将近|(?<![最附临亲])近)$/, 'near'],
  [/(?:大约|约|预计)$/, 'about'],
]

const suffixes: readonly (readonly [RegExp, Qualifier])[] = [
  [/^[及或]?以上/, 'atLeast'],
  [/^(?:以内|之内)/, 'atMost'],
  [/^(?:左右|上下)/, 'about'],
]

/** The words of a vague number that stand around it, and what they mean. */
function qualified(open: string, start: number, end: number): { start: number; end: number; qualifier?: Qualifier } {
  for (const [pattern, qualifier] of prefixes) {
    const before = pattern.exec(open.slice(Math.max(0, start - 8), start))
    if (before) return { start: start - before[0].length, end, qualifier }
  }
  for (const [pattern, qualifier] of suffixes) {
    const after = pattern.exec(open.slice(end))
    if (after) return { start, end: end + after[0].length, qualifier }
  }
  return { start, end }
}

function draft(scene: Scene, start: number, end: number, rest: Omit<Draft, 'at' | 'text'>): Draft {
  return { at: start, text: scene.source.slice(start, end), ...rest }
}

const pad = (text: string): string => text.padStart(2, '0')

/** 2025-03-06, 2025/3/6, 2025.3.6 */
const isoDate: Rule = {
  name: '数字日期',
  find: (scene) =>
    [...scene.open.matchAll(/(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g)].map((m) =>
      draft(scene, m.index, m.index + m[0].length, {
        value: `${m[1]}-${pad(m[3]!)}-${pad(m[4]!)}`,
        unit: '日期',
        kind: 'date',
      }),
    ),
}

/** 2025年1月1日, 二〇二五年一月一日. 截至… only bounds a period and is no claim. */
const writtenDate: Rule = {
  name: '年月日',
  find: (scene) => {
    const pattern = new RegExp(
      `(截至|截止到?|截止)?((?:19|20)\\d{2}|[〇零一二三四五六七八九]{4})年(\\d{1,2}|${chinese})月(\\d{1,2}|${chinese})日`,
      'g',
    )
    return [...scene.open.matchAll(pattern)].flatMap((m) => {
      const [year, month, day] = [m[2]!, m[3]!, m[4]!].map((part) => readNumeral(part)?.value)
      if (m[1] || year === undefined || month === undefined || day === undefined) return []
      return draft(scene, m.index, m.index + m[0].length, {
        value: `${year}-${pad(String(month))}-${pad(String(day))}`,
        unit: '日期',
        kind: 'date',
      })
    })
  },
}

/** 66%, 15.5%, 百分之六十六, 百分之百, 三分之二 */
const percent: Rule = {
  name: '百分比与分数',
  find: (scene) => {
    const pattern = new RegExp(`(${arabic})\\s*([%‰])|百分之(${numeral})|(百分百)|(${numeral})分之(${numeral})`, 'g')
    return [...scene.open.matchAll(pattern)].flatMap((m) => {
      const { start, end, qualifier } = qualified(scene.open, m.index, m.index + m[0].length)
      const said = { kind: 'percent' as const, ...(qualifier && { qualifier }) }
      if (m[5] && m[6]) {
        const whole = readNumeral(m[5])
        const part = readNumeral(m[6])
        if (!whole?.value || !part) return []
        const value = Math.round((part.value / whole.value) * 10_000) / 100
        return draft(scene, start, end, { ...said, value, decimals: 2, unit: '%', qualifier: qualifier ?? 'about' })
      }
      const read = m[4] ? { value: 100, decimals: 0 } : readNumeral((m[1] ?? m[3])!)
      return read ? draft(scene, start, end, { ...said, ...read, unit: m[2] ?? '%' }) : []
    })
  },
}

/** 七成, 六成五, 近3成 are percent; 成立, 成果 … are not. */
const tenths: Rule = {
  name: '成数',
  find: (scene) =>
    [
      ...scene.open.matchAll(
        /(?<![\d.第〇零一二两三四五六七八九十百千万])([一二两三四五六七八九\d])成([一二三四五六七八九\d半])?(?![\d立果员功效本为熟长交都份就品套型人语批例因片不]|[一二三四五六七八九])/g,
      ),
    ].flatMap((m) => {
      const [whole, part] = [m[1], m[2]].map((digit) => (digit === '半' ? 5 : digit ? readNumeral(digit)?.value : 0))
      if (whole === undefined || part === undefined) return []
      const { start, end, qualifier } = qualified(scene.open, m.index, m.index + m[0].length)
      // 七成 is said to the nearest tenth.
      const rounded = { value: whole * 10 + part, decimals: 0, unit: '%', kind: 'percent' as const }
      return draft(scene, start, end, { ...rounded, qualifier: qualifier ?? (part === 0 ? 'about' : 'rounded') })
    }),
}

/** 连续两年, 连续3年 */
const runOfYears: Rule = {
  name: '连续k年',
  find: (scene) =>
    [...scene.open.matchAll(new RegExp(`连续(${numeral})(年|个?季度|个?月)`, 'g'))].flatMap((m) => {
      const read = readNumeral(m[1]!)
      if (!read) return []
      const said = { ...read, unit: plainUnit(m[2]!), kind: 'number' as const, qualifier: 'runLength' as const }
      return draft(scene, m.index, m.index + m[0].length, said)
    }),
}

/** 第五期, 第3届, 第十二批; 条、款、号 are hidden before, 位、名 are ranks. */
const ordinal: Rule = {
  name: '第N期',
  find: (scene) =>
    [...scene.open.matchAll(new RegExp(`第(${numeral})(期|届|批|次|轮|场|个|家|部|年)`, 'g'))].flatMap((m) => {
      const read = readNumeral(m[1]!)
      if (!read) return []
      const word = m[2] === '个' && isOccasion(scene.folded.slice(m.index + m[0].length)) ? '届' : m[2]
      const said = { ...read, unit: `${word}(序数)`, kind: 'ordinal' as const, qualifier: 'ordinal' as const }
      return draft(scene, m.index, m.index + m[0].length, said)
    }),
}

/** 承诺并且实现1个工作日办理: a promise and what was done, two claims of one number. */
const promise: Rule = {
  name: '承诺并实现N工作日',
  find: (scene) => {
    const pattern = new RegExp(
      `承诺(?:并且|并|且|、)?(?:均)?(实现|做到|兑现|达到)[^,;。]{0,6}?(${numeral})(?:个)?(工作日|自然日|天|小时)`,
      'g',
    )
    return [...scene.open.matchAll(pattern)].flatMap((m) => {
      const read = readNumeral(m[2]!)
      if (!read) return []
      const start = m.index + m[0].lastIndexOf(m[2]!)
      const said = { ...read, unit: m[3]!, kind: 'number' as const }
      const end = m.index + m[0].length
      return [
        draft(scene, start, end, { ...said, counted: '承诺' }),
        draft(scene, start, end, { ...said, counted: m[1]!, qualifier: 'atMost' }),
      ]
    })
  },
}

/** 不予处罚、从轻处罚、减轻处罚、从重处罚清单各1项: one claim for each member. */
const each: Rule = {
  name: '甲、乙、丙各N项',
  find: (scene) => {
    const pattern = new RegExp(`(?<=^|[,;。:])([^,;。:]{1,60}、[^,;。:]{1,60}?)各(${numeral})(${measure})`, 'g')
    return [...scene.open.matchAll(pattern)].flatMap((m) => {
      const read = readNumeral(m[2]!)
      const start = m.index + m[1]!.length
      const members = scene.folded
        .slice(m.index, start)
        .replace(/^\s*\d{1,2}\./, '')
        .split(/[、和及]/)
      const said = { ...read!, unit: plainUnit(m[3]!), kind: 'number' as const }
      if (!read) return []
      return members.map((counted) => draft(scene, start, m.index + m[0].length, { ...said, counted }))
    })
  },
}

/** 3至5个工作日, 10—20家: a lower and an upper bound. */
const range: Rule = {
  name: '从N至M',
  find: (scene) => {
    const pattern = new RegExp(`(?<!第)(${numeral})(${measure})?(?:至|到|—+|-|~)(${numeral})(${measure})`, 'g')
    return [...scene.open.matchAll(pattern)].flatMap((m) => {
      const low = readNumeral(m[1]!)
      const high = readNumeral(m[3]!)
      const unit = plainUnit(m[4]!)
      if (!low || !high || (m[2] && plainUnit(m[2]) !== unit) || (unit === '年' && high.value > 1900)) return []
      const said = { unit, kind: 'number' as const }
      return [
        draft(scene, m.index, m.index + m[0].length, { ...said, ...low, qualifier: 'atLeast' }),
        draft(scene, m.index, m.index + m[0].length, { ...said, ...high, qualifier: 'atMost' }),
      ]
    })
  },
}

/** 零投诉、零复议、未发生: a zero is a statement too. */
const zero: Rule = {
  name: '零与未发生',
  find: (scene) =>
    [
      ...scene.open.matchAll(
        /零(?=投诉|复议|诉讼|败诉|纠错|差错|违纪|事故|信访)|未发生(?=[^,;。]*?(?:案件|事件|事故|诉讼|复议|投诉|信访))/g,
      ),
    ].map((m) => draft(scene, m.index, m.index + m[0].length, { value: 0, decimals: 0, unit: '件', kind: 'implied' })),
}

/** 一 before a measure word is an article (一个、一支) unless it ends its clause or is said to be all there is. */
function isArticle(open: string, start: number, end: number): boolean {
  return (
    !/(?:共|仅|各|合计|累计|只有)$/.test(open.slice(Math.max(0, start - 2), start)) &&
    !/^\s*(?:[,;。、)]|$)/.test(open.slice(end))
  )
}

/** 15个, 13,311项, 二十三件, 140余场次, 3万余人次, 176.73亿元, 近1000家, 10人以上, 人均21学时 */
const count: Rule = {
  name: '数词加量词',
  find: (scene) => {
    const { open } = scene
    const pattern = new RegExp(
      `(?<![第·])(${numeral})(万亿|[千万亿])?(余|多|来)?(万|亿)?(${measure})?(?:(余|多)(?!数|种|次|样|项))?`,
      'g',
    )
    return [...open.matchAll(pattern)].flatMap((m) => {
      const [whole, digits = '', scaleBefore = '', vague, scaleAfter = '', word, vagueAfter] = m
      const read = readNumeral(digits)
      const isChinese = !/\d/.test(digits)
      const first = m.index
      const last = m.index + whole.length
      if (!read || (isChinese && !word)) return []
      if (/^[万亿千百]/.test(digits) && !vague && !/[近超逾过]$/.test(open.slice(0, first))) return []
      // 每月调度一次 is the frequency, said by 每月 already.
      if (read.value === 1 && word === '次' && /每个?(?:季度?|月|周|半?年)[^,;。]*$/.test(open.slice(0, first)))
        return []
      if (isChinese && read.value === 1 && isArticle(open, first, last)) return []
      // 2024年, 3月, 15日, 9时 are labels, not counts; a bare 2024 is a year.
      if (read.value >= 1900 && read.value <= 2100 && (word === '年' || /^年/.test(open.slice(last)))) return []
      if (
        !word &&
        (/^\s*[年月日号时:/-]/.test(open.slice(last)) || /(?:编号|代码|邮编|[-/:])$/.test(open.slice(0, first)))
      )
        return []
      if (!word && read.value >= 1900 && read.value <= 2100) return []
      const { start, end, qualifier } = qualified(open, first, last)
      const average = /(?:((?<![责任行法当])人|(?<=^|[,;。、])[户件家次])均|平均每?([人户件家次]))[^,;。]*$/.exec(
        open.slice(0, first),
      )
      const unit = `${scaleBefore}${scaleAfter}${plainUnit(word ?? '')}`
      return draft(scene, start, end, {
        ...read,
        unit: average ? `${unit}/${average[1] ?? average[2]}` : unit,
        kind: 'number',
        ...((vague === '来' && { qualifier: 'about' as const }) ||
          ((vague || vagueAfter) && { qualifier: 'over' as const }) ||
          (qualifier && { qualifier }) ||
          (average && { qualifier: 'average' as const })),
        ...(/[由从]$/.test(open.slice(0, first)) &&
          /^[^,;。]{0,2}(?:增|上升|提|降|下降|减|压)/.test(open.slice(last)) && { previous: true as const }),
      })
    })
  },
}

/** Rules for numbers that are written out, most particular first. */
export const numberRules: readonly Rule[] = [
  isoDate,
  writtenDate,
  percent,
  tenths,
  runOfYears,
  ordinal,
  promise,
  each,
  range,
  zero,
]

/** The general rule, which takes what no other rule has taken. */
export const lastRules: readonly Rule[] = [count]
