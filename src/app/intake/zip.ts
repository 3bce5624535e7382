import { inflateRawSync } from 'node:zlib'

/** No report's text is larger when it is unpacked: what is has been made to fill the memory. */
const largest = 64 * 1024 * 1024

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50

/** One file of a ZIP archive by its name; undefined where there is none. @throws RangeError, Error on broken archives */
export function fileInZip(bytes: Uint8Array, name: string): Buffer | undefined {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = zip.length - 22
  while (end >= 0 && zip.readUInt32LE(end) !== endOfDirectory) end -= 1
  if (end < 0) throw new RangeError('E_ZIP')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new RangeError('E_ZIP')
    const length = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + length) === name) return unpack(zip, at)
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return undefined
}

function unpack(zip: Buffer, entry: number): Buffer {
  const local = zip.readUInt32LE(entry + 42)
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(from, from + zip.readUInt32LE(entry + 20))
  return zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: largest })
}
