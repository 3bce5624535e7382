import { expect, test } from 'vitest'
import { checkSentence, documentCode, documentMark, parseDocumentMark } from './document-mark.ts'

const sha256 = 'ab'.repeat(32)
const mark = documentMark('kj.example/log', sha256)

test('given an address of the bureau, then the code opens its check page, and both code and mark are read', () => {
  const code = documentCode('kj.example/log', sha256, 'https://kj.example.gov.cn')
  expect(code).toBe(`https://kj.example.gov.cn/receipts?q=${encodeURIComponent(mark)}`)
  for (const line of [code, mark, ` ${mark.toUpperCase().replace('ZS-DOCUMENT', 'zs-document')} `])
    expect(parseDocumentMark(line)?.sha256).toBe(sha256)
  expect(checkSentence('https://kj.example.gov.cn')).toContain('https://kj.example.gov.cn/receipts')
})

test('given no address, then the code is the mark itself', () => {
  expect(documentCode('kj.example/log', sha256)).toBe(mark)
  expect(checkSentence()).not.toContain('http')
})

test.each(['', 'https://kj.example.gov.cn/receipts', 'https://x/?q=zs-receipt', `zs-document/1 log ${'a'.repeat(63)}`])(
  '“%s” is no mark of a document',
  (line) => expect(parseDocumentMark(line)).toBeNull(),
)
