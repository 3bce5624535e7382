import type { JournalHouse } from '../ports.ts'
import type { Stamping } from '../timestamps/stamp.ts'
import { readWitnesses, readWitnessRecords } from '../witnesses/witnesses.ts'
import { type PublishOutcome, publish } from './publish.ts'

export type Publisher = { stop(): Promise<void> }

export type PublisherOptions = {
  /** Milliseconds between two looks at the journal: 60 s. */
  readonly interval?: number
  /** Told of every publication and of everything that kept one from being made. */
  readonly log?: (line: string) => void
}

const minute = 60_000
/** A checkpoint is cosigned anew after this many seconds even when nothing was added: its date says it is fresh. */
const freshness = 86_400

/** Publishes now and every minute until stopped. A failure is told and tried again; it never stops the server. */
export function startPublisher(house: JournalHouse, options: PublisherOptions = {}): Publisher {
  const { interval = minute, log = () => undefined } = options
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    try {
      const line = tellOf(await publish(house, { refresh: await isStale(house) }))
      if (line !== null) log(line)
    } catch (error) {
      if (!isStopped) log(`封存日志未能公布，将在一分钟后重试：${(error as Error).message}`)
    }
    if (isStopped) return
    timer = setTimeout(() => {
      running = run()
    }, interval)
    timer.unref()
  }
  running = run()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}

function tellOf(outcome: PublishOutcome): string | null {
  if (outcome.status === 'refused') return outcome.fault.message
  if (outcome.status === 'busy') return null
  const { timestamp } = outcome
  if (outcome.status === 'published') {
    const stamp = timestamp ? `，${stampText(timestamp)}` : ''
    return `封存日志已公布至 ${outcome.size} 条，见证签名 ${outcome.cosignatures} 个${stamp}`
  }
  // A failure was told when the checkpoint was published; every further minute would only say it again.
  return timestamp?.status === 'stamped' ? `${outcome.size} 条的检查点${stampText(timestamp)}` : null
}

/** How it went with the time stamp, in words. */
export const stampText = (stamping: Stamping): string =>
  stamping.status === 'failed'
    ? `没有取得时间戳（${stamping.problem}）`
    : stamping.status === 'off'
      ? '未设时间戳机构'
      : `已有“${stamping.issuer}”的时间戳`

/** True when a witness on the network has not cosigned for a day, or not the last checkpoint. */
async function isStale(house: JournalHouse): Promise<boolean> {
  const reachable = (await readWitnesses(house)).filter(({ url }) => url !== undefined)
  if (reachable.length === 0) return false
  const records = await readWitnessRecords(house)
  return reachable.some(({ vkey }) => {
    const record = records[vkey]
    return record === undefined || record.problem !== undefined || house.now() - record.time > freshness
  })
}
