/** The word that was probably meant: at most two signs away, or begun like it; undefined when none is. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const found = known
    .map((one) => ({ one, away: distance(word, one) }))
    .filter(({ one, away }) => away <= Math.min(2, one.length / 2) || (word.length > 1 && one.startsWith(word)))
    .sort((a, b) => a.away - b.away)[0]
  return found?.one
}

/** Signs to be put in, taken out, changed, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
