import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paper, permit, review } from '#domain/engine/linked.fixture.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { handleCommand, type Outcome } from './handle-command.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05', matters: [permit, review, paper] })
})
// Verifies every fold, fact and journal chain that the tests left behind.
afterAll(() => office.close())

const file = async (variant: 'grant' | 'cancel', form: object) => {
  const caseId = newCaseId()
  return { caseId, outcome: await office.as('applicant').does(paper, 'file', { caseId, variant, form }) }
}
const opened = async () => (await file('grant', { holder: '甲' })).caseId
const sendForReview = async (host: string) => {
  const caseId = newCaseId()
  const outcome = await office
    .as('caseOfficer')
    .does(review, 'ask', { caseId, host: { caseId: host, link: 'reviewed' } })
  return { caseId, outcome }
}
const confirm = (caseId: string) => office.as('legalReviewer').does(review, 'confirm', { caseId })
const withdraw = (caseId: string) => office.as('legalReviewer').does(review, 'withdraw', { caseId })
const decide = (caseId: string) => office.as('head').does(paper, 'decide', { caseId })
const message = (outcome: Outcome) => (outcome.ok ? '' : outcome.message)

/** A permit that stands, with its number. */
async function granted() {
  const caseId = await opened()
  const { caseId: reviewed } = await sendForReview(caseId)
  await confirm(reviewed)
  const outcome = await decide(caseId)
  expect(message(outcome)).toBe('')
  const [row] = await office.rows('select id, number from case_ where host = $1 and matter = $2', [caseId, permit.id])
  return { application: caseId, id: row!['id'] as string, number: row!['number'] as string }
}
const count = async (sql: string, values: unknown[] = []) => Number((await office.rows(sql, values))[0]!['count'])

describe('先审查后决定', () => {
  it('given no review, when deciding, then it is refused with its sentence', async () => {
    expect(await decide(await opened())).toMatchObject({ code: 'other.missing', message: '审查须先确认' })
  })
  it('given a review that is not confirmed, then the refusal names it and its state and leads to it', async () => {
    const caseId = await opened()
    const sent = await sendForReview(caseId)
    expect(await decide(caseId)).toMatchObject({
      code: 'other.wrong-state',
      message: '审查须先确认：示例审查 示例审查现为“审查中”',
      other: { matter: 'review', caseId: sent.caseId },
    })
  })
  it('given an open review, then a second one beside it is refused; given it was withdrawn, then it is taken', async () => {
    const host = await opened()
    const first = await sendForReview(host)
    expect((await sendForReview(host)).outcome).toMatchObject({ code: 'link.one' })
    await withdraw(first.caseId)
    expect((await sendForReview(host)).outcome).toMatchObject({ ok: true })
  })
  it('given a host that is none, or a link that the matter does not know, then it is refused', async () => {
    expect((await sendForReview(newCaseId())).outcome).toMatchObject({ code: 'link.host' })
    const { id } = await granted()
    expect((await sendForReview(id)).outcome).toMatchObject({ code: 'link.host' })
    const host = { caseId: await opened(), link: 'judged' }
    const outcome = await office.as('caseOfficer').does(review, 'ask', { caseId: newCaseId(), host })
    expect(outcome).toMatchObject({ code: 'link.unknown' })
  })
  it('given a withdrawal and the decision at the same time, then never both, whoever was first', async () => {
    const orders = fc.sample(fc.record({ first: fc.boolean(), apart: fc.nat(3) }), { numRuns: 500, seed: 1 })
    for (let at = 0; at < orders.length; at += 25) {
      const outcomes = await Promise.all(
        orders.slice(at, at + 25).map(async ({ first, apart }) => {
          const caseId = await opened()
          const { caseId: reviewed } = await sendForReview(caseId)
          await confirm(reviewed)
          const acts = [() => decide(caseId), () => withdraw(reviewed)]
          const [one, other] = first ? acts : acts.toReversed()
          const running = one!()
          for (let turn = 0; turn < apart; turn += 1) await Promise.resolve()
          return (await Promise.all([running, other!()])).filter(({ ok }) => ok).length
        }),
      )
      expect(outcomes.every((done) => done === 1)).toBe(true)
    }
  }, 240_000)
})

describe('一件的办理在另一件中的后果', () => {
  it('given a grant, then the permit stands as a case of its own, by the system, because of that entry', async () => {
    const { application, id, number } = await granted()
    expect(number).toMatch(/示例证/)
    const [entry] = await office.rows('select actor, granted, effects from entry where case_id = $1', [id])
    expect(entry).toMatchObject({
      actor: 'system',
      granted: { role: 'system' },
      effects: { because: { caseId: application, n: 2 }, host: { caseId: application, link: 'granted' } },
    })
    expect(await count("select count(*) from fact where case_id = $1 and recorded_until = 'infinity'", [id])).toBe(1)
  })
  it('given its number in an application to cancel, when that is granted, then the permit itself ends', async () => {
    const { id, number } = await granted()
    const { caseId, outcome } = await file('cancel', { holder: '甲', permit: number.replace('(', '（') })
    expect(message(outcome)).toBe('')
    expect((await office.rows('select refs from case_ where id = $1', [caseId]))[0]).toEqual({ refs: [number] })
    expect(message(await office.as('head').does(paper, 'cancel', { caseId }))).toBe('')
    expect((await office.rows('select state from case_ where id = $1', [id]))[0]).toEqual({ state: 'ended' })
    expect(await count("select count(*) from fact where case_id = $1 and recorded_until = 'infinity'", [id])).toBe(0)
  })
  it('given the permit has ended meanwhile, then the decision is refused whole and its number is not lost', async () => {
    const { id } = await granted()
    const [first, second] = [
      await file('cancel', { holder: '甲', permit: id }),
      await file('cancel', { holder: '甲', permit: id }),
    ]
    const cancel = (caseId: string) => office.as('head').does(paper, 'cancel', { caseId })
    const done = await cancel(first.caseId)
    expect(await cancel(second.caseId)).toMatchObject({ ok: false, code: 'case.wrong-state' })
    const next = await granted()
    const numbers = await office.rows(
      "select number from document where case_id = any($1) and kind = 'decision' order by number",
      [[first.caseId, next.application]],
    )
    const [a, b] = numbers.map(({ number }) => Number(/(\d+)号/.exec(String(number))![1]))
    expect(b! - a!).toBe(1)
    expect(done).toMatchObject({ ok: true })
  })
  it('given a permit that does not exist, or another holder, then the application is refused at the field', async () => {
    const unknown = await file('cancel', { holder: '甲', permit: '示例证〔2023〕1号' })
    expect(unknown.outcome).toMatchObject({ code: 'form.invalid', fields: [{ path: 'permit' }] })
    const { id } = await granted()
    expect((await file('cancel', { holder: '乙', permit: id })).outcome).toMatchObject({ message: '许可属于他人' })
  })
})

describe('试办', () => {
  it('given a trial, then it says what would be issued and stopped, and nothing is written', async () => {
    const caseId = await opened()
    await confirm((await sendForReview(caseId)).caseId)
    const before = await count('select count(*) from entry')
    const command = { id: randomUUID(), matter: paper.id, caseId, action: 'decide' }
    const outcome = await handleCommand(office.house, 'P-head', command, { trial: true })
    expect(outcome).toMatchObject({
      ok: true,
      state: 'decided',
      trial: [
        { action: 'decide', documents: [{ kind: 'decision' }], clocks: [{ name: 'decision' }] },
        { matter: 'permit', action: 'issue', documents: [{ kind: 'permit' }] },
      ],
    })
    expect(outcome).not.toHaveProperty('receipt')
    expect(await count('select count(*) from entry')).toBe(before)
    const real = await decide(caseId)
    expect(real).toMatchObject({ ok: true, repeated: false })
  })
  it('given what would be refused, then the trial is refused in the same words', async () => {
    const caseId = await opened()
    const command = { id: randomUUID(), matter: paper.id, caseId, action: 'decide' }
    const trial = await handleCommand(office.house, 'P-head', command, { trial: true })
    expect(trial).toEqual(await decide(caseId))
  })
})
