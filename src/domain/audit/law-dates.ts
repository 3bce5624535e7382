import type { Day } from '../calendar/day.ts'

/** From when a law, as last revised, has been in force. */
export type LawInForce = { readonly title: string; readonly inForceFrom: Day }

/** Laws that reports on 2024 call new. A title that is not here is not judged. */
export const lawsInForce: readonly LawInForce[] = [
  // 科学技术进步法(2021年12月24日修订)第一百一十七条
  { title: '科学技术进步法', inForceFrom: '2022-01-01' as Day },
  // 行政复议法(2023年9月1日修订)第九十条
  { title: '行政复议法', inForceFrom: '2024-01-01' as Day },
]
