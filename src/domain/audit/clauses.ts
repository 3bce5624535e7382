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
  const start = new Int32Array(folded.length + 1)
  const end = new Int32Array(folded.length + 1)
  for (let at = 0, from = 0; at <= folded.length; at += 1) {
    start[at] = from
    if (isMark(folded.charCodeAt(at))) from = at + 1
  }
  for (let at = folded.length, to = folded.length; at >= 0; at -= 1) {
    if (isMark(folded.charCodeAt(at))) to = at
    end[at] = to
  }
  return { startOf: (at) => start[at] ?? 0, endOf: (at) => end[at] ?? folded.length }
}
