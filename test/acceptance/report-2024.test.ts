import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditReport } from '#app/audit.ts'
import { handleCommand } from '#app/handle-command.ts'
import { annualReport, reportTime } from '#app/report.ts'
import { reportJson } from '#app/report-json.ts'
import fixture from '#bureaus/kunming-science/figures-2024.json' with { type: 'json' }
import { lintProse } from '#domain/audit/lint-draft.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { ReportDocument } from '#domain/report/document.ts'
import { renderMarkdown } from '#domain/report/render-markdown.ts'
import type { Bureau } from '../../src/bureau.ts'
import { openDemoBureau } from './demo-bureau.ts'

const seedFile = '../shared/seed/kunming-2024-report.txt'
const claimsFile = '../shared/domain/seed-figures.json'

let bureau: Bureau
let report: ReportDocument
beforeAll(async () => {
  bureau = await openDemoBureau()
  report = await reportOf(2024)
})
afterAll(() => bureau?.close())

const timeOf = (year: number, asOf?: Instant) => reportTime(year, bureau.house.clock.now(), asOf)
const reportOf = (year: number, asOf?: Instant) => annualReport(bureau.profile, bureau.sources, timeOf(year, asOf))
const claim = (document: ReportDocument, id: string) => document.claims.find((one) => one.id === id)!

describe('2024 年度报告', () => {
  it.each(fixture)('given the demo year, then $id is $value $unit ($qualifier)', ({ id, value, unit, qualifier }) => {
    expect(claim(report, id)).toMatchObject({ value, unit, qualifier })
  })

  it('then it has the 22 items in 7 sections, the plan for next year and the two parts that reports forget', () => {
    const headings = report.blocks.flatMap((block) =>
      block.type === 'heading' && block.level === 2 ? [block.text] : [],
    )
    expect(headings).toHaveLength(4)
    const items = renderMarkdown(report).split('## 二、')[0]!.match(/^\d\./gm)
    expect(items).toHaveLength(22)
    expect(report.parts.filter((part) => part.mandatory).every((part) => part.present)).toBe(true)
  })

  it('then every qualitative sentence has records that prove it', () => {
    expect(report.proofs.filter(({ holds }) => !holds)).toEqual([])
    expect(report.proofs).toHaveLength(47)
    expect(report.missing).toEqual([])
  })

  it('then X1 to X16 have run, and only what a reader should look at is marked', () => {
    expect(report.checks).toHaveLength(16)
    expect(report.checks.filter((check) => check.result === 'fail')).toEqual([])
    expect(report.checks.filter((check) => check.result === 'warn').map((check) => check.id)).toEqual([
      'X4',
      'X7',
      'X13',
    ])
  })

  it('then no digit of the prose is typed', () => {
    expect(
      lintProse(bureau.profile.report.markdown, { year: 2024 }).filter((fault) => fault.code === 'typed-number'),
    ).toEqual([])
  })

  it('given a digit typed into the prose, then the report itself warns of it', async () => {
    const { profile } = bureau
    const markdown = profile.report.markdown.replace('{{F26}}', '98次')
    const draft = await annualReport(
      { ...profile, report: { ...profile.report, markdown } },
      bureau.sources,
      timeOf(2024),
    )
    expect(draft.warnings.filter((warning) => warning.code === 'typed-number')).toHaveLength(1)
    expect(report.warnings.filter((warning) => warning.code === 'typed-number')).toEqual([])
  })

  it('then asking again gives the same document, byte for byte', async () => {
    const again = await reportOf(2024)
    expect(JSON.stringify(reportJson(again))).toBe(JSON.stringify(reportJson(report)))
  })

  it('then as of 30 June 2024 it knows less', async () => {
    const earlier = await reportOf(2024, '2024-06-30T15:59:59Z' as Instant)
    expect(Number(claim(earlier, 'F11').exact)).toBeGreaterThan(0)
    expect(Number(claim(earlier, 'F11').exact)).toBeLessThan(13_311)
  })
})

describe.skipIf(!existsSync(seedFile))('核对 2024 年真实报告(没有 ../shared 时跳过)', () => {
  const text = existsSync(seedFile) ? readFileSync(seedFile, 'utf8') : ''

  it('given the real report, then all 59 claims are found, at least 57 at the right figure, none falsely differs', async () => {
    const expected = JSON.parse(readFileSync(claimsFile, 'utf8')) as { id: string }[]
    const { claims } = await auditReport(bureau.profile, bureau.sources, text, 2024)
    const figures = new Set(claims.flatMap((one) => (one.figure && one.verdict === 'agrees' ? [one.figure] : [])))
    expect(expected.filter(({ id }) => figures.has(id)).length).toBeGreaterThanOrEqual(57)
    expect(claims.filter((one) => one.verdict === 'differs')).toEqual([])
    expect(claims.length).toBeGreaterThanOrEqual(59)
  })

  it('then the careful reader finds what is missing or does not fit', async () => {
    const { findings } = await auditReport(bureau.profile, bureau.sources, text, 2024)
    expect(new Set(findings.map((finding) => finding.code))).toEqual(
      new Set([
        'missing-shortcomings',
        'missing-leader-duty',
        'list-count-mismatch',
        'law-not-new',
        'two-person-rule',
        'units-differ',
      ]),
    )
  })

  it('given one counsel reply voided, then exactly the figure that rests on it differs, and the report changes', async () => {
    const { records } = await firstRecord('legal-opinion.replied')
    const before = await auditReport(bureau.profile, bureau.sources, text, 2024)
    const outcome = await handleCommand(bureau.house, records.actor, {
      id: 'void-one-reply',
      matter: 'legal-consultation',
      caseId: records.caseId,
      action: 'void',
      reasons: '重复登记',
    })
    expect(outcome).toMatchObject({ ok: true })
    const after = await auditReport(bureau.profile, bureau.sources, text, 2024)
    expect(before.claims.filter((one) => one.verdict === 'differs')).toEqual([])
    expect(after.claims.filter((one) => one.verdict === 'differs').map((one) => [one.figure, one.expected])).toEqual([
      ['F26', 97],
    ])
    const changed = await reportOf(2024)
    expect(claim(changed, 'F26').printed).toBe('97次')
    expect(report.changes).toEqual([])
    expect(changed.changes).toEqual([{ id: 'F26', title: '法律顾问咨询答复意见', published: '98次', now: '97次' }])
    expect(changed.warnings.map(({ code }) => code)).toContain('changed-since-publication')
  })
})

async function firstRecord(measure: string) {
  const row = await bureau.reader
    .selectFrom('fact')
    .innerJoin('entry', (join) =>
      join.onRef('entry.agency_id', '=', 'fact.agency_id').onRef('entry.case_id', '=', 'fact.case_id'),
    )
    .select(['fact.case_id as caseId', 'entry.actor'])
    .where('fact.measure', '=', measure)
    .where('fact.on_day', '>=', '2024-01-01')
    .where('fact.on_day', '<', '2025-01-01')
    .orderBy('fact.on_day')
    .orderBy('fact.case_id')
    .executeTakeFirstOrThrow()
  return { records: row }
}
