/** What a document's QR code says: `zs-document/1 log hash`. Who holds the paper can look its text up by it. */
export const documentMark = (origin: string, sha256: string): string => `zs-document/1 ${origin} ${sha256}`

/** Reads the line of a document's QR code; null when it is none. */
export function parseDocumentMark(line: string): { readonly origin: string; readonly sha256: string } | null {
  const [, origin, sha256] = /^zs-document\/1 (\S+) ([0-9a-f]{64})$/i.exec(line.trim()) ?? []
  return origin && sha256 ? { origin, sha256: sha256.toLowerCase() } : null
}
