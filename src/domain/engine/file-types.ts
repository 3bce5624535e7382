/** What files the house takes, told from their first bytes. What no rule knows is kept as plain bytes, never opened. */
export const fileTypes = [
  'application/pdf',
  'application/ofd',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/x-ole-storage',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/tiff',
  'video/mp4',
  'audio/mpeg',
  'audio/wav',
  'text/plain; charset=utf-8',
  'application/octet-stream',
] as const
export type FileType = (typeof fileTypes)[number]

const starts = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, i) => bytes[i] === byte)
const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

/** The type of a file by its contents. What its sender calls it is not asked. */
export function fileTypeOf(bytes: Uint8Array, isText: (bytes: Uint8Array) => boolean): FileType {
  if (latin(bytes, 0, 5) === '%PDF-') return 'application/pdf'
  if (starts(bytes, 0x50, 0x4b, 3, 4)) return packed(bytes)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'application/x-ole-storage'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (latin(bytes, 0, 4) === 'GIF8') return 'image/gif'
  if (starts(bytes, 0x49, 0x49, 0x2a, 0) || starts(bytes, 0x4d, 0x4d, 0, 0x2a)) return 'image/tiff'
  if (latin(bytes, 4, 8) === 'ftyp') return 'video/mp4'
  if (latin(bytes, 0, 3) === 'ID3' || starts(bytes, 0xff, 0xfb)) return 'audio/mpeg'
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WAVE') return 'audio/wav'
  return isText(bytes) ? 'text/plain; charset=utf-8' : 'application/octet-stream'
}

/** A zip whose first entries have the names of an office document is one. */
function packed(bytes: Uint8Array): FileType {
  const head = latin(bytes, 0, 4096)
  const office = 'application/vnd.openxmlformats-officedocument'
  if (head.includes('OFD.xml')) return 'application/ofd'
  if (head.includes('word/')) return `${office}.wordprocessingml.document`
  if (head.includes('xl/')) return `${office}.spreadsheetml.sheet`
  if (head.includes('ppt/')) return `${office}.presentationml.presentation`
  return 'application/zip'
}

/**
 * Separators and control characters would make another file of it in somebody's folder, and marks of direction another
 * kind of file in his eyes.
 */
export const soundFileName = /^(?!\.{1,2}$)[^\p{Cc}\p{Bidi_Control}/\\]{1,200}$/u

/** A name as it is kept: without folders, control characters and marks of direction. */
export const cleanFileName = (name: string): string => {
  const bare = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = bare
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim()
    .slice(0, 200)
  return /^\.{0,2}$/.test(clean) ? '未命名' : clean
}
