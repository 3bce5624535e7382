import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { issueToken } from '#app/tokens.ts'
import type { Bureau } from '../src/bureau.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // What an answer holds is what its test says.
  // biome-ignore lint/suspicious/noExplicitAny: JSON
  readonly json: any
}

/** A program that acts in a person's name. */
export type Client = {
  readonly token: string
  get(path: string): Promise<Answer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Acts with a command id of its own unless the wish brings one. */
  act(caseId: string, action: string, wish?: object, matter?: string): Promise<Answer>
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined
  return { status: response.status, headers: response.headers, text, json }
}

/** A client with a fresh token of the person. */
export async function clientOf(app: Hono, { house }: Bureau, person: string, days = 366): Promise<Client> {
  const issued = await issueToken(house, 'P-personnel', { person, days })
  if (!issued.ok) throw new Error(issued.message)
  const { token } = issued
  const authorization = `Bearer ${token}`
  const post: Client['post'] = async (path, body, headers = {}) =>
    answerOf(
      await app.request(path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
    )
  return {
    token,
    get: async (path) => answerOf(await app.request(path, { headers: { authorization } })),
    post,
    act: (caseId, action, wish = {}, matter = 'random-inspection') =>
      post(`/api/matters/${matter}/cases/${caseId}/actions/${action}`, { id: randomUUID(), ...wish }),
  }
}
