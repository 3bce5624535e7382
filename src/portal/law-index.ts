import { asList, type Matter } from '#domain/engine/matter.ts'
import { type Citation, isOwnRule } from '#domain/law/citation.ts'

/** Who cites an article: a matter, one of its acts, limits, documents or conditions. */
export type Use = {
  readonly matter: Matter
  readonly what: string
  readonly at?: string | undefined
}

export type LawIndex = (instrument: string, article: string) => readonly Use[]

/** Every citation of the bureau's declarations, by article. */
export function lawIndex(matters: readonly Matter[]): LawIndex {
  const uses = new Map<string, Use[]>()
  const note = (cited: Citation | readonly Citation[] | undefined, use: Use) => {
    for (const one of asList<Citation>(cited)) {
      if (isOwnRule(one)) continue
      const key = `${one.instrument}\n${one.article}`
      uses.set(key, [...(uses.get(key) ?? []), { ...use, at: one.at }])
    }
  }
  for (const matter of matters) {
    note(matter.basis, { matter, what: '事项依据' })
    for (const action of Object.values(matter.actions)) {
      note(action.basis, { matter, what: `办理：${action.label}` })
      for (const guard of action.guards ?? []) note(guard.basis, { matter, what: `条件：${guard.text}` })
      for (const remedy of action.remedies ?? []) note(remedy.basis, { matter, what: `救济：${remedy.label}` })
    }
    for (const limit of Object.values(matter.limits)) {
      note(limit.statutory.basis, { matter, what: `法定期限：${limit.label}` })
      note(limit.promised?.basis, { matter, what: `承诺期限：${limit.label}` })
      for (const pause of limit.pauses ?? []) note(pause.basis, { matter, what: `中止事由：${pause.ground}` })
      note(limit.extension?.basis, { matter, what: `延长：${limit.label}` })
    }
    for (const document of Object.values(matter.documents)) {
      note(document.basis, { matter, what: `文书：${document.title}` })
      note(document.public, { matter, what: `公开：${document.title}` })
    }
  }
  return (instrument, article) => uses.get(`${instrument}\n${article}`) ?? []
}
