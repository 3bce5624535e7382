import { expect, it } from 'vitest'
import type { Case } from '#domain/engine/case.ts'
import { askedTogether } from './others.ts'

const one = { id: 'one', number: '〔2024〕1号' } as Case
const under = { id: 'under', host: { caseId: 'host', link: 'step' } } as unknown as Case

it('asks for all cases of a list in one question, and each is told of what it asked', async () => {
  const asked: (readonly string[])[] = []
  const { others } = askedTogether(async (ids, hosts) => {
    asked.push([...ids, '|', ...hosts])
    return [one, under]
  })
  expect(await Promise.all([others(['〔2024〕1号'], []), others([], ['host']), others(['strange'], [])])).toEqual([
    [one],
    [under],
    [],
  ])
  expect(asked).toEqual([['〔2024〕1号', 'strange', '|', 'host']])
  // What is asked later is asked anew: it may have changed.
  expect(await others(['one'], [])).toEqual([one])
  expect(asked).toHaveLength(2)
})
