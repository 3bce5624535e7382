import type { z } from 'zod'
import type { Day } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { GuardContext } from '#domain/engine/matter.ts'
import { type ArticleOf, article } from '#domain/law/catalogue.ts'
import { holdsCertificate } from '#domain/people/enforcement.ts'
import { fenOf } from '../fields.ts'
import type { Imposed, PenaltyData, weighingForm } from './administrative-penalty.forms.ts'
import { penaltyItem } from './penalty-item.ts'

/** An article of 行政处罚法. */
export const law = (no: ArticleOf<'行政处罚法'>, at?: string) => article('行政处罚法', no, at)

export const dataOf = (current: Case | null): PenaltyData => (current?.data ?? {}) as PenaltyData
/** Whether the party has agreed to be served electronically (第六十一条第二款). */
export const isConsented = (data: Case['data']): boolean => (data as PenaltyData).address?.electronic === true
export const filled = ({ before }: GuardContext): PenaltyData => dataOf(before)

/** Who the case is about, as facts and other cases know it: people have no key, for their number is not shown. */
export const partyKey = ({ clue }: PenaltyData): string | undefined => clue?.creditCode

/** The item of the list of powers under which the case stands, as the list has it. */
export const itemOf = (context: GuardContext, id = filled(context).filing?.item) =>
  context.referred(penaltyItem, id)?.data.row

/** A row that was recorded and neither voided nor ended by the day; a draft is none. */
export const isListed = (
  found: { readonly state: string; readonly data: Readonly<Record<string, unknown>> } | undefined,
  day: Day,
): boolean => {
  const end = found?.data['end'] as { readonly until: Day } | undefined
  return found !== undefined && !['draft', 'voided'].includes(found.state) && (end === undefined || day < end.until)
}

/** 承办人员 of the case now. */
export const teamOf = ({ filing, recusal }: PenaltyData): readonly string[] =>
  recusal?.officers ?? filing?.officers ?? []

export const certified = article('云南省行政执法证件管理规定', 3)

/** Who of these holds no certificate by which he may act on the day. */
export const uncertified = (officers: readonly string[], { standing }: GuardContext): readonly string[] =>
  officers.filter((one) => !holdsCertificate(standing, one))

export type Weighing = z.output<typeof weighingForm>
export const punishes = ({ result }: Pick<Weighing, 'result'>): boolean => result === '给予行政处罚'

/** Each kind goes with its amount or its certificate, and none without. */
export const kindsFit = ({ kinds, fine, confiscated, goods, licence }: Imposed): boolean =>
  kinds.includes('罚款') === (fine !== undefined && fenOf(fine) > 0n) &&
  kinds.includes('没收违法所得、没收非法财物') === (confiscated !== undefined || goods !== undefined) &&
  kinds.some((kind) => kind === '暂扣许可证件' || kind === '吊销许可证件') === (licence !== undefined)

/** 应当法制审核 (第五十八条): what the conclusion says, and whatever went through a hearing. */
export const mustVet = ({ conclusion }: PenaltyData, heard: boolean): boolean =>
  heard || (conclusion?.vetting.length ?? 0) > 0

/** The day on which the decision was served. */
export const servedOn = (current: Pick<Case, 'acts'> | null): Day | undefined =>
  (current?.acts['serve'] ?? current?.acts['deemServed'])?.on
