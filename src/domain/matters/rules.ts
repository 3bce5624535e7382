import { z } from 'zod'
import { addDays, type Day } from '#domain/calendar/day.ts'
import { fieldsOf, isShown, titleAt, valuesAt } from '#domain/engine/form.ts'
import { mustNot } from '#domain/engine/matter.ts'
import type { Rule } from '#domain/engine/rule.ts'
import { type Citation, systemRule } from '#domain/law/citation.ts'

type Column<F extends z.ZodObject> = Extract<keyof z.output<F>, string>
/** Another form of the same register, by the name that it has there. */
export type Other<O extends z.ZodObject> = readonly [name: string, form: O]

/** Days that follow one another. */
export const inTurn = systemRule('先后相承的日期依次登记', '后一步以前一步为前提；写反的日期会落到别的年度')
/** What a list names stands in it once. */
export const listedOnce = systemRule('清单、名单中的同一人、同一项只列一次', '列两次的会计成两人、两项')
/** A period, without its last day. */
export const halfOpen = systemRule('期间自起始日至终止日前一日，终止日应晚于起始日', '空的和倒着的期间一天也不含')

/** The day of a column, or undefined while it is empty. */
const dayIn = (values: unknown, column: string): Day | undefined => valuesAt(values, column)[0] as Day | undefined

/** A day that does not come before another, of the same form or of one filled in earlier. */
export function follows<F extends z.ZodObject, O extends z.ZodObject = F>(
  form: F,
  later: Column<F>,
  earlier: Column<O>,
  other?: Other<O>,
  basis: Citation = inTurn,
): Rule {
  const [name, source] = other ?? [undefined, form]
  return {
    at: later,
    text: `${titleAt(form, later)}不能早于${titleAt(source, earlier)}`,
    basis,
    holds: (values, filled) => {
      const [first, second] = [dayIn(name ? filled[name] : values, earlier), dayIn(values, later)]
      return first === undefined || second === undefined || first <= second
    },
    breaks: (own, samples) => ({ [later]: addDays(dayIn(name ? samples[name] : own, earlier)!, -1) }),
  }
}

/** The end of a half-open period, after its first day. */
export function endsAfter<F extends z.ZodObject, O extends z.ZodObject = F>(
  form: F,
  end: Column<F>,
  start: Column<O>,
  other?: Other<O>,
): Rule {
  const [name, source] = other ?? [undefined, form]
  return {
    at: end,
    text: `${titleAt(form, end)}应晚于${titleAt(source, start)}`,
    basis: halfOpen,
    holds: (values, filled) => {
      const [from, until] = [dayIn(name ? filled[name] : values, start), dayIn(values, end)]
      return from === undefined || until === undefined || from < until
    },
    breaks: (own, samples) => ({ [end]: dayIn(name ? samples[name] : own, start) }),
  }
}

/** Some are not more than all. */
export const partOfWhole = systemRule('部分不多于总数', '多于总数的部分说明其中一个数录错了')

/** A number of some that is not greater than the number of all. */
export function atMost<F extends z.ZodObject, O extends z.ZodObject = F>(
  form: F,
  part: Column<F>,
  whole: Column<O>,
  other?: Other<O>,
  basis: Citation = partOfWhole,
): Rule {
  const [name, source] = other ?? [undefined, form]
  const numberIn = (values: unknown, column: string): number => valuesAt(values, column)[0] as number
  return {
    at: part,
    text: `${titleAt(form, part)}不能多于${titleAt(source, whole)}`,
    basis,
    holds: (values, filled) => numberIn(values, part) <= numberIn(name ? filled[name] : values, whole),
    breaks: (own, samples) => ({ [part]: numberIn(name ? samples[name] : own, whole) + 1 }),
  }
}

const once = systemRule('同一件事只登记一次', '登记两次的，次数和数额都会计成两倍')

/** The natural key of rows that bear no number: the columns that together say which event, thing or edition it is. */
export function oneOf<F extends z.ZodObject>(form: F, columns: readonly [Column<F>, ...Column<F>[]], basis = once) {
  const titles = columns.map((column) => titleAt(form, column)).join('、')
  const needed = columns.filter((column) => !(form.shape[column] instanceof z.ZodOptional))
  return {
    /** A row of which a required column was deleted by law is known by nothing any more. */
    of: (row: z.output<F>): string | undefined =>
      needed.every((column) => row[column] !== undefined)
        ? columns.map((column) => String(row[column] ?? '')).join(' ')
        : undefined,
    text: columns.length === 1 ? `${titles}已登记` : `${titles}都相同的记录已登记`,
    basis,
  }
}

/** What is asked for only with some answers (`when`) is filled in with these: the guard that a register has by itself. */
export const fillsWhatIsAsked = <F extends z.ZodObject>(form: F, basis: Citation) =>
  mustNot(
    form,
    '按所选内容须填写',
    (filled) =>
      fieldsOf(form)
        .filter((field) => field.shownWhen && field.due && isShown(field, filled as Record<string, unknown>))
        .filter(({ name }) => (filled as Record<string, unknown>)[name] === undefined)
        .map(({ title }) => title),
    basis,
  )
