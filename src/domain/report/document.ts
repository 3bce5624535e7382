import type { FigureKind, Period } from '../figures/figure.ts'

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
}

/** A qualitative sentence with the number of records that prove it. */
export type ProofClaim = { readonly id: string; readonly title: string; readonly records: number }

export type Span =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'claim'; readonly claim: Claim }
  | { readonly type: 'proof'; readonly proof: ProofClaim }
  | { readonly type: 'record'; readonly text: string; readonly caseId: string }

export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }

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
  readonly result: 'pass' | 'warn' | 'fail'
  readonly message: string
}

export type ReportDocument = {
  readonly year: number
  readonly title: string
  readonly bureau: string
  readonly asOf: string | null
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  readonly proofs: readonly ProofClaim[]
  readonly parts: readonly Part[]
  readonly checks: readonly Check[]
  readonly warnings: readonly Warning[]
}

export const textOf = (span: Span): string => {
  switch (span.type) {
    case 'text':
    case 'record':
      return span.text
    case 'claim':
      return span.claim.printed
    case 'proof':
      return ''
  }
}
