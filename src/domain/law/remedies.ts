import { article } from './catalogue.ts'
import type { Basis } from './citation.ts'

/** A way in which the party may challenge an act. The organ is the profile's: a remedy names the role, not the office. */
export type Remedy = {
  readonly id: 'reconsideration' | 'litigation' | 'reconsideration-first'
  readonly label: string
  readonly organ: keyof RemedyOrgans
  /** Counted from the day on which the party knew or should have known of the act. */
  readonly limit: { readonly unit: 'cd' | 'mo'; readonly length: number }
  readonly basis: Basis
}

/** Who hears remedies against the bureau, as the profile says: 昆明市人民政府, 有管辖权的人民法院. */
export type RemedyOrgans = { readonly reconsiderationOrgan: string; readonly court: string }

/** 行政复议: 60 calendar days, to the government of the same level (行政复议法第二十条、第二十四条). */
export const reconsideration = {
  id: 'reconsideration',
  label: '行政复议',
  organ: 'reconsiderationOrgan',
  limit: { unit: 'cd', length: 60 },
  basis: [article('行政复议法', 20, '第一款'), article('行政复议法', 24, '第一款第一项')],
} as const satisfies Remedy

/** 行政诉讼: 6 months where the party sues directly (行政诉讼法第四十六条). */
export const litigation = {
  id: 'litigation',
  label: '行政诉讼',
  organ: 'court',
  limit: { unit: 'mo', length: 6 },
  basis: [article('行政诉讼法', 46, '第一款')],
} as const satisfies Remedy

/** Reconsideration before any suit: on-the-spot penalties, failure to act, refused information (行政复议法第二十三条). */
export const reconsiderationFirst = {
  id: 'reconsideration-first',
  label: '行政复议（前置）',
  organ: 'reconsiderationOrgan',
  limit: { unit: 'cd', length: 60 },
  basis: [article('行政复议法', 20, '第一款'), article('行政复议法', 23), article('行政诉讼法', 45)],
} as const satisfies Remedy

const clause = (remedy: Remedy, organs: RemedyOrgans): string => {
  const organ = organs[remedy.organ]
  if (remedy.id === 'litigation') return `自知道或者应当知道本决定之日起六个月内向${organ}提起行政诉讼`
  return `自知道或者应当知道本决定之日起六十日内向${organ}申请行政复议`
}

/** The sentence on remedies at the foot of an adverse decision. */
export function remedySentence(remedies: readonly [Remedy, ...Remedy[]], organs: RemedyOrgans): string {
  const first = remedies.find((remedy) => remedy.id === 'reconsideration-first')
  if (first) {
    const suit = `对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向${organs.court}提起行政诉讼`
    return `如不服本决定，应当先${clause(first, organs)}；${suit}。`
  }
  return `如不服本决定，可以${remedies.map((remedy) => clause(remedy, organs)).join('，也可以')}。`
}
