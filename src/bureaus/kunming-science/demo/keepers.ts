import { keepersOf } from '#domain/bureau/profile.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Register } from '#domain/engine/register.ts'
import { kunmingScience } from '../profile.ts'
import { staff } from './staff.ts'

/** Who writes a register in the demonstration: the first who holds its role, for the role 台账管理员 in its office. */
export function keeperOf(matter: Matter & Register): string {
  const role = matter.register.keeper
  const offices = keepersOf(kunmingScience, matter)
  const keeper = staff.appointments.find(
    (held) => held.role === role && (role !== 'keeper' || offices.includes(held.office)),
  )
  if (!keeper) throw new Error(`nobody keeps ${matter.id}`)
  return keeper.person
}
