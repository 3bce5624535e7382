import { citedBy } from '#domain/engine/cited.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import { type Citation, isOwnRule, type OwnRule } from '#domain/law/citation.ts'
import { lineage } from '#domain/law/in-force.ts'

/** Who cites an article: a matter, one of its acts, limits, documents or conditions. */
export type Use = {
  readonly matter: Matter
  readonly what: string
  readonly at?: string | undefined
}

export type LawIndex = {
  /** Who cites an article; it is cited also where its rule stood before. */
  article(instrument: string, article: string): readonly Use[]
  /** Articles of an instrument that somebody cites. */
  cited(instrument: string): number
  /** Rules that no article gives, with all that rests on them. */
  readonly rules: readonly { readonly rule: OwnRule; readonly uses: readonly Use[] }[]
}

/** Every citation of the bureau's declarations. */
export function lawIndex(matters: readonly Matter[]): LawIndex {
  const articles = new Map<string, Map<string, Use[]>>()
  const rules = new Map<string, { readonly rule: OwnRule; readonly uses: Use[] }>()
  const note = (cited: Citation | readonly Citation[] | undefined, use: Use) => {
    for (const one of asList<Citation>(cited)) {
      if (isOwnRule(one)) {
        const noted = rules.get(one.sentence) ?? { rule: one, uses: [] }
        rules.set(one.sentence, noted)
        noted.uses.push(use)
        continue
      }
      for (const { instrument, article } of lineage(one)) {
        const some = articles.get(instrument) ?? new Map<string, Use[]>()
        const uses = some.get(article) ?? []
        articles.set(instrument, some.set(article, uses))
        const isSame = ({ matter, what, at }: Use) => matter === use.matter && what === use.what && at === one.at
        if (!uses.some(isSame)) uses.push({ ...use, at: one.at })
      }
    }
  }
  for (const matter of matters) for (const { what, basis } of citedBy(matter)) note(basis, { matter, what })
  return {
    article: (instrument, article) => articles.get(instrument)?.get(article) ?? [],
    cited: (instrument) => articles.get(instrument)?.size ?? 0,
    rules: [...rules.values()],
  }
}
