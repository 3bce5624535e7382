import type { CaseRecord, ContributedFact, SealPlace } from '#db/case.view.ts'
import type { Day } from '#domain/calendar/day.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { type Published, publishedOf } from '#domain/engine/public-view.ts'
import type { Role } from '#domain/engine/roles.ts'
import type { Setting } from '#domain/settings/settings.ts'
import { houseActLines } from './pages/house-act.ts'

/** What the journal proves of an act: that something of a kind was recorded, when, and where it is sealed. */
export type Proven = {
  readonly n: number
  /** Empty where the kind is not public either. */
  readonly label: string
  readonly recordedAt: Entry['recordedAt']
  readonly seal: SealPlace | undefined
  /** What an act of the house did, in counts. */
  readonly house: ReturnType<typeof houseActLines>
}

/** An act of a published record: besides, who did it in what office, and what it moved. Never why, nor on what papers. */
export type PublishedAct = Pick<Entry, 'action' | 'happenedAt' | 'version' | 'clocks' | 'publishes'> & {
  readonly role: Entry['grant']['role']
  readonly office: string
  readonly certified: boolean
  /** What it filled in, as far as it is shown. */
  readonly form: { readonly name: string; readonly values: Case['data'][string] } | undefined
  readonly documents: Published['documents']
  /** The bureau's settings that decided: they are public themselves. */
  readonly settings: readonly Setting[]
}

export type PublicAct = Proven & { readonly published: PublishedAct | undefined }

/** A record for everybody: what an act published of it, and of the rest no more than the journal proves. */
export type PublicRecord = {
  readonly id: string
  readonly matter: Matter
  readonly published: Published | undefined
  readonly openedOn: Day | undefined
  readonly acts: readonly PublicAct[]
  /** What it contributes to figures, as far as it did so when it was published. */
  readonly facts: readonly ContributedFact[]
}

/** Nothing of a record reaches a page but through this. */
export function publicRecord(matter: Matter, { current, entries, seals, facts }: CaseRecord): PublicRecord {
  const published = publishedOf(matter, current, entries)
  return {
    id: current.id,
    matter,
    published,
    openedOn: published && current.openedOn,
    acts: entries.map((entry) => ({
      n: entry.n,
      label: matter.confidential ? '' : actionLabel(matter, entry.action),
      recordedAt: entry.recordedAt,
      seal: seals.get(entry.n),
      house: houseActLines(entry),
      published: published && entry.n <= published.n ? publishedAct(matter, published, entry) : undefined,
    })),
    facts: published ? facts.filter(({ since }) => Temporal.Instant.compare(since, published.at) <= 0) : [],
  }
}

/** Who acts in no office of the bureau's own. */
const withoutOffice: ReadonlySet<Role> = new Set(['applicant', 'founder', 'system'])

function publishedAct(matter: Matter, published: Published, entry: Entry): PublishedAct {
  const name = matter.actions[entry.action]?.form
  const values = name !== undefined && published.filledBy[name] === entry.n ? published.data[name] : undefined
  return {
    action: entry.action,
    happenedAt: entry.happenedAt,
    version: entry.version,
    clocks: entry.clocks,
    publishes: entry.publishes,
    role: entry.grant.role,
    office: withoutOffice.has(entry.grant.role) ? '' : entry.grant.office,
    certified: entry.grant.certificate !== undefined,
    settings: entry.settings ?? [],
    form: name !== undefined && values ? { name, values } : undefined,
    documents: published.documents.filter(({ n }) => n === entry.n),
  }
}
