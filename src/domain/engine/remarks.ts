import type { Case } from './case.ts'
import { type Field, fieldsOf, type NamesClause } from './form.ts'
import type { Matter } from './matter.ts'

type Values = Readonly<Record<string, unknown>>

/** Rows of a form that stand beside clauses of a text: each names its clause in one of its fields. */
export type RemarkTable = {
  readonly form: string
  /** The table of the form. */
  readonly name: string
  readonly title: string
  readonly by: NamesClause['by']
  /** The field that names the clause. */
  readonly at: string
  /** The other fields of a row. */
  readonly fields: readonly Field[]
}

/** What answers a remark: a row of another form that names it by its number. */
export type RemarkAnswer = { readonly form: string; readonly fields: readonly Field[]; readonly values: Values }

export type Remark = {
  readonly table: RemarkTable
  /** Its place in its table, from one. */
  readonly no: number
  readonly clause: string
  readonly values: Values
  readonly answers: readonly RemarkAnswer[]
}

type Definition = Pick<Matter, 'forms'>

const tablesIn = ({ forms }: Definition) =>
  Object.entries(forms).flatMap(([form, schema]) =>
    fieldsOf(schema).flatMap((table) => (table.kind === 'table' ? [{ form, table, fields: table.fields ?? [] }] : [])),
  )

/** The tables of a matter whose rows stand beside clauses of a text. */
export const remarkTables = (matter: Definition, text: string): readonly RemarkTable[] =>
  tablesIn(matter).flatMap(({ form, table: { name, title }, fields }) => {
    const at = fields.find(({ clause }) => clause?.text === text)
    return at ? [{ form, name, title, by: at.clause!.by, at: at.name, fields: without(fields, at) }] : []
  })

/** What a case says of clauses of a text, as its forms stand now, each with what answers it. */
export const remarksIn = (matter: Definition, data: Case['data'], text: string): readonly Remark[] =>
  remarkTables(matter, text).flatMap((table) =>
    rowsAt(data, table.form, table.name).map((values, index) => ({
      table,
      no: index + 1,
      clause: String(values[table.at] ?? ''),
      values,
      answers: answersTo(matter, data, `${table.form}.${table.name}`, index + 1),
    })),
  )

const answersTo = (matter: Definition, data: Case['data'], rows: string, no: number): readonly RemarkAnswer[] =>
  tablesIn(matter).flatMap(({ form, table, fields }) => {
    const names = fields.find(({ answers }) => answers === rows)
    if (!names) return []
    return rowsAt(data, form, table.name)
      .filter((values) => values[names.name] === no)
      .map((values) => ({ form, fields: without(fields, names), values }))
  })

const without = (fields: readonly Field[], { name }: Field): readonly Field[] =>
  fields.filter((field) => field.name !== name)

const rowsAt = (data: Case['data'], form: string, table: string): readonly Values[] =>
  (data[form]?.[table] as readonly Values[] | undefined) ?? []
