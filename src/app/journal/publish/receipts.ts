import { toHex } from '#domain/journal/bytes.ts'
import { parseEntry } from '#domain/journal/entry.ts'
import { qrSvg } from '../../qr.ts'
import { folderSigner } from '../keys/signer.ts'
import type { JournalHouse } from '../ports.ts'
import { readHead } from './case-proof.ts'

/**
 * The receipt (回执) of one act: whoever holds it can show later that the log was changed between the act and its
 * publication, the one window that no checkpoint covers.
 */
export type Receipt = {
  readonly origin: string
  readonly caseId: string
  readonly n: number
  readonly index: number
  /** Hex leaf hash. */
  readonly leaf: string
  readonly recordedAt: string
  /** The current checkpoint, once there is one; true in `covered` when it covers this act already. */
  readonly checkpoint: string | null
  readonly covered: boolean
  /** One line for print and for the QR code. */
  readonly text: string
}

/** `zs-receipt/1 origin index leaf` */
export const receiptText = (origin: string, index: number, leaf: string): string =>
  `zs-receipt/1 ${origin} ${index} ${leaf}`

/** The name of a bureau's log, as its receipts and checkpoints carry it. */
export const originOf = async ({ keys, origin }: Pick<JournalHouse, 'keys' | 'origin'>): Promise<string> =>
  (await folderSigner(keys, origin)).origin

/** Reads the line of a receipt; null when it is none. */
export function parseReceipt(line: string): { origin: string; index: number; leaf: string } | null {
  const [, origin, index, leaf] = /^zs-receipt\/1 (\S+) (\d{1,15}) ([0-9a-f]{64})$/i.exec(line.trim()) ?? []
  return origin && index && leaf ? { origin, index: Number(index), leaf: leaf.toLowerCase() } : null
}

/** The receipt of the nth act of a case; null when the journal has no such act. */
export async function receiptOf(journal: JournalHouse, caseId: string, n: number): Promise<Receipt | null> {
  const row = (await journal.store.caseRows(caseId))[n - 1]
  const entry = row && parseEntry(row.entry)
  if (!row || !entry?.ok) return null
  const origin = await originOf(journal)
  const head = await readHead(journal)
  const leaf = toHex(row.leaf)
  return {
    origin,
    caseId,
    n,
    index: row.index,
    leaf,
    recordedAt: entry.value.t,
    checkpoint: head?.note.toString('utf8') ?? null,
    covered: head !== null && row.index < head.size,
    text: receiptText(origin, row.index, leaf),
  }
}

/** The receipt's line as a QR code, an SVG of `size` pixels. */
export const receiptQr = ({ text }: Pick<Receipt, 'text'>, size = 160): string =>
  qrSvg(text, { size, label: '回执二维码' })
