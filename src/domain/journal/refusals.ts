/** Every way in which journal data is refused: its code and the sentence that says what happened. */
export const refusals = {
  'note.encoding': () => '签名文本不是有效的 UTF-8，或者含有换行以外的控制字符',
  'note.size': () => '签名文本过长，或者签名行过多',
  'note.split': () => '签名文本缺少分隔正文与签名的空行，或者空行之后没有签名',
  'note.line': (p: { line: string }) => `签名行格式不对：“${p.line}”`,
  'note.bad-signature': (p: { name: string }) => `“${p.name}”的签名不成立：正文或签名被改动，整份签名文本不予采信`,
  'note.unsigned': () => '没有任何一个受信任的密钥签过名',
  'vkey.form': () => '公钥行的格式应为“名称+八位十六进制编号+base64”',
  'vkey.name': () => '公钥名称不得为空，不得含空白或“+”',
  'vkey.id': () => '公钥行的编号与名称、公钥内容不相符',
  'vkey.type': (p: { type: number }) => `不支持的签名类型 0x${p.type.toString(16).padStart(2, '0')}，或者公钥长度不对`,
  'checkpoint.form': () => '检查点正文应恰为三行：日志名称、条目数、base64 树根',
  'checkpoint.origin': (p: { origin: string; expected: string }) =>
    `检查点属于另一个日志“${p.origin}”，应为“${p.expected}”`,
  'checkpoint.log-signature': (p: { origin: string }) => `检查点上没有日志“${p.origin}”自己的有效签名`,
  'checkpoint.witnesses': (p: { have: number; need: number; missing: string }) =>
    `见证签名不足：需要 ${p.need} 个，只有 ${p.have} 个；缺少 ${p.missing}`,
  'proof.form': () => '存证文件的格式不对（应为 c2sp.org/tlog-proof@v1）',
  'proof.index': (p: { index: number; size: number }) => `存证文件称是第 ${p.index} 号记录，而检查点只有 ${p.size} 条`,
  'proof.path': (p: { index: number }) =>
    `证明路径算不出检查点的树根：这条记录不是日志的第 ${p.index} 号记录，或者内容被改动`,
  'request.form': () => '见证请求的格式不对',
  'response.form': () => '见证答复的格式不对',
  'disclosure.form': () => '披露件应为 base64url 编码的 [盐, 路径, 值]',
  'disclosure.salt': () => '披露件的盐不足 128 位',
  'entry.size': (p: { bytes: number }) => `记录长 ${p.bytes} 字节，超过 65535 字节的上限`,
  'entry.json': () => '记录不是有效的 JSON',
  'entry.field': (p: { field: string }) => `记录的“${p.field}”缺失或者格式不对`,
  'entry.canonical': () => '记录的字节不是规范写法（RFC 8785）',
  'entry.kind': (p: { kind: string }) => `记录种类“${p.kind}”不在公开清单内`,
  'chain.case': (p: { case: string; expected: string }) => `记录属于办件 ${p.case}，不属于办件 ${p.expected}`,
  'chain.n': (p: { case: string; n: number; expected: number }) =>
    p.n > p.expected
      ? `办件 ${p.case} 应接第 ${p.expected} 次记录，实为第 ${p.n} 次：中间的记录缺失`
      : `办件 ${p.case} 应接第 ${p.expected} 次记录，实为第 ${p.n} 次：记录重复或者次序颠倒`,
  'chain.prev': (p: { case: string; n: number }) =>
    `办件 ${p.case} 第 ${p.n} 次记录所接的前一条，不是日志中的前一条：历史被改写或者记录被调换`,
  'chain.del': (p: { case: string; n: number; digest: string }) =>
    `办件 ${p.case} 第 ${p.n} 次记录撤去的摘要 ${p.digest} 并不在该办件的现状之中`,
  'chain.add': (p: { case: string; n: number; digest: string }) =>
    `办件 ${p.case} 第 ${p.n} 次记录加入的摘要 ${p.digest} 已经在该办件的现状之中`,
  'chain.state': (p: { case: string; n: number }) =>
    `办件 ${p.case} 第 ${p.n} 次记录所载的状态摘要，与逐条推算的结果不一致`,
} as const

export type RefusalCode = keyof typeof refusals
type Params<C extends RefusalCode> = Parameters<(typeof refusals)[C]>

export type Refusal = { readonly ok: false; readonly code: RefusalCode; readonly message: string }
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal

export const accept = <T>(value: T): Result<T> => ({ ok: true, value })

export function refuse<C extends RefusalCode>(code: C, ...params: Params<C>): Refusal {
  const sentence = refusals[code] as (...params: Params<C>) => string
  return { ok: false, code, message: sentence(...params) }
}
