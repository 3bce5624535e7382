import type { CaseRecords } from '#app/fsck/ports.ts'
import { refold } from '#app/fsck/refold.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { refsOf } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { fieldPath, fieldsOf } from './case-fields.ts'
import { type HouseWish, houseEntry, sealHouseEntry } from './house-entry.ts'
import { isRedaction, type SealedDigest } from './redaction-entry.ts'
import { disclose, type Sealed } from './seal.ts'

/** A wish to delete contents of a case (个人信息保护法 Art. 47): fields as `/form/field`, all reasons as `!reasons`. */
export type RedactionWish = HouseWish & { readonly caseId: string; readonly paths: readonly string[] }

/** What is deleted where: a salt, a member of a form, the reasons of an entry. */
export type Deletion = {
  readonly n: number
  readonly salt?: string
  readonly field?: string
  readonly reasons?: true
  /** The kind of a document that says what is deleted: its texts go, its hashes stay. */
  readonly document?: string
}

export type RedactionPlan = {
  readonly deletions: readonly Deletion[]
  readonly entry: Entry
  readonly after: Case
  readonly sealed: Sealed
}

/** Why nothing is redacted. */
export class RedactionRefusal extends Error {}

const REASONS = '!reasons'
const SEALED_TEXT = '〔已封存〕'

/** Plans a redaction. Pure but for the salts. @throws RedactionRefusal */
export function planRedaction(matter: Matter, records: CaseRecords, wish: RedactionWish): RedactionPlan {
  const { row, caseId } = records
  const { steps, findings, live, leaf } = refold(matter, records)
  if (!row || findings.length > 0) {
    // Deleting the only witness of a change would hide it.
    throw new RedactionRefusal(`办件 ${caseId} 与封存日志不符，查明之前不能封存：${findings[0]?.message ?? '没有办件'}`)
  }
  const digests: SealedDigest[] = []
  const deletions: Deletion[] = []
  const values: unknown[] = []
  for (const path of wish.paths) {
    const found = steps.flatMap(({ entry, after }) => {
      const salt = records.seals.get(entry.n)?.[path]
      const value = path === REASONS ? entry.reasons : fieldsOf(after).get(path)
      return salt === undefined || isRedaction(entry) ? [] : [{ n: entry.n, salt, value }]
    })
    if (found.length === 0 || !(path === REASONS || path.split('/').length === 3)) {
      throw new RedactionRefusal(`“${path}”没有可以封存的内容：只有填报的字段（/表单/字段）和理由（!reasons）可以封存`)
    }
    for (const { n, salt, value } of found) {
      values.push(value)
      digests.push({ n, path, digest: disclose(salt, path, value).digest })
      deletions.push({ n, salt: path })
    }
    deletions.push(...contentsOf(matter, steps, path))
  }
  deletions.push(...documentsThatSay(values, records))
  const entry = houseEntry(row.current, '!redact', wish, { sealed: digests })
  const { title, shown, exclusive } = row.current
  const left = without(row.current, wish.paths)
  const after = {
    ...left,
    n: entry.n,
    // What was made of a deleted text goes with it: it tells nobody any more that the same was entered before.
    exclusive: matter.exclusive?.of(left.data) === exclusive ? exclusive : undefined,
    refs: refsOf(matter, left.data),
    title: withoutText(title, values),
    ...(shown ? { shown: { ...shown, title: withoutText(shown.title, values) } } : {}),
  }
  return { deletions, entry, after, sealed: sealHouseEntry(matter, entry, live, leaf) }
}

/** Where the value stands in entries, also in those that repeated it unchanged. */
function contentsOf(matter: Matter, steps: readonly { readonly entry: Entry }[], path: string): Deletion[] {
  const acts = steps.map(({ entry }) => entry).filter((entry) => !isRedaction(entry))
  if (path === REASONS) {
    if (acts.some(({ clocks }) => clocks.some(({ type }) => type === 'extend'))) {
      throw new RedactionRefusal('延期的理由是期限台账的一部分，不能封存')
    }
    return acts.filter(({ reasons }) => reasons !== undefined).map(({ n }) => ({ n, reasons: true }))
  }
  return acts.flatMap(({ n, action, form }) => {
    const name = matter.actions[action]?.form
    const field = Object.keys(form ?? {}).find((each) => name !== undefined && fieldPath(name, each) === path)
    return field === undefined ? [] : [{ n, field }]
  })
}

const documentsThatSay = (values: readonly unknown[], { documents }: CaseRecords): Deletion[] => {
  const said = values.flatMap(textsIn).map((text) => JSON.stringify(text).slice(1, -1))
  return documents
    .filter(({ body }) => said.some((text) => text !== '' && body?.includes(text)))
    .map(({ n, kind }) => ({ n, document: kind }))
}

/** A case without the values at these paths. */
function without(current: Case, paths: readonly string[]): Case {
  const data = Object.fromEntries(
    Object.entries(current.data).map(([form, values]) => [
      form,
      Object.fromEntries(Object.entries(values).filter(([field]) => !paths.includes(fieldPath(form, field)))),
    ]),
  )
  return { ...current, data, reasons: paths.includes(REASONS) ? undefined : current.reasons }
}

/** The title without the deleted texts that it was made from. */
function withoutText(title: string, values: readonly unknown[]): string {
  const texts = values.flatMap(textsIn).filter((text) => text.length > 1)
  return texts.sort((a, b) => b.length - a.length).reduce((left, text) => left.replaceAll(text, SEALED_TEXT), title)
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' || typeof value === 'number'
    ? [String(value)]
    : typeof value === 'object' && value
      ? Object.values(value).flatMap(textsIn)
      : []
