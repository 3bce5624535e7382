import { Worker } from 'node:worker_threads'
import { findFonts } from './fonts.ts'

export type Template = 'document' | 'report' | 'register' | 'casefile' | 'probe'

/** One file to be set: what is printed, what travels with it as it is, and the moment at which it was made (POSIX seconds). */
export type PressJob = {
  readonly id: number
  readonly template: Template
  readonly printed: object
  readonly raw: object
  /** Files that the template sets by their names. What holds pages of other files is a plain PDF: no PDF/A can. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  readonly moment: number
}
export type PressAnswer =
  | { readonly id: number; readonly pdf: Uint8Array; readonly fault?: undefined }
  | { readonly id: number; readonly fault: string; readonly pdf?: undefined }

/** The printing press: sets PDF/A-3a files in a thread of its own, the same bytes for the same job. */
export type Press = {
  pdf(template: Template, data: Pick<PressJob, 'printed' | 'raw' | 'files'>, moment: number): Promise<Uint8Array>
  /** Which type the press sets, for the properties of a file. */
  fontNote(): Promise<string>
  close(): Promise<void>
}

type Waiting = { readonly resolve: (pdf: Uint8Array) => void; readonly reject: (error: Error) => void }

/** A press whose thread starts with the first job. `fontFolder` holds the bureau's own type, if it has any. */
export function openPress(fontFolder?: string): Press {
  const waiting = new Map<number, Waiting>()
  let started: Promise<Worker> | undefined
  let last = 0
  const fonts = () => findFonts(fontFolder)

  /** A thread that ends takes its jobs with it, and the next job starts another. */
  const lost = (error: Error) => {
    started = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = async (): Promise<Worker> => {
    const worker = new Worker(new URL('./press.worker.ts', import.meta.url), {
      workerData: { fonts: await fonts() },
      // Options of the process (`--eval`, a test runner's) are not the press's.
      execArgv: [],
    })
    worker.on('message', ({ id, pdf, fault }: PressAnswer) => {
      const job = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) worker.unref()
      if (pdf) job?.resolve(pdf)
      else job?.reject(new Error(`E_PRESS: ${fault}`))
    })
    worker.on('error', lost)
    worker.on('exit', (code) => lost(new Error(`E_PRESS: the press stopped (${code})`)))
    worker.unref()
    return worker
  }

  return {
    async pdf(template, data, moment) {
      started ??= start()
      const worker = await started
      last += 1
      const job: PressJob = { id: last, template, ...data, moment }
      return new Promise((resolve, reject) => {
        waiting.set(job.id, { resolve, reject })
        // A job under way keeps the process alive; a press without work does not.
        worker.ref()
        worker.postMessage(job)
      })
    },
    async fontNote() {
      return (await fonts()).note
    },
    async close() {
      const worker = await started
      started = undefined
      await worker?.terminate()
    },
  }
}
