import { expect, it } from 'vitest'
import { z } from 'zod'
import { reference, referredBy } from './reference.ts'

it('given forms filled in or read back in any order, then the cases that they name stand in one order', () => {
  const forms = {
    initiation: z.object({ catalogue: reference('目录', 'catalogue') }),
    adoption: z.object({ meeting: reference('会议', 'meeting') }),
  }
  const [initiation, adoption] = [{ catalogue: 'c1' }, { meeting: 'm1' }]
  expect(referredBy(forms, { initiation, adoption })).toEqual(['c1', 'm1'])
  expect(referredBy(forms, { adoption, initiation })).toEqual(['c1', 'm1'])
  expect(referredBy(forms, { adoption })).toEqual(['m1'])
})
