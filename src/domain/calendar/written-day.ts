const written = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})日?|([-/.])(\d{1,2})\4(\d{1,2})|(\d{2})(\d{2}))(.*)$/

/** A day as people write it, and what stands behind it. */
export type WrittenDay = { readonly day: string; readonly rest: string }

/**
 * A day as people and systems write it, in the form 2024-03-04: 2024-3-4, 2024/3/4, 2024.3.4, 2024年3月4日, 20240304, with
 * full-width signs and spaces too. Whether there is such a day is for others to say; undefined where it is no day at all.
 */
export function writtenDay(text: string): WrittenDay | undefined {
  const tight = text
    .trim()
    .normalize('NFKC')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/\s*([年月日/.-])\s*/g, '$1')
  const found = written.exec(tight)
  if (!found) return undefined
  const [, year, a, b, , c, d, e, f, rest] = found
  const [month, day] = [(a ?? c ?? e)!, (b ?? d ?? f)!]
  return { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, rest: rest! }
}

/** The day alone, in the form 2024-03-04 where it can be made out; else the text as it stands. */
export function tidyDay(text: string): string {
  const found = writtenDay(text)
  return found && found.rest === '' ? found.day : text
}
