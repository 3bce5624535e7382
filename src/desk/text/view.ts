import type { DeskText } from '../../web/api/desk/text-answers.ts'

/** 花脸稿 · 清稿 · 对照. */
export const looks = [
  ['marked', '花脸稿'],
  ['clean', '清稿'],
  ['beside', '对照'],
] as const
export type Look = (typeof looks)[number][0]

/** Which versions stand in the address; without any, the last is read and compared with none. */
export function askedOf(params: URLSearchParams): string {
  const asked = new URLSearchParams()
  for (const name of ['shown', 'before']) {
    const word = params.get(name)
    if (word) asked.set(name, word)
  }
  return String(asked)
}

export const lookOf = (params: URLSearchParams, { before }: DeskText): Look =>
  before === undefined ? 'clean' : (looks.find(([name]) => name === params.get('look'))?.[0] ?? 'marked')

/** The same text with something else in its address. */
export function withView(params: URLSearchParams, changes: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, word] of Object.entries(changes)) {
    if (word) next.set(name, word)
    else next.delete(name)
  }
  return next
}
