import { expect, test } from 'vitest'
import { D1, D2 } from '#domain/draw/published-vectors.ts'
import { solveFiles } from './draw.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('the result has the promised fields, in JSON', () => {
  const result = JSON.parse(JSON.stringify(solveFiles(bytes(D2.sheet), bytes(D2.entropy), ['DW009'])))
  const fields = 'sheet seed ranking selected shortfall teamOrder team assignment loadLimit skipped substitution'
  expect(Object.keys(result).sort()).toEqual(fields.split(' ').sort())
  expect(Object.keys(result.substitution)).toEqual(['active', 'assignment', 'log'])
  expect(result.seed).toBe('3607db3ccc004cf711c82a603de42000a8b533652b008c66194e7200cd7db01b')
  expect(result.selected).toEqual(['DW002', 'DW009', 'DW006'])
})

test('bytes that are not UTF-8 are refused, in either file', () => {
  const broken = bytes(D1.sheet.replace('单位1\n', '单位?\n'))
  broken[broken.indexOf(0x3f)] = 0xff
  expect(() => solveFiles(broken, bytes(D1.entropy), [])).toThrow('UTF-8')
  expect(() => solveFiles(bytes(D1.sheet), Uint8Array.of(0xc0, 0x80), [])).toThrow('UTF-8')
})

test('a byte order mark is refused, not swallowed', () => {
  const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes(D1.sheet))
  expect(() => solveFiles(marked, bytes(D1.entropy), [])).toThrow('BOM')
  expect(solveFiles(bytes(D1.sheet), bytes(D1.entropy), []).team).toEqual(['ZF05', 'ZF04', 'ZF01'])
})

test('a refusal says which of the two files is at fault, and where', () => {
  const refusal = (sheet: string, entropy: string) => {
    try {
      return solveFiles(bytes(sheet), bytes(entropy), [])
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(refusal(D1.sheet.replace('\t1\t单位1\n', '\t1000\t单位1\n'), D1.entropy)).toMatch(/^抽签单第 7 行：权重必须/)
  expect(refusal(D1.sheet, D1.entropy.slice(0, -1))).toMatch(/^随机数文件第 3 行：文件必须以一个换行符结尾/)
  expect(() => solveFiles(bytes(D1.sheet), Uint8Array.of(0xff), [])).toThrow(/^随机数文件：文件不是有效的 UTF-8/)
})
