import { sentencesOf, type TemplateBlock } from './template.ts'

/** Where each claim first stands in the report. */
export function placesOf(template: readonly TemplateBlock[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const { place, sentence } of sentencesOf(template))
    for (const token of sentence) if (token.type === 'claim' && !places.has(token.id)) places.set(token.id, place)
  return places
}
