import { type BureauNames, otherAuthor, yearInTitle } from './author.ts'

export type About =
  | { readonly ok: true; readonly year: number }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** What a report is about, from its title and what the reader says: the year, and that it is the bureau's own. */
export function aboutOf(text: string, asked: number | undefined, bureau: BureauNames): About {
  const stranger = otherAuthor(text, bureau)
  if (stranger)
    return {
      ok: false,
      code: 'audit.other-bureau',
      message: `标题写明这是${stranger.name}的报告，不是${bureau.title}的报告，本单位的记录不能核对它。`,
    }
  const titled = yearInTitle(text)
  if (titled !== undefined && asked !== undefined && titled !== asked)
    return {
      ok: false,
      code: 'audit.other-year',
      message: `标题写明这是${titled}年的报告，与给出的年份${asked}不符，没有核对。`,
    }
  const year = asked ?? titled
  if (year === undefined)
    return { ok: false, code: 'audit.no-year', message: '标题未写明是哪一年的报告，须给出年份（--year）。' }
  return { ok: true, year }
}
