import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { checkCatalogue, instrumentOfText, type LawText } from './check-catalogue.ts'
import type { InstrumentRecord } from './instrument.ts'
import { administrativeActs } from './instruments/administrative-acts.ts'
import { administrativeRegulations } from './instruments/administrative-regulations.ts'
import { local } from './instruments/local.ts'
import { nationalLaws } from './instruments/national-laws.ts'
import { partyRules, standards } from './instruments/party-and-standards.ts'
import { scienceTechnology } from './instruments/science-technology.ts'
import { stateDocuments } from './instruments/state-documents.ts'
import { parseLaw } from './text-parser.ts'

const folder = new URL('../../../../shared/laws/', import.meta.url)
const held = existsSync(folder)
if (!held) console.warn('跳过：没有 ../shared/laws，未对照法律原文')

const records: [string, InstrumentRecord][] = Object.entries(catalogue)
const articles = records.flatMap(([instrument, record]) =>
  Object.entries(record.articles).map(([no, entry]) => ({ instrument, no, record, ...entry })),
)

const importAll = (): LawText[] =>
  readdirSync(folder).flatMap((name) => {
    const law = parseLaw(name, readFileSync(new URL(name, folder), 'utf8'))
    const found = instrumentOfText(catalogue, law)
    expect(found, name).toMatchObject({ exact: true })
    return law.articles.map(({ no, text }) => ({
      instrument: found?.instrument ?? '',
      version: law.date ?? '',
      article: no,
      text,
    }))
  })

/** Length of the longest run of characters that both texts have. */
function longestCommonRun(a: string, b: string): number {
  let best = 0
  for (let from = 0; from < a.length; from++)
    while (from + best < a.length && b.includes(a.slice(from, from + best + 1))) best++
  return best
}

describe('the catalogue', () => {
  it('holds each instrument in one group only', () => {
    const groups = [
      administrativeActs,
      administrativeRegulations,
      nationalLaws,
      scienceTechnology,
      stateDocuments,
      local,
      partyRules,
      standards,
    ]
    const keys = groups.flatMap((group) => Object.keys(group))
    expect(keys).toHaveLength(new Set(keys).size)
    expect(new Set(keys)).toEqual(new Set(Object.keys(catalogue)))
  })

  it('says something short about every article', () => {
    expect(articles.length).toBeGreaterThan(700)
    for (const { instrument, no, summary } of articles) {
      expect(summary.trim(), `${instrument} ${no}`).not.toBe('')
      expect(summary.length, `${instrument} ${no}`).toBeLessThanOrEqual(120)
      expect(summary, `${instrument} ${no}`).toMatch(/。$/)
    }
  })

  it('has a half-open period, real days and only known predecessors', () => {
    for (const [key, record] of records) {
      const { inForceFrom, inForceTo } = record
      for (const day of [inForceFrom, inForceTo, record.textDate])
        if (day) expect(Temporal.PlainDate.from(day).toString(), key).toBe(day)
      if (inForceFrom && inForceTo) expect(inForceFrom < inForceTo, key).toBe(true)
      for (const earlier of record.succeeds ?? []) expect(Object.keys(catalogue), key).toContain(earlier)
      expect(record.text === 'held', key).toBe(record.textDate !== undefined)
      expect(Object.keys(record.articles).length, key).toBeGreaterThan(0)
    }
  })

  it('marks nothing in a held text as unverified', () => {
    expect(articles.filter(({ record, unverified }) => record.text === 'held' && unverified)).toEqual([])
  })
})

describe.skipIf(!held)('the catalogue against the statute texts', () => {
  it('cites no article that the text lacks, and holds every text', () => {
    expect(checkCatalogue(catalogue, importAll())).toEqual({ missing: [], notImported: [] })
  })

  it('speaks in its own words', () => {
    const texts = new Map(importAll().map((row) => [`${row.instrument}|${row.article}`, row.text.replaceAll('\n', '')]))
    const copied = articles.flatMap(({ instrument, no, summary }) => {
      const text = texts.get(`${instrument}|${no}`)
      const share = text === undefined ? 0 : longestCommonRun(summary, text) / summary.length
      return share >= 0.6 ? [`${instrument} ${no} ${Math.round(share * 100)}%`] : []
    })
    expect(copied).toEqual([])
  })
})

describe('checking the catalogue', () => {
  const record = {
    title: '某条例',
    issuer: '某机关',
    kind: 'rule',
    inForceFrom: '2020-01-01',
    text: 'held',
    textDate: '2020-01-01',
    verified: true,
    articles: {
      1: { summary: '一。' },
      2: { summary: '二。' },
      3: { summary: '三。', notHeld: true },
      全文: { summary: '全。' },
    },
  } as const satisfies InstrumentRecord
  const row = (version: string, article: string): LawText => ({ instrument: '某条例', version, article, text: '……' })

  it('reports a cited article that the imported text lacks', () => {
    expect(checkCatalogue({ 某条例: record }, [row('2020-01-01', '1')]).missing).toEqual([
      { instrument: '某条例', article: '2', version: '2020-01-01' },
    ])
  })

  it('checks the version that the catalogue summarises, not a newer one', () => {
    const imported = [row('2020-01-01', '1'), row('2020-01-01', '2'), row('2026-01-01', '1')]
    expect(checkCatalogue({ 某条例: record }, imported).missing).toEqual([])
  })

  it('checks the newest version when the known one was never imported', () => {
    const imported = [row('2024-01-01', '1'), row('2024-01-01', '2'), row('2026-01-01', '1')]
    expect(checkCatalogue({ 某条例: record }, imported).missing).toEqual([
      { instrument: '某条例', article: '2', version: '2026-01-01' },
    ])
  })

  it('names a held instrument that was not imported', () => {
    expect(checkCatalogue({ 某条例: record }, []).notImported).toEqual(['某条例'])
  })
})

describe('finding the instrument of a text', () => {
  const title = '中华人民共和国行政复议法实施条例'
  it.each([
    ['2007-05-29', '行政复议法实施条例(2007)', true],
    ['2026-04-29', '行政复议法实施条例', true],
    ['2030-01-01', '行政复议法实施条例', false],
    ['2010-01-01', '行政复议法实施条例(2007)', false],
  ])('a text of %s belongs to %s', (date, instrument, exact) => {
    expect(instrumentOfText(catalogue, { title, date })).toEqual({ instrument, exact })
  })

  it('knows nothing of a foreign title', () => {
    expect(instrumentOfText(catalogue, { title: '无此条例' })).toBeUndefined()
  })
})
