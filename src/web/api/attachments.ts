import type { Hono } from 'hono'
import { FileRefused, keepFile, longestFile } from '#app/files/keep-file.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Web } from '../web.ts'
import type { ApiEnv } from './bearer.ts'
import type { ApiDesk } from './desk.ts'
import { Problem } from './problem.ts'
import { atMost } from './read-json.ts'

const statusOf = { empty: 422, 'too-large': 413, quota: 429 } as const

/** Files are put first and named by commands afterwards: the answer is the reference that forms ask for. */
export function attachmentRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const { house } = web.bureau
  api.post('/attachments', atMost(longestFile), async (c) => {
    const name = c.req.query('name')
    if (!name) throw new Problem(422, 'attachment.name', '请以 name 给出文件名，不含路径，至多 200 字')
    const { person } = c.var
    const { appointments } = await desk.actor(person)
    const now = house.clock.now()
    const day = dayOf(now)
    if (!appointments.some(({ from, until }) => from <= day && (until === undefined || day < until)))
      throw new Problem(403, 'right.missing', '当前没有任职，不能上传附件')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    try {
      return c.json(await keepFile(web.bureau, now, { person, name, bytes }), 201)
    } catch (error) {
      if (error instanceof FileRefused)
        throw new Problem(statusOf[error.code], `attachment.${error.code}`, error.message)
      throw error
    }
  })
}
