import { expect, it } from 'vitest'
import { allMatters } from '#domain/matters/all.ts'
import { drawConducts } from './draw/conduct.ts'
import type { DrawDesk } from './draw/desk.ts'
import { frozenConducts } from './frozen-list/conduct.ts'
import type { House } from './house.ts'
import { type ReportDesk, reportConducts } from './report-room/report-conduct.ts'

it('every act with a computed field has its conduct, and no other', () => {
  const withComputed = allMatters.flatMap(({ id, actions, forms }) =>
    Object.entries(actions)
      .filter(([, { form }]) => form && Object.values(forms[form]!.shape).some((field) => field.meta()?.['readOnly']))
      .map(([action]) => `${id}.${action}`),
  )
  const conducts = [
    ...drawConducts({} as DrawDesk).keys(),
    ...frozenConducts({} as House).keys(),
    ...reportConducts({} as ReportDesk).keys(),
  ]
  expect(conducts.sort()).toEqual(withComputed.sort())
})
