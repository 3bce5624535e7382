import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobRunner } from '#db/jobs/runner.ts'
import { commandLineOf } from '../../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { promise, task } from './follow.fixture.ts'
import { carryOutFollow } from './follow.ts'
import { startWorker } from './worker.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05', matters: [promise, task] })
})
afterAll(() => office.close())

const store = () => office.bureau.jobs.store
const promised = async (text: string, times = 2): Promise<string> => {
  const caseId = newCaseId()
  expect(await office.as('keeper').does(promise, 'make', { caseId, form: { text, times } })).toMatchObject({ ok: true })
  return caseId
}
const keyOf = (caseId: string) => `follow:${caseId}:1:tasks`
const tasksOf = (text: string) =>
  office.rows(
    `select c.id, e.actor, e.command_id from case_ c join entry e on e.case_id = c.id and e.n = 1
     where c.matter = 'test-task' and c.title like $1 order by c.title`,
    [`${text}%`],
  )
const runner = (options: Parameters<typeof jobRunner>[2]) =>
  jobRunner(office.database.pool({ max: 3 }), 'kunming-science', options)

/** A worker with its words; `said` resolves when a line of them matches. */
async function working(options: Parameters<typeof jobRunner>[2] = {}) {
  const lines: string[] = []
  const waiting: { pattern: RegExp; resolve: () => void }[] = []
  const log = (line: string) => {
    lines.push(line)
    for (const { pattern, resolve } of waiting) if (pattern.test(line)) resolve()
  }
  const worker = await startWorker({ ...office.bureau.jobs, runner: runner(options) }, { log, poll: 50 })
  const said = (pattern: RegExp) =>
    lines.some((line) => pattern.test(line))
      ? Promise.resolve()
      : new Promise<void>((resolve) => waiting.push({ pattern, resolve }))
  return { ...worker, said }
}
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('后续办理', () => {
  it('given an act, then what follows from it waits with it, and is not there when the act is refused', async () => {
    const caseId = await promised('甲')
    expect(await store().waiting(false)).toEqual([{ key: keyOf(caseId), round: 0 }])
    const refused = await office.as('keeper').does(promise, 'make', { caseId, form: { text: '甲', times: 1 } })
    expect(refused.ok).toBe(false)
    expect(await store().waiting(false)).toHaveLength(1)
    expect(await carryOutFollow(office.house, store(), keyOf(caseId))).toBeNull()
    expect(await tasksOf('甲')).toMatchObject([
      { actor: 'system', command_id: `${keyOf(caseId)}:1` },
      { actor: 'system', command_id: `${keyOf(caseId)}:2` },
    ])
    expect(await store().waiting(true)).toEqual([])
  })

  it('given two workers on the same work, and a third that comes late, then it is done once', async () => {
    const key = keyOf(await promised('乙', 5))
    const work = () => carryOutFollow(office.house, store(), key)
    expect(await Promise.all([work(), work()])).toEqual([null, null])
    expect(await work()).toBeNull()
    expect(await tasksOf('乙')).toHaveLength(5)
  })

  it('given a running worker, then what follows is carried out without anybody', async () => {
    const worker = await working()
    await promised('丙', 3)
    await until(async () => (await store().waiting(true)).length === 0)
    expect(await tasksOf('丙')).toHaveLength(3)
    await worker.stop()
  })

  it('given work that fails, then it is tried again, waits for a person at last, and goes well once he has mended it', async () => {
    const rival = newCaseId()
    await office.as('keeper').does(task, 'open', { caseId: rival, form: { text: '丁2' } })
    const caseId = await promised('丁')
    const worker = await working({ firstPause: 1, retries: 1 })
    await worker.said(/不再自动重试/)
    await worker.stop()
    expect(await tasksOf('丁1')).toHaveLength(1)
    const zhunsheng = commandLineOf({ ...office.bureau, close: async () => undefined })
    const listed = await zhunsheng('jobs', 'list')
    expect(listed.out).toMatch(/✘ 后续办理.*已试 2 次\n.*同一任务正在办理：“丁2”/)
    expect(await zhunsheng('doctor')).toMatchObject({ out: expect.stringContaining('后台办理：1 项') })

    await office.as('keeper').does(task, 'finish', { caseId: rival })
    expect((await zhunsheng('jobs', 'retry', keyOf(caseId))).out).toBe('已交办重试 1 项。\n')
    const again = await working()
    await until(async () => (await store().failures()).length === 0)
    await again.stop()
    expect(await tasksOf('丁')).toHaveLength(3)
    expect((await zhunsheng('jobs', 'list')).out).toBe('没有未能完成的后台办理。\n')
  })

  it('given a process that dies with work in its hands, then another takes it up', async () => {
    const caseId = await promised('戊', 1)
    let isTaken: () => void = () => undefined
    const taken = new Promise<void>((resolve) => {
      isTaken = resolve
    })
    const dead = await runner({ patience: 1, firstPause: 1 }).start({
      everyMinute: async () => undefined,
      trouble: () => undefined,
      follow: () => {
        isTaken()
        return new Promise(() => undefined)
      },
    })
    await dead.send([{ key: keyOf(caseId), round: 0 }])
    await taken
    const worker = await working({ patience: 1, firstPause: 1 })
    await until(async () => (await tasksOf('戊')).length === 1)
    await Promise.all([worker.stop(), dead.stop()])
  })
})
