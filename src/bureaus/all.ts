import type { DemoYear } from '#app/demo/demo-year.ts'
import type { Profile } from '#domain/bureau/profile.ts'
import type { Day } from '#domain/calendar/day.ts'
import { districtMarket } from './district-market/profile.ts'
import { kunmingScience } from './kunming-science/profile.ts'

/** A kind of bureau that can be made: its profile and, where there is one, its demonstration as loaded on a day. */
export type Kind = { readonly profile: Profile; readonly demo?: (today: Day) => Promise<DemoYear> }

/** Every kind of bureau, by the id of its profile. The first is made where none is named. */
export const kinds: readonly Kind[] = [
  {
    profile: kunmingScience,
    demo: async (today) => (await import('./kunming-science/demo/index.ts')).kunmingDemo(today),
  },
  { profile: districtMarket },
]

export const kindOf = (profile: string): Kind | undefined => kinds.find((kind) => kind.profile.id === profile)
export const firstKind = kinds[0]!
