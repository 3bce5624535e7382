import type { Day } from '../calendar/day.ts'
import { catalogue, isInstrument } from './catalogue.ts'
import { type ArticleCitation, type Citation, isOwnRule, type OwnRule } from './citation.ts'
import { basisOn } from './in-force.ts'
import type { ArticleRecord, InstrumentKind, InstrumentRecord } from './instrument.ts'

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const units = ['', '十', '百', '千'] as const

/**
 * A number from 1 to 9999 as articles are numbered: 10 十, 203 二百零三, 1259 一千二百五十九.
 * @throws RangeError outside that range
 */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) throw new RangeError(`E_NUMERAL: ${n}`)
  let text = ''
  let gap = false
  const figures = [...String(n)]
  figures.forEach((figure, index) => {
    const digit = Number(figure)
    if (digit === 0) {
      gap = true
      return
    }
    if (gap) text += digits[0]
    gap = false
    text += `${digits[digit]}${units[figures.length - 1 - index]}`
  })
  return text.replace(/^一十/, '十')
}

/** The value of a numeral written in Chinese or Arabic figures; undefined when it is not one. */
export function numeralValue(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (!/^[零〇一二三四五六七八九十百千]+$/.test(text)) return undefined
  let total = 0
  let pending = 0
  for (const char of text) {
    const unit = (units as readonly string[]).indexOf(char)
    if (unit > 0) {
      total += (pending || 1) * 10 ** unit
      pending = 0
    } else {
      pending = char === '〇' ? 0 : (digits as readonly string[]).indexOf(char)
    }
  }
  return total + pending
}

/** The article key of 第三十二条 → '32', 第九条之一 → '9之一'; undefined when the text is no article number. */
export function articleNumber(text: string): string | undefined {
  const match = /^第([零〇一二三四五六七八九十百千\d]+)条(之[一二三四五六七八九十]+)?$/.exec(text.trim())
  if (!match?.[1]) return undefined
  const value = numeralValue(match[1])
  return value === undefined || value === 0 ? undefined : `${value}${match[2] ?? ''}`
}

const numbered: ReadonlySet<InstrumentKind> = new Set(['document', 'party-rule', 'standard'])

/** How an article key is written in a document; 全文 cites the instrument as a whole. */
function printArticle(article: string, record: InstrumentRecord | undefined): string {
  if (article === '全文') return ''
  if (record?.kind === 'standard') return article
  const plain = /^(\d{1,4})(之[一二三四五六七八九十]+)?$/.exec(article)
  if (plain) return `第${chineseNumeral(Number(plain[1]))}条${plain[2] ?? ''}`
  // 一、(一) and 二(三) are how unnumbered documents count their own parts.
  if (/^[一二三四五六七八九十]*(\([一二三四五六七八九十]+\))?$/.test(article))
    return `第${article.replace('(', '（').replace(')', '）')}项`
  return article
}

const ownMarks: Readonly<Record<OwnRule['rule'], string>> = { system: '[本系统规则]', bureau: '[本局规则]' }

/**
 * 《中华人民共和国行政许可法》第三十二条第一款第四项. Documents and standards carry their number in brackets. A rule that
 * no article gives is printed with its mark, its sentence and its reason.
 */
export function printCitation(citation: Citation): string {
  if (isOwnRule(citation)) return `${ownMarks[citation.rule]}${citation.sentence}（理由：${citation.reason}）`
  const { instrument, article, at = '' } = citation
  return `${printInstrument(instrument)}${printArticle(article, recordOf(instrument))}${at}${unverifiedMark(citation)}`
}

const recordOf = (instrument: string): InstrumentRecord | undefined =>
  isInstrument(instrument) ? catalogue[instrument] : undefined

/** 《云南省实验动物许可证管理办法》（云科规〔2025〕9号）; where only the number of a document is known, it is its name. */
export function printInstrument(instrument: string): string {
  const record = recordOf(instrument)
  if (record !== undefined && record.title === record.number) return record.title
  // A title that itself quotes a title gives way to single brackets inside the outer pair.
  const title = (record?.title ?? instrument).replaceAll('《', '〈').replaceAll('》', '〉')
  return `《${title}》${record?.number && numbered.has(record.kind) ? `（${record.number}）` : ''}`
}

/** Nobody prints as certain what nobody has read: the title, the article, or a whole that was read in part. */
export function unverifiedMark({ instrument, article }: ArticleCitation): string {
  const record = recordOf(instrument)
  if (!record) return ''
  const entry: ArticleRecord | undefined = record.articles[article]
  const partly = article === '全文' && record.verified !== true
  return record.titleUnverified || entry?.unverified || partly ? '[未核对]' : ''
}

/** A whole basis, as a document lists it. */
export const printBasis = (basis: readonly Citation[]): string => basis.map(printCitation).join('、')

/** What applied on the day, as a document of that day lists it. */
export const printBasisOn = (basis: readonly Citation[], day: Day): string => printBasis(basisOn(basis, day))
