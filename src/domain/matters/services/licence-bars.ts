import { addYears, type Day } from '#domain/calendar/day.ts'
import { article } from '#domain/law/catalogue.ts'

/** 行政许可法第七十八条、第七十九条: who may not apply again for a time; of matters of safety and health alone. */
export const barMeasure = {
  'licence.barred': '一个申请人在行政许可法第七十八条、第七十九条规定的年限内不得再次申请实验动物许可的期间',
} as const

/** A year for false materials, three for a licence got by deceit. */
const years = { application: 1, licence: 3 } as const
export const barBasis = [article('行政许可法', 78), article('行政许可法', 79)] as const

export const barOf = (obtained: keyof typeof years, on: Day, key: string | undefined) => ({
  measure: 'licence.barred' as const,
  on,
  until: addYears(on, years[obtained]),
  key,
  group: obtained,
})

/**
 * Whom bars and records are about: an organisation by its credit code, a person by the account through which he
 * applies. The number of an identity card would stand in facts that are shown.
 */
export const partyOf = (
  party: { readonly creditCode?: string | undefined; readonly account?: string | undefined } | undefined,
): string | undefined => party?.creditCode ?? (party?.account === undefined ? undefined : `个人 ${party.account}`)

/** An applicant whose promise was found to be untrue has no second one (K2), until the record is repaired. */
export const untrueMeasure = { 'commitment.untrue': '一个申请人有尚未修复的告知承诺失信记录的期间' } as const

/** Whose promise cannot be checked, because he refuses or is not to be found, has no second one either (K8), until it is. */
export const uncheckedMeasure = { 'commitment.unchecked': '一个申请人的告知承诺因故无法核查的期间' } as const
