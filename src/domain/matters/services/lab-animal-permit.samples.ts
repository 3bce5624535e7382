import { type Day, type Instant, toDay } from '../../calendar/day.ts'
import type { Case } from '../../engine/case.ts'
import type { Other, Others } from '../../engine/others.ts'
import { sampleFile } from '../fields.ts'

/** One accepted value of the form. */
export const permitSamples = {
  permit: {
    number: 'SYXK(滇)K2020-0001',
    permitType: '使用' as const,
    holder: '某医学研究院（演示）',
    creditCode: '91530100MA6K000000',
    facilityAddress: '某市某区演示路1号',
    facilityHead: '张某（演示）',
    scope: [{ environment: '屏障环境' as const, species: '啮齿类' }],
    validFrom: toDay('2020-05-01'),
    validTo: toDay('2024-05-31'),
    copy: sampleFile('演示·原证复印件.pdf'),
  },
  renewal: { application: 'a'.repeat(32) },
  deregistration: {
    ground: '被许可人终止' as const,
    facts: '该单位已经依法办理注销登记',
    proof: sampleFile('演示·登记机关证明.pdf'),
  },
}

/** A licence in force, for tests that need one to apply about. */
export const samplePermit: Case = {
  id: 'f'.repeat(32),
  matter: 'lab-animal-permit',
  version: '2023-01-01' as Day,
  n: 1,
  state: 'inForce',
  title: '某医学研究院（演示）·实验动物使用许可证',
  number: permitSamples.permit.number,
  host: { caseId: 'case-1', link: 'granted' },
  openedOn: toDay('2020-05-01'),
  lastAt: '2020-05-01T01:00:00Z' as Instant,
  data: { permit: permitSamples.permit },
  acts: {},
  clocks: [],
  documents: [],
  published: [],
}

/** An application for its renewal. */
const sampleRenewal: Case = {
  ...samplePermit,
  id: 'a'.repeat(32),
  matter: 'lab-animal-licence',
  number: undefined,
  data: {},
}
const renewal = { current: sampleRenewal, matterTitle: '实验动物许可证核发', stateTitle: '已受理' }

const other = { current: samplePermit, matterTitle: '实验动物许可证', stateTitle: '有效' }

/** An application that was granted: its decision is there to be corrected. */
export const sampleGranted: Case = {
  ...samplePermit,
  ...{
    id: 'e'.repeat(32),
    matter: 'lab-animal-licence',
    state: 'granted',
    number: undefined,
    host: undefined,
    data: {},
  },
  documents: [{ kind: 'grant', number: '某许〔2024〕1号', sha256: 'a'.repeat(64), on: toDay('2024-03-01') }],
}

/** The cases that an application in a test may ask: the licence of the samples, by its number, and as its own child. */
export const sampleOthers: Others = {
  referred: new Map<string, Other>([
    [permitSamples.permit.number, other],
    [sampleRenewal.id, renewal],
    [sampleGranted.id, { current: sampleGranted, matterTitle: '实验动物许可证核发', stateTitle: '已准予' }],
  ]),
  linked: [other],
  siblings: [],
}

/** A case under which another is opened. */
export const sampleHost: Other = { ...renewal, current: { ...sampleRenewal, id: 'b'.repeat(32) } }
