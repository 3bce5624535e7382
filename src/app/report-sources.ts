import type { Profile } from '#domain/bureau/profile.ts'

/** Names the registers and matters of a bureau that records of some measures come from. */
export function sourcesOf(profile: Profile): (measures: readonly string[]) => readonly string[] {
  const titles = new Map(
    profile.matters.flatMap(({ title, measures }) => Object.keys(measures).map((measure) => [measure, `《${title}》`])),
  )
  return (measures) => [...new Set(measures.flatMap((measure) => titles.get(measure) ?? []))]
}
