import { Misuse } from './command-line.ts'

/** One line of a `.jsonl`: a text of its own with the name that it is answered under, and what else the line says. */
export type TextLine = {
  readonly number: number
  readonly id: string | number
  readonly text: string
  readonly others: Readonly<Record<string, unknown>>
}

/** What each line says, or why it is none: one line that is wrong does not silence the others. */
export const eachTextLine = <L>(text: string, read: (line: TextLine) => L): readonly (L | Misuse)[] =>
  filledLines(text).map(([line, number]) => {
    try {
      return read(textLine(line, number))
    } catch (error) {
      if (error instanceof Misuse) return error
      throw error
    }
  })

const filledLines = (text: string): readonly (readonly [line: string, number: number])[] =>
  text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [[line, index + 1] as const]))

function textLine(line: string, number: number): TextLine {
  let read: unknown
  try {
    read = JSON.parse(line)
  } catch {
    throw new Misuse(`第 ${number} 行不是 JSON`)
  }
  const { id, text, ...others } = (typeof read === 'object' && read !== null ? read : {}) as Record<string, unknown>
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof text !== 'string')
    throw new Misuse(`第 ${number} 行须有 id 和 text`)
  return { number, id, text, others }
}
