import type { z } from 'zod'
import type { Citation } from '../law/citation.ts'
import type { Guard, GuardContext } from './matter.ts'

type Values = Readonly<Record<string, unknown>>
type Forms = Readonly<Record<string, z.ZodObject>>
type Path<F extends z.ZodObject> =
  | Extract<keyof z.output<F>, string>
  | `${Extract<keyof z.output<F>, string>}.${string}`
type Filled<O extends Forms> = {
  readonly [K in keyof O]: K extends 'row' ? z.output<O[K]> : z.output<O[K]> | undefined
}

/**
 * A condition over the columns of a register: what must hold, why, and the one change of the example that breaks it
 * and nothing else. The refusal points at `at`; the test of the rule is made from `breaks`.
 */
export type Rule = {
  readonly at: string
  readonly text: string
  readonly basis: Citation
  readonly holds: (form: Values, filled: Readonly<Record<string, Values | undefined>>, context: GuardContext) => boolean
  /** Changes of the example of the rule's own form; absent where the rule follows from the form alone. */
  readonly breaks?: Values | ((own: Values, samples: Readonly<Record<string, Values>>) => Values)
  /** Changes of the examples filled in before, where the rule needs another case than the example's. */
  readonly given?: Readonly<Record<string, Values>>
}

type RuleDefinition<F extends z.ZodObject, O extends Forms> = {
  readonly at: Path<F>
  readonly text: string
  readonly holds: (form: z.output<F>, filled: Filled<O>, context: GuardContext) => boolean
  readonly basis: Citation
  readonly breaks: { readonly [K in keyof z.input<F>]?: z.input<F>[K] | undefined }
  readonly given?: { readonly [K in keyof O]?: { readonly [C in keyof z.input<O[K]>]?: z.input<O[K]>[C] | undefined } }
}

/** A rule of a form; `others` are the forms filled in before that it also looks at. A field that is not there does not compile. */
export function rule<const F extends z.ZodObject, const O extends Forms = Record<never, never>>(
  _form: F,
  definition: RuleDefinition<F, O>,
  _others?: O,
): Rule {
  return definition as unknown as Rule
}

/**
 * The rules of a form as guards of an act that fills it in. A correction is judged by every rule of what has been
 * filled in so far: a wrong day put right must not contradict a later step.
 */
export const guardsOf = (
  form: string,
  rules: readonly (readonly [form: string, rule: Rule])[],
): readonly Guard<never>[] =>
  rules.map(([name, { at, text, holds, basis }]) => ({
    text,
    basis,
    ...(name === form ? { at } : {}),
    holds: (values: Values, context: GuardContext) => {
      const filled = { ...context.before?.data, [form]: values }
      const own = filled[name]
      return own === undefined || holds(own, filled, context)
    },
  }))
