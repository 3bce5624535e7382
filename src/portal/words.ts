import { type Day, dayText, type Instant } from '#domain/calendar/day.ts'
import type { LimitRule, Matter } from '#domain/engine/matter.ts'
import type { Period } from '#domain/figures/figure.ts'

/** 2024-03-05 14:40, Asia/Shanghai. */
export const momentText = (moment: Instant): string =>
  Temporal.Instant.from(moment)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')

/** Half-open periods are written with their last day: 2024年1月1日至2024年12月31日. */
export function periodText(period: Period): string {
  if ('at' in period) return `${dayText(period.at)}当日`
  const last = Temporal.PlainDate.from(period.to).subtract({ days: 1 }).toString()
  return period.from < '1000' ? `截至${dayText(last)}` : `${dayText(period.from)}至${dayText(last)}`
}

/** A stock fact holds in [on, until). */
export const spanText = (on: Day, until: Day | null): string => (until ? `${on} 起，${until} 前有效` : on)

/** 1234567.8 → 1,234,567.8; other text as it is. */
export const groupDigits = (decimal: string): string => {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(decimal)
  if (!match) return decimal
  return `${match[1]}${match[2]!.replace(/\B(?=(\d{3})+$)/g, ',')}${match[3] ?? ''}`
}

/** Trailing zeros of a stored numeric say nothing. */
export const plainDecimal = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal

/** 届(序数) is 届 for people: how it is counted stands elsewhere. */
export const bareUnit = (unit: string): string => unit.replace(/[(（].*$/, '')

const unitText = { wd: '个工作日', cd: '个自然日', mo: '个月' } as const
export const limitText = (rule: LimitRule): string => `${rule.length}${unitText[rule.unit]}`

/** Facts of a procedure are grouped by its variants (办理情形), which have names. */
export const groupText = (matter: Matter | undefined, group: string | null): string =>
  group === null ? '' : (matter?.variants?.[group] ?? group)
