import { createHash } from 'node:crypto'
import type { Staff } from '#domain/bureau/profile.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Host } from '#domain/engine/case.ts'
import type { Attachment } from '#domain/engine/register.ts'

/** A file of the demonstration: small, real, and saying of itself that it is invented. */
export type DemoFile = { readonly attachment: Attachment; readonly bytes: Uint8Array }

/** One act of the demonstration year: a command of the ordinary path, with the person and the moment. */
export type DemoAct = {
  /** When it happened; it is recorded at the same moment unless `recordedAt` says later. */
  readonly at: Instant
  readonly recordedAt?: Instant
  readonly as: string
  readonly matter: string
  /** 32 hex digits, the same in every load. */
  readonly caseId: string
  readonly action: string
  readonly variant?: string
  /** The case under which a new one is opened. */
  readonly host?: Host
  readonly form?: unknown
  readonly reasons?: string
  readonly files?: readonly DemoFile[]
  /** The log is published and witnessed right after this act, before anything later is done. */
  readonly seal?: true
  /** The kind of an earlier act whose first sight by the witness enters the form as `witnessed`. */
  readonly sight?: string
}

/** Its first act founds the bureau; its people are entered and appointed by acts as all others are. */
export type DemoYear = { readonly staff: Staff; readonly acts: Iterable<DemoAct> }

/** A case id of the demonstration: the first 128 bits of a hash of its name. */
export const demoId = (name: string): string =>
  createHash('sha256').update(`zhunsheng demo ${name}`).digest('hex').slice(0, 32)

export function demoFile(name: string, lines: readonly string[]): DemoFile {
  const bytes = new TextEncoder().encode(
    ['演示数据：本文件为演示而编制，不是真实材料。', name, ...lines, ''].join('\n'),
  )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { attachment: { sha256, name: `${name}.txt`, size: bytes.length, type: 'text/plain; charset=utf-8' }, bytes }
}
