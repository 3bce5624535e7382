import type { Qualifier } from '../figures/qualifier.ts'
import type { Draft, Relation, Scene } from './claim.ts'
import type { Quantity, Vague } from './quantity.ts'
import type { Statement } from './sentence.ts'

const average =
  /(?:((?<![责任行法当])人|[户件家次亩案校村])均|(?:平均每|每(?=.平均))[个名]?([人户件家次亩案村校组所县区镇乡]))[^,;。]*$/

function qualifierOf(
  quantity: Quantity,
  relation: Relation | undefined,
  perWhom: string | undefined,
): Qualifier | undefined {
  const { vague, bound } = quantity
  if (bound) return bound === 'low' ? 'atLeast' : 'atMost'
  const strong: Partial<Record<Vague, Qualifier>> = { estimated: 'about' }
  if (vague && vague !== 'several') return strong[vague] ?? (vague as Qualifier)
  if (perWhom && relation === 'per') return 'average'
  return undefined
}

/** A statement in the form in which rules give their findings. */
export function draftOf(statement: Statement, scene: Scene): Draft & { statement: Statement } {
  const { quantity, relation } = statement
  const perWhom = statement.lead.includes('均') ? average.exec(statement.lead) : null
  const who = perWhom?.[1] ?? perWhom?.[2]
  const near = scene.folded.slice(Math.max(0, quantity.at - 20), quantity.numeral)
  const estimated = /[计望期]/.test(near) && /(?:预计|有望|预期)[^,;。]{0,12}$/.test(near)
  const qualifier = qualifierOf(quantity, relation, who)
  const written = scene.folded.slice(quantity.at, quantity.end)
  const isShareOfWhole = written.includes('分之') && !written.includes('百分之')
  // 七成, 三分之二 are said to the nearest tenth.
  const rough = written.endsWith('成') || isShareOfWhole
  const exceeds = qualifier === 'exceeds' && estimated ? 'estimatedOver' : (qualifier ?? (rough ? 'about' : undefined))
  const start = relation === 'each' && scene.folded.charAt(quantity.at - 1) === '各' ? quantity.at - 1 : quantity.at
  const said =
    quantity.vague ?? (estimated ? 'estimated' : undefined) ?? (who && relation === 'per' ? 'average' : undefined)
  return {
    at: start,
    text: scene.source.slice(start, quantity.end),
    value: Number.isNaN(quantity.value) ? null : quantity.value,
    decimals: quantity.decimals,
    unit: who && relation === 'per' ? `${quantity.unit}/${who}` : quantity.unit,
    kind: /[%‰]$/.test(quantity.unit) ? 'percent' : 'number',
    counted: statement.counted,
    ...(exceeds && { qualifier: exceeds }),
    ...(said && { said }),
    ...(relation && { relation }),
    statement,
  }
}
