import { strToU8, zipSync } from 'fflate'
import type { FsckSource } from '../fsck/ports.ts'
import type { House } from '../house.ts'
import type { JournalHouse } from '../journal/ports.ts'
import { type ProofProblem, proofOf } from '../journal/publish/case-proof.ts'
import { formatDocumentProof } from './document-proof.ts'
import type { Printer } from './printer.ts'

/** How a document is handed out; `zip` holds the PDF and the proof of the act that issued it. */
export const documentFormats = ['pdf', 'docx', 'json', 'zip'] as const
export type DocumentFormat = (typeof documentFormats)[number]

export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
  zip: 'application/zip',
} as const satisfies Record<DocumentFormat, string>

export type DocumentHouse = {
  readonly printer: Printer
  readonly journal: JournalHouse
  readonly source: FsckSource
  readonly house: Pick<House, 'matters'>
}

/** A document that is handed out: one of its two texts, and where its act stands. */
export type Wanted = { readonly text: string; readonly name: string; readonly caseId: string; readonly n: number }

/** The `.tlog-proof` of the act that issued a document. It shows what the act did, and nothing that was filled in. */
export async function documentProof(
  { journal, source, house }: DocumentHouse,
  { caseId, n }: Pick<Wanted, 'caseId' | 'n'>,
): Promise<string | ProofProblem> {
  const bundle = await proofOf(journal, source, house.matters, caseId, (path, at) => path === '!act' && at === n)
  if ('code' in bundle) return bundle
  const proof = formatDocumentProof(bundle, n)
  if (proof === null) throw new Error(`case ${caseId}: entry ${n} is not in its own proof`)
  return proof
}

/** The document in a format. */
export async function documentFile(
  desk: DocumentHouse,
  wanted: Wanted,
  format: DocumentFormat,
): Promise<Uint8Array | ProofProblem> {
  const { text, name } = wanted
  if (format === 'json') return strToU8(text)
  if (format !== 'zip') return desk.printer.print(text, format)
  const proof = await documentProof(desk, wanted)
  if (typeof proof !== 'string') return proof
  const pdf = await desk.printer.print(text, 'pdf')
  // Compressed already; and the archive has the date of nothing.
  const options = { level: 0, mtime: new Date(1980, 0, 1) } as const
  return zipSync({ [`${name}.pdf`]: pdf, [`${name}.pdf.tlog-proof`]: strToU8(proof) }, options)
}

/** What a document is called as a file: title and number, without what a file's name may not hold. */
export const fileNameOf = (...words: readonly (string | null | undefined)[]): string =>
  words
    .filter(Boolean)
    .join(' ')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_')
    .slice(0, 120)
