import { describe, expect, it } from 'vitest'
import type { Register } from '#domain/engine/register.ts'
import { brokenSamples, factsOfRow } from '../testing.ts'
import { documentCleanUp } from './document-clean-up.ts'
import { fairCompetitionReview } from './fair-competition-review.ts'
import { legalityCheck } from './legality-check.ts'
import { legislationProject } from './legislation-project.ts'
import { normativeDocument } from './normative-document.ts'

const registers = [
  documentCleanUp,
  fairCompetitionReview,
  legalityCheck,
  legislationProject,
  normativeDocument,
] as unknown as readonly Register[]

const sampleOf = (register: { samples: Readonly<Record<string, unknown>> }, changes: object = {}) => ({
  ...(register.samples.row as Record<string, unknown>),
  ...changes,
})
const factsOf = (register: object, changes?: object) =>
  factsOfRow(register as Register, sampleOf(register as Register, changes))
const refused = (register: object, changes: object) =>
  (register as Register).forms.row
    .safeParse(sampleOf(register as Register, changes))
    .error?.issues.map((issue) => issue.path.join('.')) ?? []

describe.each(registers.map((register) => [register.id, register] as const))('%s', (_id, register) => {
  const { row } = register.forms
  it('示例行可以登记，各列有中文列名，记录都属于所列口径', () => {
    expect(row.safeParse(sampleOf(register)).error).toBeUndefined()
    for (const column of Object.keys(row.shape)) expect(row.shape[column]?.meta()?.title, column).toBeTruthy()
    const measured = factsOfRow(register, sampleOf(register)).map(({ measure }) => measure)
    expect(Object.keys(register.measures)).toEqual(expect.arrayContaining(measured))
    expect(measured.length).toBeGreaterThan(0)
  })
  it('词或日期有误的行被拒绝', () => {
    const broken = brokenSamples(row, sampleOf(register))
    expect(broken.length).toBeGreaterThan(0)
    for (const { path, value } of broken)
      expect(row.safeParse(value).error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })
})

describe('规范性文件', () => {
  const filed = { measure: 'normative-document.filed', on: '2024-07-25' }
  const inDatabase = { measure: 'normative-document.in-database', on: '2024-09-01', group: '行政规范性文件' }
  it('施行且录入之日起至届满计入现行有效，备案以印发日期计', () => {
    expect(factsOf(normativeDocument)).toEqual([{ ...inDatabase, until: '2029-09-01' }, filed])
  })
  it.each([
    ['施行后录入', { enteredOn: '2024-10-08' }, { on: '2024-10-08', until: '2029-09-01' }],
    ['届满前废止', { repealedOn: '2024-12-20' }, { until: '2024-12-20' }],
    ['长期有效', { expiresOn: undefined }, {}],
  ])('%s', (_why, changes, period) => {
    expect(factsOf(normativeDocument, changes)).toEqual([{ ...inDatabase, ...period }, filed])
  })
  it('未录入、施行前即废止、废止后才录入的不在库', () => {
    expect(factsOf(normativeDocument, { enteredOn: undefined })).toEqual([filed])
    expect(factsOf(normativeDocument, { repealedOn: '2024-08-20' })).toEqual([filed])
    expect(factsOf(normativeDocument, { repealedOn: '2024-11-01', enteredOn: '2024-11-01' })).toEqual([filed])
  })
  it('其他政策文件、未备案的文件不计备案', () => {
    const until = '2029-09-01'
    expect(factsOf(normativeDocument, { kind: '其他政策文件' })).toEqual([
      { ...inDatabase, group: '其他政策文件', until },
    ])
    const unfiled = { filingStatus: '未备案', filedOn: undefined }
    expect(factsOf(normativeDocument, unfiled)).toEqual([{ ...inDatabase, until }])
  })
  it.each(['昆科规[2024]1号', '昆科规〔2024〕01号', '昆科规〔2024〕第1号'])('文号 %s 被拒绝', (docNumber) => {
    expect(refused(normativeDocument, { docNumber })).toEqual(['docNumber'])
  })
  it('公布前施行的被拒绝', () => {
    expect(refused(normativeDocument, { effectiveOn: '2024-07-28' })).toEqual(['effectiveOn'])
  })
})

describe('清理', () => {
  it('完成后按类别计，未完成不计', () => {
    const finished = { measure: 'document-clean-up.finished', on: '2024-06-28', group: '专项清理' }
    expect(factsOf(documentCleanUp)).toEqual([finished])
    expect(factsOf(documentCleanUp, { kind: '全面清理' })).toEqual([{ ...finished, group: '全面清理' }])
    expect(factsOf(documentCleanUp, { finishedOn: undefined })).toEqual([])
  })
  it('14件列入、13件有结果的被拒绝', () => {
    expect(refused(documentCleanUp, { kept: 13 })).toEqual(['scope'])
  })
})

describe('立法项目', () => {
  const law = { on: '2024-12-09', group: '昆明市科学技术进步与创新条例' }
  const effective = { measure: 'legislation.effective', ...law, key: '2025-01-01' }
  it('公布时计完成名次和施行日期', () => {
    expect(factsOf(legislationProject)).toEqual([
      { measure: 'legislation.completion-order', ...law, value: 1 },
      effective,
    ])
  })
  it('没有名次的只计施行日期；未公布的不计', () => {
    expect(factsOf(legislationProject, { completionOrder: undefined })).toEqual([effective])
    const open = { promulgatedOn: undefined, completionOrder: undefined, effectiveOn: undefined }
    expect(factsOf(legislationProject, open)).toEqual([])
  })
  it('名次无依据、公布早于阶段的被拒绝', () => {
    expect(refused(legislationProject, { orderSource: undefined })).toEqual(['orderSource'])
    expect(refused(legislationProject, { promulgatedOn: '2024-11-30' })).toEqual(['stages'])
  })
})

describe('两项审查', () => {
  it('按结论分组', () => {
    expect(factsOf(fairCompetitionReview)).toEqual([
      { measure: 'fair-competition-review.concluded', on: '2024-07-08', group: '修改后符合审查标准' },
    ])
    expect(factsOf(legalityCheck)).toEqual([
      { measure: 'legality-check.concluded', on: '2024-07-10', group: '应当予以修改' },
    ])
  })
  it('起草处室不得自审', () => {
    expect(refused(fairCompetitionReview, { reviewer: '资源配置与管理处' })).toEqual(['reviewer'])
    expect(refused(legalityCheck, { reviewer: '资源配置与管理处' })).toEqual(['reviewer'])
  })
  it('例外规定须写明四项说明；不需审查须有理由', () => {
    expect(refused(fairCompetitionReview, { conclusion: '适用例外规定' })).toEqual(['exception'])
    const exception = {
      ground: '促进科学技术进步、增强国家自主创新能力',
      effect: '有限',
      leastImpact: '公开竞争不可行',
    }
    expect(refused(fairCompetitionReview, { conclusion: '适用例外规定', exception })).toContain('exception.end')
    expect(refused(fairCompetitionReview, { conclusion: '不涉及经营者经济活动，不需审查' })).toEqual(['reason'])
  })
  it('提示法律风险只用于决策', () => {
    expect(refused(legalityCheck, { conclusion: '提示法律风险' })).toEqual(['conclusion'])
    expect(refused(legalityCheck, { conclusion: '提示法律风险', subject: '重大行政决策' })).toEqual([])
  })
})
