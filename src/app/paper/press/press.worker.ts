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

function set({ template, printed, raw, moment }: Omit<PressJob, 'id'>): Uint8Array {
  const compiled = compiler.compile({
    mainFilePath: join(workspace, `${template}.typ`),
    inputs: { data: JSON.stringify({ ...visibly(printed, coverage), ...raw }), fonts: families },
    resetRead: false,
  })
  const document = compiled.result
  if (!document) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics))
  try {
    return compiler.pdf(document, { pdfStandard: 'a-3a', creationTimestamp: moment })
  } finally {
    compiler.evictCache(cacheAge)
  }
}

parentPort!.on('message', ({ id, ...job }: PressJob) => {
  let answer: PressAnswer
  try {
    answer = { id, pdf: set(job) }
  } catch (error) {
    answer = { id, fault: (error as Error).message }
  }
  parentPort!.postMessage(answer)
})
