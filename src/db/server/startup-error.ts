/** Every reason for which 准绳 cannot start, with the one sentence that the person at the keyboard reads. */
const sentences = {
  'port.in-use': (p: { port: number }) =>
    `端口 ${p.port} 已被其他程序占用，请用 --port 换一个端口，或先停止占用它的程序。`,
  'port.not-allowed': (p: { port: number }) =>
    `当前用户无权使用端口 ${p.port}，请用 --port 换一个 1024 以上的端口，或改由有权限的用户启动。`,
  'host.unusable': (p: { host: string }) => `本机没有地址“${p.host}”，请用 --host 给出本机的一个地址，如 127.0.0.1。`,
  'data.unusable': (p: { path: string; reason: string }) =>
    `数据目录 ${p.path} 不能使用：${p.reason}。请换一个目录（--data 目录），或修正它的权限。`,
  'data.unreachable': (p: { path: string; account: string }) =>
    `数据库目录 ${p.path} 在系统用户“${p.account}”不能进入或写入的位置，而数据库不允许以 root 运行；请把数据目录移到该用户能进入的位置，或改由普通用户启动。`,
  'data.owner': (p: { path: string }) =>
    `数据库目录 ${p.path} 属于另一个系统用户，请由建立它的用户启动，或由 root 启动。`,
  'data.in-use': (p: { path: string; pid?: number | undefined }) =>
    `数据目录 ${p.path} 正由另一个准绳进程${p.pid === undefined ? '' : `（进程号 ${p.pid}）`}使用，请先停止它，或用 --data 换一个目录。`,
  'data.other-version': (p: { path: string; found: string; needed: string }) =>
    `目录 ${p.path} 是 PostgreSQL ${p.found} 的数据，本程序使用 PostgreSQL ${p.needed}，不能直接打开；请用原版本导出后恢复，或用 --data 换一个目录。`,
  'data.foreign': (p: { path: string }) =>
    `目录 ${p.path} 是 PostgreSQL 自己的数据目录，不是准绳的数据目录；请用 --data 换一个目录，或设置 DATABASE_URL 连接该数据库。`,
  'data.incomplete': (p: { path: string }) =>
    `目录 ${p.path} 不是完整的数据库目录（缺少 PG_VERSION），为免覆盖数据没有启动；请从备份恢复，或用 --data 换一个目录。`,
  'data.missing': (p: { pointer: string; home: string }) =>
    `${p.pointer} 记载数据库存放在 ${p.home}，但那里已没有数据库，为免丢失数据没有新建；请从备份恢复，确需新建时删除该文件。`,
  'bureau.absent': (p: { path: string }) =>
    `${p.path} 中没有单位：请先执行 bin/zhunsheng init 建立，或者用 --data 指明已有的数据目录。`,
  'bureau.other': (p: { path: string; found: string; asked: string }) =>
    `${p.path} 中已有单位，配置为“${p.found}”，不能按“${p.asked}”另建；请用 --data 换一个目录。`,
  'bureau.profile': (p: { profile: string; known: string }) => `没有名为“${p.profile}”的单位配置；现有：${p.known}。`,
  'data.disk-full': (p: { path: string }) => `${p.path} 所在磁盘的空间不足，请清理后重新启动。`,
  'server.missing': (p: { platform: string }) =>
    `没有找到随附的 PostgreSQL（${p.platform}），请重新执行 npm ci，或设置 DATABASE_URL 使用已有的数据库。`,
  'server.unusable': (p: { detail: string }) =>
    `随附的 PostgreSQL 在本机不能运行（${p.detail}），请设置 DATABASE_URL 使用已有的数据库。`,
  'server.no-account': (_: object) =>
    '数据库不允许以 root 运行，而本机没有可用的普通系统用户（例如 postgres 或 nobody）；请改由普通用户启动，或设置 DATABASE_URL。',
  'server.not-started': (p: { detail: string; logFile: string }) =>
    `数据库没有启动成功：${p.detail}。详情见 ${p.logFile}。`,
  'server.stuck': (p: { pid: number }) =>
    `上次运行留下的数据库进程（进程号 ${p.pid}）没有停止，请结束该进程后重新启动。`,
  'database.bad-url': (_: object) => 'DATABASE_URL 的写法不正确，应为 postgres://用户:密码@主机:端口/数据库。',
  'database.unreachable': (p: { server: string; detail: string }) =>
    `不能连接数据库服务器 ${p.server}（${p.detail}），请检查 DATABASE_URL 以及数据库是否已启动。`,
  'database.refused': (p: { server: string; detail: string }) =>
    `数据库服务器 ${p.server} 拒绝了连接（${p.detail}），请检查 DATABASE_URL 中的用户、密码和数据库名。`,
  'database.too-old': (p: { found: string; needed: number }) =>
    `数据库服务器的版本是 PostgreSQL ${p.found}，准绳需要 PostgreSQL ${p.needed} 或更高版本，请先升级数据库。`,
  'database.encoding': (p: { found: string }) =>
    `数据库的编码是 ${p.found}，准绳需要 UTF8，请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 另建数据库。`,
  'database.read-only': (p: { server: string }) =>
    `数据库服务器 ${p.server} 只读（备用机或已设为只读），请把 DATABASE_URL 指向主服务器。`,
  'database.role-not-allowed': (p: { user: string; role: string; statements: string }) =>
    `数据库用户“${p.user}”无权准备应用角色“${p.role}”，请由数据库管理员执行：${p.statements}`,
  'migration.folder': (p: { detail: string }) => `数据库升级文件的编号有误：${p.detail}。`,
  'migration.changed': (p: { file: string }) =>
    `已经执行过的数据库升级文件 ${p.file} 被改动或被替换，为免数据与程序不一致没有启动；请恢复原文件。`,
  'migration.newer': (p: { database: number; program: number }) =>
    `数据库由更新版本的准绳建立（已升级到第 ${p.database} 号，本程序只到第 ${p.program} 号），请使用新版本的准绳。`,
  'migration.failed': (p: { file: string; detail: string }) =>
    `数据库升级文件 ${p.file} 没有执行成功，数据库保持执行前的状态：${p.detail}`,
} as const

export type StartupCode = keyof typeof sentences

/** Thrown when 准绳 cannot start; `message` is one Chinese sentence for the screen, `code` is for machines. */
export class StartupError extends Error {
  override readonly name = 'StartupError'
  readonly code: StartupCode

  constructor(code: StartupCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Makes the error for `code`; `cause` goes to the log, never to the screen. */
export function startupError<C extends StartupCode>(
  code: C,
  params: Parameters<(typeof sentences)[C]>[0],
  cause?: unknown,
): StartupError {
  const sentence = sentences[code] as (params: Parameters<(typeof sentences)[C]>[0]) => string
  return new StartupError(code, sentence(params), cause === undefined ? undefined : { cause })
}

/** The `code` of a system or PostgreSQL error (`ENOENT`, `42501`, …), if it has one. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : undefined
}

/** The web port is taken by another program. */
export function portInUse(port: number, cause?: unknown): StartupError {
  return startupError('port.in-use', { port }, cause)
}

/** What `listen` failed with, as a sentence where we have one, else the error itself. */
export function listenError(error: unknown, port: number, host = ''): unknown {
  if (errorCode(error) === 'EADDRINUSE') return portInUse(port, error)
  if (['ENOTFOUND', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'EINVAL'].includes(errorCode(error) ?? ''))
    return startupError('host.unusable', { host }, error)
  if (errorCode(error) === 'EACCES') return startupError('port.not-allowed', { port }, error)
  return error
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: '当前用户没有进入或写入的权限',
  EPERM: '当前用户没有进入或写入的权限',
  EROFS: '它所在的文件系统只读',
  ENOENT: '那里不能建立目录',
  ENOTDIR: '它或它的上级不是目录',
  EEXIST: '它不是目录',
  ENAMETOOLONG: '路径太长',
  ELOOP: '符号链接成环',
}

/** A file system error met in `path`, as a sentence where we have one, else the error itself. */
export function directoryError(error: unknown, path: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return startupError('data.disk-full', { path }, error)
  const reason = code === undefined ? undefined : reasons[code]
  return reason === undefined ? error : startupError('data.unusable', { path, reason }, error)
}
