import { addDays, type Day, toDay } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import { defineMatter, type GuardContext, months, must } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import {
  approvalForm,
  clearanceForm,
  deliberationForm,
  erratumApprovalForm,
  erratumForm,
  planForm,
  publicityForm,
  submissionForm,
  versionForm,
  vettingForm,
} from './annual-report.forms.ts'
import { annualReportSamples } from './annual-report.samples.ts'

const publicity = article('法治政府建设与责任落实督察工作规定', 24)
const secrecy = article('政府信息公开条例', 14)
const reporting = article('法治政府建设与责任落实督察工作规定', '年报报送')
const frozen = bureauRule(
  '审核、审查、审议和审定的是同一份送审稿；审定以后，文本和数据不再变动',
  '报告由记录生成，记录会变，所审的文本不能跟着变',
)
const persons = bureauRule('编写、审核、审定不得由同一人办理', '自己写的不由自己审')

type Data = Case['data']
type Named = { readonly version: string }
const textOf = (data: Data | undefined, form: 'version' | 'erratum'): string | undefined =>
  (data?.[form]?.['text'] as { readonly sha256: string } | undefined)?.sha256
/** An opinion is about the text that is under review, an approval of an erratum about the erratum. */
const isCurrent = ({ version }: Named, { before }: GuardContext) => version === textOf(before?.data, 'version')
const isErratum = ({ version }: Named, { before }: GuardContext) => version === textOf(before?.data, 'erratum')
const sameText = '所审的不是当前的送审稿'

const yearOfReport = (data: Data): number => Number(data['plan']?.['reportYear'])
/** Both limits run from the end of the year, whenever somebody begins to write: who begins too late is late. */
const yearEnds = (data: Data): Day => toDay(`${yearOfReport(data)}-12-31`)

/**
 * 法治政府建设年度报告 (annual-report.md §3): one case a year. Its text is composed of the records as of a moment and kept;
 * what is reviewed, deliberated, approved and published is that text and no other. Later records show as differences and
 * lead to an erratum; the published text stays beside it.
 */
export const annualReport = defineMatter({
  id: 'annual-report',
  title: '法治政府建设年度报告',
  kind: 'review',
  chapter: 'leadership',
  inForceFrom: '2019-05-15',
  basis: [publicity],
  states: {
    writing: '编写中',
    fixed: '送审稿已定',
    vetted: '已法制审核',
    cleared: '已保密审查',
    deliberated: '已集体审议',
    approved: '已审定',
    submitted: '已报送',
    published: '已公开',
    correcting: '更正稿待审定',
    corrected: '更正稿已审定',
  },
  final: ['published'],
  readers: ['caseOfficer', 'sectionHead', 'legalReviewer', 'head', 'publisher', 'supervisor'],
  forms: {
    plan: planForm,
    version: versionForm,
    vetting: vettingForm,
    clearance: clearanceForm,
    deliberation: deliberationForm,
    approval: approvalForm,
    submission: submissionForm,
    publicity: publicityForm,
    erratum: erratumForm,
    erratumApproval: erratumApprovalForm,
    erratumPublicity: publicityForm,
  },
  list: { columns: ['plan.submitBy', 'version.figures', 'version.unproven'] },
  samples: {
    ...annualReportSamples,
    erratumPublicity: annualReportSamples.publicity,
  },
  limits: {
    submission: {
      label: '报送',
      statutory: months(2, reporting),
      since: yearEnds,
      until: ({ plan }) => plan?.['submitBy'] as Day | undefined,
    },
    publicity: {
      label: '向社会公开',
      statutory: months(3, publicity),
      since: yearEnds,
      until: (data) => addDays(toDay(`${yearOfReport(data) + 1}-04-01`), -1),
    },
  },
  documents: {},
  publicView: {
    basis: [publicity],
    acts: {
      publish: ['plan.reportYear', 'version.asOf', 'version.text', 'publicity.url', 'publicity.channels'],
      publishErratum: [
        'plan.reportYear',
        'version.asOf',
        'version.text',
        'publicity.url',
        'publicity.channels',
        'erratum.asOf',
        'erratum.text',
        'erratum.reason',
        'erratumPublicity.url',
        'erratumPublicity.channels',
      ],
    },
  },
  exclusive: {
    of: ({ plan }) => plan && String(plan.reportYear),
    text: '该年度的报告已经立项',
    basis: publicity,
    releasedIn: [],
  },
  measures: {
    'annual-report.published': '公开一份年度报告（不含其后的更正），以公开日期为键，按报告年度分组',
  },
  actions: {
    open: {
      label: '立项编写',
      by: ['caseOfficer', 'legalReviewer'],
      from: 'nothing',
      to: 'writing',
      form: 'plan',
      starts: ['submission', 'publicity'],
      basis: [publicity],
      guards: [
        must(
          planForm,
          '报送截止日应在次年三月一日以前',
          ({ reportYear, submitBy }) => submitBy >= `${reportYear}-12-01` && submitBy < `${reportYear + 1}-03-01`,
          reporting,
        ),
      ],
    },
    fix: {
      label: '生成送审稿',
      by: ['caseOfficer', 'legalReviewer'],
      from: ['writing', 'fixed', 'vetted', 'cleared', 'deliberated'],
      to: 'fixed',
      form: 'version',
      basis: [frozen],
      guards: [
        must(versionForm, '没有数据的报告不能送审', ({ figures }) => figures > 0, frozen),
        must(
          versionForm,
          '有核对未通过的，须作出说明',
          ({ failed, account }) => failed.length === 0 || account !== undefined,
          frozen,
        ),
      ],
    },
    vet: {
      label: '法制审核',
      by: 'legalReviewer',
      notWho: ['fix'],
      from: 'fixed',
      to: 'vetted',
      form: 'vetting',
      basis: [frozen, persons],
      guards: [must(vettingForm, sameText, isCurrent, frozen)],
    },
    clear: {
      label: '保密审查',
      by: 'sectionHead',
      notWho: ['fix'],
      from: 'vetted',
      to: 'cleared',
      form: 'clearance',
      basis: [secrecy],
      guards: [
        must(clearanceForm, sameText, isCurrent, frozen),
        must(
          clearanceForm,
          '须删去内容的，请退回修改后重新生成送审稿',
          ({ result }) => result === '不涉密，可以公开',
          secrecy,
        ),
      ],
    },
    deliberate: {
      label: '集体审议',
      by: 'sectionHead',
      from: 'cleared',
      to: 'deliberated',
      form: 'deliberation',
      basis: [frozen],
      guards: [must(deliberationForm, sameText, isCurrent, frozen)],
    },
    approve: {
      label: '审定',
      by: 'head',
      notWho: ['fix', 'vet'],
      from: 'deliberated',
      to: 'approved',
      form: 'approval',
      basis: [frozen, persons],
      guards: [must(approvalForm, sameText, isCurrent, frozen)],
    },
    sendBack: {
      label: '退回修改',
      by: ['legalReviewer', 'sectionHead', 'head'],
      from: ['fixed', 'vetted', 'cleared', 'deliberated'],
      to: 'writing',
      reasons: 'required',
      basis: [frozen],
    },
    submit: {
      label: '报送',
      by: ['caseOfficer', 'legalReviewer'],
      from: 'approved',
      to: 'submitted',
      form: 'submission',
      stops: 'submission',
      lateReasons: true,
      basis: [reporting],
    },
    publish: {
      label: '向社会公开',
      by: 'publisher',
      from: 'submitted',
      to: 'published',
      form: 'publicity',
      stops: 'publicity',
      lateReasons: true,
      publishes: ['法治政府建设年度报告'],
      basis: [publicity],
    },
    fixErratum: {
      label: '生成更正稿',
      by: ['caseOfficer', 'legalReviewer'],
      from: ['published', 'correcting'],
      to: 'correcting',
      form: 'erratum',
      basis: [frozen],
      guards: [
        must(
          erratumForm,
          '文本没有变化，不需要更正',
          ({ content }, { before }) => before?.state !== 'published' || content !== publishedContent(before.data),
          frozen,
        ),
      ],
    },
    approveErratum: {
      label: '审定更正稿',
      by: 'head',
      notWho: ['fixErratum'],
      from: 'correcting',
      to: 'corrected',
      form: 'erratumApproval',
      basis: [frozen, persons],
      guards: [must(erratumApprovalForm, sameText, isErratum, frozen)],
    },
    publishErratum: {
      label: '公开更正',
      by: 'publisher',
      from: 'corrected',
      to: 'published',
      form: 'erratumPublicity',
      publishes: ['法治政府建设年度报告的更正'],
      basis: [publicity],
    },
  },
  describe: ({ plan }) => `${plan?.reportYear ?? ''}年度法治政府建设年度报告`,
  facts: ({ acts: { publish }, data: { plan } }) =>
    publish
      ? [{ measure: 'annual-report.published', on: publish.on, key: publish.on, group: String(plan?.reportYear) }]
      : [],
})

/** What the public has been told while nothing else is under way: the last erratum, else the report itself. */
const publishedContent = ({ erratum, version }: Data): unknown => (erratum ?? version)?.['content']
