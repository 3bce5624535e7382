import { asList } from '../engine/matter.ts'
import type { FigureValue } from '../figures/evaluate.ts'
import { leavesOf } from '../figures/figure.ts'
import { arrange, type Draft } from './arrange.ts'
import { claimOf } from './claim.ts'
import { type Block, type Claim, type Lack, type Missing, type Span, textOf } from './document.ts'
import type { Proven, ReportTime } from './proof.ts'
import { unsaidOf } from './said.ts'
import { placed, type Sentence, type TemplateBlock, type Token } from './template.ts'

export type ListedRecord = { readonly text: string; readonly caseId: string }
export type FilledList = {
  readonly title: string
  readonly measures: readonly string[]
  readonly records: readonly ListedRecord[]
  /** What is said where there is none, once it is proven that there is none. */
  readonly none?: { readonly say: string; readonly proof: Proven } | undefined
}

/** What the records say for one report, put together before composing. */
export type Material = {
  readonly time: ReportTime
  readonly values: ReadonlyMap<string, FigureValue>
  readonly proofs: ReadonlyMap<string, Proven>
  readonly lists: ReadonlyMap<string, FilledList>
  /** Registers and offices that records of these measures come from. */
  readonly sourcesOf: (measures: readonly string[]) => readonly string[]
}

export type Composed = {
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  readonly missing: readonly Missing[]
}

/**
 * Prose from an outline: each number is a claim, each list is records, nothing is typed in. A sentence is printed when
 * all its numbers can be said and all its proofs hold; else it is left out and listed with what it lacks. Words that
 * state nothing (the title of an item, what leads into a list) are printed with what they lead to, never alone.
 */
export function compose(template: readonly TemplateBlock[], material: Material): Composed {
  const { time, values, proofs, lists, sourcesOf } = material
  const missing: Missing[] = []
  const said = new Set<string>()

  const spanOf = (token: Token): Span => {
    if (token.type === 'year') return { type: 'year', year: time.year + token.offset }
    if (token.type === 'claim') return { type: 'claim', claim: claimOf(token.id, values.get(token.id)!, true) }
    return token.type === 'proof' ? { type: 'proof', proof: proofs.get(token.id)! } : token
  }
  const lacksOf = (token: Token): readonly Lack[] => {
    if (token.type === 'claim') {
      const value = values.get(token.id)!
      const why = unsaidOf(value, time)
      return why ? [{ what: value.figure.title, why, from: sourcesOf(measuresOf(value)) }] : []
    }
    if (token.type !== 'proof') return []
    return proofs
      .get(token.id)!
      .findings.flatMap(({ what, why, questions }) =>
        why ? [{ what, why, from: sourcesOf(questions.flatMap(({ measures }) => measures)) }] : [],
      )
  }
  const holds = (place: string, sentence: Sentence): boolean => {
    const lacks = sentence.flatMap(lacksOf)
    const named = (token: Token) =>
      token.type === 'claim' ? `〔${values.get(token.id)!.figure.title}〕` : textOf(spanOf(token))
    if (lacks.length) missing.push({ place, text: sentence.map(named).join(''), lacks })
    return lacks.length === 0
  }
  const listBlocks = (place: string, id: string): Draft[] => {
    const { title, measures, records, none } = lists.get(id)!
    if (records.length) {
      return records.map(({ text, caseId }) => ({
        type: 'paragraph',
        numbered: true,
        spans: [{ type: 'record', text, caseId }],
      }))
    }
    if (none?.proof.holds) {
      return [
        {
          type: 'paragraph',
          spans: [
            { type: 'text', text: none.say },
            { type: 'proof', proof: none.proof },
          ],
        },
      ]
    }
    missing.push({ place, text: title, lacks: [{ what: title, why: '没有记录', from: sourcesOf(measures) }] })
    return []
  }

  const drafts = placed(template).flatMap(({ place, block }, index): Draft[] => {
    if (block.type === 'list') return listBlocks(place, block.id)
    if (block.type === 'heading') {
      return [
        { type: 'heading', level: block.level, text: block.tokens.map((token) => textOf(spanOf(token))).join('') },
      ]
    }
    const next = template[index + 1]
    const leadsToRecords = next?.type === 'list' && lists.get(next.id)!.records.length > 0
    const kept = block.sentences.map((sentence) =>
      statesNothing(sentence) ? leadsToRecords && endsInColon(sentence) : holds(place, sentence),
    )
    if (!kept.includes(true) && !block.formal) return []
    const printed = block.sentences.filter(
      (sentence, at) => kept[at] || block.formal || (at === 0 && statesNothing(sentence)),
    )
    for (const token of printed.flat()) if (token.type === 'claim') said.add(token.id)
    return [{ type: 'paragraph', numbered: block.numbered, spans: printed.flat().map(spanOf) }]
  })
  return {
    blocks: arrange(drafts),
    claims: [...values].map(([id, value]) => claimOf(id, value, said.has(id))),
    missing,
  }
}

const measuresOf = ({ figure }: FigureValue): readonly string[] =>
  leavesOf(figure.value).flatMap(({ measure }) => asList<string>(measure))

const statesNothing = (sentence: Sentence): boolean =>
  !sentence.some(({ type }) => type === 'claim' || type === 'proof')
const endsInColon = (sentence: Sentence): boolean => {
  const last = sentence.at(-1)
  return last?.type === 'text' && last.text.endsWith('：')
}
