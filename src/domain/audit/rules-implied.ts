import type { Draft, Rule, Scene } from './claim.ts'
import { arabic, chinese, readNumeral } from './numerals.ts'
import { isOccasion } from './occasion.ts'

const numeral = `(?:${arabic}|${chinese})`

const draft = (scene: Scene, start: number, length: number, rest: Omit<Draft, 'at' | 'text'>): Draft => ({
  at: start,
  text: scene.source.slice(start, start + length),
  ...rest,
})

/** “五张清单”: a family of lists named by its number. */
const listFamily: Rule = {
  name: 'N张清单',
  find: (scene) =>
    [...scene.open.matchAll(new RegExp(`(${numeral})张清单`, 'g'))].flatMap((m) => {
      const read = readNumeral(m[1]!)
      return read ? draft(scene, m.index, m[0].length, { ...read, unit: '张', kind: 'name', counted: m[0] }) : []
    }),
}

/** “两微一端”, 一网两微: the channels are the sum of the numerals. */
const channels: Rule = {
  name: '两微一端',
  find: (scene) =>
    [...scene.open.matchAll(/(?:[一两二三四五][微端号屏网站刊台]){2,}/g)].flatMap((m) => {
      if (!m[0].includes('微')) return []
      const value = [...m[0]].reduce((sum, sign) => sum + (readNumeral(sign)?.value ?? 0), 0)
      return draft(scene, m.index, m[0].length, { value, decimals: 0, unit: '渠道', kind: 'name', counted: m[0] })
    }),
}

/** 首个、首届、首次、首批: edition 1. 首个 before the name of an occasion (日、节、周、会) counts editions. */
const first: Rule = {
  name: '首个',
  find: (scene) =>
    [...scene.open.matchAll(/首([个届次批家期部例项台支座])/g)].map((m) => {
      const occasion = m[1] === '个' && isOccasion(scene.folded.slice(m.index + 2))
      const unit = `${occasion ? '届' : m[1]}(序数)`
      return draft(scene, m.index, 2, { value: 1, decimals: 0, unit, kind: 'ordinal', qualifier: 'ordinal' })
    }),
}

const ofPeers = new RegExp(
  `全[国省市州区县][^,;。、]{0,6}(?:率先|(?:首个|第(${numeral})个)(?=完成|实现|出台|建成|开展|修订|制定|公布))|率先在全[国省市州区县]`,
  'g',
)

/**
 * 全省率先完成、在全国率先、全省首个出台、全省第二个完成: a place among named peers.
 * 率先垂范 names none and claims nothing.
 */
const firstOfPeers: Rule = {
  name: '率先',
  find: (scene) =>
    [...scene.open.matchAll(ofPeers)].flatMap((m) => {
      const read = m[1] ? readNumeral(m[1]) : { value: 1, decimals: 0 }
      if (!read) return []
      return draft(scene, m.index, m[0].length, { ...read, unit: '名(率先)', kind: 'rank', qualifier: 'rank' })
    }),
}

/** 均排名第一、位居全省第三、居首位、全省第1名、排名前三 */
const rank: Rule = {
  name: '排名',
  find: (scene) => {
    const place = `(?:第(${numeral})(?:位|名)?(?![批期届个家条款章次轮季责时方梯部])|(首位|榜首)|前(${numeral})(?:位|名)?)`
    const pattern = new RegExp(
      `(均|都|分别)?(?:(?:排名|位居|位列|名列|稳居|排在|排|居|列)[^,;。、]{0,10}?|全[国省市州](?:各[^,;。、均排居列]{0,8}?)?)${place}`,
      'g',
    )
    return [...scene.open.matchAll(pattern)].flatMap((m) => {
      const read = m[3] ? { value: 1, decimals: 0 } : readNumeral((m[2] ?? m[4])!)
      if (!read) return []
      return draft(scene, m.index, m[0].length, {
        ...read,
        unit: '名',
        kind: 'rank',
        qualifier: m[4] ? 'atMost' : 'rank',
        ...(m[1] && { eachIndicator: true as const }),
      })
    })
  },
}

const whole = { value: 100, decimals: 0, unit: '%', kind: 'all', qualifier: 'all' } as const

/** 均按要求完成录入: of all; not 人均、平均, not a duty (均应), not where 均 only spreads a number (均…1个工作日). */
const every: Rule = {
  name: '均',
  find: (scene) =>
    [
      ...scene.open.matchAll(
        /(?<!年|平|日|月|(?<![责任行法当])人|(?<=^|[,;。、])[户件家次])均(?!衡|等|价|值|匀|线|分|应|须|需|可|不得)([^,;。]*)/g,
      ),
    ].flatMap((m) => {
      if (/(?:全部|全员|所有)[^,;。]*$/.test(scene.open.slice(0, m.index))) return []
      if (/\d|第[一二三四五六七八九十]|□|[二两三四五六七八九十][个项件次]/.test(m[1]!)) return []
      return draft(scene, m.index, Math.min(m[0].length, 20), { ...whole, shares: true })
    }),
}

/** 全员轮训 */
const everyone: Rule = {
  name: '全员',
  find: (scene) =>
    [...scene.open.matchAll(/全员(?!会|额)[一-龥]{0,2}/g)].map((m) =>
      draft(scene, m.index, m[0].length, { ...whole, shares: true }),
    ),
}

/** 全部专项 */
const allOf: Rule = {
  name: '全部',
  find: (scene) =>
    [...scene.open.matchAll(/全部[一-龥]{0,2}/g)].map((m) =>
      draft(scene, m.index, m[0].length, { ...whole, shares: true }),
    ),
}

/** 覆盖全市14个县(市)区、实现全覆盖; an aim (确保、力争……全覆盖) is no claim yet. */
const coverage: Rule = {
  name: '覆盖全市',
  find: (scene) =>
    [...scene.open.matchAll(/([^,;。]*?)(覆盖了?全[国省市州区县]|(?:实现|达到|做到)[^,;。]{0,10}全覆盖)/g)].flatMap(
      (m) =>
        /确保|力争|推动|推进|争取|努力|逐步/.test(m[1]!)
          ? []
          : draft(scene, m.index + m[1]!.length, m[2]!.length, { ...whole, shares: true }),
    ),
}

const frequencies: readonly (readonly [RegExp, number])[] = [
  [/(?:按|每个?|逐)季度?/g, 4],
  [/(?:按|逐)月|每个?月/g, 12],
  [/每半年/g, 2],
]

/** 按季度、每月、每半年: so many times a year. */
const frequency: Rule = {
  name: '按季度',
  find: (scene) =>
    frequencies.flatMap(([pattern, value]) =>
      [...scene.open.matchAll(pattern)].map((m) =>
        draft(scene, m.index, m[0].length, { value, decimals: 0, unit: '次/年', kind: 'implied', shares: true }),
      ),
    ),
}

/** 针对/学习《甲》、《乙》、《丙》等: three named laws. Where a number follows (等5部) that number speaks. */
const namedTitles: Rule = {
  name: '列举书名',
  find: (scene) => {
    const pattern =
      /(针对|学习|宣传|宣讲|贯彻|解读|围绕|印发|制定|出台|修订)[^,;。《》]{0,12}?((?:《[^《》]+》[、和及与]?\s*){2,})(?:等(?:\d|[二两三四五六七八九十]))?/g
    return [...scene.folded.matchAll(pattern)].flatMap((m) => {
      if (/等.$/.test(m[0])) return []
      const titles = m[2]!.match(/《[^《》]+》/g) ?? []
      const start = m.index + m[0].indexOf('《')
      const length = m[2]!.replace(/[、和及与\s]+$/, '').length
      const unit = titles.some((title) => /(?:法|条例|法典|规定|办法)》$/.test(title)) ? '部' : '件'
      return draft(scene, start, length, { value: titles.length, decimals: 0, unit, kind: 'implied', shares: true })
    })
  },
}

/** 采取甲、乙、丙等多种形式: at least as many as are named. */
const namedForms: Rule = {
  name: '多种形式',
  find: (scene) =>
    [
      ...scene.open.matchAll(
        /(?:采取|采用|通过|运用|利用|以)(?:了)?([^,;。]{1,80}、[^,;。]{1,80}?)等(?:多种|多样化?|各种|多个)(?:形式|方式|渠道|途径|手段|载体)/g,
      ),
    ].map((m) =>
      draft(scene, m.index, m[0].length, {
        value: m[1]!.split(/[、和及]/).length,
        decimals: 0,
        unit: '种',
        kind: 'implied',
        qualifier: 'atLeast',
        shares: true,
      }),
    ),
}

/** Rules for claims that are made without writing the number out. */
export const impliedRules: readonly Rule[] = [
  listFamily,
  channels,
  firstOfPeers,
  first,
  rank,
  every,
  everyone,
  allOf,
  coverage,
  frequency,
  namedTitles,
  namedForms,
]
