import type { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { Case, Entry, Shown } from './case.ts'
import { type Field, type FieldKind, fieldOf, fieldsOf, valuesAt } from './form.ts'
import { asList, type Matter } from './matter.ts'
import { narrowed, publishedOf } from './public-view.ts'

type Forms = Readonly<Record<string, z.ZodObject>>
/** Where a field stands in the data of a case: `row.seller`. */
export type ListPath<F extends Forms> = {
  [K in keyof F & string]: `${K}.${keyof z.output<F[K]> & string}`
}[keyof F & string]

/** How the cases of a matter stand in a list. A path that no form has does not compile. */
export type ListDefinition<P extends string> = {
  /**
   * Fields beside day, title, number and state, in this order; absent: as the first form suggests. Of several in one
   * column the first that is filled in: an amount as last changed.
   */
  readonly columns?: readonly (P | readonly P[])[]
  /** Columns that are added up under a list, by their last field. */
  readonly totals?: readonly P[]
  /** States whose cases are listed and not added up: drafts, what was voided or cancelled. */
  readonly notAdded?: readonly string[]
  /** Fields in which words are sought, beside the columns. */
  readonly searched?: readonly P[]
  /** The field that says when it was; of several the first that is filled in. Absent: the day on which it was opened. */
  readonly dated?: P | readonly P[]
}

export type ListColumn = {
  /** Its name: the last of its fields. */
  readonly path: string
  readonly paths: readonly string[]
  readonly title: string
  readonly kind: FieldKind
  readonly unit: string | undefined
  /** Words by which the list can be narrowed. */
  readonly options: readonly string[] | undefined
  readonly total: boolean
  /** Somebody outside may see it, of the cases that were published. */
  readonly open: boolean
}

export type MatterList = {
  readonly columns: readonly ListColumn[]
  readonly dated: readonly string[]
  readonly searched: readonly string[]
  readonly notAdded: readonly string[]
}

const made = new WeakMap<Matter, MatterList>()

/** The list of a matter: as it declares it, or as its first form suggests. */
export function listOf(matter: Matter): MatterList {
  const known = made.get(matter)
  if (known) return known
  const withheld = new Set(Object.values(matter.actions).flatMap(({ opens = [] }) => opens))
  const told = (path: string) => !withheld.has(formOf(path)) && fieldAt(matter, path)?.secret === false
  const declared = matter.list
  const columns = (declared?.columns ?? suggested(matter)).map((one) => asList(one).filter(told)).filter(isFilled)
  const totals = new Set(declared?.totals ?? columns.flat().filter((path) => fieldAt(matter, path)!.kind === 'money'))
  const shown = new Set(Object.values(matter.publicView?.acts ?? {}).flatMap((paths) => paths ?? []))
  const list: MatterList = {
    columns: columns.map((paths) => {
      const path = paths.at(-1)!
      const { title, kind, unit, options } = fieldAt(matter, path)!
      const open = paths.some((one) => shown.has(one))
      return { path, paths, title, kind, unit, options, total: totals.has(path), open }
    }),
    dated: asList(declared?.dated),
    searched: (declared?.searched ?? texts(matter)).filter((path) => told(path) && !columns.flat().includes(path)),
    notAdded: declared?.notAdded ?? [],
  }
  made.set(matter, list)
  return list
}

const isFilled = (paths: readonly string[]): boolean => paths.length > 0

const formOf = (path: string): string => path.split('.')[0]!

const fieldAt = (matter: Matter, path: string): Field | undefined => {
  const form = matter.forms[formOf(path)]
  return form && fieldOf(form, path.slice(formOf(path).length + 1))
}

/** The form by which a case comes to be. */
function firstForm(matter: Matter): string | undefined {
  const opening = Object.values(matter.actions).filter(({ from }) => asList<string>(from).includes('nothing'))
  return opening.find(({ form }) => form !== undefined)?.form
}

const mostColumns = 4
const narrow: ReadonlySet<FieldKind> = new Set(['choice', 'money', 'number', 'whole', 'yesNo'])

/** What can be compared and counted, as long as it fits on a page; what is told in words stands in the title. */
function suggested(matter: Matter): readonly string[] {
  const form = firstForm(matter)
  const fields = form === undefined ? [] : fieldsOf(matter.forms[form]!)
  return fields
    .filter(({ kind, due }) => narrow.has(kind) && due)
    .slice(0, mostColumns)
    .map(({ name }) => `${form}.${name}`)
}

const texts = (matter: Matter): readonly string[] =>
  Object.entries(matter.forms).flatMap(([form, schema]) =>
    fieldsOf(schema)
      .filter(({ kind }) => kind === 'text')
      .map(({ name }) => `${form}.${name}`),
  )

/** What a list keeps of a case: the day, then title, number, each column and what else is searched, as text. */
export type Line = { readonly on: Day; readonly cells: readonly (string | null)[] }
/** The same as an act published it. */
export type OpenLine = Line & { readonly state: string }
/** `open`: undefined while nothing is published. */
export type Lines = { readonly own: Line; readonly open: OpenLine | undefined }

/** Cells before those of the columns: title and number. */
export const firstColumn = 2

type Told = Pick<Case, 'title' | 'number' | 'data'>

function lineOf(matter: Matter, { title, number, data }: Told, openedOn: Day): Line {
  const { columns, dated, searched } = listOf(matter)
  const at = (path: string) => cellText(valuesAt(data, path))
  const first = (paths: readonly string[]) => paths.map(at).find((cell) => cell !== null) ?? null
  const on = dated.map((path) => valuesAt(data, path)[0]).find((day) => typeof day === 'string')
  return {
    on: (on as Day | undefined) ?? openedOn,
    cells: [title, number ?? null, ...columns.map(({ paths }) => first(paths)), ...searched.map(at)],
  }
}

const cellText = (values: readonly unknown[]): string | null => {
  const [first, ...more] = values.flat()
  if (first === undefined || first === null || first === '') return null
  if (typeof first === 'object') return null
  return more.length ? [first, ...more].map(String).join('、') : String(first)
}

/** The line of a case for those who may read it. */
export const ownLine = (matter: Matter, current: Case): Line => lineOf(matter, current, current.openedOn)

/**
 * What an act changes in the line for everybody: the new one if it publishes, none where nothing is public any more,
 * `same` where it has nothing to do with it.
 */
export function openLineAfter(matter: Matter, { action }: Entry, after: Case): OpenLine | 'none' | 'same' {
  const { shown, data, documents, openedOn } = after
  if (!shown) return 'none'
  if (shown.by !== action || shown.n !== after.n) return 'same'
  const number = documents.find(({ kind }) => kind === matter.numberedBy)?.number
  return openLine(matter, { ...shown, openedOn, number, data })
}

/** Both lines of a case, from all its entries. */
export function linesOf(matter: Matter, current: Case, entries: readonly Entry[]): Lines {
  const published = publishedOf(matter, current, entries)
  const { openedOn } = current
  return { own: ownLine(matter, current), open: published && openLine(matter, { ...published, openedOn }) }
}

type Opened = Told & Pick<Shown, 'by' | 'state'> & Pick<Case, 'openedOn'>

function openLine(matter: Matter, { by, state, title, number, data, openedOn }: Opened): OpenLine {
  const shown = narrowed(data, matter.publicView?.acts[by] ?? [])
  const told = { title, number: number ?? matter.bears?.(shown), data: shown }
  return { ...lineOf(matter, told, openedOn), state }
}
