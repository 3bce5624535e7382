import { Agent, get } from 'node:http'
import { setTimeout as rest } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { Client, LoadResult } from './load.ts'

const { port, clients, seconds } = workerData as {
  readonly port: number
  readonly clients: readonly Client[]
  readonly seconds: number
}
type Kind = 'today' | 'case' | 'register'
const thought = 1000
const agent = new Agent({ keepAlive: true, maxSockets: clients.length })
const times = { today: [], case: [], register: [] } satisfies Record<string, number[]> as Record<Kind, number[]>
const faults: string[] = []
const end = performance.now() + seconds * 1000

const kindOf = (path: string): Kind =>
  path.endsWith('/today') ? 'today' : path.includes('/list?') ? 'register' : 'case'

const ask = (path: string, token: string): Promise<void> =>
  new Promise((resolve) => {
    const began = performance.now()
    const done = (fault?: string) => {
      if (fault) faults.push(`${path} ${fault}`)
      else times[kindOf(path)].push(performance.now() - began)
      resolve()
    }
    get({ port, path, agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume().once('end', () => done(response.statusCode === 200 ? undefined : String(response.statusCode)))
    }).once('error', (error) => done(error.message))
  })

await Promise.all(
  clients.map(async ({ token, paths }, nth) => {
    // Not all at the same instant: people come one after another.
    await rest((thought * nth) / clients.length)
    for (let i = nth; performance.now() < end; i += 1) {
      await ask(paths[i % paths.length]!, token)
      await rest(thought)
    }
  }),
)
agent.destroy()
parentPort!.postMessage({ times, faults } satisfies LoadResult)
