import type { Case } from '../engine/case.ts'
import { fieldOf } from '../engine/form.ts'
import type { Matter } from '../engine/matter.ts'

/** What stands in the copy for everybody where a private value stood. */
export const withheld = '（依法不公开）'

/** The case with its private values replaced: the same wording then makes the copy for everybody. */
export function publicData(matter: Matter, current: Case): Case {
  const data = Object.fromEntries(
    Object.entries(current.data).map(([form, values]) => {
      const schema = matter.forms[form]
      const hides = (field: string) => schema !== undefined && fieldOf(schema, field)?.secret === true
      return [
        form,
        Object.fromEntries(
          Object.entries(values).map(([field, value]) => [field, hides(field) ? masked(value) : value]),
        ),
      ]
    }),
  )
  return { ...current, data }
}

/** Every text inside is replaced; the shape stays, so that the wording can be made of it. */
function masked(value: unknown): unknown {
  if (typeof value === 'string') return withheld
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]))
  return value
}
