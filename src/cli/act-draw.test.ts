import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { randomInspectionSamples as samples } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { readyFor, visitAll } from '../../test/held-draw.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import type { Bureau } from '../bureau.ts'
import { solveFiles } from './draw.ts'

let office: TestOffice
let zhunsheng: (...argv: string[]) => Promise<Said>
let desk: Bureau['draws']
beforeAll(async () => {
  office = await openOffice({ today: '2024-04-15' })
  for (const role of ['caseOfficer', 'legalReviewer', 'head', 'supervisor', 'sectionHead', 'publisher'] as const)
    await office.appoint(role, `P-${role}`)
  const bureau = bureauOf(office)
  zhunsheng = commandLineOf(bureau)
  desk = bureau.draws
})
afterAll(() => office.close())

/** Nobody of the bureau's own officers must keep away, so whoever takes a place finds a crew. */
const { secret: _, ...sample } = samples.plan
const joint = {
  ...sample,
  departments: [...sample.departments, { code: 'WJW', title: '卫生健康委员会（演示）' }],
  officers: [
    ...sample.officers,
    { id: 'P001', name: '卫健人员（演示）', department: 'WJW', certificate: '25010000001' },
  ],
  avoid: [],
}

type Step = readonly [on: string, role: string, action: string, ...more: string[]]
const data = (form: unknown): string[] => ['--form', JSON.stringify(form)]

/** What a person types, with everything computed left out. */
async function typed(caseId: string, [on, role, action, ...more]: Step): Promise<Said> {
  office.setClock(on, '10:00')
  return zhunsheng('act', 'random-inspection', caseId, action, '--as', `P-${role}`, ...more)
}

async function done(caseId: string, steps: readonly Step[]): Promise<string> {
  let printed = ''
  for (const step of steps) {
    office.setClock(step[0], '10:00')
    if (step[2] === 'complete') await visitAll(office, caseId)
    const { code, out, err } = await typed(caseId, step)
    expect([step[2], code, err]).toEqual([step[2], 0, ''])
    printed += out
    if (step[2] === 'commit') await office.seal()
  }
  return printed
}

const toCommit: readonly Step[] = [
  ['2024-04-16', 'legalReviewer', 'endorse'],
  ['2024-04-17', 'head', 'commit'],
]
const toConfirmation: readonly Step[] = [
  ['2024-04-18', 'supervisor', 'reveal3', ...data(samples.reveal3)],
  ['2024-04-18', 'supervisor', 'reveal1', ...data(samples.reveal1)],
  ['2024-04-19', 'supervisor', 'reveal2', ...data(samples.reveal2)],
  ['2024-04-22', 'caseOfficer', 'event', ...data(samples.event)],
  ['2024-04-22', 'supervisor', 'confirm', ...data(samples.confirmation)],
]
const toPublication: readonly Step[] = [
  ['2024-05-09', 'caseOfficer', 'complete'],
  ['2024-05-11', 'publisher', 'publish', ...data(samples.publicity)],
]

const planned = async (caseId: string, plan: { readonly planItem: string }, variant: string): Promise<Said> => {
  await readyFor(office, plan.planItem)
  return typed(caseId, ['2024-04-15', 'caseOfficer', 'plan', '--variant', variant, ...data(plan)])
}
const formsOf = async (caseId: string) => filled((await desk.read(caseId))!)
const numberOn = (text: string): string => /随机数：((?:[0-9a-f]{4} ?){16})/.exec(text)![1]!.replaceAll(' ', '')

describe('在命令行办理一次抽取', () => {
  it('given two departments jointly, from plan to publication, then the two files give what was published', async () => {
    const caseId = newCaseId()
    const plan = await planned(caseId, joint, 'inspection')
    expect([plan.code, plan.err]).toEqual([0, ''])
    const secret = numberOn(plan.out)
    const told = await done(caseId, [...toCommit, ...toConfirmation, ['2024-04-22', 'caseOfficer', 'result']])
    expect(told).not.toContain(secret)

    const { commit, result } = await formsOf(caseId)
    expect(result!.entropy).toContain(`\nsecret\t${secret}\n`)
    for (const officer of ['NYNC:P001', 'WJW:P001']) expect(commit!.sheet).toContain(`\nofficer\t${officer}\t`)
    const unit = result!.selected[0]!
    await done(caseId, [
      ['2024-04-26', 'caseOfficer', 'reportClosed', ...data({ ...samples.closure, unit })],
      ['2024-04-28', 'sectionHead', 'substitute', ...data({ opinion: '证据充分，同意递补' })],
      ...toPublication,
    ])

    const { substitution } = await formsOf(caseId)
    const again = solveFiles(Buffer.from(commit!.sheet), Buffer.from(result!.entropy), [unit])
    expect(result).toMatchObject({ seed: again.seed, selected: again.selected, team: again.team })
    expect(substitution!.steps).toEqual(again.substitution!.log)
    const inspected = await office.rows(
      `select key, grp from fact where case_id = $1 and measure = 'inspection.unit' and recorded_until = 'infinity' order by key`,
      [caseId],
    )
    expect(inspected).toEqual([...again.substitution!.active].sort().map((key) => ({ key, grp: '部门联合' })))
  })

  it('given 案卷评查抽样, from plan to publication, then nobody scores a file of his own', async () => {
    const caseId = newCaseId()
    const plan = { ...joint, planItem: '2024-PC-01', departments: [], officers: sample.officers.slice(0, 4) }
    expect(await planned(caseId, plan, 'dossierReview')).toMatchObject({ code: 0, err: '' })
    await done(caseId, [...toCommit, ...toConfirmation, ['2024-04-22', 'caseOfficer', 'result'], ...toPublication])
    const { result } = await formsOf(caseId)
    for (const { officers } of result!.crews) expect(officers).not.toContain('P004')
    expect((await desk.read(caseId))!.state).toBe('published')
    expect(
      await office.rows(`select 1 from fact where case_id = $1 and measure = 'inspection.unit'`, [caseId]),
    ).toEqual([])
  })

  it('given another result typed in by hand, then refused; nothing is drawn', async () => {
    const caseId = newCaseId()
    await planned(caseId, { ...joint, planItem: '乙-1' }, 'inspection')
    await done(caseId, [...toCommit, ...toConfirmation])
    const said = await typed(caseId, ['2024-04-22', 'caseOfficer', 'result', ...data({ selected: ['U001'] })])
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('不得填写或者改动') })
    expect((await formsOf(caseId)).result).toBeUndefined()
  })
})

describe('本机关随机数', () => {
  it('given a revised plan, then the fingerprint stays, and the copy is not printed again', async () => {
    const caseId = newCaseId()
    const first = await planned(caseId, { ...joint, planItem: '丙-1' }, 'inspection')
    const before = (await formsOf(caseId)).plan!
    expect(first.out).toContain(before.secret)
    const said = await typed(caseId, [
      '2024-04-15',
      'caseOfficer',
      'revise',
      ...data({ ...joint, planItem: '丙-1', task: '修改后的任务' }),
    ])
    expect(said).toMatchObject({ code: 0, err: '' })
    expect(said.out).not.toContain('随机数')
    const { plan } = await formsOf(caseId)
    expect(plan).toMatchObject({ task: '修改后的任务', secret: before.secret })
    expect(await zhunsheng('draw', 'sealed-copy', caseId)).toMatchObject({
      code: 1,
      err: expect.stringContaining('只打印一次'),
    })
  })

  it('given a fingerprint of the officer’s own, then neither plan nor revision takes it', async () => {
    const caseId = newCaseId()
    const own = { ...joint, planItem: '丙-2', secret: samples.plan.secret }
    expect(await planned(caseId, own, 'inspection')).toMatchObject({
      code: 1,
      err: expect.stringContaining('不得自行填写'),
    })
    const { secret: __, ...plan } = own
    await planned(caseId, plan, 'inspection')
    const said = await typed(caseId, ['2024-04-15', 'caseOfficer', 'revise', ...data(own)])
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('不得更换随机数') })
  })

  it('given a lost number, then no commit; given the copy from the safe, then restored and committed', async () => {
    const caseId = newCaseId()
    const { out } = await planned(caseId, { ...joint, planItem: '丙-3' }, 'inspection')
    const number = join(office.dataDir, 'draw-secrets', caseId)
    const copy = join(office.dataDir, '封存件.txt')
    writeFileSync(copy, out)
    rmSync(number)
    expect(await zhunsheng('draw', 'sealed-copy', caseId)).toMatchObject({
      err: expect.stringContaining('没有本次抽取的随机数'),
    })
    await done(caseId, [['2024-04-16', 'legalReviewer', 'endorse']])
    const early = await typed(caseId, ['2024-04-17', 'head', 'commit'])
    expect(early).toMatchObject({ code: 1, err: expect.stringContaining('不能锁定') })

    writeFileSync(`${copy}.other`, out.replace(/(?<=随机数：)..../, 'zzzz'))
    expect(await zhunsheng('draw', 'restore-secret', caseId, `${copy}.other`)).toMatchObject({ code: 1 })
    expect(await zhunsheng('draw', 'restore-secret', caseId, copy)).toMatchObject({
      code: 0,
      out: expect.stringContaining('已经恢复'),
    })
    expect(readFileSync(number, 'utf8').trim()).toBe(numberOn(out))
    await done(caseId, [['2024-04-17', 'head', 'commit']])
    expect(await zhunsheng('draw', 'restore-secret', caseId, copy)).toMatchObject({
      out: expect.stringContaining('完好'),
    })
  })

  it('given --json, then the number stands in the paper alone; sent again, the command prints no paper', async () => {
    const caseId = newCaseId()
    const command = ['--id', 'plan-again', '--json', '--variant', 'inspection', ...data({ ...joint, planItem: '丙-4' })]
    await readyFor(office, '丙-4')
    const [first, again] = [
      await typed(caseId, ['2024-04-15', 'caseOfficer', 'plan', ...command]),
      await typed(caseId, ['2024-04-15', 'caseOfficer', 'plan', ...command]),
    ].map(({ out }) => JSON.parse(out))
    const { paper, receipt: __, ...answer } = first
    expect(again).toEqual({ ...answer, repeated: true })
    expect(JSON.stringify(answer)).not.toMatch(/[0-9a-f]{64}/)
    expect(numberOn(paper)).toBe(readFileSync(join(office.dataDir, 'draw-secrets', caseId), 'utf8').trim())
  })

  it('given somebody who may not plan, then no number is made', async () => {
    const caseId = newCaseId()
    const said = await typed(caseId, ['2024-04-15', 'head', 'plan', '--variant', 'inspection', ...data(joint)])
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('承办人') })
    expect(await desk.secrets.handOut(caseId)).toBeUndefined()
  })
})
