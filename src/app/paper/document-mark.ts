/** What a document says of itself to whoever holds the paper: `zs-document/1 log hash`. Its text can be looked up by it. */
export const documentMark = (origin: string, sha256: string): string => `zs-document/1 ${origin} ${sha256}`

/** What a document's QR code says: the check page with the mark, where the bureau has an address; else the mark. */
export function documentCode(origin: string, sha256: string, address?: string): string {
  const mark = documentMark(origin, sha256)
  return address ? `${address}/receipts?q=${encodeURIComponent(mark)}` : mark
}

/** Reads the mark of a document, or what its QR code says; null when it is neither. */
export function parseDocumentMark(line: string): { readonly origin: string; readonly sha256: string } | null {
  const text = line.trim()
  const mark = URL.canParse(text) ? (new URL(text).searchParams.get('q') ?? '') : text
  const [, origin, sha256] = /^zs-document\/1 (\S+) ([0-9a-f]{64})$/i.exec(mark) ?? []
  return origin && sha256 ? { origin, sha256: sha256.toLowerCase() } : null
}

/** How the reader of a paper or file finds out whether it is the bureau's, in a sentence. */
export const checkSentence = (address?: string): string =>
  address
    ? `核验：扫描二维码，或者把本文件拖入 ${address}/receipts；断网时用断网核验页。`
    : '核验：扫描二维码，或者把本文件拖入门户“核对回执和证件”页、断网核验页。'
