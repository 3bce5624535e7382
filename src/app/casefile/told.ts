import { stateLabel } from '#domain/engine/matter.ts'
import type { CaseFile } from './case-file.ts'

/** A case file in words for machines: what is in it, what is lacking, what the four checks found. */
export const caseFileJson = ({ matter, current, pieces, closed, lacks, checks }: CaseFile) => ({
  case: current.id,
  title: current.title,
  state: current.state,
  stateTitle: stateLabel(matter.states[current.state] ?? current.state),
  closed,
  complete: lacks.length === 0,
  lacks,
  checks,
  items: pieces.map(({ part, lack, aside }, index) => ({
    ...{ index: index + 1, n: part.n, on: part.on, type: part.type, title: part.title },
    ...(part.type === 'document' ? { kind: part.kind, number: part.number } : {}),
    ...(part.type === 'evidence' ? { sha256: part.file.sha256 } : {}),
    ...{ lack, aside },
  })),
})
