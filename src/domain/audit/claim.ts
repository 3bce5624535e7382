import type { Qualifier } from '../figures/qualifier.ts'

export type ClaimKind = 'number' | 'percent' | 'ordinal' | 'rank' | 'date' | 'all' | 'name' | 'implied'

/** One quantitative claim of a text: what it says, where, of what, and for which period. */
export type Claim = {
  /** The words of the claim; always `text.slice(offset, offset + claim.text.length)` of what was read. */
  readonly text: string
  /** UTF-16 offset in the text that was read. */
  readonly offset: number
  readonly sentence: string
  /** 一(二)3, 题头 before the first heading. */
  readonly section: string
  /** In the unit as printed (150.71 for 150.71亿元); a date as YYYY-MM-DD. */
  readonly value: number | string
  readonly unit: string
  /** Absent where the number claims to be exact. */
  readonly qualifier?: Qualifier
  readonly decimals?: number
  /** What is counted, in the words that stand beside the number. */
  readonly counted: string
  readonly period?: Period
  readonly kind: ClaimKind
}

/** `previous`: the year before the report's (上年, 由…增至…). Absent year: the report's own. */
export type Period = { readonly year?: number; readonly asOf?: string; readonly previous?: true }

/** What a rule finds in one sentence, before its place and period are known. */
export type Draft = {
  /** Offset in the sentence. */
  readonly at: number
  readonly text: string
  readonly value: number | string
  readonly unit: string
  readonly kind: ClaimKind
  readonly qualifier?: Qualifier
  readonly decimals?: number
  readonly counted?: string
  readonly previous?: true
  /** Stands for as many claims as the “N项指标” of its clause. */
  readonly eachIndicator?: true
  /** The numeral stays readable for later rules: 覆盖全市14个 is “all” and also 14. */
  readonly shares?: true
}

/** One sentence as the rules see it; the three texts have equal length. */
export type Scene = {
  readonly source: string
  /** Half-width. */
  readonly folded: string
  /** Folded, with names that contain numerals, and what earlier rules took, hidden. */
  readonly open: string
}

export type Rule = { readonly name: string; readonly find: (scene: Scene) => readonly Draft[] }
