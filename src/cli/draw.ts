import { nodeDrawHashes } from '#app/draw/node-hash.ts'
import { readingFile, refuse } from '#domain/draw/refusal.ts'
import { type DrawResult, entropyFile, sheetFile, solve } from '#domain/draw/solve.ts'

// the BOM is kept so that the format can refuse it; bytes that are no UTF-8 are never replaced
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return refuse('file.not-utf8', {})
  }
}

/**
 * `draw solve`: the result of a sheet and its entropy file, to be printed as JSON.
 * @throws DrawRefusal (exit 1) when a file breaks a rule of `zs-draw/1`
 */
export const solveFiles = (sheetBytes: Uint8Array, entropyBytes: Uint8Array, closed: readonly string[]): DrawResult =>
  solve(
    readingFile(sheetFile, () => decode(sheetBytes)),
    readingFile(entropyFile, () => decode(entropyBytes)),
    nodeDrawHashes,
    closed,
  )
