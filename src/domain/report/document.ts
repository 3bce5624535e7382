import type { Day } from '../calendar/day.ts'
import type { FigureKind, Period } from '../figures/figure.ts'
import type { Proven } from './proof.ts'

/** A number of the report: what the reader sees, and the figure and records behind it. */
export type Claim = {
  readonly id: string
  readonly figure: string
  /** As the reader sees it: 140 for 140余场次; a date is text; null where there is no record. */
  readonly value: number | string | null
  /** Exact value behind it, decimal text or a date. */
  readonly exact: string | null
  readonly unit: string
  readonly qualifier: string
  readonly printed: string
  readonly kind: FigureKind
  readonly records: number
  readonly title: string
  readonly definition: string
  readonly periods: readonly Period[]
  /** It stands in the text: what is proven around it holds too. */
  readonly isSaid: boolean
}

export type Span =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'year'; readonly year: number }
  | { readonly type: 'claim'; readonly claim: Claim }
  | { readonly type: 'proof'; readonly proof: Proven }
  | { readonly type: 'record'; readonly text: string; readonly caseId: string }

export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }

/** A sentence or list that was left out, and what would have to be on record for it to be printed. */
export type Missing = {
  readonly place: string
  /** The sentence as the outline has it, with names in place of numbers. */
  readonly text: string
  readonly lacks: readonly Lack[]
}
export type Lack = {
  readonly what: string
  readonly why: string
  /** Where it would come from: register and office. */
  readonly from: readonly string[]
}

/** A number that the records no longer give as they did when the report was published. */
export type Change = { readonly id: string; readonly title: string; readonly published: string; readonly now: string }

/** The five parts that every report must have (督察规定: 年报内容). */
export type Part = {
  readonly id: 1 | 2 | 3 | 4 | 5
  readonly title: string
  readonly mandatory: boolean
  readonly present: boolean
}

export type Warning = { readonly code: string; readonly message: string }
export type Check = {
  readonly id: string
  readonly title: string
  /** `none`: there was nothing to check, which is no pass. */
  readonly result: 'pass' | 'warn' | 'fail' | 'none'
  readonly message: string
}

/** How far the report has come. A text composed from the records is a draft: nobody has approved it. */
export type ReportState = {
  readonly id: 'empty' | 'draft' | 'published'
  readonly label: string
  readonly note: string
  /** 成文日期: when it was approved. */
  readonly approvedOn?: Day
}

export type ReportDocument = {
  readonly year: number
  readonly title: string
  readonly bureau: string
  readonly addressees: readonly string[]
  readonly state: ReportState
  readonly asOf: string | null
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  readonly proofs: readonly Proven[]
  readonly missing: readonly Missing[]
  /** Since publication. */
  readonly changes: readonly Change[]
  readonly parts: readonly Part[]
  readonly checks: readonly Check[]
  readonly warnings: readonly Warning[]
}

export const textOf = (span: Span): string => {
  switch (span.type) {
    case 'text':
    case 'record':
      return span.text
    case 'year':
      return String(span.year)
    case 'claim':
      return span.claim.printed
    case 'proof':
      return ''
  }
}
