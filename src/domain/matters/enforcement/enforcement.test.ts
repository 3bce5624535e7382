import { describe, expect, it } from 'vitest'
import type { Matter } from '#domain/engine/matter.ts'
import { describeRegisters } from '../registers.suite.ts'
import { factsOfRow, refusedAt } from '../testing.ts'
import { caseFileReview } from './case-file-review.ts'
import { certificateCheck } from './certificate-check.ts'
import { certificateSuspension } from './certificate-suspension.ts'
import { discretionItem } from './discretion-item.ts'
import { discretionList } from './discretion-list.ts'
import { enforcementOfficer } from './enforcement-officer.ts'
import { inspectionPlan } from './inspection-plan.ts'
import { inspectionResult, inspectionResults } from './inspection-result.ts'
import { officerTraining } from './officer-training.ts'
import { penaltyItem } from './penalty-item.ts'
import { platformEntry } from './platform-entry.ts'
import { recordingEquipment } from './recording-equipment.ts'
import { recordingLog } from './recording-log.ts'

const registers: readonly Matter[] = [
  caseFileReview,
  certificateCheck,
  discretionItem,
  discretionList,
  certificateSuspension,
  enforcementOfficer,
  inspectionPlan,
  inspectionResult,
  officerTraining,
  penaltyItem,
  platformEntry,
  recordingEquipment,
  recordingLog,
]

describeRegisters(registers)

describe('执法证件', () => {
  it.each([
    ['证件届满', {}, '2027-06-01'],
    ['调离先于届满', { end: { on: '2024-09-01', because: '调离执法岗位' } }, '2024-09-01'],
    ['遗失', { lose: { on: '2024-05-06', notice: '省级报纸（演示）' } }, '2024-05-06'],
  ])('有效期间：%s', (_why, steps, until) => {
    expect(factsOfRow(enforcementOfficer, {}, steps)).toEqual([
      { measure: 'officer.certified', on: '2022-06-01', until, key: 'P001', group: '25010000001' },
    ])
  })
  it('非在编人员不能登记证件', () => {
    expect(refusedAt(enforcementOfficer, { staffing: '合同工' })).toEqual(['staffing'])
  })
})

describe('执法培训', () => {
  it('一场计一次，每人的学时和参训各计一条', () => {
    const on = '2024-05-17'
    expect(factsOfRow(officerTraining)).toEqual([
      { measure: 'training.session', on },
      { measure: 'training.hours', on, value: 3, key: 'P001', group: '公共法律知识' },
      { measure: 'training.attended', on, key: 'P001' },
      { measure: 'training.hours', on, value: 1.5, key: 'P002', group: '公共法律知识' },
      { measure: 'training.attended', on, key: 'P002' },
    ])
  })
  it.each([
    ['计入学时超过本场学时', [{ officer: 'P001', hours: 3.5 }]],
    [
      '同一人重复',
      [
        { officer: 'P001', hours: 1 },
        { officer: 'P001', hours: 1 },
      ],
    ],
    ['无人参训', []],
  ])('%s的被拒绝', (_why, attendees) => expect(refusedAt(officerTraining, { attendees })).toEqual(['attendees']))
})

describe('裁量清单', () => {
  it('清单按施行期间、事项按公布日期计', () => {
    expect(factsOfRow(discretionList)).toEqual([
      { measure: 'discretion-list.in-force', on: '2024-07-01', until: undefined, key: '不予处罚', group: '五张清单' },
    ])
    expect(factsOfRow(discretionItem)).toEqual([
      { measure: 'discretion-item.published', on: '2024-06-28', group: '不予处罚' },
    ])
  })
  it('未公布的事项不计，未公布先施行的清单被拒绝', () => {
    expect(factsOfRow(discretionItem, { publishedOn: undefined })).toEqual([])
    expect(refusedAt(discretionList, { from: '2024-06-27' })).toEqual(['from'])
  })
})

describe('行政处罚事项', () => {
  it('自施行之日起在册，停止施行之日起不再', () => {
    const on = '2024-01-05'
    expect(factsOfRow(penaltyItem, {}, { end: {} })).toEqual([
      { measure: 'penalty-item.in-force', on, until: '2026-01-01', key: 'CF-02' },
    ])
  })
})

describe('双随机抽查', () => {
  it('结果九种，告知后方可公开', () => {
    expect(inspectionResults).toHaveLength(9)
    const measures = (changes: Record<string, unknown>) =>
      factsOfRow(inspectionResult, changes).map(({ measure }) => measure)
    expect(measures({})).toContain('inspection-result.published')
    expect(measures({ publishedOn: undefined })).toEqual(['inspection-result.recorded', 'inspection-result.visit'])
    expect(refusedAt(inspectionResult, { toldOn: undefined })).toEqual(['publishedOn'])
    expect(refusedAt(inspectionResult, { officers: ['25010000001'] })).toEqual(['officers'])
  })
})

describe('案卷评查', () => {
  const on = '2024-04-18'
  const key = '2023-XK-001'
  const rectified = { measure: 'case-file-review.rectified', on: '2024-04-30', key }
  it.each([
    [2023, 'case-file-review.previous-year', '上年'],
    [2024, 'case-file-review.same-year', '当年'],
  ])('%i 年度案卷：评查、有问题的、已整改的各计', (fileYear, measure, group) => {
    const found = { measure: 'case-file-review.defective', on, key, group }
    expect(factsOfRow(caseFileReview, { fileYear }, { rectify: {} })).toEqual([{ measure, on, key }, found, rectified])
    expect(factsOfRow(caseFileReview, { fileYear, defects: [] })).toEqual([{ measure, on, key }])
  })
  it('更早的案卷不计', () => expect(factsOfRow(caseFileReview, { fileYear: 2022 })).toEqual([]))
  it('不得评本人的案卷，60分以下不合格', () => {
    expect(refusedAt(caseFileReview, { scorer: '承办人乙（演示）' })).toEqual(['scorer'])
    expect(refusedAt(caseFileReview, { score: 59.5 })).toEqual(['grade'])
    expect(refusedAt(caseFileReview, { score: 60, grade: '合格' })).toEqual([])
  })
})

it('省平台录入：完成的计入，退回的不计且须写明原因', () => {
  expect(factsOfRow(platformEntry)).toEqual([
    { measure: 'platform-entry.completed', on: '2024-03-28', key: '2024-XK-001', group: '行政许可' },
  ])
  expect(refusedAt(platformEntry, { state: '退回' })).toEqual(['returnReason'])
  expect(factsOfRow(platformEntry, { state: '退回', returnReason: '要素不全' })).toEqual([])
})
