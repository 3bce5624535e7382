import type { z } from 'zod'
import { addDays, dayOf } from '../calendar/day.ts'
import { systemRule } from '../law/citation.ts'
import { allFields, fieldsOf, isShown, valuesAt } from './form.ts'
import type { Rule } from './rule.ts'

const happened = systemRule('台账只登记已经发生的事', '尚未发生的事没有佐证，也不能计入统计')
const slip = systemRule('台账不收明显有误的日期', '年份少写一位、多写一位的记录会落到别的年度里')
const asked = systemRule('表单只在所列情形下填写的栏目，须按所列情形填写', '空着的和多填的都会让同一栏有两种意思')

/** Nothing that a bureau enters happened before the People's Republic. */
const first = '1949-10-01'

/**
 * What follows from a form alone: days are real and past unless they look ahead by their nature, and a column that is
 * asked for in some cases is filled in exactly then.
 */
export function plausible(form: z.ZodObject, earliest: string = first): readonly Rule[] {
  const days = allFields(form).filter(({ field }) => field.kind === 'day')
  return [
    ...days
      .filter(({ field }) => !field.ahead)
      .map(
        ({ path, field }): Rule => ({
          at: path,
          text: `${field.title}晚于登记之日：尚未发生的不能登记`,
          basis: happened,
          holds: (values, _, { recordedAt }) => {
            const today = dayOf(recordedAt)
            return valuesAt(values, path).every((day) => (day as string) <= today)
          },
        }),
      ),
    ...days.map(
      ({ path, field }): Rule => ({
        at: path,
        text: `${field.title}早于 ${earliest}，请核对年份`,
        basis: slip,
        holds: (values) => valuesAt(values, path).every((day) => (day as string) >= earliest),
      }),
    ),
    ...days
      .filter(({ field }) => field.ahead)
      .map(
        ({ path, field }): Rule => ({
          at: path,
          text: `${field.title}在登记之后三十年以上，请核对年份`,
          basis: slip,
          holds: (values, _, { recordedAt }) => {
            const last = addDays(dayOf(recordedAt), 30 * 366)
            return valuesAt(values, path).every((day) => (day as string) <= last)
          },
        }),
      ),
    ...conditional(form),
  ]
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function conditional(form: z.ZodObject): readonly Rule[] {
  return fieldsOf(form).flatMap((field): Rule[] => {
    const { shownWhen, name, title } = field
    if (!shownWhen) return []
    const other = fieldsOf(form).find((one) => one.name === shownWhen.field)?.title ?? shownWhen.field
    const words = shownWhen.is.map((word) => (word === true ? '是' : word === false ? '否' : word)).join('、')
    const onlyThen: Rule = {
      at: name,
      text: `${other}为“${words}”时才填写${title}`,
      basis: asked,
      holds: (values) => isShown(field, values) || isEmpty(values[name]),
    }
    if (!field.due) return [onlyThen]
    return [
      onlyThen,
      {
        at: name,
        text: `${other}为“${words}”的须填写${title}`,
        basis: asked,
        holds: (values) => !isShown(field, values) || !isEmpty(values[name]),
      },
    ]
  })
}
