import { describe, expect, it } from 'vitest'
import { labAnimalLicence } from '../matters/services/lab-animal-licence.ts'
import { wayOn } from './way-on.ts'

const labels = (variant: string, state: string) => wayOn(labAnimalLicence, variant, state).map(({ label }) => label)

describe('the way on of a licence', () => {
  it('goes from what was vetted to the decision, not back to another officer', () => {
    expect(labels('issue', 'vetted')).toEqual(['准予许可', '送达', '立卷归档'])
  })

  it('has one decision for each variant', () => {
    expect(['issue', 'renew', 'amend', 'replace', 'cancel'].map((variant) => labels(variant, 'vetted')[0])).toEqual([
      '准予许可',
      '准予许可',
      '准予变更或补证',
      '准予变更或补证',
      '准予注销',
    ])
  })

  it('goes through the supplement where something was missing', () => {
    expect(labels('issue', 'returned').slice(0, 2)).toEqual(['补正', '受理'])
  })

  it('is over where the case ends', () => {
    expect(labels('issue', 'archived')).toEqual([])
  })
})
