import type { FigureValue } from '../figures/evaluate.ts'
import { leavesOf, periodOf } from '../figures/figure.ts'
import type { Block, Claim, ProofClaim, Span } from './document.ts'
import { printFigure } from './print-figure.ts'
import type { TemplateBlock, Token } from './template.ts'

export type ListedRecord = { readonly text: string; readonly caseId: string }

/** What the records say for one report, put together before composing. */
export type Material = {
  readonly year: number
  readonly values: ReadonlyMap<string, FigureValue>
  readonly proofs: ReadonlyMap<string, ProofClaim>
  readonly lists: ReadonlyMap<string, { readonly records: readonly ListedRecord[]; readonly empty: string }>
}

export function claimOf(id: string, { figure, exact, records, year }: FigureValue): Claim {
  const printed = printFigure(figure, exact)
  return {
    id,
    figure: figure.id,
    value: printed.value,
    exact,
    unit: figure.unit,
    qualifier: figure.print.qualifier,
    printed: printed.text,
    kind: figure.kind,
    records,
    title: figure.title,
    definition: figure.definition,
    periods: [...new Set(leavesOf(figure.value).map((leaf) => leaf.window))].map((window) => periodOf(window, year)),
  }
}

/** Prose from a template: every number is a claim, every list is records. Nothing is typed in. */
export function compose(template: readonly TemplateBlock[], material: Material): { blocks: Block[]; claims: Claim[] } {
  const claims = new Map([...material.values].map(([id, value]) => [id, claimOf(id, value)]))
  const spanOf = (token: Token): Span => {
    switch (token.type) {
      case 'text':
        return token
      case 'year':
        return { type: 'text', text: String(material.year + token.offset) }
      case 'claim': {
        const claim = claims.get(token.id)
        return claim ? { type: 'claim', claim } : { type: 'text', text: `{{${token.id}}}` }
      }
      case 'proof': {
        const proof = material.proofs.get(token.id)
        return proof ? { type: 'proof', proof } : { type: 'text', text: `[[${token.id}]]` }
      }
    }
  }
  const blocks = template.flatMap((block): Block[] => {
    if (block.type === 'list') return listBlocks(material.lists.get(block.id))
    const spans = block.tokens.map(spanOf)
    return block.type === 'heading'
      ? [
          {
            type: 'heading',
            level: block.level,
            text: spans.map((span) => (span.type === 'text' ? span.text : '')).join(''),
          },
        ]
      : [{ type: 'paragraph', spans }]
  })
  return { blocks, claims: [...claims.values()] }
}

function listBlocks(list: ReturnType<Material['lists']['get']>): Block[] {
  if (!list || list.records.length === 0) {
    return [{ type: 'paragraph', spans: [{ type: 'text', text: list?.empty ?? '' }] }]
  }
  return list.records.map(({ text, caseId }, index) => ({
    type: 'paragraph',
    spans: [
      { type: 'text', text: `${index + 1}.` },
      { type: 'record', text, caseId },
    ],
  }))
}
