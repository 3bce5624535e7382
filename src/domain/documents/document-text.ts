import { dayOf, dayText } from '../calendar/day.ts'
import type { Case, Entry } from '../engine/case.ts'
import type { Matter } from '../engine/matter.ts'
import { printBasis } from '../law/cite.ts'
import { type RemedyOrgans, remedySentence } from '../law/remedies.ts'

/** A document (文书) as its template gives it: fixed parts in their order, filled from the case alone. */
export type DocumentText = {
  readonly title: string
  readonly number: string | undefined
  /** 主送: whom it concerns. */
  readonly addressee: string
  readonly paragraphs: readonly string[]
  readonly issuer: string
  readonly on: string
}

type Meta = { readonly title?: string; readonly private?: unknown }

export type DocumentContext = {
  readonly issuer: string
  readonly organs: RemedyOrgans
  /** Whether a field may stand in this copy: the party's has all, the public one leaves private fields out. */
  readonly shows: (path: string, meta: Meta) => boolean
}

/** Titles of form fields with what stands in them, for values that read as words. */
function statements(matter: Matter, entry: Entry, shows: DocumentContext['shows']): string[] {
  const form = matter.actions[entry.action]?.form
  const shape = form ? (matter.forms[form]?.shape ?? {}) : {}
  // In the order of the form: a stored one has lost it.
  return Object.keys(shape).flatMap((name) => {
    const value = entry.form?.[name]
    const meta = (shape[name] as { meta?(): Meta | undefined } | undefined)?.meta?.() ?? {}
    if (!shows(`${form}.${name}`, meta)) return []
    const title = meta.title ?? name
    const words = Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('；') : value
    return typeof words === 'string' || typeof words === 'number' ? [`${title}：${words}`] : []
  })
}

/** Brackets within brackets (GB/T 15834). */
const inBrackets = (text: string): string => text.replaceAll('（', '〔').replaceAll('）', '〕')

/**
 * The general template, which every declared document has: facts, basis with articles, content, reasons and, where the
 * decision is adverse, the ways of redress (行政许可法第三十八条第二款).
 */
export function documentText(
  matter: Matter,
  current: Case,
  entry: Entry,
  kind: string,
  { issuer, organs, shows }: DocumentContext,
): DocumentText {
  const declared = matter.documents[kind]
  if (!declared) throw new RangeError(`${matter.id} issues no ${kind}`)
  const action = matter.actions[entry.action]
  const on = dayOf(entry.happenedAt)
  const application = current.data['application']
  const party = typeof application?.['applicantName'] === 'string' ? application['applicantName'] : current.title
  return {
    title: declared.title,
    number: entry.documents.find((document) => document.kind === kind)?.number,
    addressee: party,
    paragraphs: [
      `关于“${current.title}”一事（${inBrackets(matter.title)}），本机关于${dayText(on)}办理“${action?.label ?? entry.action}”。`,
      `依据：${printBasis(declared.basis)}。`,
      ...statements(matter, entry, shows),
      ...(entry.reasons ? [`理由：${entry.reasons}`] : []),
      ...(action?.remedies ? [remedySentence(action.remedies, organs)] : []),
    ],
    issuer,
    on: dayText(on),
  }
}
