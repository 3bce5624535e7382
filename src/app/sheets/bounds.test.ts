import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { beyondBounds } from './bounds.ts'

/** A zip of one entry, with the sizes that it claims. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(1, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  const at = local.length + name.length + packed.length
  end.writeUInt32LE(at, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

const sheet = (cells: string) => zipOf('xl/worksheets/sheet1.xml', Buffer.from(`<worksheet>${cells}</worksheet>`))

it('a workbook as offices write it is read', async () => {
  const blob = await writeExcelFile([[{ value: '编号', type: String }], [{ value: '甲', type: String }]]).toBuffer()
  expect(beyondBounds(blob)).toBeUndefined()
})

it('a cell at the far corner of a small file is refused before anything is built', () => {
  expect(beyondBounds(sheet('<c r="XFD1048576"><v>1</v></c>'))).toContain('工作表过大（1048576 行、16384 列）')
  expect(beyondBounds(sheet('<c r="B3"><v>1</v></c>'))).toBeUndefined()
})

it('what unpacks to hundreds of megabytes is refused, whatever size it claims', () => {
  expect(beyondBounds(zipOf('xl/sharedStrings.xml', Buffer.alloc(201 * 1024 * 1024)))).toContain('展开后超过')
})

it('what is no workbook is told as that', () => {
  for (const bytes of [Buffer.from('not a zip'), Buffer.from('PK\x05\x06'), Buffer.alloc(0)])
    expect(beyondBounds(bytes)).toBe('不是完整的 .xlsx 工作簿')
})
