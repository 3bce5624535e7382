import type { Claim } from './claim.ts'
import { type LawInForce, lawsInForce } from './law-dates.ts'
import { matchesIn } from './matches.ts'
import { foldWidth } from './numerals.ts'
import { isPlan, type Passage, passagesOf } from './passages.ts'

type Finding = { readonly code: string; readonly message: string; readonly offset?: number }
type Reading = {
  readonly passages: readonly Passage[]
  readonly claims: readonly Claim[]
  readonly year: number
  readonly laws: readonly LawInForce[]
}

/** A line that only names its part: numbered or marked, short, without a full stop. */
const isHeading = ({ text }: Passage): boolean =>
  /^\s*(?:#+|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/.test(foldWidth(text)) &&
  text.length <= 50 &&
  !text.includes('。')

const shortcomingsHeading = /不足|短板|差距|薄弱环节|存在(?:的)?(?:主要)?问题/
const shortcomingsSentence =
  /(?:还|仍|尚|也|依然)(?:然)?存在[^。]*(?:不足|问题|差距|短板|薄弱)|^(?:但|当前|目前|同时)[^。]*存在[^。]*(?:不足|差距|短板)/
const leader =
  /第一责任人|主要负责人[^。]{0,14}(?:职责|责任)|(?:主要负责人|主要负责同志|主要领导|党组书记|一把手)[^。]{0,30}(?:主持|听取|部署|批示|述法|亲自|带头|过问|协调|督办)/

export type StatutoryPart = {
  readonly id: 'measures' | 'shortcomings' | 'leader' | 'plan' | 'other'
  readonly present: boolean
}

/**
 * The five parts that a yearly report must have (the fifth, other matters, may be absent).
 * 法治政府建设与责任落实督察工作规定; the article that lists the contents is [unverified].
 */
export function statutoryParts(text: string): StatutoryPart[] {
  return partsOf(passagesOf(foldWidth(text)))
}

function partsOf(passages: readonly Passage[]): StatutoryPart[] {
  const account = passages.filter((passage) => !isPlan(passage.part))
  const headings = passages.filter(isHeading)
  const has = (among: readonly Passage[], pattern: RegExp) =>
    among.some(({ text }) => pattern.test(foldWidth(text).trim()))
  return [
    { id: 'measures', present: has(account.filter(isHeading), /举措|成效|落实情况|工作情况|主要工作|开展情况|做法/) },
    { id: 'shortcomings', present: has(headings, shortcomingsHeading) || has(account, shortcomingsSentence) },
    { id: 'leader', present: has(account, leader) },
    { id: 'plan', present: headings.some(({ text }) => isPlan(text)) },
    { id: 'other', present: has(headings, /其他(?:需要)?(?:报告|说明)?(?:的)?(?:事项|情况)/) },
  ]
}

const missing: Partial<Record<StatutoryPart['id'], Finding>> = {
  measures: {
    code: 'missing-measures',
    message: '未见“本年度主要举措和成效”部分。年度报告须先说明当年做了什么、成效如何。',
  },
  shortcomings: {
    code: 'missing-shortcomings',
    message: '未见“存在的不足和原因”部分。年度报告须写明推进法治政府建设存在的不足和原因，只写成绩的报告不完整。',
  },
  leader: {
    code: 'missing-leader-duty',
    message:
      '未见党政主要负责人本年度履行推进法治建设第一责任人职责的情况。下一年度打算中的表态不是对本年度履职的交代，须写明主持、听取、部署、督办了什么。',
  },
  plan: { code: 'missing-plan', message: '未见“下一年度主要安排”部分。年度报告须写明下一年度推进法治政府建设的安排。' },
}

/** Measures, shortcomings with causes, the leader's account, next year's plan. */
function missingParts({ passages }: Reading): Finding[] {
  const absent = partsOf(passages).flatMap(({ id, present }) => (present ? [] : (missing[id] ?? [])))
  const head = passages.find((passage) => isHeading(passage) && shortcomingsHeading.test(passage.text))
  const body = passages.filter(
    ({ part, section, offset }) =>
      head && offset > head.offset && part === head.part && section.startsWith(head.section),
  )
  if (head && !body.some(({ text }) => /原因|由于|因为|主要是|归结|根源/.test(text)))
    return [
      ...absent,
      {
        code: 'missing-causes',
        message: '写了不足，未见原因。年度报告须一并写明产生不足的原因。',
        offset: head.offset,
      },
    ]
  return absent
}

/** “五张清单” and four lists named after it. */
function listCount({ passages, claims }: Reading): Finding[] {
  return claims.flatMap((claim) => {
    if (claim.kind !== 'name' || claim.unit !== '张') return []
    const paragraph = passages.filter(
      (passage) => passage.section === claim.section && passage.offset + passage.text.length > claim.offset,
    )
    const listed = paragraph
      .flatMap(({ text }) => [
        ...foldWidth(text)
          .replace(/“[^”]*”/g, '')
          .matchAll(/([^,;。、“”:]{2,16}?)(?:事项)?清单/g),
      ])
      .map((match) => match[1]!.replace(/^.*(?:公布|制定|印发|发布|出台|编制|完善|形成)(?:了)?/, ''))
    const kinds = new Set(listed.filter((name) => name !== ''))
    if (kinds.size < 2 || kinds.size === claim.value) return []
    return {
      code: 'list-count-mismatch',
      message: `写明“${claim.text}”（${claim.value}张），其后列出${kinds.size}张：${[...kinds].join('、')}。数目与列举不一致，读者无法知道另有哪些或多出哪些。`,
      offset: claim.offset,
    }
  })
}

/** A law in force for more than 24 months by the end of the year is not 新出台. */
function notNew({ passages, year, laws }: Reading): Finding[] {
  return passages.flatMap((passage) =>
    matchesIn(passage.text, /新(出台|颁布|施行|实施|制定|修订|公布)的?((?:《[^《》]+》[、和及与]?\s*)+)/g).flatMap(
      (m) =>
        [...m[2]!.matchAll(/《([^《》]+)》/g)].flatMap((title): Finding[] => {
          const law = laws.find((known) => plainTitle(known.title) === plainTitle(title[1]!))
          if (!law || !isOld(law, year)) return []
          return [
            {
              code: 'law-not-new',
              message: `称“新${m[1]}”的《${title[1]}》自${law.inForceFrom}起施行，到${year}年底已超过24个月，不宜再称“新${m[1]}”。`,
              offset: passage.offset + m.index + m[0].indexOf(title[0]),
            },
          ]
        }),
    ),
  )
}

const plainTitle = (title: string): string =>
  foldWidth(title)
    .replace(/^中华人民共和国/, '')
    .replace(/\(.*\)$/, '')

/** More than 24 months in force when the year is over; exactly 24 are not more. */
const isOld = ({ inForceFrom }: LawInForce, year: number): boolean =>
  Temporal.PlainDate.from(inForceFrom).add({ months: 24 }).toString() < `${year + 1}-01-01`

/** 抽取3个现场检查单位 with 3名检查人员: enough for pairs only if the names are combined from visit to visit. */
function twoInspectors({ claims }: Reading): Finding[] {
  return claims.flatMap((units, index) => {
    if (!/^(?:现场|被)?检查(?:的)?(?:单位|对象|企业)|^(?:单位|企业|市场主体)/.test(units.counted)) return []
    let at = index + 1
    const isOfficers = ({ counted, unit }: Claim): boolean => /(?:检查|执法)人员/.test(counted) && /[名人]/.test(unit)
    while (claims[at]?.sentenceAt === units.sentenceAt && !isOfficers(claims[at]!)) at += 1
    const officers = claims[at]?.sentenceAt === units.sentenceAt ? claims[at] : undefined
    if (!officers || !/抽/.test(units.sentence) || Number(officers.value) >= 2 * Number(units.value)) return []
    return {
      code: 'two-person-rule',
      message: `抽取${units.text}检查单位、${officers.text}检查人员。现场执法检查不得少于两人（行政处罚法第四十二条），按每个单位两人应有${2 * Number(units.value)}人次；须说明人员如何两两编组，否则像是一人查一户。`,
      offset: units.offset,
    }
  })
}

/** A name is told by its first forty signs. */
const nameOf = (claim: Claim): string => claim.counted.slice(0, 40)
const grams = (name: string): string[] =>
  Array.from({ length: Math.max(0, name.length - 3) }, (_, at) => name.slice(at, at + 4))

/** The longest run of signs, of four at least, that a name has in common with one whose runs of four are known. */
function shared(name: string, other: string, known: ReadonlySet<string>): string {
  let longest = ''
  grams(name).forEach((gram, from) => {
    if (!known.has(gram)) return
    for (
      let to = from + Math.max(4, longest.length + 1);
      to <= name.length && other.includes(name.slice(from, to));
      to += 1
    )
      longest = name.slice(from, to)
  })
  return longest
}

const yearOf = (claim: Claim): string => `${claim.period?.year ?? ''}${claim.period?.previous ?? ''}`
const plainly = (claim: Claim): boolean => claim.kind === 'number' && claim.qualifier === undefined

/** 许可证15个 and 许可事项15件: one number of one thing in two units. */
function unitsDiffer({ claims, year }: Reading): Finding[] {
  const equal = Map.groupBy(
    claims.filter((claim) => plainly(claim) && Number(claim.value) > 2),
    (claim) => `${claim.value} ${yearOf(claim) || year}`,
  )
  const pairs = new Map<string, Finding>()
  for (const [first, ...others] of equal.values()) {
    const otherwise = others.filter(({ unit }) => unit !== first!.unit)
    if (otherwise.length === 0) continue
    const name = nameOf(first!)
    const known = new Set(grams(name))
    for (const claim of otherwise) {
      const thing = shared(nameOf(claim), name, known)
      const key = `${thing} ${claim.unit}`
      if (thing.length < 4 || pairs.has(key)) continue
      pairs.set(key, {
        code: 'units-differ',
        message: `“${thing}”前文作“${first!.text}”，此处作“${claim.text}”：同一数目用了两种量词，证件数与办件数可以不同，须说明是否同一口径。`,
        offset: claim.offset,
      })
    }
  }
  return [...pairs.values()]
}

const plainThing = (claim: Claim): string =>
  claim.counted.replace(/(?:19|20)\d{2}年度?|全年|全市|全局|共|累计|合计|开展|完成|了|等|的/g, '')

/** Two plain numbers of the same thing, unit, year and part that are not equal. */
function numbersDisagree({ claims, passages, year }: Reading): Finding[] {
  const parts = new Map(passages.map((passage) => [passage.section, passage.part]))
  const counts = claims.filter(
    (claim) => plainly(claim) && !claim.relation && claim.unit !== '' && !/\/|序数|年/.test(claim.unit),
  )
  const firsts = new Map<string, Claim>()
  return counts.flatMap((claim) => {
    const thing = plainThing(claim)
    if (thing.length < 4) return []
    const key = [thing, claim.unit, yearOf(claim) || year, parts.get(claim.section)].join('\n')
    const first = firsts.get(key)
    if (!first) firsts.set(key, claim)
    if (!first || first.value === claim.value || first.sentenceAt === claim.sentenceAt) return []
    return {
      code: 'numbers-disagree',
      message: `“${thing}”前文作“${first.text}”，此处作“${claim.text}”，前后不一致。`,
      offset: claim.offset,
    }
  })
}

const readers: readonly ((reading: Reading) => Finding[])[] = [
  missingParts,
  listCount,
  notNew,
  twoInspectors,
  unitsDiffer,
  numbersDisagree,
]

/** What a careful reader objects to, apart from single figures. Laws whose dates are unknown are not judged. */
export function findingsIn(
  claims: readonly Claim[],
  passages: readonly Passage[],
  options: { readonly year: number; readonly laws?: readonly LawInForce[] },
): Finding[] {
  const reading: Reading = { passages, claims, year: options.year, laws: options.laws ?? lawsInForce }
  return readers.flatMap((read) => read(reading))
}
