import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Fonts } from './fonts.ts'
import { coverageOf, visibly } from './glyphs.ts'
import type { PressAnswer, PressJob } from './press.ts'

// Sets type beside the main thread, which goes on answering. One compiler stays alive: fonts are read once.

const { fonts } = workerData as { readonly fonts: Fonts }
const workspace = join(import.meta.dirname, 'typst')
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...fonts.files] }] })
const families = JSON.stringify(fonts.families)
const coverage = coverageOf(fonts.files)

/** What was laid out this many documents ago is forgotten. */
const cacheAge = 10

function set({ template, printed, raw, files = {}, moment }: Omit<PressJob, 'id'>): Uint8Array {
  const named = Object.entries(files).map(([name, bytes]) => [join(workspace, name), Buffer.from(bytes)] as const)
  for (const [path, bytes] of named) compiler.mapShadow(path, bytes)
  try {
    return compiled({ template, printed, raw, moment }, named.length > 0)
  } finally {
    for (const [path] of named) compiler.unmapShadow(path)
  }
}

function compiled({ template, printed, raw, moment }: Omit<PressJob, 'id' | 'files'>, isPlain: boolean): Uint8Array {
  const setting = compiler.compile({
    mainFilePath: join(workspace, `${template}.typ`),
    inputs: { data: JSON.stringify({ ...visibly(printed, coverage), ...raw }), fonts: families },
    resetRead: false,
  })
  const document = setting.result
  if (!document) throw new Error(JSON.stringify(setting.takeDiagnostics()?.shortDiagnostics))
  try {
    return compiler.pdf(document, { ...(isPlain ? {} : { pdfStandard: 'a-3a' }), creationTimestamp: moment })
  } finally {
    compiler.evictCache(cacheAge)
  }
}

const queue: PressJob[] = []

/**
 * One file a turn of the event loop: the compiler's memory is given back only between turns, and a port hands over its
 * messages for as long as there are any.
 */
function next(): void {
  const { id, ...job } = queue[0]!
  let answer: PressAnswer
  try {
    answer = { id, pdf: set(job) }
  } catch (error) {
    answer = { id, fault: (error as Error).message }
  }
  parentPort!.postMessage(answer)
  queue.shift()
  if (queue.length) setImmediate(next)
}

parentPort!.on('message', (job: PressJob) => {
  if (queue.push(job) === 1) setImmediate(next)
})
