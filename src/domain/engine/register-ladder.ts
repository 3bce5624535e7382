import type { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import { article } from '../law/catalogue.ts'
import { type Basis, systemRule } from '../law/citation.ts'
import type { Case } from './case.ts'
import { fieldOf, valuesAt } from './form.ts'
import { asList, type Guard, type LimitDefinition, must, mustCase } from './matter.ts'
import type { PlacedRule, StepDefinition } from './register.ts'
import type { Role } from './roles.ts'
import { guardsOf } from './rule.ts'

type Step = StepDefinition<z.ZodObject, string, string>
type Limit = Omit<LimitDefinition, 'since' | 'until'> & {
  readonly from: string
  readonly until?: string
  readonly when?: (row: never) => boolean
}

type Ladder = {
  readonly title: string
  readonly basis: Basis
  readonly row: z.ZodObject
  readonly evidence: readonly string[]
  readonly keeper: Role
  readonly alsoBy: 'system' | undefined
  readonly steps: readonly (readonly [name: string, step: Step])[]
  readonly rules: readonly PlacedRule[]
  readonly open: string | undefined
  readonly limits: Readonly<Record<string, Limit>>
}

/** Electronic records must tell who made them, when, and what was changed: a row is corrected or voided, never deleted. */
const keeping: Basis = [
  systemRule('台账记录只更正、作废，不删除；原文、理由和经手人一并留存', '改了什么、为什么改，任何时候都能查到'),
  article('档案法实施条例', 39),
]
const once = systemRule('已经登记的后续情况只能更正，不能重复登记', '一件事只有一条记录，改动都有理由')
const proven = systemRule('缺少佐证材料的记录只存为草稿，不计入统计', '每个数字都能打开它的佐证')

/** `correctReply` for the step `reply`. */
export const correctionOf = (step: string): string => `correct${step[0]!.toUpperCase()}${step.slice(1)}`

const [recorded, draft] = ['recorded', 'draft'] as const

/** States, limits and actions of a register: draft, record, the steps, corrections, void. */
export function ladder({ basis, row, evidence, keeper, alsoBy, steps, rules, open, limits }: Ladder) {
  const moves = steps.filter(([, { to }]) => to !== undefined)
  const living = [recorded, ...moves.map(([name]) => name)]
  const isOpen = (name: string): boolean =>
    name === recorded ? open !== undefined : steps.some(([step, { to }]) => step === name && typeof to === 'object')
  const clocks = Object.keys(limits)
  const startedBy = (form: string) =>
    clocks.filter((clock) => (limits[clock]!.from.includes('.') ? limits[clock]!.from.split('.')[0] : 'row') === form)
  const placed = <T extends object>(list: readonly string[], name: string, more: T = {} as T) =>
    list.length ? { [name]: list, ...more } : {}
  const judged = (form: string, of: (name: string) => boolean) =>
    guardsOf(
      form,
      rules.filter(([name]) => of(name)),
    )
  const everything = (form: string) => judged(form, () => true)

  return {
    states: {
      draft: '草稿',
      recorded: open ?? '已记录',
      ...Object.fromEntries(moves.map(([name, { to }]) => [name, typeof to === 'object' ? to.open : to!])),
      voided: '已作废',
    },
    final: ['voided', ...living.filter((name) => !isOpen(name))],
    limits: Object.fromEntries(clocks.map((clock) => [clock, limitOf(limits[clock]!)])),
    actions: {
      draft: { label: '存草稿', by: keeper, from: ['nothing', draft], to: draft, form: 'row', basis },
      record: {
        label: '登记',
        by: alsoBy ? [keeper, alsoBy] : keeper,
        from: ['nothing', draft],
        to: recorded,
        form: 'row',
        guards: [...evidenceGuard(row, evidence), ...judged('row', (name) => name === 'row')],
        basis,
        ...placed(startedBy('row'), 'starts'),
      },
      correct: {
        label: '更正',
        by: keeper,
        from: living,
        to: 'same',
        form: 'row',
        guards: [...evidenceGuard(row, evidence), ...everything('row')],
        reasons: 'required',
        basis: keeping,
        ...placed(startedBy('row'), 'recounts'),
      },
      ...Object.fromEntries(
        steps.flatMap(([name, step]) => {
          const { label, by = keeper, from = living, to, after, again, reasons, dated } = step
          const stops = asList(step.stops)
          const { extends: longer, pauses, resumes } = step
          const timed = stops.length > 0 || Boolean(longer ?? pauses ?? resumes)
          const first = mustCase(
            `“${label}”已经登记；填写有误的请办理“更正${label}”`,
            ({ before }) => before?.acts[name] === undefined,
            once,
          )
          return [
            [
              name,
              {
                label,
                by,
                from: asList(from),
                to: to === undefined ? 'same' : name,
                form: name,
                guards: [...(again ? [] : [first]), ...judged(name, (one) => one === name)],
                basis: step.basis,
                ...(again ? {} : { once: true as const }),
                ...placed(asList(after), 'after'),
                ...placed(startedBy(name), 'starts'),
                ...placed(stops, 'stops', { lateReasons: true }),
                ...(longer ? { extends: longer, reasons: 'required' } : {}),
                ...(pauses ? { pauses } : {}),
                ...(resumes ? { resumes } : {}),
                ...(timed ? { clockDay: dated } : {}),
                ...(reasons ? { reasons } : {}),
              },
            ],
            [
              correctionOf(name),
              {
                label: `更正${label}`,
                by,
                from: living,
                to: 'same',
                after: [name],
                form: name,
                guards: everything(name),
                reasons: 'required',
                basis: keeping,
                ...(timed ? { clockDay: dated } : {}),
                ...placed(
                  [
                    ...new Set([
                      ...startedBy(name),
                      ...stops,
                      ...[longer, pauses, resumes].filter((one) => one !== undefined),
                    ]),
                  ],
                  'recounts',
                ),
              },
            ],
          ]
        }),
      ),
      void: {
        label: '作废',
        by: keeper,
        from: [draft, ...living],
        to: 'voided',
        reasons: 'required',
        basis: keeping,
        ...placed(clocks, 'stops'),
      },
    },
  }
}

function limitOf({ from, until, when, ...limit }: Limit): LimitDefinition {
  const dayAt = (column: string) => (data: Case['data']) =>
    valuesAt(data, column.includes('.') ? column : `row.${column}`)[0] as Day | undefined
  return {
    ...limit,
    since: (data) => (when && !(data['row'] && when(data['row'] as never)) ? undefined : dayAt(from)(data)),
    ...(until ? { until: dayAt(until) } : {}),
  }
}

function evidenceGuard(row: z.ZodObject, evidence: readonly string[]): readonly Guard<never>[] {
  if (evidence.length === 0) return []
  const missing = evidence.map((column) => fieldOf(row, column)?.title ?? column).join('、')
  const guard = must(
    row,
    `须附佐证材料：${missing}；还没有的可先存为草稿，草稿不计入统计`,
    (form) => evidence.every((column) => form[column] !== undefined && form[column] !== ''),
    proven,
  )
  return [{ ...guard, at: evidence[0]! }]
}
