import type { Citation } from '../law/citation.ts'

/** 《行政许可法》第45条 */
export const cite = ({ instrument, article, at }: Citation): string =>
  `《${instrument}》${/^\d+$/.test(article) ? `第${article}条` : article}${at ?? ''}`
