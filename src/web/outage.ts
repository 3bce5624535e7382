/** What stands between a request and its answer, where neither is at fault: told with the status that says so. */
export type Outage = {
  readonly status: 503 | 507
  readonly code: 'database.away' | 'database.busy' | 'disk.full' | 'busy'
  readonly message: string
  /** Seconds after which it is worth another try. */
  readonly after?: number
}

/** Too many ask for what takes long. */
export class Busy extends Error {}

const away = /^(08|57P0)|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/
const lost = /Connection terminated|connection.*(closed|ended)|Client has encountered a connection error/i

/** The outage behind an error; undefined for a fault of the program. */
export function outageOf(error: unknown): Outage | undefined {
  if (error instanceof Busy) return { status: 503, code: 'busy', message: '同时查询的人较多，请稍后再试', after: 5 }
  const { code = '', message = '', syscall } = error as { code?: string; message?: string; syscall?: string }
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT')
    return { status: 507, code: 'disk.full', message: '磁盘已满，没有写入任何内容；请管理员清理磁盘后再办' }
  if (code === '57014' || /timeout exceeded when trying to connect|statement timeout/i.test(message))
    return { status: 503, code: 'database.busy', message: '数据库正忙，没有在规定时间内答复，请稍后再试', after: 5 }
  if (code === '53300' || lost.test(message) || (away.test(code) && (code !== 'ENOENT' || syscall === 'connect')))
    return { status: 503, code: 'database.away', message: '数据库暂时不能使用，正在恢复；请稍后再试', after: 3 }
  return undefined
}
