import { articleNumber, numeralValue } from './cite.ts'

export type ParsedArticle = {
  /** Article key as the catalogue writes it: '32', '9之一'; '二十五' in a text that counts 一、二、三. */
  readonly no: string
  readonly text: string
  readonly paragraphs: readonly string[]
}

export type ParsedLaw = {
  readonly title: string
  /** 编 of a code that is kept in several files. */
  readonly part?: string
  /** From the file name, else the last day of passing or publication in the heading. */
  readonly date?: string
  readonly articles: readonly ParsedArticle[]
  readonly warnings: readonly string[]
}

const endOfHeading = '<!-- INFO END -->'
const blank = String.raw`[\s\u3000]`
const figures = '零〇一二三四五六七八九十百千\\d'
const articleStart = new RegExp(`^(第[${figures}]+条(?:之[一二三四五六七八九十]+)?)${blank}+(.*)$`, 'u')
const itemStart = /^([一二三四五六七八九十]+)、(.*)$/
const chapter = new RegExp(`^第[${figures}]+(?:编|分编|章|节)(?:${blank}|$)`, 'u')

const clean = (line: string): string => line.replace(/[\u200b\ufeff]/g, '').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')

/** Days on which a text was passed or published; the day of commencement is not the day of the text. */
const headingDate = (heading: string): string | undefined => {
  const days = [...heading.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日(?![^\S\n]*起?施行)/g)]
  const last = days.at(-1)
  return last && `${last[1]}-${last[2]?.padStart(2, '0')}-${last[3]?.padStart(2, '0')}`
}

type Split = { readonly no: string; readonly order: number; readonly rest: string }

const splitArticle = (line: string): Split | undefined => {
  const match = articleStart.exec(line)
  const no = match?.[1] && articleNumber(match[1])
  return no ? { no, order: Number.parseInt(no, 10), rest: match?.[2] ?? '' } : undefined
}

const splitItem = (line: string): Split | undefined => {
  const match = itemStart.exec(line)
  const order = match?.[1] ? numeralValue(match[1]) : undefined
  return match?.[1] && order ? { no: match[1], order, rest: match[2] ?? '' } : undefined
}

/** Articles in order; what does not follow on is kept and reported, never dropped. */
function readArticles(lines: readonly string[], split: (line: string) => Split | undefined) {
  const articles: { no: string; paragraphs: string[] }[] = []
  const warnings: string[] = []
  let last = 0
  for (const line of lines) {
    const start = split(line)
    const follows = start && (articles.length === 0 || start.order > last || start.no.includes('之'))
    if (start && follows) {
      if (articles.length > 0 && start.order > last + 1) warnings.push(`第${last}条之后缺号，接第${start.order}条`)
      articles.push({ no: start.no, paragraphs: [start.rest] })
      last = start.order
    } else {
      if (start) warnings.push(`“${line.slice(0, 12)}”不接续第${last}条，并入该条`)
      articles.at(-1)?.paragraphs.push(line)
    }
  }
  return { articles, warnings }
}

/**
 * Reads one statute text: headings, a heading block closed by `<!-- INFO END -->`, then 第一条 … one paragraph a line.
 * A text without 第…条 is read by its 一、二、三 instead.
 */
export function parseLaw(fileName: string, markdown: string): ParsedLaw {
  const lines = markdown.replaceAll('\r', '').split('\n').map(clean)
  const headings = lines.filter((line) => /^# /.test(line)).map((line) => line.slice(2).trim())
  const stem = fileName.replace(/^.*\//, '').replace(/\.md$/, '')
  const end = lines.indexOf(endOfHeading)
  const body = lines.slice(end + 1).filter((line) => line !== '' && !line.startsWith('#') && !chapter.test(line))
  const byArticle = readArticles(body, splitArticle)
  const { articles, warnings } = byArticle.articles.length > 0 ? byArticle : readArticles(body, splitItem)

  const firstArticle = lines.findIndex((line) => splitArticle(line) !== undefined)
  const heading = lines.slice(0, end >= 0 ? end : Math.max(firstArticle, 0)).join('\n')
  const date = /\((\d{4}-\d{2}-\d{2})\)$/.exec(stem)?.[1] ?? headingDate(heading)
  const notes = articles.length === 0 ? ['没有读到任何条文'] : warnings
  return {
    title: headings[0] ?? stem,
    ...(headings[1] === undefined ? {} : { part: headings[1] }),
    ...(date === undefined ? {} : { date }),
    articles: articles.map(({ no, paragraphs }) => {
      const kept = paragraphs.filter((paragraph) => paragraph !== '')
      return { no, text: kept.join('\n'), paragraphs: kept }
    }),
    warnings: headings.length === 0 ? [...notes, '没有标题'] : notes,
  }
}
