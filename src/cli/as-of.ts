import { at, type Instant, isDay, isInstant } from '#domain/calendar/day.ts'
import { Misuse, textOption, type Values } from './command-line.ts'

/** `--as-of 2024-12-31` (to the end of that day) or a moment in UTC. @throws Misuse */
export function asOfOption(values: Values): Instant | undefined {
  const text = textOption(values, 'as-of')
  if (text === undefined) return undefined
  if (isDay(text)) return at(text, '23:59:59')
  if (isInstant(text)) return text
  throw new Misuse(`--as-of 应为日期（2024-12-31）或时刻（2024-12-31T15:59:59Z），现为“${text}”`)
}
