import { expect, it } from 'vitest'
import { openDesk } from '#domain/engine/testing.ts'
import { labAnimalLicence } from '../services/lab-animal-licence.ts'
import { templateWordingFor } from './template-wording.ts'

const wording = templateWordingFor([labAnimalLicence])
const sample = wording.samples['wording'] as object
const proposed = (form: object = {}) =>
  openDesk(wording).given('legalReviewer', 'propose', { form: { ...sample, ...form } })

it('given a wording of one person, when another confirms it, then it stands', () => {
  expect(proposed().does('head', 'confirm')).toMatchObject({ ok: true, after: { state: 'confirmed' } })
})

it('given a wording, when who proposed it would confirm it himself, then refused', () => {
  const both = {
    person: 'P-legalReviewer',
    certificates: [],
    appointments: (['legalReviewer', 'head'] as const).map((role) => ({
      ...{ id: role, person: 'P-legalReviewer', office: 'law', role, from: '2020-01-01' },
    })),
  }
  expect(proposed().does(both, 'confirm')).toMatchObject({ ok: false, code: 'case.same-person' })
})

it('given a wording from a day that is over, when it is to be confirmed, then refused: what was issued is issued', () => {
  const desk = proposed({ from: '2024-03-05' }).on('2024-03-06')
  expect(desk.does('head', 'confirm')).toMatchObject({ ok: false, code: 'guard.failed' })
})

it('given an end before the beginning, then refused', () => {
  const form = { ...sample, until: '2024-04-01' }
  expect(openDesk(wording).does('legalReviewer', 'propose', { form })).toMatchObject({ code: 'guard.failed' })
})

it('given an adverse decision without remedies, then refused at its text', () => {
  const document = '实验动物许可证核发'
  const [label] = [...wording.forms.wording.shape.document.options].filter(
    (one) => one.startsWith(document) && one.includes('不予行政许可决定书'),
  )
  const form = { ...sample, document: label, text: '{{依据}}，{{理由}}。' }
  expect(openDesk(wording).does('legalReviewer', 'propose', { form })).toMatchObject({
    code: 'form.invalid',
    fields: [{ path: 'text', message: '不得缺少{{救济途径}}' }],
  })
})
