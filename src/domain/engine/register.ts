import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { article } from '../law/catalogue.ts'
import { type Basis, systemRule } from '../law/citation.ts'
import type { Fact } from './fact.ts'
import { type Chapter, type DefinedMatter, defineMatter, must } from './matter.ts'
import type { Role } from './roles.ts'

/** A file kept as proof; the bytes live in the attachment store under their hash. */
export const attachment = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '附件摘要应为 64 位十六进制'),
  name: z.string().min(1, '请填写文件名'),
  size: z.int().nonnegative(),
  type: z.string().min(1),
})
export type Attachment = z.output<typeof attachment>

type RowFactContext = { readonly calendar: WorkingCalendar; readonly caseId: string; readonly openedOn: Day }
type Labels = Readonly<Record<string, string>>

export type RegisterDefinition<R extends z.ZodObject, M extends Labels> = {
  readonly id: string
  /** The name that the bureau uses, e.g. 法律顾问咨询答复台账. */
  readonly title: string
  readonly chapter: Chapter
  readonly basis: Basis
  readonly keeper?: Role
  /** Who reads it beside its keeper. By default the head and the supervisor; of a confidential one nobody. */
  readonly readers?: readonly Role[]
  readonly inForceFrom?: string
  readonly row: R
  /** One accepted row: the example line of the import template. */
  readonly sample: z.input<R>
  /** The column that puts a row into a reporting year. */
  readonly dated: Extract<keyof z.output<R>, string>
  /** Columns that prove the row; while one is empty the row is a draft: kept, never counted. */
  readonly evidence?: readonly Extract<keyof z.output<R>, string>[]
  readonly measures: M
  readonly describe: (row: z.output<R>) => string
  readonly facts: (
    row: z.output<R>,
    context: RowFactContext,
  ) => readonly (Fact & { readonly measure: Extract<keyof M, string> })[]
  readonly confidential?: true
}

export type Register<R extends z.ZodObject = z.ZodObject> = DefinedMatter<
  { readonly row: R },
  'draft' | 'record' | 'correct' | 'void'
> & {
  readonly register: { readonly dated: string; readonly evidence: readonly string[]; readonly keeper: Role }
}

const provenRows = systemRule('缺少佐证的登记只是草稿，不计入统计', '每个数字都有材料可查')

/** A register row is corrected or voided, never deleted: every version stays traceable. */
const keeping: Basis = [
  systemRule('台账只更正、作废，不删除，更正和作废写明理由', '每个数字都能追到当时的记录和改动的理由'),
  article('档案法实施条例', 39),
]

const overseers = ['head', 'supervisor'] as const satisfies readonly Role[]

/** The smallest matter (台账): record → correct → void, evidence before it counts. */
export function defineRegister<const R extends z.ZodObject, const M extends Labels>(
  definition: RegisterDefinition<R, M>,
): Register<R> {
  const { row, evidence = [], keeper = 'keeper', describe, facts } = definition
  const columnTitle = (column: string): string => row.shape[column]?.meta()?.title ?? column
  const proven = must(
    row,
    `缺少佐证材料：${evidence.map(columnTitle).join('、')}；可先存为草稿，草稿不计入统计`,
    (form) => evidence.every((column) => isFilled(form, column)),
    provenRows,
  )
  const guards = evidence.length ? [proven] : []
  const matter = defineMatter({
    id: definition.id,
    title: definition.title,
    kind: 'register',
    chapter: definition.chapter,
    inForceFrom: definition.inForceFrom ?? '2023-01-01',
    basis: definition.basis,
    states: { draft: '草稿', recorded: '已记录', voided: '已作废' },
    final: ['voided'],
    forms: { row },
    samples: { row: definition.sample },
    limits: {},
    documents: {},
    measures: definition.measures,
    actions: {
      draft: {
        label: '存草稿',
        by: keeper,
        from: ['nothing', 'draft'],
        to: 'draft',
        form: 'row',
        basis: definition.basis,
      },
      record: {
        label: '登记',
        by: keeper,
        from: ['nothing', 'draft'],
        to: 'recorded',
        form: 'row',
        guards,
        basis: definition.basis,
      },
      correct: {
        label: '更正',
        by: keeper,
        from: 'recorded',
        to: 'recorded',
        form: 'row',
        guards,
        reasons: 'required',
        basis: keeping,
      },
      void: {
        label: '作废',
        by: keeper,
        from: ['draft', 'recorded'],
        to: 'voided',
        reasons: 'required',
        basis: keeping,
      },
    },
    readers: [...new Set([keeper, ...(definition.readers ?? (definition.confidential ? [] : overseers))])],
    describe: (data) => (data.row ? describe(data.row) : definition.title),
    facts: (current, context) =>
      current.state === 'recorded' && current.data.row
        ? facts(current.data.row, { ...context, caseId: current.id, openedOn: current.openedOn })
        : [],
    ...(definition.confidential ? { confidential: true as const } : {}),
  })
  return Object.assign(matter, { register: { dated: definition.dated, evidence, keeper } }) as Register<R>
}

const isFilled = (form: unknown, column: string): boolean => {
  const value = (form as Record<string, unknown>)[column]
  return value !== undefined && value !== null && value !== ''
}
