import { describe, expect, it } from 'vitest'
import { describeRegisters } from '../registers.suite.ts'
import { deskBefore, factsOfRow, refusedAt } from '../testing.ts'
import { legalityCheck } from './legality-check.ts'
import { normativeDocument } from './normative-document.ts'

const registers = [legalityCheck, normativeDocument]

describeRegisters(registers)

describe('规范性文件', () => {
  const key = '某科规〔2024〕1号'
  const filed = { measure: 'normative-document.filed', on: '2024-07-25', key }
  const inDatabase = { measure: 'normative-document.in-database', on: '2024-09-01', key, group: '行政规范性文件' }
  const whole = { publish: {}, enter: {}, file: {} }
  /** The facts about the document itself; its reviews are looked at apart. */
  const documentFacts = (changes: Record<string, unknown> = {}, steps: Parameters<typeof factsOfRow>[2] = whole) =>
    factsOfRow(normativeDocument, changes, steps).filter(({ measure }) => /in-database|filed/.test(measure))
  it('没有做过的审查，编号在审查台账里找不到', () => {
    const reviews = (changes?: Record<string, unknown>) =>
      factsOfRow(normativeDocument, changes).flatMap((fact) =>
        /legality|competition/.test(fact.measure) ? [fact.key] : [],
      )
    expect(reviews()).toEqual(['演示·审核〔2024〕5号', '演示·竞审〔2024〕2号'])
    expect(reviews({ legalityNumber: undefined, fairCompetitionNumber: undefined })).toEqual([key, key])
  })
  it('施行且录入之日起至届满计入现行有效，备案以印发日期计', () => {
    expect(documentFacts()).toEqual([{ ...inDatabase, until: '2029-06-01' }, filed])
    expect(documentFacts({ expiresOn: undefined })).toEqual([inDatabase, filed])
  })
  it.each([
    ['施行后录入', { ...whole, enter: { enteredOn: '2024-10-08' } }, { on: '2024-10-08', until: '2029-06-01' }],
    ['届满前废止', { ...whole, repeal: {} }, { until: '2024-12-20' }],
  ])('%s', (_why, steps, period) => {
    expect(documentFacts({}, steps)).toEqual([{ ...inDatabase, ...period }, filed])
  })
  it('未录入、施行前即废止、废止后才录入的不在库', () => {
    expect(documentFacts({}, { publish: {}, file: {} })).toEqual([filed])
    expect(documentFacts({}, { ...whole, repeal: { repealedOn: '2024-08-20' } })).toEqual([filed])
    const late = { enter: { enteredOn: '2024-11-01' }, repeal: { repealedOn: '2024-11-01' } }
    expect(documentFacts({}, { ...whole, ...late })).toEqual([filed])
  })
  it('其他政策文件、未备案的文件不计备案', () => {
    const until = '2029-06-01'
    expect(documentFacts({ kind: '其他政策文件' })).toEqual([{ ...inDatabase, group: '其他政策文件', until }])
    expect(documentFacts({}, { publish: {}, enter: {} })).toEqual([{ ...inDatabase, until }])
  })
  it('未公布的不能录入数据库；没有审核编号的行政规范性文件、二十年的暂行办法被拒绝', () => {
    const desk = deskBefore(normativeDocument, 'publish')
    expect(desk.does('keeper', 'enter')).toMatchObject({ ok: false, code: 'case.too-early' })
    expect(refusedAt(normativeDocument, { legalityNumber: undefined })).toEqual(['legalityNumber'])
    const provisional = { title: '某事项管理暂行办法（演示）', expiresOn: '2044-09-01' }
    expect(refusedAt(normativeDocument, provisional)).toEqual(['expiresOn'])
  })
  it('公开二十个工作日，备案自公布之日起十五日', () => {
    const desk = deskBefore(normativeDocument, 'file')
    expect(desk.clock('publish')).toMatchObject({ due: '2024-08-22', stoppedOn: '2024-07-29' })
    expect(desk.clock('file').due).toBe('2024-08-13')
  })
  it.each(['某科规[2024]1号', '某科规〔2024〕01号', '某科规〔2024〕第1号'])('文号 %s 被拒绝', (docNumber) => {
    expect(refusedAt(normativeDocument, { docNumber })).toEqual(['docNumber'])
  })
})

describe('合法性审查台账', () => {
  it('按结论分组', () => {
    expect(factsOfRow(legalityCheck)).toContainEqual({
      measure: 'legality-check.concluded',
      on: '2024-07-10',
      group: '应当予以修改',
    })
  })
  it('不合法、修改意见没有全部采纳的不算通过', () => {
    const passed = (changes: Record<string, unknown>) =>
      factsOfRow(legalityCheck, changes).some(({ measure }) => measure === 'legality-check.passed')
    expect([passed({}), passed({ conclusion: '合法' })]).toEqual([true, true])
    expect([passed({ conclusion: '不合法' }), passed({ answered: 2 })]).toEqual([false, false])
  })
  it('起草处室不得自审', () => {
    expect(refusedAt(legalityCheck, { reviewer: '资源配置与管理处' })).toEqual(['reviewer'])
  })
  it('提示法律风险只用于决策', () => {
    expect(refusedAt(legalityCheck, { conclusion: '提示法律风险' })).toEqual(['conclusion'])
    expect(refusedAt(legalityCheck, { conclusion: '提示法律风险', subject: '重大行政决策' })).toEqual([])
  })
})
