import { type Day, dayText } from '../calendar/day.ts'
import { fieldsOf } from '../engine/form.ts'
import { asList, type Matter } from '../engine/matter.ts'
import { saidIn } from './said.ts'
import { type Block, heading, type Issue, need, p } from './wording.ts'

// A bureau's own wording of a document: lines of text with values between {{ and }}. What the product says stays at hand
// as {{原文}}; who is addressed, title, number, signature and date are never the wording's to change.

/** One version of the wording of one document; it holds from a day on, until a later one or the end that it names. */
export type WordingRow = {
  /** As `documentLabel` wrote it on the day on which the wording was proposed. */
  readonly document: string
  readonly text: string
  readonly from: Day
  readonly until?: Day | undefined
  readonly caseId: string
  readonly confirmedAt: string
}

/** The same, with the document that it words: `kindCode`, which no new title changes. */
export type HouseWording = WordingRow & { readonly kind: string }

/** A document among all documents, whatever it is called: lab-animal-licence.receipt. */
export const kindCode = (matter: Pick<Matter, 'id'>, kind: string): string => `${matter.id}.${kind}`

/** A document among all documents, as people name it: 实验动物许可证核发：受理通知书. */
export function documentLabel(matter: Matter, kind: string): string {
  const { title } = matter.documents[kind]!
  const isShared = Object.entries(matter.documents).some(([other, one]) => other !== kind && one.title === title)
  const by = actionsWith(matter, kind).map(({ label }) => label)
  return `${matter.title}：${title}${isShared ? `（${by.join('、')}）` : ''}`
}

const actionsWith = (matter: Matter, kind: string) =>
  Object.values(matter.actions).filter(({ issues }) => asList<string>(issues).includes(kind))

const codes = new WeakMap<readonly Matter[], ReadonlyMap<string, string>>()

/** The code of each document by every name that it has or once had, in all versions of its matter. */
export function codesOf(matters: readonly Matter[]): ReadonlyMap<string, string> {
  const known = codes.get(matters)
  if (known) return known
  const named = (names: (matter: Matter, kind: string) => readonly string[]) =>
    matters.flatMap((matter) =>
      Object.keys(matter.documents).flatMap((kind) =>
        names(matter, kind).map((name) => [name, kindCode(matter, kind)] as const),
      ),
    )
  // A name that another document bears today is that document's.
  const made = new Map([
    ...named((matter, kind) => matter.documents[kind]!.formerly ?? []),
    ...named((matter, kind) => [documentLabel(matter, kind)]),
  ])
  codes.set(matters, made)
  return made
}

/** Wordings by the document that they word; `lost` are those of which no document of these matters bears the name. */
export function byKind(matters: readonly Matter[], rows: readonly WordingRow[]) {
  const known = codesOf(matters)
  const wordings = rows.flatMap((row): HouseWording[] => {
    const kind = known.get(row.document)
    return kind === undefined ? [] : [{ ...row, kind }]
  })
  return { wordings, lost: rows.filter(({ document }) => !known.has(document)) }
}

/** The wording that applies on a day; undefined where the product's own does. Of two from one day the later counts. */
export function wordingOn(rows: readonly HouseWording[], kind: string, day: Day): HouseWording | undefined {
  let found: HouseWording | undefined
  for (const row of rows) {
    if (row.kind !== kind || row.from > day || (row.until !== undefined && day >= row.until)) continue
    if (!found || found.from < row.from || (found.from === row.from && found.confirmedAt < row.confirmedAt)) found = row
  }
  return found
}

/** Stands alone on a line: several paragraphs or a table. */
const whole = '原文'
const tables = '原文表格'
const blocks = [whole, tables] as const

type Value = (issue: Issue) => string

const common: Readonly<Record<string, Value>> = {
  机关名称: ({ bureau }) => bureau,
  办件名称: (issue) => issue.case.title,
  办理情形: (issue) => need(issue.case.variant, '办理情形'),
  立件日期: (issue) => dayText(issue.case.openedOn),
  成文日期: (issue) => dayText(issue.on),
  文号: ({ number }) => need(number, '文号'),
  依据: ({ basis }) => basis,
  联系方式: ({ contact }) =>
    [contact.office, contact.address, contact.phone && `电话${contact.phone}`].filter(Boolean).join('，'),
}

/** Every value that the wording of a document may name, with where it comes from. */
export function valuesOf(matter: Matter, kind: string): ReadonlyMap<string, Value> {
  const values = new Map(Object.entries(common))
  const acts = actionsWith(matter, kind)
  if (acts.some(({ reasons }) => reasons === 'required')) values.set('理由', ({ reasons }) => reasons)
  if (acts.some(({ remedies }) => remedies)) values.set('救济途径', ({ remedies }) => remedies)
  for (const [name, limit] of Object.entries(matter.limits))
    values.set(`期限·${limit.label}`, (issue) => issue.due(name))
  for (const [form, schema] of Object.entries(matter.forms)) {
    const act = Object.values(matter.actions).find((one) => one.form === form)?.label ?? form
    for (const { title } of fieldsOf(schema)) {
      const name = `${act}·${title}`
      values.set(name, (issue) => {
        const said = new Map(saidIn(matter, form, issue.form(form as never)))
        return need(said.get(title), `“${name}”`)
      })
    }
  }
  return values
}

/** What a wording may not leave out, unless it keeps the whole {{原文}}: 行政许可法第三十八条第二款 and its like. */
export const requiredOf = (matter: Matter, kind: string): readonly string[] => {
  const values = valuesOf(matter, kind)
  return ['依据', '理由', '救济途径'].filter((name) => values.has(name))
}

const place = /\{\{([^{}\n]*)\}\}/g
const namesIn = (text: string): readonly string[] => [...text.matchAll(place)].map(([, name]) => name!.trim())

/** Everything that is wrong with a wording, each in a sentence. */
export function wrongWith(matter: Matter, kind: string, text: string): readonly string[] {
  const values = valuesOf(matter, kind)
  const names = namesIn(text)
  const wrong: string[] = []
  if (/\{\{|\}\}/.test(text.replace(place, ''))) wrong.push('“{{”和“}}”应在同一行内成对')
  const isBlock = (name: string) => blocks.some((one) => one === name)
  const unknown = [...new Set(names.filter((name) => !values.has(name) && !isBlock(name)))]
  if (unknown.length) wrong.push(`这份文书没有这些内容：${unknown.map((name) => `{{${name}}}`).join('、')}`)
  for (const line of text.split('\n')) {
    const alone = /^\{\{[^{}]*\}\}$/.test(line.trim())
    const inside = alone ? undefined : namesIn(line).find(isBlock)
    if (inside !== undefined) wrong.push(`{{${inside}}}应独占一行`)
  }
  const lost = names.includes(whole) ? [] : requiredOf(matter, kind).filter((name) => !names.includes(name))
  if (lost.length) wrong.push(`不得缺少${lost.map((name) => `{{${name}}}`).join('、')}`)
  return wrong
}

/** The body of a document in the bureau's wording. A heading begins with `# `. @throws Missing where a value is */
export function bodyInWording(
  matter: Matter,
  kind: string,
  text: string,
  issue: Issue,
  own: readonly Block[],
): readonly Block[] {
  const values = valuesOf(matter, kind)
  const isTable = ({ type }: Block) => type === 'table' || type === 'fields' || type === 'roll'
  const say = (line: string): string =>
    line.replace(place, (_, name: string) => need(values.get(name.trim()), `“${name.trim()}”`)(issue))
  const named = namesIn(text)
  // What only a table says is never lost: a document that has one prints it, named or not.
  const kept = named.some((name) => blocks.some((one) => one === name)) ? [] : own.filter(isTable)
  return [
    ...text.split('\n').flatMap((written): readonly Block[] => {
      const line = written.trim()
      if (!line) return []
      if (line === `{{${whole}}}`) return own
      if (line === `{{${tables}}}`) return own.filter(isTable)
      return [line.startsWith('# ') ? heading(say(line.slice(2))) : p(say(line))]
    }),
    ...kept,
  ]
}

/** The document of a label among the documents of matters, as its last version has it. */
export function documentsOf(matters: readonly Matter[]): ReadonlyMap<string, { matter: Matter; kind: string }> {
  return new Map(
    matters.flatMap((matter) =>
      Object.keys(matter.documents).map((kind) => [documentLabel(matter, kind), { matter, kind }] as const),
    ),
  )
}
