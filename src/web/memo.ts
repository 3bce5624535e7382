import type { RowSource } from '#app/report.ts'
import { type FactSource, measuresOf } from '#domain/figures/evaluate.ts'

const capacity = 2_000
/** Beyond so many entries at once it is cheaper to make everything anew than to ask what they touched. */
const mostEntries = 1_000

export type MemoSource = {
  /** How far the journal has come. */
  readonly size: () => Promise<number>
  /** Of the cases in which something was recorded between two sizes: the measures of their facts, and their matters. */
  readonly touched: (from: number, to: number) => Promise<readonly string[]>
}

type Kept = { readonly answer: Promise<unknown>; readonly of: readonly string[] | undefined }

/**
 * Keeps answers that follow from the records alone until the journal grows: nothing is written without a journal
 * entry. An answer that says of which measures or matters it was made outlives entries of cases that have none of them. The
 * size is read before the answer is made, so that an answer is never older than the size it is kept under.
 */
export function memoByJournal({ size: sizeNow, touched }: MemoSource) {
  let size = -1
  let renewing = Promise.resolve()
  const kept = new Map<string, Kept>()

  const renew = async (now: number): Promise<void> => {
    const few = size >= 0 && now > size && now - size <= mostEntries
    const tagged = few && [...kept.values()].some((one) => one.of !== undefined)
    const changed = tagged ? new Set(await touched(size, now)) : undefined
    for (const [key, { of }] of kept) if (!changed || !of || of.some((each) => changed.has(each))) kept.delete(key)
    size = now
  }

  const settle = async (): Promise<void> => {
    const now = await sizeNow()
    // One after the other; what cannot be told to be untouched is made anew.
    renewing = renewing
      .then(() => (now > size ? renew(now) : undefined))
      .catch(() => {
        kept.clear()
        size = now
      })
    await renewing
  }

  const recall = <T>(key: string, make: () => Promise<T>, of?: readonly string[]): Promise<T> => {
    const known = kept.get(key)
    if (known) return known.answer as Promise<T>
    const answer = make()
    if (kept.size >= capacity) kept.delete(kept.keys().next().value!)
    const own: Kept = { answer, of }
    kept.set(key, own)
    answer.catch(() => {
      if (kept.get(key) === own) kept.delete(key)
    })
    return answer
  }

  return {
    memo: async <T>(key: string, make: () => Promise<T>, of?: readonly string[]): Promise<T> => {
      await settle()
      return recall(key, make, of)
    },
    /** For what an answer is made of, while it is made: the journal was looked at before. */
    recall,
  }
}
export type Recall = ReturnType<typeof memoByJournal>['recall']

type Sources = FactSource & RowSource

/** Sources of which each answer is kept until something is recorded in a case that has to do with it. */
export const rememberedSources = (recall: Recall, sources: Sources): Sources => ({
  ask: (question, aggregate) =>
    recall(`ask ${JSON.stringify([question, aggregate])}`, () => sources.ask(question, aggregate), [
      ...measuresOf(question),
      ...(aggregate.op === 'share' ? measuresOf(aggregate.having) : []),
    ]),
  rows: (question) => recall(`rows ${JSON.stringify(question)}`, () => sources.rows(question), measuresOf(question)),
})
