import type { Field } from '../engine/form.ts'
import { type Edited, isAsked } from './form-values.ts'

/** What is asked on one page. */
export type FormStep = { readonly title: string; readonly fields: readonly Field[] }

const mostTogether = 3
const alone: ReadonlySet<Field['kind']> = new Set(['table', 'list', 'group', 'file'])

/**
 * A form in steps, one thing a page: rows, files and what belongs together stand alone, single answers up to three
 * together. What is computed is not asked, nor what the answers so far leave out.
 */
export function stepsOf(fields: readonly Field[], edited: Edited): readonly FormStep[] {
  const pages: Field[][] = []
  for (const field of fields.filter((one) => !one.computed && isAsked(one, edited))) {
    const last = pages.at(-1)
    const joins =
      last && !alone.has(field.kind) && last.length < mostTogether && last.every(({ kind }) => !alone.has(kind))
    if (joins) last.push(field)
    else pages.push([field])
  }
  return pages.map((own) => ({ title: own.map(({ title }) => title).join('、'), fields: own }))
}
