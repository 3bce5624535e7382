import { describe, expect, it } from 'vitest'
import { Wanting } from './command-line.ts'
import { readText } from './read-text.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))

describe('a text file as offices keep it', () => {
  it.each([
    ['UTF-8', 'e6b395e6b2bb39'],
    ['UTF-8 with its mark', 'efbbbfe6b395e6b2bb39'],
    ['GBK', 'b7a8d6ce39'],
    ['UTF-16, little end first', 'fffed56cbb6c3900'],
    ['UTF-16, big end first', 'feff6cd56cbb0039'],
  ])('given %s, then the same words are read', (_, bytes) => {
    expect(readText(hex(bytes), 'a.txt')).toBe('法治9')
  })

  it('given a Word document, then it is refused with what to do', () => {
    expect(() => readText(hex('504b030414000600'), 'a.docx')).toThrow(Wanting)
  })
})
