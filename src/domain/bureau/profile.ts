import type { Letterhead } from '../documents/issue-papers.ts'
import type { Contact } from '../documents/wording.ts'
import type { LimitRule, Matter } from '../engine/matter.ts'
import type { Appointment } from '../engine/roles.ts'
import type { Figure, Leaf } from '../figures/figure.ts'
import type { RemedyOrgans } from '../law/remedies.ts'
import type { CheckRoles } from '../report/checks/roles.ts'
import type { Proof } from '../report/proof.ts'
import type { Initials } from '../settings/settings.ts'

/** Paragraphs of the report that are records themselves: plan items, open findings, acts of the principal leader. */
export type RecordList<M extends string = string> = {
  readonly title: string
  readonly of: Leaf<M>
  /** Which of the records, by their row. */
  readonly keep?: (row: Readonly<Record<string, unknown>>) => boolean
  readonly say: (row: Readonly<Record<string, unknown>>) => string
  /** What is said where there is none: only while records prove that there is none, and not that nobody looked. */
  readonly none?: { readonly say: string; readonly proof: Proof<M> }
}

export type ReportDefinition<M extends string = string> = {
  readonly title: (year: number) => string
  /** 主送机关. */
  readonly addressees: readonly string[]
  /** Prose with `{{claim}}`, `[[proof]]` and `{{list:…}}` tokens. */
  readonly markdown: string
  /** Claim ids of the prose and the figure behind each. */
  readonly claims: Readonly<Record<string, string>>
  readonly proofs: Readonly<Record<string, Proof<M>>>
  readonly lists: Readonly<Record<string, RecordList<M>>>
  /** The figures that play a part in the cross-checks. */
  readonly checks: CheckRoles
  /** Claims by which the start page tells the year; six of them fill it. */
  readonly headline?: readonly string[]
  /** The figure that says when the report of the year was published. */
  readonly publishedOn?: string
}

export type Person = { readonly id: string; readonly name: string; readonly demo?: true }

/** Everything that makes one bureau different from another. A second bureau is a second value of this type. */
export type Profile = {
  readonly id: string
  readonly title: string
  readonly shortTitle: string
  readonly region: { readonly code: string; readonly name: string }
  /** How many units a rank compares, the bureau's own region among them. */
  readonly peers: number
  /** Where a party turns against the bureau's decisions. */
  readonly organs: RemedyOrgans
  /** Where the bureau is found, as its documents say it. */
  readonly contact: Contact
  /** In the order of the bureau's own list of offices (机构序列), never alphabetical. */
  readonly offices: readonly { readonly id: string; readonly title: string }[]
  readonly matters: readonly Matter[]
  /**
   * Which offices keep which registers: by chapter, and by matter where another office keeps it than the rest of its
   * chapter. A register that no office keeps is kept by nobody.
   */
  readonly keepers: Readonly<Record<string, readonly string[]>>
  /** The bureau's own promises: by matter and limit, apart from the statutory limits. */
  readonly promises: Readonly<Record<string, Readonly<Record<string, LimitRule>>>>
  /** With which settings the bureau begins, where not with those of the program; each with its source. */
  readonly settings?: Initials
  readonly numberOf: (series: string, year: number, running: number) => string
  readonly figures: readonly Figure[]
  readonly report: ReportDefinition
  /** Laws that the report may call new, with the day on which each came into force; `id` is their name in study records. */
  readonly lawDates: readonly { readonly id: string; readonly title: string; readonly inForceFrom: string }[]
}

export type Staff = { readonly people: readonly Person[]; readonly appointments: readonly Appointment[] }

/** What stands on the bureau's documents. */
export const letterheadOf = ({ title, organs, contact }: Profile): Letterhead => ({ bureau: title, organs, contact })

/** The bureau's matters with its promises put beside the statutory limits, and with the offices that keep each. */
export const mattersOf = (profile: Profile): readonly Matter[] =>
  profile.matters.map((matter) => ({
    ...matter,
    ...(matter.kind === 'register' || profile.keepers[matter.id]
      ? { posts: { ...matter.posts, keeper: keepersOf(profile, matter) } }
      : {}),
    limits: promised(matter.limits, profile.promises[matter.id]),
  }))

/** The offices whose keepers keep a matter. */
export const keepersOf = ({ keepers }: Pick<Profile, 'keepers'>, { id, chapter }: Pick<Matter, 'id' | 'chapter'>) =>
  keepers[id] ?? keepers[chapter] ?? []

const promised = (limits: Matter['limits'], promises: Profile['promises'][string] = {}): Matter['limits'] =>
  Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [
      name,
      promises[name] ? { ...limit, promised: promises[name] } : limit,
    ]),
  )
