/** Where the clauses of a sentence begin and end; asked for each number, found once. */
export type Clauses = {
  /** Offset at which the clause that holds `at` begins. */
  startOf(at: number): number
  /** Offset of the mark that ends the clause that holds `at`, or the length of the sentence. */
  endOf(at: number): number
}

const isMark = (code: number): boolean =>
  code === 44 || code === 59 || code === 58 || code === 33 || code === 63 || code === 0x3002

/** Marks , ; : ! ? 。 of a folded sentence. */
export function clausesOf(folded: string): Clauses {
  const marks: number[] = []
  for (let at = 0; at < folded.length; at += 1) if (isMark(folded.charCodeAt(at))) marks.push(at)
  let last = 0
  /** How many marks stand before `at`; asked in reading order, so mostly where the last answer was. */
  const marksBefore = (at: number): number => {
    while (last > 0 && marks[last - 1]! >= at) last -= 1
    while (last < marks.length && marks[last]! < at) last += 1
    return last
  }
  return {
    startOf: (at) => {
      const before = marksBefore(at)
      return before === 0 ? 0 : marks[before - 1]! + 1
    },
    endOf: (at) => marks[marksBefore(at)] ?? folded.length,
  }
}
