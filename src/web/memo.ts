const capacity = 300

/**
 * Keeps answers that follow from the records alone until the journal grows: nothing is written without a journal
 * entry. The size is read before the answer is made, so that an answer is never older than the size it is kept under.
 */
export function memoByJournal(sizeNow: () => Promise<number>) {
  let size = -1
  const kept = new Map<string, Promise<unknown>>()
  return async <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const now = await sizeNow()
    if (now !== size) {
      kept.clear()
      size = now
    }
    const known = kept.get(key) as Promise<T> | undefined
    if (known !== undefined) return known
    const made = make()
    if (kept.size >= capacity) kept.delete(kept.keys().next().value!)
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    return made
  }
}
export type Memo = ReturnType<typeof memoByJournal>
