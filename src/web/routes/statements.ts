import type { Context, Hono } from 'hono'
import { filledStatement } from '#app/statement.ts'
import { statementSheet } from '#app/statement-sheet.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Span } from '#domain/figures/figure.ts'
import { spanWords } from '#domain/figures/span-words.ts'
import { statements } from '#domain/report/statements/all.ts'
import type { FilledStatement, Statement } from '#domain/report/statements/statement.ts'
import { statementPage, statementsPage } from '../../portal/pages/statement.page.ts'
import { attachmentName } from '../csv.ts'
import { monthsAsked, yearAsked } from '../query.ts'
import { staffOf, toSignIn } from '../sign-in/door.ts'
import { BadAddress, NotFound, present, type Web } from '../web.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 报表: for those of the bureau. They are drafts of what is reported; to publish them is an act of its own. */
export function statementRoutes(app: Hono, web: Web): void {
  const { profile } = web.site

  app.get('/statements', (c) => {
    if (!staffOf(c)) return refused(c)
    return present(c, web, { title: '报表', crumbs: [{ label: '报表' }] }, statementsPage(statements, lastSpans(web)))
  })
  app.get('/statements/:file{[\\w-]+\\.xlsx}', async (c) => {
    if (!staffOf(c)) return refused(c)
    const filled = await fill(c, knownStatement(c.req.param('file').slice(0, -5)))
    return c.body(Uint8Array.from(await statementSheet(profile.title, filled)), 200, {
      'content-type': sheetType,
      'content-disposition': attachmentName(`${filled.statement.title}（${spanWords(filled.span)}）.xlsx`),
    })
  })
  app.get('/statements/:id', async (c) => {
    if (!staffOf(c)) return refused(c)
    const filled = await fill(c, knownStatement(c.req.param('id')))
    const { title } = filled.statement
    const crumbs = [{ label: '报表', href: '/statements' }, { label: title }]
    return present(c, web, { title: `${title}（${spanWords(filled.span)}）`, crumbs }, statementPage(web.site, filled))
  })

  const fill = (c: Context, statement: Statement): Promise<FilledStatement> =>
    web.heavy(() => filledStatement(profile, web.remembered, { statement, span: spanAsked(c, web, statement) }))
}

const refused = (c: Context): Response => {
  if (c.get('signedIn')) throw new NotFound('没有这个网址的页面。')
  return toSignIn(c)
}

function knownStatement(id: string): Statement {
  const found = statements.find((statement) => statement.id === id)
  if (!found) throw new NotFound(`没有编号为“${id}”的报表。`)
  return found
}

/** The year, or the month, that was over last: what one reports on. */
function lastSpans(web: Web): Readonly<Record<Statement['every'], Span>> {
  const today = dayOf(web.site.now())
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const last = month === 1 ? ([year - 1, 12] as const) : ([year, month - 1] as const)
  return { year: year - 1, month: { year: last[0], months: [last[1], last[1]] } }
}

function spanAsked(c: Context, web: Web, { every }: Statement): Span {
  const [year, months] = [yearAsked(c), monthsAsked(c)]
  if (every === 'year') {
    if (months) throw new BadAddress('这张报表按年编制。')
    return year ?? lastSpans(web).year
  }
  if (year === undefined || !months) return lastSpans(web).month
  if (months[0] !== months[1]) throw new BadAddress('这张报表按月编制，请只写一个月。')
  return { year, months }
}
