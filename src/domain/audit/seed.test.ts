import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extractClaims } from './claims.ts'
import { figureWords } from './figure-words.fixture.ts'
import { type AuditFigure, auditText } from './match.ts'
import { unitShift } from './units.ts'

const paths = { text: '../shared/seed/kunming-2024-report.txt', fixture: '../shared/domain/seed-figures.json' }
const present = Object.values(paths).every((path) => existsSync(path))
if (!present)
  console.warn('SKIPPED: the published report and its fixture are not beside the project; nothing was audited')

type Entry = { id: string; section: string; text: string; value: number | string; unit: string; period: string }
const text = present ? readFileSync(paths.text, 'utf8') : ''
const fixture: Entry[] = present ? JSON.parse(readFileSync(paths.fixture, 'utf8')) : []

/** Exact values behind the vague and rounded numbers of the text. */
const exact: Record<string, number | string> = { F04: 2419, F07: '1.9163', F50: 143, F53: 997, F54: 205, F56: 205 }

const figures: AuditFigure[] = fixture.map(({ id, value, period }) => {
  const { words, unit, section } = figureWords[id]!
  return { id, value: exact[id] ?? value, unit, words, section, period, kind: 'derived' }
})
const audit = (changed: Readonly<Record<string, number | string>> = {}, of = text) =>
  auditText(
    of,
    figures.map((figure) => ({ ...figure, value: changed[figure.id] ?? figure.value })),
    { year: 2024 },
  )

const overlaps = (claim: { offset: number; text: string }, entry: Entry): boolean => {
  const from = text.indexOf(entry.text)
  return from >= 0 && claim.offset < from + entry.text.length && from < claim.offset + claim.text.length
}

describe.skipIf(!present)('the published report on 2024', () => {
  test('every claim of the fixture is found, each one a claim of its own, and nothing else', () => {
    const left = [...extractClaims(text)]
    expect(left).toHaveLength(59)
    const lost = fixture.filter((entry) => {
      const index = left.findIndex(
        (claim) => overlaps(claim, entry) && claim.value === entry.value && unitShift(entry.unit, claim.unit) === 0,
      )
      if (index >= 0) left.splice(index, 1)
      return index < 0
    })
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test('every claim agrees with the figure that the fixture names', () => {
    const { claims } = audit()
    expect(claims.filter(({ verdict }) => verdict !== 'agrees')).toEqual([])
    const wrong = fixture.filter((entry) => {
      const own = claims.filter(({ figure }) => figure === entry.id)
      return own.length !== 1 || !own.every((claim) => overlaps(claim, entry))
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('the report agrees as well where only the printed vague values are known', () => {
    const vague = { F04: 'estimatedOver', F50: 'over', F53: 'near', F54: 'over', F56: 'over' } as Record<string, string>
    const printed = fixture.map(({ id, value, unit, period }): AuditFigure => {
      const qualifier = vague[id]
      return {
        id,
        value,
        unit,
        period,
        words: figureWords[id]!.words,
        kind: 'imported',
        ...(qualifier && { qualifier }),
      }
    })
    expect(auditText(text, printed, { year: 2024 }).claims.filter(({ verdict }) => verdict !== 'agrees')).toEqual([])
  })

  // For 以内 and 以上 a greater or a smaller value may still be true; these values are false for every qualifier.
  const falseValue = (entry: Entry): number | string => {
    if (typeof entry.value === 'string') return '2031-07-09'
    return entry.id === 'F58' || entry.id === 'F45' || entry.id === 'F04' ? 1 : entry.value * 3 + 1
  }

  test.each(fixture)('with another value of $id exactly its claim differs', (entry) => {
    const changed = falseValue(entry)
    const { claims } = audit({ [entry.id]: changed })
    const differing = claims.filter(({ verdict }) => verdict !== 'agrees')
    expect(differing.map(({ figure, verdict, expected }) => ({ figure, verdict, expected }))).toEqual([
      { figure: entry.id, verdict: 'differs', expected: changed },
    ])
  })

  test('with another number in the text exactly that claim differs', () => {
    for (const claim of audit().claims) {
      const digits = /\d+(?:\.\d+)?/.exec(claim.text)
      // F17 says “at most”, and F16 at the same place already differs.
      if (!digits || claim.unit === '日期' || claim.figure === 'F17') continue
      const at = claim.offset + digits.index
      const edited = text.slice(0, at) + String(Number(digits[0]) * 3 + 1) + text.slice(at + digits[0].length)
      const differing = audit({}, edited).claims.filter(({ verdict }) => verdict !== 'agrees')
      expect(differing.map(({ figure, verdict }) => [figure, verdict])).toEqual([[claim.figure, 'differs']])
    }
  })

  test('a figure that is withdrawn leaves its claim without a source, and no claim moves to another figure', () => {
    for (const { id } of fixture) {
      const rest = figures.filter((figure) => figure.id !== id)
      const { claims } = auditText(text, rest, { year: 2024 })
      expect(claims.filter(({ verdict }) => verdict === 'differs')).toEqual([])
    }
  })

  test('the official full-width copy reads the same', () => {
    const full = text.replace(/[,:;()%\d]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    const wide = audit({}, full)
    expect(wide.claims.map(({ figure, verdict }) => [figure, verdict])).toEqual(
      audit().claims.map(({ figure, verdict }) => [figure, verdict]),
    )
    expect(wide.findings.map(({ code }) => code)).toEqual(audit().findings.map(({ code }) => code))
  })

  test.each([
    ['blanks around every number', (line: string) => line.replace(/(?<=[一-龥])(?=\d)|(?<=\d)(?=[一-龥])/g, ' ')],
    ['lines broken at 30', (line: string) => line.replace(/.{30}/g, '$&\n')],
    ['lines broken at 37', (line: string) => line.replace(/.{37}/g, '$&\n')],
    ['lines broken and indented', (line: string) => line.replace(/.{40}/g, '$&\r\n  ')],
  ])('%s change nothing', (_, spoil) => {
    const { claims } = audit({}, text.split('\n').map(spoil).join('\n'))
    expect(claims.map(({ figure, verdict }) => [figure, verdict])).toEqual(
      audit().claims.map(({ figure, verdict }) => [figure, verdict]),
    )
  })

  test('for another year nothing of it is said to differ', () => {
    const other = auditText(
      text,
      figures.map((figure) => ({ ...figure, value: 7, period: '2019' })),
      { year: 2024 },
    )
    expect(other.claims.filter(({ verdict }) => verdict === 'differs')).toEqual([])
  })

  test('a careful reader finds six things', () => {
    expect(audit().findings.map(({ code }) => code)).toEqual([
      'missing-shortcomings',
      'missing-leader-duty',
      'list-count-mismatch',
      'law-not-new',
      'two-person-rule',
      'units-differ',
    ])
  })
})
