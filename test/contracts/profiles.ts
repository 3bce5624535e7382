import { kinds } from '#bureaus/all.ts'
import { mattersOf, type Profile } from '#domain/bureau/profile.ts'
import type { Matter } from '#domain/engine/matter.ts'

/** Every profile: a contract holds for each bureau that can be made. */
export const profiles: readonly Profile[] = kinds.map(({ profile }) => profile)

/** Each matter of any bureau once, with a bureau that uses it: registers of the house are shared. */
export const declared: readonly (readonly [name: string, matter: Matter, profile: Profile])[] = [
  ...new Map(
    profiles
      .toReversed()
      .flatMap((profile) =>
        mattersOf(profile).map(
          (matter) => [`${matter.id} ${matter.inForceFrom}`, [matter.id, matter, profile] as const] as const,
        ),
      ),
  ).values(),
]
