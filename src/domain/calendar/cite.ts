import { type Citation, isOwnRule } from '../law/citation.ts'

/** 《行政许可法》第45条; a rule of the house is its own sentence. */
export const cite = (citation: Citation): string => {
  if (isOwnRule(citation)) return `“${citation.sentence}”`
  const { instrument, article, at } = citation
  return `《${instrument}》${/^\d+$/.test(article) ? `第${article}条` : article}${at ?? ''}`
}
