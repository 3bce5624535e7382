import { kindLabel } from '#domain/figures/figure.ts'
import { type Block, type Claim, type ReportDocument, textOf } from '#domain/report/document.ts'
import type { Proven } from '#domain/report/proof.ts'

/** The report as data: the contract of `report --format json` and of `/reports/YEAR.json`. */
export function reportJson(report: ReportDocument) {
  const {
    year,
    title,
    bureau,
    addressees,
    state,
    asOf,
    claims,
    proofs,
    missing,
    changes,
    parts,
    checks,
    warnings,
    blocks,
  } = report
  return {
    year,
    title,
    bureau,
    addressees,
    state,
    asOf,
    claims: claims.map(claimJson),
    proofs: proofs.map(proofJson),
    missing,
    changes,
    parts: parts.map(({ id, title, mandatory, present }) => ({ id, title, mandatory, present })),
    checks: checks.map(({ id, title, result, message }) => ({ id, title, result, message })),
    warnings: warnings.map(({ code, message }) => ({ code, message })),
    text: blocks.map(blockJson),
  }
}

export type ReportJson = ReturnType<typeof reportJson>

const claimJson = (claim: Claim) => ({
  id: claim.id,
  figure: claim.figure,
  title: claim.title,
  value: claim.value,
  exact: claim.exact,
  unit: claim.unit,
  qualifier: claim.qualifier,
  printed: claim.printed,
  kind: claim.kind,
  kindLabel: kindLabel[claim.kind],
  records: claim.records,
  definition: claim.definition,
  periods: claim.periods,
  said: claim.isSaid,
})

const proofJson = ({ id, title, holds, records, findings }: Proven) => ({
  id,
  title,
  holds,
  records,
  needs: findings.map(({ what, why, records: found }) => ({ what, holds: why === '', why, records: found })),
})

const blockJson = (block: Block) =>
  block.type === 'heading'
    ? { type: block.type, level: block.level, text: block.text }
    : {
        type: block.type,
        text: block.spans.map(textOf).join(''),
        claims: block.spans.flatMap((span) => (span.type === 'claim' ? [span.claim.id] : [])),
        proofs: block.spans.flatMap((span) => (span.type === 'proof' ? [span.proof.id] : [])),
        records: block.spans.flatMap((span) => (span.type === 'record' ? [span.caseId] : [])),
      }
