import type { RefusalCode } from './refusals.ts'

const entry = (index: number): string => `第 ${index} 号记录`
const duration = (seconds: number): string =>
  seconds < 120
    ? `${seconds} 秒`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} 分钟`
      : `${Math.round(seconds / 3600)} 小时`

/**
 * What a reading of a whole log can find. A *fault* contradicts what was signed, or breaks a rule of the journal;
 * a *doubt* contradicts no signature but needs an explanation.
 */
export const logFindings = {
  'log.no-checkpoint': { severity: 'fault', say: () => '找不到检查点文件 checkpoint' },
  'log.missing': { severity: 'fault', say: (p: { path: string }) => `缺少文件 ${p.path}` },
  'log.bundle': {
    severity: 'fault',
    say: (p: { path: string; width: number }) => `${p.path} 被截断或损坏，读不出应有的 ${p.width} 条记录`,
  },
  'log.tile-length': {
    severity: 'fault',
    say: (p: { path: string; width: number }) => `${p.path} 长度不对，应为 ${p.width} 个哈希`,
  },
  'log.entry-altered': {
    severity: 'fault',
    say: (p: { index: number }) => `${entry(p.index)}的内容在公布之后被改动：叶哈希仍是公布时的，内容已对不上`,
  },
  'log.leaf-altered': {
    severity: 'fault',
    say: (p: { index: number; path: string }) =>
      `${p.path} 中${entry(p.index)}的叶哈希被改动或损坏（记录内容与检查点相符，可据以重新生成）`,
  },
  'log.entry-differs': {
    severity: 'fault',
    say: (p: { index: number; path: string }) => `${entry(p.index)}的内容与 ${p.path} 中的叶哈希不一致`,
  },
  'log.node': {
    severity: 'fault',
    say: (p: { path: string; at: number }) => `${p.path} 的第 ${p.at} 个哈希与由下层推算的不一致：瓦片被改动或损坏`,
  },
  'log.root': {
    severity: 'fault',
    say: (p: { size: number; computed: string; signed: string }) =>
      `由全部 ${p.size} 条记录重算的树根是 ${p.computed}，检查点签署的是 ${p.signed}：公布之后有记录被改、删、插入或调换次序`,
  },
  'log.shrank': {
    severity: 'fault',
    say: (p: { size: number; older: number }) =>
      `日志变短了：旧检查点有 ${p.older} 条，现在只有 ${p.size} 条；记录被删除，或者恢复了旧备份`,
  },
  'log.forked': {
    severity: 'fault',
    say: (p: { older: number }) => `前 ${p.older} 条记录的树根与旧检查点签署的不同：旧检查点之前的历史被改写`,
  },
  'log.older-refused': { severity: 'fault', say: (p: { message: string }) => `旧检查点不予采信：${p.message}` },
  'log.rotation': {
    severity: 'fault',
    say: (p: { path: string; reason: string }) => `密钥更换的证明 ${p.path} 不成立：${p.reason}`,
  },
  'log.rotation-unproven': {
    severity: 'doubt',
    say: (p: { rotations: number; proven: number }) =>
      `日志中有 ${p.rotations} 次密钥更换，附有证明的只有 ${p.proven} 次：证明文件尚未公布或者被删除`,
  },
  'timestamp.bad': {
    severity: 'fault',
    say: (p: { path: string; reason: string }) => `时间戳 ${p.path} 不成立：${p.reason}`,
  },
  'twin.absent': { severity: 'fault', say: () => '没有国密副本（sm3/checkpoint）' },
  'twin.behind': {
    severity: 'doubt',
    say: (p: { size: number; published: number }) => `只到 ${p.size} 条，日志已有 ${p.published} 条`,
  },
  'twin.differs': {
    severity: 'fault',
    say: (p: { index: number }) => `${entry(p.index)}与日志中的不同：两棵树所收的不是同样的记录`,
  },
  'log.stale': {
    severity: 'fault',
    say: (p: { age: number; limit: number }) =>
      `检查点的最近一次见证在 ${duration(p.age)}之前，超过 ${duration(p.limit)}：日志可能停止公布或者向您隐瞒了新记录`,
  },
  'log.undated': { severity: 'fault', say: () => '检查点没有见证签名，无从判断它是新是旧' },
  'clock.back': {
    severity: 'doubt',
    say: (p: { index: number; t: string; before: string }) =>
      `${entry(p.index)}的时间 ${p.t} 早于前一条的 ${p.before}：时钟被调慢，或者记录倒填日期`,
  },
  'clock.early': {
    severity: 'doubt',
    say: (p: { index: number; t: string; by: number }) =>
      `${entry(p.index)}的时间 ${p.t} 比它之前的检查点还早 ${duration(p.by)}：倒填日期，或者服务器时钟不准`,
  },
  'clock.late': {
    severity: 'doubt',
    say: (p: { index: number; t: string; by: number }) =>
      `${entry(p.index)}的时间 ${p.t} 比收录它的检查点还晚 ${duration(p.by)}：服务器时钟不准`,
  },
} as const

export type LogFindingCode = keyof typeof logFindings
type Params<C extends LogFindingCode> = Parameters<(typeof logFindings)[C]['say']>

export type Finding = {
  readonly severity: 'fault' | 'doubt'
  readonly code: LogFindingCode | RefusalCode
  readonly message: string
  /** The entry's index in the log. */
  readonly index?: number
}

export function finding<C extends LogFindingCode>(code: C, ...params: Params<C>): Finding {
  const { severity, say } = logFindings[code]
  const [p] = params as [{ index?: number }?]
  const message = (say as (...params: Params<C>) => string)(...params)
  return { severity, code, message, ...(p?.index === undefined ? {} : { index: p.index }) }
}
