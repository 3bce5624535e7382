import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '#domain/calendar/day.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { workPlan } from '#domain/matters/leadership/work-plan.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { publishing, release } from '../../test/publishing.ts'
import { type ListView, type ListWish, listView } from './list.view.ts'
import { matterTag, matterView } from './matter.view.ts'
import { openReader, type Reader } from './schema.ts'
import { gramsOf } from './sought.ts'

let office: TestOffice
let lists: ListView
let reader: Reader
beforeAll(async () => {
  office = await openOffice({ today: '2025-02-10' })
  reader = openReader(office.database.pool())
  lists = listView(reader, office.house.store.agency)
})
afterAll(() => office.close())

const sight = (matter: Matter) =>
  new Map([[matter.inForceFrom as Day, { states: Object.keys(matter.states), applicants: [], actor: 'P' }]])
const of = (matter: Matter, wish: Partial<ListWish> = {}): ListWish => ({
  ...{ versions: [matter], onlooker: sight(matter) },
  ...wish,
})
const contracts = (wish: Partial<ListWish> = {}) => of(technologyContract, wish)
const numbersOf = async (wish: Partial<ListWish>, limit = 50) =>
  (await lists.page(contracts(wish), { limit })).lines.map(({ told }) => told!.title.slice(0, 16))

const sample = technologyContract.samples['row'] as Record<string, unknown>
const enter = async (number: string, more: object): Promise<string> => {
  const caseId = newCaseId()
  const form = { ...sample, number, ...more }
  const outcome = await office.as('contractRegistrar').does(technologyContract, 'record', { caseId, form })
  expect(outcome).toMatchObject({ ok: true })
  return caseId
}

describe('given contracts of two years that are entered in the second', () => {
  const [first, second, third] = ['2024530100000001', '2024530100000002', '2025530100000003']
  const ids: string[] = []
  beforeAll(async () => {
    const dates = { signedOn: '2025-01-03', acceptedOn: '2025-01-06', registeredOn: '2025-01-08' }
    ids.push(
      await enter(first, { seller: '滇池仪器有限公司', totalAmount: '900000.00', technologyAmount: '900000.00' }),
      await enter(second, { type: '技术服务', totalAmount: '12000000.00', registeredOn: '2024-03-21' }),
      await enter(third, { ...dates, buyer: 'Yunnan OPTICS 研究所' }),
    )
  })

  it('then a year is that of registration, the newest first', async () => {
    expect(await numbersOf({ year: 2024 })).toEqual([second, first])
    expect(await numbersOf({ year: 2025 })).toEqual([third])
    expect(await numbersOf({})).toEqual([third, second, first])
  })

  it('then they are found by seller and buyer, whatever the case of Latin letters, and by parts of a word', async () => {
    expect(await numbersOf({ text: '滇池仪器' })).toEqual([first])
    expect(await numbersOf({ text: 'optics' })).toEqual([third])
    expect(await numbersOf({ text: '0100000002' })).toEqual([second])
    expect(await numbersOf({ text: '器' })).toEqual([first])
    expect(await numbersOf({ text: '器仪' })).toEqual([])
    expect(await numbersOf({ text: '%' })).toEqual([])
  })

  it('then they are narrowed by a word of a column, and sorted by an amount as a number', async () => {
    expect(await numbersOf({ only: new Map([['row.type', '技术服务']]) })).toEqual([second])
    const by = 'row.totalAmount'
    expect(await numbersOf({ order: { by, descending: true } })).toEqual([second, third, first])
    expect(await numbersOf({ order: { by, descending: false } })).toEqual([first, third, second])
  })

  it.each([
    ['on', true],
    ['on', false],
    ['row.totalAmount', true],
    ['row.seller', false],
  ])('then pages by %s (falling: %s) follow one another, forth and back', async (by, descending) => {
    const order = { by, descending }
    const all = (await lists.page(contracts({ order }), { limit: 9 })).lines.map(({ id }) => id)
    const one = await lists.page(contracts({ order }), { limit: 2 })
    expect([one.lines.map(({ id }) => id), one.previous]).toEqual([all.slice(0, 2), undefined])
    const two = await lists.page(contracts({ order }), { limit: 2, after: one.next })
    expect([two.lines.map(({ id }) => id), two.next]).toEqual([all.slice(2), undefined])
    const back = await lists.page(contracts({ order }), { limit: 2, before: two.previous })
    expect(back.lines.map(({ id }) => id)).toEqual(all.slice(0, 2))
    const jumped = await lists.page(contracts({ order }), { limit: 2, skip: 2 })
    expect(jumped.lines.map(({ id }) => id)).toEqual(all.slice(2))
  })

  it('then amounts are added up as last changed, without what was voided', async () => {
    const change = technologyContract.samples['change'] as object
    const form = { ...change, changedOn: '2024-05-08', totalAmount: '1000000.00', technologyAmount: '900000.00' }
    const registrar = office.as('contractRegistrar')
    expect(await registrar.does(technologyContract, 'change', { caseId: ids[0]!, form })).toMatchObject({ ok: true })
    expect(await registrar.does(technologyContract, 'void', { caseId: ids[1]!, reasons: '登记有误' })).toMatchObject({
      ok: true,
    })
    const { count, sums } = await lists.summary(contracts({ year: 2024 }))
    expect([count, Object.fromEntries(sums)]).toEqual([
      2,
      { 'row.totalAmount': '1000000.00', 'row.technologyAmount': '900000.00' },
    ])
  })

  it('then everybody sees that there are records, and nothing of them', async () => {
    const wish = contracts({ onlooker: 'everybody' })
    const { lines } = await lists.page(wish, { limit: 9 })
    expect(lines.map(({ told }) => told)).toEqual([null, null, null])
    expect(await lists.page({ ...wish, text: '滇池仪器' }, { limit: 9 })).toMatchObject({ lines: [] })
    expect((await lists.summary(wish)).sums).toEqual(new Map())
  })
})

describe('given a plan that was published and then corrected', () => {
  const plan = workPlan.samples['row'] as Record<string, unknown>
  it('then everybody sees and finds it as it was published, and no more of it once it was withdrawn', async () => {
    const caseId = newCaseId()
    const keeper = office.as('keeper')
    expect(await keeper.does(workPlan, 'record', { caseId, form: plan })).toMatchObject({ ok: true })
    const seen = async (text?: string) =>
      (await lists.page(of(workPlan, { onlooker: 'everybody', text }), { limit: 9 })).lines
    expect((await seen()).map(({ told }) => told)).toEqual([null])
    const publisher = office.as('publisher')
    const published = publishing(workPlan)
    expect(await publisher.does(published as never, 'release', { caseId, form: release })).toMatchObject({ ok: true })
    const [{ told }] = (await seen()) as [Awaited<ReturnType<typeof seen>>[number]]
    expect(told!.title).toBe(workPlan.describe({ row: plan }, undefined))
    const corrected = { ...plan, title: '改过的标题' }
    expect(await keeper.does(workPlan, 'correct', { caseId, form: corrected, reasons: '标题有误' })).toMatchObject({
      ok: true,
    })
    expect((await seen())[0]!.told!.title).toBe(told!.title)
    expect(await seen('改过的标题')).toEqual([])
    expect(await seen(told!.title.slice(0, 4))).toHaveLength(1)
    expect(await publisher.does(published as never, 'retract', { caseId, reasons: '内容有误' })).toMatchObject({
      ok: true,
    })
    expect((await seen()).map((line) => line.told)).toEqual([null])
  })
})

it('given entries, then the measures and the matters of their cases are told, and of no others', async () => {
  const matters = matterView(reader, office.house.store.agency)
  const { journalSize } = await matters.standing()
  await enter('2025530100000009', { signedOn: '2025-01-03', acceptedOn: '2025-01-06', registeredOn: '2025-01-09' })
  expect((await matters.touched(journalSize, journalSize + 1)).toSorted()).toEqual([
    matterTag(technologyContract.id),
    'technology-contract.registered',
    'technology-contract.technology-amount',
  ])
  expect(await matters.touched(journalSize, journalSize)).toEqual([])
  expect(await matters.touched(0, 1)).not.toContain('technology-contract.registered')
})

it.each(['', '一', '实验动物', '𠮷野家 A-a', 'x\ny', '科技科技'])(
  'given “%s”, then the database makes the same pieces of it',
  async (text) => {
    const [{ grams }] = (await office.rows('select grams_of(words_of(array[$1])) as grams', [text])) as [
      { grams: number[] },
    ]
    expect(new Set(grams)).toEqual(new Set(text.split('\n').flatMap(gramsOf)))
  },
)
