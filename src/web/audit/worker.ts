import { parentPort, workerData } from 'node:worker_threads'
import type { AuditBasis } from '#app/audit.ts'
import { auditText } from '#domain/audit/match.ts'

const { text, basis } = workerData as { readonly text: string; readonly basis: AuditBasis }
const onProgress = (share: number): void => parentPort?.postMessage({ share })
parentPort?.postMessage({ result: auditText(text, basis.figures, { ...basis.options, onProgress }) })
