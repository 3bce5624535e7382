import { keepersOf, type Profile } from '#domain/bureau/profile.ts'

/** Names what records of some measures come from: the register or matter and the offices that keep it. */
export function sourcesOf(profile: Profile): (measures: readonly string[]) => readonly string[] {
  const offices = new Map(profile.offices.map(({ id, title }) => [id, title]))
  const titles = new Map(
    profile.matters.flatMap((matter) => {
      const keepers = keepersOf(profile, matter).flatMap((id) => offices.get(id) ?? [])
      const isKept = 'register' in matter && keepers.length > 0
      const title = `《${matter.title}》${isKept ? `（${keepers.join('、')}）` : ''}`
      return Object.keys(matter.measures).map((measure) => [measure, title])
    }),
  )
  return (measures) => [...new Set(measures.flatMap((measure) => titles.get(measure) ?? []))]
}
