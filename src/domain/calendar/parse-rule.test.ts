import { describe, expect, it } from 'vitest'
import { CalendarError } from './calendar-error.ts'
import { parseDueLine, parseRule } from './parse-rule.ts'

const refusal = (code: string) => expect.objectContaining({ code })

describe('a rule as typed', () => {
  it('names unit, direction and length', () => {
    expect(parseRule('wd:20')).toEqual({ unit: 'wd', length: 20 })
    expect(parseRule('cd:90')).toEqual({ unit: 'cd', length: 90 })
    expect(parseRule('mo:6')).toEqual({ unit: 'mo', length: 6 })
    expect(parseRule('wd-back:7')).toEqual({ unit: 'wd', length: 7, backward: true })
    expect(parseRule('cd-back:30')).toEqual({ unit: 'cd', length: 30, backward: true })
    expect(parseRule('mo-back:6')).toEqual({ unit: 'mo', length: 6, backward: true })
  })
  it.each(['', 'wd', 'WD:5', 'yr:1', 'wd-fwd:3', 'wd5'])('refuses “%s” as no rule', (text) => {
    expect(() => parseRule(text)).toThrow(refusal('E_RULE'))
  })
  it.each(['wd:', 'wd:0', 'wd:-5', 'wd:1.5', 'cd:1e3', 'mo:五', 'wd: 5'])('refuses the length of “%s”', (text) => {
    expect(() => parseRule(text)).toThrow(refusal('E_LENGTH'))
  })
})

describe('a line of the command', () => {
  it('gives rule, day and deductions', () => {
    expect(parseDueLine('  wd:20 2026-03-02  2026-03-10..2026-03-16\t2026-03-20..2026-03-20 \r')).toEqual({
      limit: { unit: 'wd', length: 20 },
      from: '2026-03-02',
      exclusions: [
        ['2026-03-10', '2026-03-16'],
        ['2026-03-20', '2026-03-20'],
      ],
    })
  })
  it.each([
    ['', 'E_RULE'],
    ['wd:5', 'E_RULE'],
    ['xx:5 2026-03-02', 'E_RULE'],
    ['wd:0 2026-03-02', 'E_LENGTH'],
    ['wd:5 2026-02-30', 'E_DATE'],
    ['wd:5 2026-03-02 2026-03-10', 'E_EXCLUSION'],
    ['wd:5 2026-03-02 2026-03-10..', 'E_EXCLUSION'],
    ['wd:5 2026-03-02 2026-03-10..2026-03-09', 'E_EXCLUSION'],
    ['wd:5 2026-03-02 2026-03-10..2026-03-32', 'E_DATE'],
    ['wd:5 2026-03-02 2026-02-30..2026-03-09', 'E_DATE'],
  ])('answers “%s” with %s', (line, code) => {
    const answer = parseDueLine(line)
    expect(answer).toBeInstanceOf(CalendarError)
    expect(answer).toMatchObject({ code, message: expect.stringMatching(/\p{Script=Han}/u) })
  })
})
