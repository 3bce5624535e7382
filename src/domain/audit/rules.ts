import type { Rule } from './claim.ts'
import { draft, upToClause } from './clause-draft.ts'
import { coverage, everything } from './everything.ts'
import { matchesIn } from './matches.ts'
import { zero } from './nothing.ts'
import { arabic, chinese, readNumeral } from './numerals.ts'
import { isOccasion } from './occasion.ts'

const numeral = `(?:${arabic}|${chinese})`

const pad = (text: string): string => text.padStart(2, '0')

/** 2025-03-06, 2025/3/6, 2025.3.6, 2025年1月1日, 二〇二五年一月一日. 截至… only bounds a period and is no claim. */
const date: Rule = {
  name: '日期',
  signs: '-/.日',
  find: (scene) => [
    ...matchesIn(scene.folded, /(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g).map((m) =>
      draft(scene, m.index, m[0].length, {
        value: `${m[1]}-${pad(m[3]!)}-${pad(m[4]!)}`,
        unit: '日期',
        kind: 'date',
        weak: true,
      }),
    ),
    ...matchesIn(
      scene.folded,
      /(截[至止]到?)?((?:19|20)\d{2}|[〇零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日(?![至到—–~-])/g,
    ).flatMap((m) => {
      const [year, month, day] = [m[2]!, m[3]!, m[4]!].map((part) => readNumeral(part)?.value)
      if (m[1] || year === undefined || month === undefined || day === undefined) return []
      if (/[至到—–~-]$/.test(scene.folded.slice(Math.max(0, m.index - 1), m.index))) return []
      const value = `${year}-${pad(String(month))}-${pad(String(day))}`
      return draft(scene, m.index, m[0].length, { value, unit: '日期', kind: 'date', weak: true })
    }),
  ],
}

const listNumber = new RegExp(`(${numeral})张清单`, 'g')

/** “五张清单”: a family of lists named by its number. */
const listFamily: Rule = {
  name: 'N张清单',
  signs: '张',
  find: (scene) =>
    matchesIn(scene.open, listNumber).flatMap((m) => {
      const read = readNumeral(m[1]!)
      const named = { unit: '张', kind: 'name' as const, counted: m[0], weak: true as const }
      return read ? draft(scene, m.index, m[0].length, { ...read, ...named }) : []
    }),
}

/** “两微一端”, 一网两微: the channels are the sum of the numerals. */
const channels: Rule = {
  name: '两微一端',
  signs: '微',
  find: (scene) =>
    matchesIn(scene.open, /(?:[一两二三四五][微端号屏网站刊台]){2,6}/g).flatMap((m) => {
      if (!m[0].includes('微')) return []
      const value = [...m[0]].reduce((sum, sign) => sum + (readNumeral(sign)?.value ?? 0), 0)
      const named = { unit: '渠道', kind: 'name' as const, counted: m[0], weak: true as const }
      return draft(scene, m.index, m[0].length, { value, decimals: 0, ...named })
    }),
}

const ordinals = new RegExp(`第(${numeral})(期|届|批|次|轮|场|个|家|部|年)`, 'g')

/** 第五期, 第3届, 第十二批; 条、款、号 are hidden before, 位、名 are ranks. */
const ordinal: Rule = {
  name: '第N期',
  signs: '第',
  find: (scene) =>
    matchesIn(scene.open, ordinals).flatMap((m) => {
      const read = readNumeral(m[1]!)
      if (!read) return []
      const word = m[2] === '个' && isOccasion(scene.folded.slice(m.index + m[0].length)) ? '届' : m[2]
      const said = {
        unit: `${word}(序数)`,
        kind: 'ordinal' as const,
        qualifier: 'ordinal' as const,
        weak: true as const,
      }
      return draft(scene, m.index, m[0].length, { ...read, ...said })
    }),
}

/** 首个、首届、首次、首批: edition 1. 首个 before the name of an occasion (日、节、周、会) counts editions. */
const first: Rule = {
  name: '首个',
  signs: '首',
  find: (scene) =>
    matchesIn(scene.open, /首([个届次批家期部例项台支座])(?![日长])/g).map((m) => {
      const occasion = m[1] === '个' && isOccasion(scene.folded.slice(m.index + 2))
      const unit = `${occasion ? '届' : m[1]}(序数)`
      const said = { kind: 'ordinal' as const, qualifier: 'ordinal' as const, weak: true as const }
      return draft(scene, m.index, 2, { value: 1, decimals: 0, unit, ...said })
    }),
}

const ofPeers = new RegExp(
  `(?:全[国省市州区县]|省内|国内|市内|州内|全国范围内|云南省)[^,;。、]{0,6}?(?:率先|首(?:个|家|次|创|例|批|部|推)|第(${numeral})个(?=完成|实现|出台|建成|开展|修订|制定|公布))|(?:率先|首个|首家|首次)在全[国省市州区县]`,
  'g',
)

/**
 * 全省率先完成、在全国率先、全省首个出台、全省第二个完成: a place among named peers.
 * 率先垂范 names none and claims nothing.
 */
const firstOfPeers: Rule = {
  name: '率先',
  signs: '率首第',
  find: (scene) =>
    matchesIn(scene.open, ofPeers).flatMap((m) => {
      const read = m[1] ? readNumeral(m[1]) : { value: 1, decimals: 0 }
      if (!read || /率先(?=垂范)/.test(scene.folded.slice(m.index, m.index + m[0].length + 2))) return []
      const said = { unit: '名(率先)', kind: 'rank' as const, qualifier: 'rank' as const, relation: 'rank' as const }
      return draft(scene, m.index, m[0].length, { ...read, ...said, said: m[1] ? 'rank' : 'first' })
    }),
}

const place = `(?:第(${numeral})(?:位|名)?(?![批期届个家条款章次轮季责时方梯部类项])|(首位|榜首|首席)|前(${numeral})(?:位|名|强)?(?!年|个|期|款|项|次|月))`
const ranking = new RegExp(
  `(均|都|分别)?(?:(?:排名|位居|位列|名列|列居|稳居|跻身|进入|排在|排位|位次|居于|居|排|列|综合)[^,;。、第前首]{0,14}?|(?:荣获|获得?|取得)[^,;。、第前首]{0,10}?(?=第)|全[国省市州县](?:[各同][^,;。、均排居列第]{0,8})?|(?:并列|总分|综合得分|评分)[^,;。、]{0,4}?)${place}`,
  'g',
)

/** 均排名第一、位居全省第三、居首位、全省第1名、排名前三、并列第8 */
const rank: Rule = {
  name: '排名',
  signs: '第首榜前',
  find: (scene) =>
    matchesIn(scene.open, ranking).flatMap((m) => {
      const read = m[3] ? { value: 1, decimals: 0 } : readNumeral((m[2] ?? m[4])!)
      if (!read) return []
      const said = { unit: '名', kind: 'rank' as const, relation: 'rank' as const, said: 'rank' as const }
      return draft(scene, m.index, m[0].length, {
        ...read,
        ...said,
        qualifier: m[4] ? 'atMost' : 'rank',
        ...(m[1] && { eachIndicator: true as const }),
      })
    }),
}

const frequencies: readonly (readonly [RegExp, number])[] = [
  [/(?:按|每个?|逐)季度?/g, 4],
  [/(?:按|逐)月|每个?月/g, 12],
  [/每半年/g, 2],
]

/** 按季度、每月、每半年: so many times a year. */
const frequency: Rule = {
  name: '按季度',
  signs: '季月半',
  find: (scene) =>
    frequencies.flatMap(([pattern, value]) =>
      matchesIn(scene.open, pattern).map((m) => {
        const counted = upToClause(scene.folded, m.index + m[0].length)
        const said = { decimals: 0, unit: '次/年', kind: 'implied' as const, counted, shares: true as const }
        return draft(scene, m.index, m[0].length, { ...said, value, weak: true })
      }),
    ),
}

/** 针对/学习《甲》、《乙》、《丙》等: three named laws. Where a number follows (等5部) that number speaks. */
const namedTitles: Rule = {
  name: '列举书名',
  signs: '《',
  find: (scene) => {
    const pattern =
      /(针对|学习|宣传|宣讲|贯彻|解读|围绕|印发|制定|出台|修订)[^,;。《》]{0,12}?((?:《[^《》]{1,60}》[、和及与]?\s?){2,20})(?:等(?:\d|[二两三四五六七八九十]))?/g
    return matchesIn(scene.folded, pattern).flatMap((m) => {
      if (/等.$/.test(m[0])) return []
      const titles = m[2]!.match(/《[^《》]+》/g) ?? []
      const start = m.index + m[0].indexOf('《')
      const length = m[2]!.replace(/[、和及与\s]{1,3}$/, '').length
      const unit = titles.some((title) => /(?:法|条例|法典|规定|办法)》$/.test(title)) ? '部' : '件'
      const said = { decimals: 0, unit, kind: 'implied' as const, shares: true as const, weak: true as const }
      return draft(scene, start, length, { ...said, value: titles.length, counted: `${m[1]}法律法规` })
    })
  },
}

/** 采取甲、乙、丙等多种形式: at least as many as are named. */
const namedForms: Rule = {
  name: '多种形式',
  signs: '等',
  find: (scene) =>
    matchesIn(
      scene.open,
      /(?:采取|采用|通过|运用|利用|以)(?:了)?([^,;。]{1,40}、[^,;。]{1,40}?)等(?:多种|多样化?|各种|多个)(?:形式|方式|渠道|途径|手段|载体)/g,
    ).map((m) =>
      draft(scene, m.index, m[0].length, {
        value: m[1]!.split(/[、和及]/).length,
        decimals: 0,
        unit: '种',
        kind: 'implied',
        qualifier: 'atLeast',
        shares: true,
        weak: true,
      }),
    ),
}

const promised = new RegExp(
  `承诺(?:并且|并|且|、)?(?:均)?(实现|做到|兑现|达到)[^,;。]{0,6}?(${numeral})(?:个)?(工作日|自然日|天|小时)`,
  'g',
)

/** 承诺并且实现1个工作日办理: a promise and what was done, two claims of one number. */
const promise: Rule = {
  name: '承诺并实现N工作日',
  signs: '诺',
  find: (scene) =>
    matchesIn(scene.open, promised).flatMap((m) => {
      const read = readNumeral(m[2]!)
      if (!read) return []
      const start = m.index + m[0].lastIndexOf(m[2]!)
      const length = m.index + m[0].length - start
      const said = { ...read, unit: m[3]!, kind: 'number' as const }
      return [
        draft(scene, start, length, { ...said, counted: '承诺' }),
        draft(scene, start, length, { ...said, counted: m[1]!, qualifier: 'atMost' }),
      ]
    }),
}

const runs = new RegExp(
  `连续(?:开展|举办|实施|组织|选派|保持|进行|获得?|荣获|稳定)?(${numeral})(年|个?季度|个?月)`,
  'g',
)

/** 连续两年, 连续3年 */
const run: Rule = {
  name: '连续k年',
  signs: '续',
  find: (scene) =>
    matchesIn(scene.open, runs).flatMap((m) => {
      const read = readNumeral(m[1]!)
      if (!read) return []
      const said = { unit: m[2]!.replace(/^个(?=季度)/, ''), kind: 'number' as const, qualifier: 'runLength' as const }
      const subject = scene.folded
        .slice(0, m.index)
        .split(/[,;。:]/)
        .at(-1)!
      const counted = `${subject}${upToClause(scene.folded, m.index + m[0].length)}`
      return draft(scene, m.index, m[0].length, { ...read, ...said, relation: 'run', counted })
    }),
}

/** Rules for what is said without a plain count, most particular first. A rule hides what it takes from the next. */
export const rules: readonly Rule[] = [
  date,
  run,
  promise,
  listFamily,
  channels,
  firstOfPeers,
  first,
  ordinal,
  rank,
  zero,
  ...everything,
  coverage,
  frequency,
  namedTitles,
  namedForms,
]
