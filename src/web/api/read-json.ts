import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Problem, problem } from './problem.ts'

/** Refuses a body above a number of bytes, also one that does not say how long it is. */
export const atMost = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => problem(c, { status: 413, code: 'body.too-large', message: `内容不得超过 ${maxSize} 字节` }),
  })

/** The JSON of a request. @throws Problem */
export async function readJson(c: Context): Promise<unknown> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(type))
    throw new Problem(415, 'body.not-json', '内容类型应为 application/json')
  try {
    return JSON.parse(await c.req.text(), withSoundText)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem(400, 'body.malformed', '内容不是有效的 JSON')
    // The parser goes one call deeper for each level.
    if (error instanceof RangeError) throw new Problem(400, 'body.too-deep', '内容的层次过深')
    throw error
  }
}

/** The database keeps no NUL and no half of a character. */
function withSoundText(key: string, value: unknown): unknown {
  for (const text of [key, value])
    if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed()))
      throw new Problem(400, 'body.characters', '内容含有不能保存的字符')
  return value
}
