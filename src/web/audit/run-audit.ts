import { Worker } from 'node:worker_threads'
import type { AuditBasis } from '#app/audit.ts'
import type { AuditResult } from '#domain/audit/match.ts'

/** Readers at once: the rest wait, and the site stays quick for everybody else. */
const atOnce = 2
const waiting: (() => void)[] = []
let running = 0

type Said = { readonly share: number } | { readonly result: AuditResult }

/** Reads a text in a thread of its own: a long one must not hold up the site. `onProgress` is told the share that is done. */
export async function runAudit(
  text: string,
  basis: AuditBasis,
  onProgress: (share: number) => void = () => {},
): Promise<AuditResult> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await new Promise<AuditResult>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { text, basis } })
      worker.on('message', (said: Said) => {
        if ('share' in said) return onProgress(said.share)
        resolve(said.result)
        void worker.terminate()
      })
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`E_AUDIT_WORKER ${code}`)))
    })
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
