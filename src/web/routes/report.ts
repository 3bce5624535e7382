import type { Hono } from 'hono'
import { reportDocx } from '#app/paper/docx/report-docx.ts'
import { reportPdf } from '#app/paper/print-report.ts'
import { reportPaper } from '#app/paper/report-paper.ts'
import { annualReport, reportTime } from '#app/report.ts'
import { reportJson } from '#app/report-json.ts'
import { readFrozen } from '#app/report-room/frozen-report.ts'
import { publishedReport } from '#app/report-room/published-report.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { PublishedVersion } from '#domain/matters/leadership/annual-report.versions.ts'
import type { ReportDocument } from '#domain/report/document.ts'
import { renderMarkdown } from '#domain/report/render-markdown.ts'
import { checksPage } from '../../portal/pages/checks.page.ts'
import { reportsPage } from '../../portal/pages/home.page.ts'
import { reportPage, versionPage } from '../../portal/pages/report.page.ts'
import { attachmentName } from '../csv.ts'
import { asOfAsked, yearInPath } from '../query.ts'
import { staffOf } from '../sign-in/door.ts'
import { present, type Web } from '../web.ts'

/** The report of a year, made once for each state of the records. */
export const reportOf = (web: Web, year: number, asOf: Instant | undefined): Promise<ReportDocument> =>
  web.memo(`report ${year} ${asOf ?? ''} ${dayOf(web.bureau.house.clock.now())}`, () =>
    web.heavy(() =>
      annualReport(web.site.profile, web.remembered, reportTime(year, web.bureau.house.clock.now(), asOf)),
    ),
  )

const paperTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

const jsonType = { 'content-type': 'application/json; charset=utf-8' }

/** What the public was given of the report on a year, the first text first. */
const versionsOf = (web: Web, year: number): Promise<readonly PublishedVersion[]> =>
  web.memo(`report versions ${year}`, async () => (await web.reports.published(year))?.versions ?? [])

export function reportRoutes(app: Hono, web: Web): void {
  const reports = { label: '年度报告', href: '/reports' }

  app.get('/reports', async (c) => {
    const years = await web.memo('years', () => web.matters.years())
    return present(
      c,
      web,
      { title: '年度报告', crumbs: [{ label: '年度报告' }] },
      reportsPage(years, staffOf(c) !== undefined),
    )
  })
  app.get('/reports/:file{\\d+\\.json}', async (c) => {
    const report = await reportOf(web, yearInPath(c.req.param('file').slice(0, -5)), asOfAsked(c).moment)
    return c.body(`${JSON.stringify(reportJson(report), null, 2)}\n`, 200, jsonType)
  })
  app.get('/reports/:file{\\d+\\.md}', async (c) => {
    const report = await reportOf(web, yearInPath(c.req.param('file').slice(0, -3)), asOfAsked(c).moment)
    return c.body(renderMarkdown(report), 200, { 'content-type': 'text/markdown; charset=utf-8' })
  })
  app.get('/reports/:file{\\d+\\.(?:pdf|docx)}', async (c) => {
    const [yearText = '', format = ''] = c.req.param('file').split('.')
    const { moment } = asOfAsked(c)
    const report = await reportOf(web, yearInPath(yearText), moment)
    const footnotes = c.req.query('footnotes') === '1'
    const paper = reportPaper(report, dayOf(moment ?? web.bureau.house.clock.now()), { footnotes })
    const bytes = await web.memo(`report ${paper.on} ${format} ${yearText} ${moment ?? ''} ${footnotes}`, () =>
      format === 'pdf' ? reportPdf(web.bureau.press, paper) : reportDocx(paper),
    )
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': paperTypes[format as keyof typeof paperTypes],
      'content-disposition': attachmentName(`${report.title}.${format}`),
    })
  })
  app.get('/reports/:year', async (c) => {
    const year = yearInPath(c.req.param('year'))
    const { text, moment } = asOfAsked(c)
    const [report, versions] = await Promise.all([reportOf(web, year, moment), versionsOf(web, year)])
    const frame = { title: report.title, kind: 'report' as const, crumbs: [reports, { label: `${year} 年度` }] }
    return present(c, web, frame, reportPage(report, text, versions))
  })
  app.get('/reports/:year/versions/:file', async (c) => {
    const year = yearInPath(c.req.param('year'))
    const [, at, format] = /^([1-9]\d?)(?:\.(pdf|docx|json))?$/.exec(c.req.param('file')) ?? []
    const versions = await versionsOf(web, year)
    const version = versions[Number(at) - 1]
    if (!version) return c.notFound()
    const bytes = await web.bureau.attachments.get(version.sha256)
    if (format === 'json') return c.body(Uint8Array.from(bytes), 200, jsonType)
    const report = publishedReport(readFrozen(bytes), version, await reportOf(web, year, undefined))
    if (format === 'pdf' || format === 'docx') {
      const paper = reportPaper(report, version.approvedOn)
      const printed = await web.memo(`report version ${version.sha256} ${format}`, () =>
        format === 'pdf' ? reportPdf(web.bureau.press, paper) : reportDocx(paper),
      )
      const name = attachmentName(`${report.title}.${format}`)
      return c.body(Uint8Array.from(printed), 200, { 'content-type': paperTypes[format], 'content-disposition': name })
    }
    const crumbs = [reports, { label: `${year} 年度`, href: `/reports/${year}` }, { label: `第 ${at} 版` }]
    const frame = { title: report.title, kind: 'report' as const, crumbs }
    return present(c, web, frame, versionPage(report, Number(at), versions))
  })
  app.get('/checks/:year', async (c) => {
    const year = yearInPath(c.req.param('year'))
    const report = await reportOf(web, year, asOfAsked(c).moment)
    const crumbs = [reports, { label: `${year} 年度`, href: `/reports/${year}` }, { label: '核对' }]
    return present(c, web, { title: `${year} 年度报告的核对`, crumbs }, checksPage(report))
  })
}
