import type { House } from '#app/house.ts'
import type { Round } from '../notices/round.ts'
import { carryOutFollow } from './follow.ts'
import type { JobRunner, JobStore } from './ports.ts'
import { carryOutDueActs, type LookAtClocks } from './system-acts.ts'

/** What the worker of a bureau works with. */
export type Jobs = {
  readonly house: House
  readonly store: JobStore
  readonly runner: JobRunner
  /** Takes up what other processes have confirmed since: holiday notices. */
  readonly renew: () => Promise<void>
  /** Tells by mail what is to be told and has not been. */
  readonly notify: () => Promise<Round>
  /** Tells registered programs of the acts since they were last told; answers what was not taken. */
  readonly tellPrograms: () => Promise<readonly string[]>
}

export type WorkerOptions = {
  /** Told in short Chinese lines of what was done and what could not be. */
  readonly log?: (line: string) => void
  /** Milliseconds between two looks into the outbox. */
  readonly poll?: number
}

export type Worker = { stop(): Promise<void> }

/**
 * Starts to work: what fell due while nobody worked is done at once, then clocks are looked at every minute and the
 * outbox every two seconds. Any number of workers may run beside each other.
 */
export async function startWorker(
  { house, store, runner, renew, notify, tellPrograms }: Jobs,
  options: WorkerOptions = {},
): Promise<Worker> {
  const { log = () => undefined, poll = 2000 } = options
  const look = async (): Promise<void> => {
    await renew()
    for (const line of tellOf(await carryOutDueActs(house, store))) log(line)
    // Those outside come last: where they cannot be told, nothing else waits for it.
    for (const problem of await tellPrograms().catch((error: Error) => [error.message]))
      log(`办理通知没有送达，稍后重试：${problem}`)
    const { problems } = await notify().catch((error: Error) => ({ problems: [error.message] }))
    for (const problem of problems) log(`邮件提醒没有发出，稍后重试：${problem}`)
  }
  await look().catch((error: Error) => log(`到期事项未能办理，将在一分钟后重试：${error.message}`))
  const running = await runner.start({
    everyMinute: look,
    trouble: (text) => log(`后台办理：${text}`),
    async follow(key, isLast) {
      const problem = await carryOutFollow(house, store, key).catch((error: Error) => error.message)
      if (problem === null) return true
      await store.tried(key, problem, isLast ? house.clock.now() : undefined)
      log(`后续办理未成：${problem}${isLast ? '；不再自动重试，请处理后执行 jobs retry' : ''}`)
      return false
    },
  })
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let relaying: Promise<void> = Promise.resolve()
  const relay = async (anew: boolean): Promise<void> => {
    const isSent = await handOver(store, running.send, house.clock.now(), anew).then(
      () => true,
      (error: Error) => {
        if (!isStopped) log(`后续办理未能交办，稍后重试：${error.message}`)
        return false
      },
    )
    if (isStopped) return
    timer = setTimeout(() => {
      relaying = relay(anew && !isSent)
    }, poll)
    timer.unref()
  }
  relaying = relay(true)
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await relaying
      await running.stop()
    },
  }
}

/**
 * Does by hand, once and in order, all that a running worker would do at this moment: for a clock that is moved, as in
 * the demonstration year. @throws Error when anything cannot be done
 */
export async function workOff(house: House, store: JobStore): Promise<void> {
  const { refused } = await carryOutDueActs(house, store)
  if (refused[0]) throw new Error(refused[0].problem)
  for (const { key } of await store.waiting(true)) {
    const problem = await carryOutFollow(house, store, key)
    if (problem !== null) throw new Error(problem)
  }
}

/** Outbox to jobs: first handed over, then marked. Cut short between the two it is handed over again, and is the same. */
async function handOver(
  store: JobStore,
  send: (rows: readonly { readonly key: string; readonly round: number }[]) => Promise<void>,
  now: ReturnType<House['clock']['now']>,
  anew: boolean,
): Promise<void> {
  const rows = await store.waiting(anew)
  if (rows.length === 0) return
  await send(rows)
  await store.sent(
    rows.map(({ key }) => key),
    now,
  )
}

const tellOf = ({ done, refused }: LookAtClocks): string[] => [
  ...(done.length ? [`期限届满，已由系统办理 ${done.length} 件`] : []),
  ...refused.map(({ caseId, action, problem }) => `办件 ${caseId} 期限届满而未能办理（${action}）：${problem}`),
]
