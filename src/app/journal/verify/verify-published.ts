import { type Finding, finding } from '#domain/journal/log-findings.ts'
import type { NoteVerifier } from '#domain/journal/note.ts'
import type { Hash } from '#domain/journal/ports.ts'
import type { ReadPath } from '#domain/journal/tile-io.ts'
import { fromUtf8 } from '#domain/journal/utf8.ts'
import { type Algorithms, parseVerifier } from '#domain/journal/verifier.ts'
import { type LogReport, type VerifyOptions, verifyLog } from '#domain/journal/verify-log.ts'
import { parseBundle } from '../proofs/bundle.ts'
import { followRotations, type KeyRotation, openRotation, ROTATE_KIND, rotationFile } from '../proofs/rotations.ts'

// Runs on the server and in the reader's browser: nothing here may need Node.

export type PublishedTrust = Omit<VerifyOptions, 'logKeys' | 'formerKeys' | 'witnesses'> & {
  readonly sha256: Hash
  readonly algorithms: Algorithms
  /** Keys of the log and of its witnesses, one vkey each. */
  readonly vkeys: readonly string[]
}

export type PublishedReport = LogReport & {
  /** Changes of the signing key that the log proves. */
  readonly rotations: readonly KeyRotation[]
}

/**
 * Verifies a published log as it lies there, its changes of keys included: a reader who knows an older key is led to
 * the present one, and each checkpoint of an overlap must be a beginning of the log. @throws Error on an unusable key
 */
export async function verifyPublished(read: ReadPath, trust: PublishedTrust): Promise<PublishedReport> {
  const { algorithms, vkeys, ...options } = trust
  const { sha256 } = options
  const keysOf = (lines: readonly string[]) => sortKeys(sha256, algorithms, lines)
  const { witnesses } = keysOf(vkeys)
  const rotations: KeyRotation[] = []
  const findings: Finding[] = []
  for (let n = 1; ; n++) {
    const path = rotationFile(n)
    const bytes = await read(path)
    if (!bytes) break
    const bundle = parseBundle(fromUtf8(bytes) ?? '')
    const opened = bundle && openRotation(bundle, { sha256, algorithms, witnesses, quorum: options.quorum })
    if (opened?.ok) rotations.push(opened.rotation)
    else findings.push(finding('log.rotation', { path, reason: opened?.reason ?? '不是存证文件' }))
  }
  const followed = followRotations(rotations, vkeys)
  const report = await verifyLog(read, {
    ...options,
    ...keysOf(followed.present),
    witnesses,
    formerKeys: keysOf(followed.former).logKeys,
    older: [...(options.older ?? []), ...rotations.map(({ checkpoint }) => checkpoint)],
  })
  const recorded = report.kinds[ROTATE_KIND] ?? 0
  if (recorded > rotations.length) {
    findings.push(finding('log.rotation-unproven', { rotations: recorded, proven: rotations.length }))
  }
  return { ...withFindings(report, findings), rotations }
}

export type SortedKeys = { readonly logKeys: readonly NoteVerifier[]; readonly witnesses: readonly NoteVerifier[] }

/** Keys of the log and of its witnesses out of vkey lines. @throws Error when a line is no usable key */
export function sortKeys(sha256: Hash, algorithms: Algorithms, lines: readonly string[]): SortedKeys {
  const keys = lines.map((line) => {
    const verifier = parseVerifier(sha256, line, algorithms)
    if (!verifier.ok) throw new Error(`公钥“${line}”不能使用：${verifier.message}`)
    return verifier.value
  })
  // Only cosignatures carry a time.
  const isWitness = ({ timeOf }: NoteVerifier) => timeOf !== undefined
  return { logKeys: keys.filter((key) => !isWitness(key)), witnesses: keys.filter(isWitness) }
}

/** A report to which more was found. */
export function withFindings<R extends LogReport>(report: R, more: readonly Finding[]): R {
  const faults = report.faults + more.filter(({ severity }) => severity === 'fault').length
  const doubts = report.doubts + more.filter(({ severity }) => severity === 'doubt').length
  return { ...report, intact: faults === 0, faults, doubts, findings: [...report.findings, ...more] }
}
