import type { Day, Instant } from '#domain/calendar/day.ts'
import type { Entry } from '#domain/engine/case.ts'

/** A text of an annual report that the public was given. */
export type PublishedVersion = {
  readonly kind: 'report' | 'erratum'
  readonly sha256: string
  /** From the records as of this moment. */
  readonly asOf: Instant
  readonly approvedOn: Day
  readonly publishedOn: Day
  /** Why an erratum was necessary. */
  readonly reason?: string
}

type Composed = { readonly asOf: Instant; readonly text: { readonly sha256: string }; readonly reason?: string }

/** What was published of a report's case, the first text first: a later one never takes the place of an earlier one. */
export function publishedVersions(
  entries: readonly (Pick<Entry, 'action' | 'form'> & { readonly on: Day })[],
): readonly PublishedVersion[] {
  const versions: PublishedVersion[] = []
  let composed: Composed | undefined
  let approvedOn: Day | undefined
  for (const { action, form, on } of entries) {
    if (action === 'fix' || action === 'fixErratum') composed = form as Composed
    if (action === 'approve' || action === 'approveErratum') approvedOn = on
    if ((action !== 'publish' && action !== 'publishErratum') || !composed || !approvedOn) continue
    const { asOf, text, reason } = composed
    const kind = action === 'publish' ? 'report' : 'erratum'
    versions.push({ kind, sha256: text.sha256, asOf, approvedOn, publishedOn: on, ...(reason ? { reason } : {}) })
  }
  return versions
}
