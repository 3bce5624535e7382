import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Basis, Citation } from '../law/citation.ts'
import type { Fact } from './fact.ts'
import { fileTypes, soundFileName } from './file-types.ts'
import type { ListDefinition } from './list.ts'
import { asList, type Chapter, type DefinedMatter, defineMatter, type LimitDefinition } from './matter.ts'
import { ladder } from './register-ladder.ts'
import { type LooseView, releaseOf } from './release.ts'
import type { Role } from './roles.ts'
import { plausible } from './row-rules.ts'
import type { Rule } from './rule.ts'

/** A file kept as proof; the bytes live in the attachment store under their hash. */
export const attachment = z
  .object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/, '附件摘要应为 64 位十六进制'),
    name: z.string().regex(soundFileName, '文件名不含路径和控制字符，至多 200 字'),
    size: z.int().nonnegative(),
    type: z.string().refine((type) => (fileTypes as readonly string[]).includes(type), '文件类型应为上传时答复的类型'),
  })
  .meta({ kind: 'file' })
export type Attachment = z.output<typeof attachment>

type Labels = Readonly<Record<string, string>>
type Forms = Readonly<Record<string, z.ZodObject>>
type Column<F extends z.ZodObject> = Extract<keyof z.output<F>, string>
/** A column of the row, or of a step: `reply.repliedOn`. */
type AnyColumn<R extends z.ZodObject, S extends Forms> =
  | Column<R>
  | { [K in keyof S]: `${Extract<K, string>}.${Column<S[K]>}` }[keyof S]
type OneOrMore<T> = T | readonly T[]

/** What happens to a row after it has been recorded: a reply, a publication, an end. Never part of the first form. */
export type StepDefinition<F extends z.ZodObject, L extends string, S extends string> = {
  readonly label: string
  readonly fields: F
  readonly sample: z.input<F>
  /** The column that says when it happened; clocks take that day. */
  readonly dated: Column<F>
  readonly basis: Basis
  /** The keeper, if nobody else is named. */
  readonly by?: OneOrMore<Role>
  readonly from?: OneOrMore<'recorded' | S>
  /** Steps that must have happened before. */
  readonly after?: readonly S[]
  /** The state that the case goes over to; `open` when something is still due there. */
  readonly to?: string | { readonly open: string }
  readonly stops?: OneOrMore<L>
  readonly extends?: L
  readonly pauses?: L
  readonly resumes?: L
  /** Changes of the other examples under which the step's example happens. */
  readonly given?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** It may happen again; what was filled in last stands. */
  readonly again?: true
  readonly reasons?: 'required'
  readonly rules?: readonly Rule[]
}

type RegisterLimit<R extends z.ZodObject, S extends Forms> = Omit<LimitDefinition, 'since' | 'until' | 'promised'> & {
  /** The column that names the last day, where the law or the paper leaves it to be named. */
  readonly until?: AnyColumn<R, S>
  /** The column whose day the clock counts from. */
  readonly from: AnyColumn<R, S>
  /** Rows that have this limit. */
  readonly when?: (row: z.output<R>) => boolean
}

type RowFactContext<S extends Forms> = {
  readonly calendar: WorkingCalendar
  readonly caseId: string
  readonly openedOn: Day
  /** What the steps that have happened say. */
  readonly steps: { readonly [K in keyof S]?: z.output<S[K]> }
}

/** What may be published of a row, once the publisher has had it looked at. */
export type RegisterView<R extends z.ZodObject, S extends Forms> = {
  readonly shows: readonly AnyColumn<R, S>[]
  readonly basis: Basis
  /** Which rows may be published at all. */
  readonly only?: {
    readonly text: string
    readonly holds: (row: z.output<R>, steps: RowFactContext<S>['steps']) => boolean
  }
}

export type RegisterDefinition<R extends z.ZodObject, M extends Labels, S extends Forms, L extends string> = {
  readonly id: string
  /** The name that the bureau uses, e.g. 法律顾问咨询答复台账. */
  readonly title: string
  readonly chapter: Chapter
  readonly basis: Basis
  readonly keeper?: Role
  /** A procedure enters its result by itself. */
  readonly alsoBy?: 'system'
  /** Who reads it beside its keeper. By default the head and the supervisor; of a confidential one nobody. */
  readonly readers?: readonly Role[]
  readonly inForceFrom?: string
  readonly inForceUntil?: string
  readonly row: R
  /** One accepted row: the example line of the import template. */
  readonly sample: z.input<R>
  /** The column that puts a row into a reporting year; of several the first that is filled in. */
  readonly dated: OneOrMore<AnyColumn<R, S>>
  /** Columns that prove the row; while one is empty the row is a draft: kept, never counted. */
  readonly evidence?: readonly Column<R>[]
  readonly rules?: readonly Rule[]
  /** How a recorded row is called while a step is due. */
  readonly open?: string
  readonly steps?: { readonly [K in keyof S]: StepDefinition<S[K], L, Extract<keyof S, string>> }
  readonly limits?: { readonly [K in L]: RegisterLimit<R, S> }
  /** The natural key: no second row about the same, whatever became of the first, unless that one is void. */
  readonly unique?: {
    readonly of: (row: z.output<R>) => string | undefined
    readonly text: string
    readonly basis: Citation
  }
  /** First day that a row of this register can name; days before it are slips of the pen. */
  readonly earliest?: string
  readonly measures: M
  readonly describe: (row: z.output<R>) => string
  readonly facts: (
    row: z.output<R>,
    context: RowFactContext<S>,
  ) => readonly (Fact & { readonly measure: Extract<keyof M, string> })[]
  readonly confidential?: true
  /** How its rows stand in a list, always under their own day; absent: as the row suggests. */
  readonly list?: Omit<ListDefinition<AnyColumn<R, S>>, 'dated' | 'notAdded'> & {
    /** States of rows that are not added up, beside drafts and what was voided. */
    readonly notAdded?: readonly Extract<keyof S, string>[]
  }
  /** Absent: no row of the register is ever shown outside. */
  readonly publicView?: RegisterView<R, S>
}

/** The rules of a register, each with the form that it judges. */
export type PlacedRule = readonly [form: string, rule: Rule]

export type Register<R extends z.ZodObject = z.ZodObject, N extends string = string> = DefinedMatter<
  { readonly row: R },
  'draft' | 'record' | 'correct' | 'void',
  string,
  N
> & {
  readonly register: {
    readonly dated: readonly string[]
    readonly evidence: readonly string[]
    readonly keeper: Role
    /** In the order in which they are declared, which is that of their life. */
    readonly steps: Readonly<
      Record<
        string,
        { readonly dated: string; readonly given: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
      >
    >
    readonly rules: readonly PlacedRule[]
  }
}

/** A column by the form in which it stands. */
const placedColumn = (column: string): string => (column.includes('.') ? column : `row.${column}`)

function placedList(list: ListDefinition<string> | undefined, dated: OneOrMore<string>): ListDefinition<string> {
  const { columns, totals, searched, notAdded = [] } = list ?? {}
  return {
    ...(columns ? { columns: columns.map((one) => asList(one).map(placedColumn)) } : {}),
    ...(totals ? { totals: totals.map(placedColumn) } : {}),
    ...(searched ? { searched: searched.map(placedColumn) } : {}),
    dated: asList(dated).map(placedColumn),
    notAdded: ['draft', 'voided', ...notAdded],
  }
}

const overseers = ['head', 'supervisor'] as const satisfies readonly Role[]

/** The smallest matter (台账): a row, then what happens to it step by step; errors are corrected, nothing is deleted. */
export function defineRegister<
  const R extends z.ZodObject,
  const M extends Labels,
  const S extends Forms = Record<never, never>,
  const L extends string = never,
>(definition: RegisterDefinition<R, M, S, L>): Register<R, Extract<keyof M, string>> {
  const { row, evidence = [], keeper = 'keeper', describe, facts, unique, open, earliest } = definition
  const steps = Object.entries((definition.steps ?? {}) as Record<string, StepDefinition<z.ZodObject, string, string>>)
  const rules: readonly PlacedRule[] = [
    ...[...plausible(row, earliest), ...(definition.rules ?? [])].map((one) => ['row', one] as const),
    ...steps.flatMap(([name, step]) =>
      [...plausible(step.fields, earliest), ...(step.rules ?? [])].map((one) => [name, one] as const),
    ),
  ]
  const built = ladder({
    title: definition.title,
    basis: definition.basis,
    row,
    evidence,
    keeper,
    alsoBy: definition.alsoBy,
    steps,
    rules,
    open,
    limits: (definition.limits ?? {}) as Record<string, RegisterLimit<z.ZodObject, Forms>>,
  })
  const published = releaseOf(definition.publicView as LooseView | undefined, keeper, Object.keys(built.states))
  const matter = defineMatter({
    id: definition.id,
    title: definition.title,
    kind: 'register',
    chapter: definition.chapter,
    inForceFrom: definition.inForceFrom ?? '2023-01-01',
    ...(definition.inForceUntil ? { inForceUntil: definition.inForceUntil } : {}),
    basis: definition.basis,
    forms: { row, ...Object.fromEntries(steps.map(([name, { fields }]) => [name, fields])), ...published.forms },
    samples: {
      row: definition.sample,
      ...Object.fromEntries(steps.map(([name, { sample }]) => [name, sample])),
      ...published.samples,
    },
    documents: {},
    measures: definition.measures,
    ...built,
    ...published.view,
    list: placedList(definition.list as ListDefinition<string> | undefined, definition.dated),
    actions: { ...built.actions, ...published.actions },
    ...(unique
      ? {
          exclusive: {
            of: (data: Record<string, unknown>) => (data['row'] ? unique.of(data['row'] as z.output<R>) : undefined),
            text: unique.text,
            basis: unique.basis,
            releasedIn: ['voided'],
          },
        }
      : {}),
    describe: (data: Record<string, unknown>) =>
      data['row'] ? describe(data['row'] as z.output<R>) : definition.title,
    facts: (
      current: { id: string; state: string; openedOn: Day; data: Record<string, unknown> },
      { calendar }: { calendar: WorkingCalendar },
    ) => {
      const { row: filled, ...filledSteps } = current.data
      if (!filled || current.state === 'draft' || current.state === 'voided') return []
      return facts(filled as z.output<R>, {
        calendar,
        caseId: current.id,
        openedOn: current.openedOn,
        steps: filledSteps as RowFactContext<S>['steps'],
      })
    },
    readers: [
      ...new Set([keeper, ...published.readers, ...(definition.readers ?? (definition.confidential ? [] : overseers))]),
    ],
    ...(definition.confidential ? { confidential: true as const } : {}),
  } as never)
  return Object.assign(matter, {
    register: {
      dated: asList<string>(definition.dated),
      evidence,
      keeper,
      steps: Object.fromEntries(steps.map(([name, { dated, given = {} }]) => [name, { dated, given }])),
      rules,
    },
  }) as unknown as Register<R, Extract<keyof M, string>>
}
