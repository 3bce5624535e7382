import { type Checkpoint, parseCheckpoint } from '#domain/journal/checkpoint.ts'
import { fromUtf8 } from '#domain/journal/utf8.ts'

/** What a checkpoint file says, signed or not yet; its signatures are not looked at. @throws Error when it is none */
export function headOf(bytes: Uint8Array): Checkpoint {
  const text = fromUtf8(bytes) ?? ''
  const checkpoint = parseCheckpoint(`${text.slice(0, text.indexOf('\n\n'))}\n`)
  if (!checkpoint.ok) throw new Error(checkpoint.message)
  return checkpoint.value
}
