import type { z } from 'zod'
import { type Day, dayOf } from '../calendar/day.ts'
import type { Basis } from '../law/citation.ts'
import type { Case, ClockLedgerLine, Entry, IssuedDocument, Shown } from './case.ts'
import type { Matter } from './matter.ts'

type Forms = Readonly<Record<string, z.ZodObject>>
type FieldPath<F extends Forms> = { [K in keyof F & string]: `${K}.${keyof z.output<F[K]> & string}` }[keyof F & string]

/**
 * What a citizen sees of a case is what an act published, as that act published it (政府信息公开条例第十四条至第十七条:
 * nothing goes out before it was looked at). Each publishing act names the fields that it shows; the next one replaces
 * what the one before it showed.
 */
export type PublicView<F extends Forms, A extends string> = {
  /** Why these fields may be, or have to be, published. */
  readonly basis: Basis
  readonly acts: { readonly [K in A]?: readonly FieldPath<F>[] }
  /** Acts after which nothing is shown any more. */
  readonly endedBy?: readonly A[]
}

/** A public view with its types forgotten. */
export type AnyPublicView = {
  readonly basis: Basis
  readonly acts: Readonly<Record<string, readonly string[] | undefined>>
  readonly endedBy?: readonly string[]
}

type Data = Case['data']

/** The fields of a case that stand under these paths (`form.field`). */
export const narrowed = (data: Data, paths: readonly string[]): Data =>
  Object.fromEntries(
    Object.entries(data).flatMap(([form, values]) => {
      const kept = Object.entries(values).filter(([field]) => paths.includes(`${form}.${field}`))
      return kept.length ? [[form, Object.fromEntries(kept)]] : []
    }),
  )

type After = { readonly on: Day; readonly state: string; readonly data: Data; readonly variant: string | undefined }

/** What is shown of a case after one more entry. */
export function shownAfter(matter: Matter, before: Shown | undefined, entry: Entry, after: After): Shown | undefined {
  const { publicView: view } = matter
  if (!view || view.endedBy?.includes(entry.action)) return undefined
  const paths = Object.hasOwn(view.acts, entry.action) ? view.acts[entry.action] : undefined
  if (!paths) return before
  const title = matter.describe(narrowed(after.data, paths), after.variant)
  return { n: entry.n, by: entry.action, on: after.on, at: entry.recordedAt, state: after.state, title }
}

/** A case as everybody may see it. */
export type Published = Shown & {
  readonly variant: string | undefined
  readonly number: string | undefined
  /** The shown fields alone. */
  readonly data: Data
  /** The entry that each shown form came with. */
  readonly filledBy: Readonly<Record<string, number>>
  /** Documents whose kind law makes public. */
  readonly documents: readonly (IssuedDocument & { readonly n: number; readonly on: Day })[]
  /** How the limits stood. Who moved them is not told. */
  readonly clocks: readonly ClockLedgerLine[]
}

/** What an act published of a case, made from the entries up to that act; undefined when nothing is public. */
export function publishedOf(matter: Matter, current: Case, entries: readonly Entry[]): Published | undefined {
  const { shown } = current
  const paths = shown && matter.publicView?.acts[shown.by]
  if (!shown || !paths) return undefined
  const before = entries.filter(({ n }) => n <= shown.n)
  const data: Record<string, Data[string]> = {}
  const filledBy: Record<string, number> = {}
  for (const { n, action, form: values } of before) {
    const form = matter.actions[action]?.form
    if (form === undefined || values === undefined) continue
    data[form] = values
    filledBy[form] = n
  }
  const documents = before.flatMap(({ n, happenedAt, documents: issued }) =>
    issued.map((document) => ({ ...document, n, on: dayOf(happenedAt) })),
  )
  return {
    ...shown,
    variant: current.variant,
    number: documents.find(({ kind }) => kind === matter.numberedBy)?.number,
    data: narrowed(data, paths),
    filledBy,
    documents: documents.filter(({ kind }) => matter.documents[kind]?.public),
    clocks: before.flatMap(({ happenedAt: at, clocks, late, recordedAt }) =>
      clocks.map((change) => ({
        ...change,
        ...{ at, on: dayOf(at), actor: '' },
        ...(late ? { enteredOn: dayOf(recordedAt) } : {}),
      })),
    ),
  }
}
