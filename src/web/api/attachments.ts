import type { Hono } from 'hono'
import { dayOf } from '#domain/calendar/day.ts'
import type { Web } from '../web.ts'
import type { ApiEnv } from './bearer.ts'
import type { ApiDesk } from './desk.ts'
import { Problem } from './problem.ts'
import { atMost } from './read-json.ts'

export const longestFile = 20 * 1024 * 1024
// Separators and control characters would make another file of it in somebody's folder, and marks of direction another
// kind of file in his eyes.
const soundName = /^(?!\.{1,2}$)[^\p{Cc}\p{Bidi_Control}/\\]{1,200}$/u
const soundType = /^[\w.+-]+\/[\w.+-]+(?:; *charset=[\w-]+)?$/

/** Files are put first and named by commands afterwards: the answer is the reference that forms ask for. */
export function attachmentRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  api.post('/attachments', atMost(longestFile), async (c) => {
    const name = c.req.query('name')
    if (name === undefined || !soundName.test(name))
      throw new Problem(422, 'attachment.name', '请以 name 给出文件名，不含路径，至多 200 字')
    const type = c.req.header('content-type') ?? 'application/octet-stream'
    if (!soundType.test(type)) throw new Problem(415, 'attachment.type', '内容类型写法不对，应如 application/pdf')
    const { appointments } = await desk.actor(c.var.person)
    const day = dayOf(web.bureau.house.clock.now())
    if (!appointments.some(({ from, until }) => from <= day && (until === undefined || day < until)))
      throw new Problem(403, 'right.missing', '当前没有任职，不能上传附件')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length === 0) throw new Problem(422, 'attachment.empty', '文件是空的')
    return c.json({ sha256: await web.bureau.attachments.put(bytes), name, size: bytes.length, type }, 201)
  })
}
