import type { Qualifier } from '../figures/qualifier.ts'
import type { Vague } from './quantity.ts'

export type ClaimKind = 'number' | 'percent' | 'ordinal' | 'rank' | 'date' | 'all' | 'zero' | 'name' | 'implied'

/** What a number is to another number or to a measure of its own. */
export type Relation =
  | 'growth'
  | 'decline'
  | 'points-up'
  | 'points-down'
  | 'delta-up'
  | 'delta-down'
  | 'multiple'
  | 'from'
  | 'to'
  | 'target'
  | 'part'
  | 'share'
  | 'rank'
  | 'range-low'
  | 'range-high'
  | 'each'
  | 'per'
  | 'run'

/** Done, planned for later, prescribed by a rule. */
export type Mood = 'done' | 'planned' | 'rule'
export type Polarity = 'positive' | 'negative'
/** The kind of word by which a claim says how its number is meant. */
export type Said = Vague | 'all' | 'zero' | 'rank' | 'first' | 'average'

/** One quantitative claim of a text: what it says, where, of what, and for which period. */
export type Claim = {
  /** The words of the claim; always `text.slice(offset, offset + claim.text.length)` of what was read. */
  readonly text: string
  /** UTF-16 offset in the text that was read. */
  readonly offset: number
  readonly sentence: string
  readonly sentenceAt: number
  /** 一(二)3, 题头 before the first heading. */
  readonly section: string
  /** In the unit as printed (150.71 for 150.71亿元); a date as YYYY-MM-DD; null where no number is said (数十件). */
  readonly value: number | string | null
  readonly unit: string
  /** How the number is held against the true one. Absent where it claims to be exact. */
  readonly qualifier?: Qualifier
  readonly said?: Said
  readonly decimals?: number
  /** What is counted, in the words that stand beside the number. */
  readonly counted: string
  /** What the counted thing belongs to: 参加 of 集中学法. */
  readonly of?: string
  readonly scope?: string
  readonly period?: Period
  readonly kind: ClaimKind
  readonly relation?: Relation
  /** Index, among the claims of the text, of the claim that the relation leads to. */
  readonly partner?: number
  /** 对2023年度案卷: the year of what the act treats, not of the act. */
  readonly objectYear?: number
  readonly polarity: Polarity
  readonly mood: Mood
  /** The number is only implied (首届, 按季度, 《甲》《乙》): a claim where a figure answers it, else a turn of phrase. */
  readonly weak?: true
}

/** `previous`: the year before the report's (上年). `part`: Q1 … Q4, H1, H2. Absent year: the report's own. */
export type Period = {
  readonly year?: number
  readonly asOf?: string
  readonly previous?: true
  readonly part?: string
}

/** What a rule finds in one sentence, before its place and period are known. */
export type Draft = {
  /** Offset in the sentence. */
  readonly at: number
  readonly text: string
  readonly value: number | string | null
  readonly unit: string
  readonly kind: ClaimKind
  readonly qualifier?: Qualifier
  readonly said?: Said
  readonly decimals?: number
  readonly counted?: string
  readonly relation?: Relation
  /** Stands for as many claims as the “N项指标” of its clause. */
  readonly eachIndicator?: true
  /** The numeral stays readable for later rules: 覆盖全市14个 is “all” and also 14. */
  readonly shares?: true
  readonly weak?: true
}

/** One sentence as the rules see it; the three texts have equal length. */
export type Scene = {
  readonly source: string
  /** Half-width. */
  readonly folded: string
  /** Folded, with names that contain numerals, and what earlier rules took, hidden. */
  readonly open: string
}

export type Rule = {
  readonly name: string
  /** Nothing is found where none of these signs stands. */
  readonly signs: string
  readonly find: (scene: Scene) => readonly Draft[]
}
