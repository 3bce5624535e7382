import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { solveFiles } from '#cli/draw.ts'
import { drawDeskView } from '#db/draw.view.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Role } from '#domain/engine/roles.ts'
import { filled } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { randomInspectionSamples as samples } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { makeFolder } from '../../../test/folder.ts'
import { type DrawAction, drawStep, readyFor } from '../../../test/held-draw.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { type Asked, commitDraw, type DrawDesk, planDraw, resolveDraw, substituteClosed } from './desk.ts'
import { secretFolder } from './secret.ts'

const { folder, remove } = makeFolder()
const secrets = secretFolder(join(folder, 'draw-secrets'))
const { secret: _, ...plan } = samples.plan
let office: TestOffice
let desk: DrawDesk
beforeAll(async () => {
  office = await openOffice({ today: '2024-04-15' })
  desk = {
    house: office.house,
    secrets,
    ...drawDeskView(openReader(office.database.pool({ max: 4, types })), 'kunming-science'),
  }
  // Whoever has acted once through the harness is appointed.
  const caseId = newCaseId()
  await act(caseId, '2024-04-15', 'caseOfficer', 'plan', samples.plan)
  await act(caseId, '2024-04-15', 'caseOfficer', 'withdraw', undefined, '只为任命各岗位')
  for (const role of ['legalReviewer', 'head', 'sectionHead'] as const) await act(caseId, '2024-04-15', role, 'endorse')
})
afterAll(() => office.close().finally(remove))

const act = (caseId: string, on: string, role: Role, action: DrawAction, form?: unknown, reasons?: string) =>
  drawStep(office, caseId, reasons ? [on, role, action, form, { reasons }] : [on, role, action, form])
const asked = (caseId: string, role: Role, on: string): Asked => {
  office.setClock(on, '11:00')
  return { person: `P-${role}`, commandId: randomUUID(), caseId }
}
const planned = async (caseId: string, planItem: string, round = 1) => {
  await readyFor(office, planItem)
  return planDraw(desk, asked(caseId, 'caseOfficer', '2024-04-15'), {
    variant: 'inspection',
    plan: { ...plan, planItem, round },
  })
}
const read = async (caseId: string): Promise<Case> => (await desk.read(caseId))!
const running = ({ number }: Case): number => Number(/(\d+)号$/.exec(number ?? '')![1])

async function committed(planItem: string, round = 1): Promise<string> {
  const caseId = newCaseId()
  expect(await planned(caseId, planItem, round)).toMatchObject({ ok: true })
  await act(caseId, '2024-04-16', 'legalReviewer', 'endorse')
  expect(await commitDraw(desk, asked(caseId, 'head', '2024-04-17'))).toMatchObject({ ok: true, state: 'committed' })
  await office.seal()
  return caseId
}

async function confirmed(planItem: string): Promise<string> {
  const caseId = await committed(planItem)
  for (const slot of ['reveal1', 'reveal2', 'reveal3'] as const)
    await act(caseId, '2024-04-18', 'supervisor', slot, samples[slot])
  await act(caseId, '2024-04-22', 'caseOfficer', 'event', samples.event)
  expect(await act(caseId, '2024-04-22', 'supervisor', 'confirm', samples.confirmation)).toMatchObject({ ok: true })
  return caseId
}

describe('经办一次抽取', () => {
  it('given the confirmed event, then the result is what the command line computes from the two files', async () => {
    const caseId = await confirmed('甲-1')
    expect(await resolveDraw(desk, asked(caseId, 'caseOfficer', '2024-04-22'))).toMatchObject({
      ok: true,
      state: 'drawn',
    })
    const { commit, result } = filled(await read(caseId))
    const [sheet, entropy] = [Buffer.from(commit!.sheet), Buffer.from(result!.entropy)]
    const again = solveFiles(sheet, entropy, [])
    expect(result).toMatchObject({ seed: again.seed, selected: again.selected, team: again.team })

    const unit = result!.selected[1]!
    await act(caseId, '2024-04-26', 'caseOfficer', 'reportClosed', { ...samples.closure, unit })
    const form = { opinion: '证据充分，同意递补' }
    const outcome = await substituteClosed(desk, { ...asked(caseId, 'sectionHead', '2024-04-28'), form })
    expect(outcome).toMatchObject({ ok: true })
    const { substitution } = filled(await read(caseId))
    expect(substitution!.steps).toEqual(solveFiles(sheet, entropy, [unit]).substitution!.log)
  })

  it('given an earlier stage, then the engine says in Chinese what is missing', async () => {
    const caseId = await committed('甲-2')
    expect(await resolveDraw(desk, asked(caseId, 'caseOfficer', '2024-04-22'))).toMatchObject({
      ok: false,
      message: expect.stringContaining('不能办理“计算结果”'),
    })
    expect(await resolveDraw(desk, asked(newCaseId(), 'caseOfficer', '2024-04-22'))).toMatchObject({
      code: 'case.unknown',
    })
  })

  it('given an open draw of the plan item, then no second one; given its voiding, then the next round with the next number', async () => {
    const first = await committed('甲-3')
    const second = await planned(newCaseId(), '甲-3', 2)
    expect(second).toMatchObject({
      ok: false,
      message: expect.stringContaining('“甲-3”已有 双随机抽取〔2024〕'),
    })
    await act(first, '2024-04-18', 'head', 'void', { cause: '名录有误' }, '漏列两家单位')
    expect(await planned(newCaseId(), '甲-3', 1)).toMatchObject({
      ok: false,
      fields: [{ path: 'round', message: expect.stringContaining('次序应大于 1') }],
    })
    const next = await committed('甲-3', 2)
    expect(running(await read(next))).toBe(running(await read(first)) + 1)
  })

  it('the same command again is answered, not refused as its own rival', async () => {
    const caseId = newCaseId()
    await readyFor(office, '甲-4')
    const once = asked(caseId, 'caseOfficer', '2024-04-15')
    const wish = { variant: 'inspection', plan: { ...plan, planItem: '甲-4' } }
    const [first, again] = [await planDraw(desk, once, wish), await planDraw(desk, once, wish)]
    expect([first, again]).toMatchObject([
      { ok: true, repeated: false },
      { ok: true, repeated: true },
    ])
    expect(again.sealed).toEqual(first.sealed)
  })
})

describe('编号', () => {
  it('given commits at the same moment, refused ones and a transaction that fails after numbering, then no gap', async () => {
    const caseIds = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        const caseId = newCaseId()
        await planned(caseId, `乙-${index}`)
        await act(caseId, '2024-04-16', 'legalReviewer', 'endorse')
        return caseId
      }),
    )
    const before = await committed('乙')
    office.setClock('2024-04-17', '11:00')
    const failed = office.house.store.transaction(async (tx) => {
      await tx.nextNumber('双随机抽取', 2024)
      throw new Error('the power went off')
    })
    await expect(failed).rejects.toThrow('the power went off')
    const commit = (caseId: string) =>
      commitDraw(desk, { person: 'P-head', commandId: randomUUID(), caseId, happenedAt: office.house.clock.now() })
    const outcomes = await Promise.all([...caseIds, ...caseIds].map(commit))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(6)
    const numbers = (await Promise.all(caseIds.map(read))).map(running).sort((a, b) => a - b)
    const first = running(await read(before)) + 1
    expect(numbers).toEqual(Array.from({ length: 6 }, (_, index) => first + index))
  })
})

describe('本机关随机数', () => {
  const fileOf = (caseId: string): string => join(folder, 'draw-secrets', caseId)

  it('只有所有者可读，结果算出之前不进入办件', async () => {
    const caseId = await confirmed('丙-1')
    expect(statSync(fileOf(caseId)).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'draw-secrets')).mode & 0o777).toBe(0o700)
    const secret = readFileSync(fileOf(caseId), 'utf8').trim()
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    const [record] = await office.rows('select fold::text as fold from case_ where id = $1', [caseId])
    expect(record!['fold']).not.toContain(secret)
  })

  it('given a lost number, then no result; given the sealed copy, then the draw goes on', async () => {
    const caseId = await confirmed('丙-2')
    const { plan: locked } = filled(await read(caseId))
    const { copy } = await secrets.seal(caseId)
    rmSync(fileOf(caseId))
    const refused = await resolveDraw(desk, asked(caseId, 'caseOfficer', '2024-04-22'))
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('本机关随机数已遗失') })
    const mistyped = copy.replace(/(?<=随机数：)./, (digit) => (digit === 'f' ? '0' : 'f'))
    expect(await secrets.restore(caseId, locked!.secret!, mistyped)).toBe(false)
    expect(await secrets.restore(caseId, locked!.secret!, copy)).toBe(true)
    expect(await resolveDraw(desk, asked(caseId, 'caseOfficer', '2024-04-22'))).toMatchObject({ ok: true })
  })

  it('given a number lost for good, then voided in public, and the next draw has a number of its own', async () => {
    const caseId = await confirmed('丙-3')
    rmSync(fileOf(caseId))
    // A number made afterwards does not answer the fingerprint that was locked.
    await secrets.seal(caseId)
    expect(await resolveDraw(desk, asked(caseId, 'caseOfficer', '2024-04-22'))).toMatchObject({ ok: false })
    const voided = await act(
      caseId,
      '2024-04-23',
      'head',
      'void',
      { cause: '本机关随机数遗失' },
      '文件与封存件均已毁损',
    )
    expect(voided).toMatchObject({ ok: true, state: 'voided' })
    expect((await read(caseId)).number).toMatch(/^双随机抽取〔2024〕\d+号$/)
  })

  it('办件编号不能成为别的文件名', async () => {
    await expect(secrets.seal('../journal.key')).rejects.toThrow('E_CASE')
  })
})
