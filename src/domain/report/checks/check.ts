import type { FigureValue } from '../../figures/evaluate.ts'
import { roundHalfUp } from '../../figures/qualifier.ts'
import type { Block, Check, Claim } from '../document.ts'
import { type CheckRole, type CheckRoles, figuresIn } from './roles.ts'

/** A law that the report may call new, and whether it was studied as one in the year. */
export type StudiedLaw = { readonly title: string; readonly inForceFrom: string; readonly isStudied: boolean }

/** All that the cross-checks may look at: the report as composed, and the figures that play a part. */
export type CheckContext = {
  readonly year: number
  readonly roles: CheckRoles
  /** By figure. */
  readonly values: ReadonlyMap<string, FigureValue>
  /** The same figures one year earlier, for those whose number goes on from year to year. */
  readonly before: ReadonlyMap<string, FigureValue>
  readonly claims: readonly Claim[]
  readonly blocks: readonly Block[]
  /** How many units a rank compares. */
  readonly peers: number
  readonly laws: readonly StudiedLaw[]
  /** Numbers in the prose that no figure gives. */
  readonly typed: readonly string[]
}

export type Verdict = Pick<Check, 'result' | 'message'>
export const pass: Verdict = { result: 'pass', message: '' }
export const fail = (message: string): Verdict => ({ result: 'fail', message })
export const warn = (message: string): Verdict => ({ result: 'warn', message })
/** Nothing to check is no pass. */
export const none = (message: string): Verdict => ({ result: 'none', message })

/** Passes when nothing is found. */
export const unless = (faults: readonly string[], otherwise: (message: string) => Verdict): Verdict =>
  faults.length === 0 ? pass : otherwise(faults.join('；'))

export type Rule = {
  readonly id: string
  readonly title: string
  readonly check: (context: CheckContext) => Verdict
}

/** What a check over a part asks of its figures. */
export type Figures = {
  /** The exact value; zero where there is no record. */
  readonly of: (id: string) => number
  readonly has: (id: string) => boolean
  /** As rounded for print, and how far rounding may have moved it at most. */
  readonly rounded: (id: string) => { readonly value: number; readonly within: number }
  readonly title: (id: string) => string
}

/** A rule over figures that play a part: with no record behind any of them there is nothing to check. */
export const ruleOver = <R extends CheckRole>(
  id: string,
  title: string,
  role: R,
  judge: (part: NonNullable<CheckRoles[R]>, figures: Figures, context: CheckContext) => Verdict,
): Rule => ({
  id,
  title,
  check(context) {
    const part = context.roles[role]
    if (!part) return none('本局的报告没有这类数据')
    const figures: Figures = {
      of: (figure) => Number(context.values.get(figure)?.exact ?? 0),
      has: (figure) => (context.values.get(figure)?.records ?? 0) > 0,
      rounded: (figure) => {
        const { exact, figure: declared } = context.values.get(figure)!
        const decimals = declared.print.decimals ?? 0
        return { value: Number(roundHalfUp(exact ?? '0', decimals)), within: 0.5 / 10 ** decimals }
      },
      title: (figure) => context.values.get(figure)?.figure.title ?? figure,
    }
    const asked = figuresIn(part)
    if (!asked.some(figures.has)) return none('没有记录，无从核对')
    return judge(part as NonNullable<CheckRoles[R]>, figures, context)
  },
})
