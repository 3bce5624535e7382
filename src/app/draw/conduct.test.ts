import { expect, it } from 'vitest'
import { allMatters } from '#domain/matters/all.ts'
import { drawConducts } from './conduct.ts'
import type { DrawDesk } from './desk.ts'

it('every act with a computed field has its conduct, and no other', () => {
  const withComputed = allMatters.flatMap(({ id, actions, forms }) =>
    Object.entries(actions)
      .filter(([, { form }]) => form && Object.values(forms[form]!.shape).some((field) => field.meta()?.['readOnly']))
      .map(([action]) => `${id}.${action}`),
  )
  expect([...drawConducts({} as DrawDesk).keys()].sort()).toEqual(withComputed.sort())
})
