import type { Draft, Scene } from './claim.ts'

/** What a rule took from a sentence. */
export const draft = (scene: Scene, start: number, length: number, rest: Omit<Draft, 'at' | 'text'>): Draft => ({
  at: start,
  text: scene.source.slice(start, start + length),
  ...rest,
})

/** The rest of a clause, from a place in it. */
export const upToClause = (text: string, from: number): string => /^[^,;。!?:]{0,40}/.exec(text.slice(from))![0]
