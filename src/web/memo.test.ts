import { describe, expect, it } from 'vitest'
import { memoByJournal } from './memo.ts'

/** A journal of which each entry touches some measures, and answers that are counted. */
function bench() {
  const journal: (readonly string[])[] = []
  const made: string[] = []
  let fails = false
  const { memo, recall } = memoByJournal({
    size: async () => journal.length,
    touched: async (from, to) => {
      if (fails) throw new Error('no database')
      return journal.slice(from, to).flat()
    },
  })
  const ask = (key: string, measures?: readonly string[]) => memo(key, async () => made.push(key), measures)
  return { journal, made, memo, recall, ask, fail: () => (fails = true) }
}

describe('given answers that are kept', () => {
  it('then an entry takes away what it touches and what does not say of what it was made', async () => {
    const { journal, made, ask } = bench()
    const all = async () => {
      await ask('contracts', ['contract'])
      await ask('trainings', ['training'])
      await ask('all')
    }
    await all()
    await all()
    expect(made).toEqual(['contracts', 'trainings', 'all'])
    journal.push(['contract'])
    await all()
    expect(made.slice(3)).toEqual(['contracts', 'all'])
    journal.push([], ['training', 'contract'])
    await Promise.all([all(), all()])
    expect(made.slice(5)).toEqual(['contracts', 'trainings', 'all'])
  })

  it('then they are all made anew after many entries, or where nobody can tell what was touched', async () => {
    const { journal, made, ask, fail } = bench()
    await ask('contracts', ['contract'])
    journal.push(...Array.from({ length: 1_001 }, () => []))
    await ask('contracts', ['contract'])
    fail()
    journal.push([])
    await ask('contracts', ['contract'])
    await ask('contracts', ['contract'])
    expect(made).toEqual(['contracts', 'contracts', 'contracts'])
  })

  it('then a failure is not kept', async () => {
    const { memo, ask, made } = bench()
    await expect(memo('x', () => Promise.reject(new Error('busy')), ['x'])).rejects.toThrow('busy')
    await ask('x', ['x'])
    expect(made).toEqual(['x'])
  })

  it('then what is recalled within an answer is what the entries have left of it', async () => {
    const { journal, memo, recall } = bench()
    let n = 0
    const inner = () => recall('inner', async () => ++n, ['contract'])
    const outer = () => memo('outer', inner)
    expect([await outer(), await outer()]).toEqual([1, 1])
    journal.push(['training'])
    expect(await outer()).toBe(1)
    journal.push(['contract'])
    expect(await outer()).toBe(2)
  })
})
