import type { Exact } from '../figures/qualifier.ts'
import { alongside, conceptNamed, mentionsIn } from './lexicon.ts'
import { foldWidth } from './numerals.ts'

/** A figure that a text may claim. `words`: the first is indispensable, `a|b` are alternatives. */
export type AuditFigure = {
  readonly id: string
  readonly title?: string
  /** What is counted and what is not (…不计入、…另计). */
  readonly definition?: string
  /** The exact value (143), or a date as YYYY-MM-DD; null: nothing is on record for the period. */
  readonly value: Exact | null
  /** As the own report prints it: 140余场次. */
  readonly printed?: string
  readonly unit: string
  readonly words: readonly string[]
  readonly section?: string
  /** 2024, 2023, 2024-12-31 */
  readonly period: string
  readonly kind: 'derived' | 'imported' | 'declared'
  /** Only for a value that is itself known vaguely, as its source prints it (200余 → 200, over). */
  readonly qualifier?: string
}

/** One thing that a claim about the figure says, in any of several ways. */
export type Group = {
  readonly words: readonly string[]
  readonly concepts: readonly string[]
  readonly saysRank: boolean
}

/** A figure as the reader holds it against a text. */
export type Subject = {
  readonly figure: AuditFigure
  readonly groups: readonly Group[]
  /** Concepts that its name, definition and words speak of. */
  readonly own: ReadonlySet<string>
  /** Concepts that may be named beside it. */
  readonly alongside: ReadonlySet<string>
  /** Concepts that its definition sets aside. */
  readonly foreign: ReadonlySet<string>
  /** All its words, to account for what else a claim says. */
  readonly text: string
  readonly years: readonly string[]
  readonly circles: readonly string[]
  readonly isRank: boolean
  readonly isDate: boolean
  /** Its records are dated in the year, what they treat in the year before: 评查上年度案卷. */
  readonly ofPreviousYear: boolean
  readonly isChange: boolean
}

/** Words that say only that there is a rank: whoever writes 居首位 or 第二个完成 says it too. */
const saysRank = (word: string): boolean => /排名|位居|位次|名次|率先/.test(word)

const isDate = (value: Exact | null): boolean =>
  value !== null && !/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(String(value))

const circlesIn = (text: string): string[] => text.match(/全[国省市州区县]/g) ?? []

export function subjectOf(figure: AuditFigure): Subject {
  const words = figure.words.map((word) => foldWidth(word))
  const definition = foldWidth(figure.definition ?? '').split(/[;。()]/)
  const aside = definition.filter((clause) => /不计入|另计|不含|不包括|除外/.test(clause)).join(',')
  const kept = definition.filter((clause) => !/不计入|另计|不含|不包括|除外/.test(clause)).join(',')
  // 未注销的合同 does not speak of 注销.
  const said = kept.replace(/[未不][一-龥]{2}/g, '')
  const text = [foldWidth(figure.title ?? ''), said, words.join(',')].join(',')
  const groups = words.map((word) => {
    const ways = word.split('|')
    return {
      words: ways,
      concepts: ways.flatMap((way) => conceptNamed(way)?.name ?? []),
      saysRank: ways.some(saysRank),
    }
  })
  const own = new Set([...mentionsIn(text), ...words.flatMap(mentionsIn)].map(({ concept }) => concept.name))
  return {
    figure,
    groups,
    own,
    alongside: alongside(own),
    foreign: new Set(mentionsIn(aside).flatMap(({ concept }) => (own.has(concept.name) ? [] : concept.name))),
    text,
    years: figure.period.match(/\d{4}/g) ?? [],
    circles: circlesIn(text),
    isDate: isDate(figure.value),
    isRank: figure.unit.startsWith('名') && figure.words.some(saysRank),
    ofPreviousYear: /上一?年度/.test(definition.join(',')),
    isChange: figure.words.some((word) => /增长|增幅|同比|升|降|减/.test(word)),
  }
}
