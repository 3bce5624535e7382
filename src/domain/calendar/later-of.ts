import type { Day } from './day.ts'

/** The later of some days; days compare as text. */
export const laterOf = (...days: [Day, ...Day[]]): Day => days.sort().at(-1)!
