import { addDays } from '#domain/calendar/day.ts'
import { addMonths } from '#domain/calendar/due.ts'
import {
  calendarDays,
  defineMatter,
  type GuardContext,
  must,
  mustCase,
  mustNot,
  worded,
} from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { boundTo, latestOf } from '#domain/engine/texts.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { meeting, mustBeResolved } from '../decisions/meeting.ts'
import { mayGoOn, reviewedText } from './fair-competition-review.guards.ts'
import { fairCompetitionReview } from './fair-competition-review.ts'
import { legalityReview } from './legality-review.ts'
import { makingTexts } from './normative-making.documents.ts'
import {
  commentsForm,
  deliberationForm,
  draftForm,
  noticeForm,
  type Proposal,
  proposalForm,
  registrationForm,
  revisionForm,
  type Tabling,
  tablingForm,
} from './normative-making.forms.ts'
import { makingSamples } from './normative-making.samples.ts'
import { isProvisional } from './validity.ts'

const control = article('国办发〔2018〕37号', '全文')
const provincial = article('云南省行政规范性文件管理办法', '全文')
const hearing = article('优化营商环境条例', 62, '第二款')
const reviewed = article('优化营商环境条例', 63, '第二款')
const competing = article('公平竞争审查条例', 18)
const basis = [article('优化营商环境条例', 63), control, provincial] as const
const oneText = systemRule('审核、审议、签发、登记的须是同一文本', '改动以后的文本没有人审过、议过')

const current = ({ before }: GuardContext): string | undefined => latestOf(before, 'draft')
const stoodOn = (act: string, text: string) =>
  mustCase(text, (context) => boundTo(context.before, 'draft', act) === current(context), oneText)

const isReviewed = needs(legalityReview, { link: 'reviewed' }, ['confirmed'], '合法性审核须已通过', reviewed, {
  sameText: 'draft',
})
const competition = { link: 'competition' } as const
const isFair = needs(fairCompetitionReview, competition, mayGoOn, '公平竞争审查须已作出可以出台的结论', competing)
const isOnText = (states: readonly string[]) => (context: GuardContext) =>
  context
    .linked(fairCompetitionReview, competition.link)
    .some((review) => states.includes(review.state) && reviewedText(review) === current(context))
const isFairOnText = mustCase('公平竞争审查所依据的不是现行文本，须重新审查', isOnText(mayGoOn), oneText)
const concludedStates: readonly string[] = [...mayGoOn, 'violating']
const tabled = ({ before }: GuardContext) => (before?.data['tabling'] as Tabling | undefined)?.meeting
const proposed = ({ before }: GuardContext) => before?.data['proposal'] as Proposal | undefined

const questions: readonly (readonly [keyof Proposal, string])[] = [
  ['ownName', '不以本局名义的文件不得制发'],
  ['outside', '只面向本局内部的是内部文件'],
  ['rights', '不涉及权利义务的是工作部署'],
  ['repeated', '不反复适用的是具体决定、通知'],
]

/**
 * 规范性文件的制定: from the proposal to one registration, one number, one issue. Review, deliberation, signature and
 * registration stand on one text by its hash; the issued document enters the database of documents, where it is
 * published, filed, and ends.
 */
export const normativeMaking = defineMatter({
  id: 'normative-document-making',
  title: '行政规范性文件制定',
  kind: 'review',
  chapter: 'rule-making',
  inForceFrom: '2024-01-01',
  basis,
  readers: ['caseOfficer', 'legalReviewer', 'sectionHead', 'head', 'keeper', 'supervisor'],
  openIn: [],
  states: {
    proposed: '已提出立项',
    planned: '已立项',
    drafted: '已起草',
    commenting: '征求意见中',
    commented: '已征求意见，待审查、审议',
    deliberated: '已审议通过',
    signed: '已签发，待登记',
    issued: '已登记印发',
    declined: '不予立项',
    barred: '违反公平竞争审查标准，不得出台',
    stopped: '已终止',
  },
  final: ['issued', 'declined', 'barred', 'stopped'],
  forms: {
    proposal: proposalForm,
    draft: draftForm,
    revision: revisionForm,
    notice: noticeForm,
    comments: commentsForm,
    tabling: tablingForm,
    deliberation: deliberationForm,
    registration: registrationForm,
  },
  list: {
    columns: ['proposal.unit', 'registration.effectiveOn', 'registration.expiresOn'],
    searched: ['proposal.title'],
  },
  samples: makingSamples,
  texts: { draft: { label: '文件草案', screened: true }, explanation: { label: '起草说明' } },
  limits: {
    comment: {
      label: '公开征求意见',
      statutory: calendarDays(30, hearing),
      until: ({ notice }) => notice?.['until'] as never,
    },
  },
  documents: worded(makingTexts, {
    issue: { title: '规范性文件登记印发单', basis: [control, provincial], series: '规范性文件' },
  }),
  numberedBy: 'issue',
  dossier: { issued: ['proposal', 'draft', 'notice', 'comments', 'deliberation', 'issue'] },
  measures: {},
  actions: {
    propose: {
      label: '提出立项',
      by: 'caseOfficer',
      from: 'nothing',
      to: 'proposed',
      form: 'proposal',
      guards: [
        mustNot(
          proposalForm,
          '不是行政规范性文件，不按本程序制定',
          (form) => questions.flatMap(([name, text]) => (form[name] === true ? [] : [text])),
          control,
        ),
      ],
      basis,
    },
    plan: { label: '批准立项', by: 'head', notWho: ['propose'], from: 'proposed', to: 'planned', basis },
    decline: { label: '不予立项', by: 'head', from: 'proposed', to: 'declined', reasons: 'required', basis },
    draft: {
      label: '提交草案',
      by: 'caseOfficer',
      from: 'planned',
      to: 'drafted',
      form: 'draft',
      writes: { draft: 'draft', explanation: 'explanation' },
      basis,
    },
    revise: {
      label: '修改文本',
      by: 'caseOfficer',
      from: ['drafted', 'commented'],
      to: 'same',
      form: 'revision',
      writes: { draft: 'draft' },
      basis,
      // A review stands on a text that is no more: it says so itself.
      entails: ({ draft }, { before, linked }) =>
        draft.sha256 === latestOf(before, 'draft')
          ? []
          : [
              ...linked(legalityReview, 'reviewed').flatMap(({ id, state }) =>
                state === 'confirmed' ? [{ matter: legalityReview.id, caseId: id, action: 'supersede' }] : [],
              ),
              ...linked(fairCompetitionReview, 'competition').flatMap(({ id, state }) =>
                concludedStates.includes(state)
                  ? [{ matter: fairCompetitionReview.id, caseId: id, action: 'supersede' }]
                  : [],
              ),
            ],
    },
    publishDraft: {
      label: '公开征求意见',
      by: 'caseOfficer',
      from: 'drafted',
      to: 'commenting',
      form: 'notice',
      binds: ['draft', 'explanation'],
      starts: 'comment',
      settings: ['document.comment'],
      publishes: ['征求意见稿'],
      basis: [hearing],
      guards: [
        must(
          noticeForm,
          '与市场主体生产经营活动密切相关的，征求意见一般不少于三十日',
          (form, { day }) => !form.isBusiness || form.until >= addDays(day, 30),
          hearing,
        ),
        must(
          noticeForm,
          '征求意见的时间短于本局设定',
          (form, { day, setting }) => form.until >= addDays(day, Number(setting('document.comment'))),
          control,
        ),
      ],
    },
    closeComments: {
      label: '处理意见并公布采纳情况',
      by: 'caseOfficer',
      from: 'commenting',
      to: 'commented',
      form: 'comments',
      afterDue: 'comment',
      stops: 'comment',
      publishes: ['意见采纳情况'],
      basis: [hearing],
      guards: [
        must(
          commentsForm,
          '每一条意见都须有处理结果：采纳与未采纳之和应为收到条数',
          ({ received, adopted, rejected }) => adopted + rejected === received,
          hearing,
        ),
      ],
    },
    bar: {
      label: '公平竞争审查不通过',
      by: 'legalReviewer',
      notWho: ['propose', 'draft', 'revise'],
      from: 'commented',
      to: 'barred',
      reasons: 'required',
      needs: [needs(fairCompetitionReview, competition, ['violating'], '公平竞争审查结论须为违反审查标准', competing)],
      guards: [mustCase('违反审查标准的不是现行文本', isOnText(['violating']), oneText)],
      basis: [competing],
    },
    table: {
      label: '列入会议议程',
      by: 'system',
      from: 'commented',
      to: 'same',
      form: 'tabling',
      binds: ['draft'],
      basis: [control, oneText],
    },
    deliberate: {
      label: '登记集体审议结果',
      by: 'caseOfficer',
      from: 'commented',
      to: 'deliberated',
      form: 'deliberation',
      binds: ['draft'],
      needs: [
        isFair,
        isReviewed,
        needs(meeting, { form: 'deliberation', field: 'meeting' }, ['confirmed'], '会议纪要须已确认', control),
      ],
      guards: [
        isFairOnText,
        must(
          deliberationForm,
          '列入会议议程的不是现行文本，须重新提请审议',
          (form, context) =>
            boundTo(context.before, 'draft', 'table') === current(context) &&
            tabled(context) === context.referred(meeting, form.meeting)?.number,
          oneText,
        ),
        mustBeResolved(deliberationForm, ({ meeting: id }) => id, ['通过'], '会议没有通过本件', control),
      ],
      basis: [control],
    },
    sign: {
      label: '签发',
      by: 'head',
      notWho: ['propose', 'draft', 'revise'],
      from: 'deliberated',
      to: 'signed',
      binds: ['draft'],
      needs: [isFair, isReviewed],
      guards: [isFairOnText, stoodOn('deliberate', '签发的须是审议通过的文本')],
      basis: [control],
    },
    register: {
      label: '登记编号印发',
      by: 'keeper',
      notWho: ['sign'],
      from: 'signed',
      to: 'issued',
      form: 'registration',
      binds: ['draft'],
      needs: [isFair, isReviewed],
      issues: ['issue'],
      settings: ['document.longest', 'document.longest-provisional'],
      basis: [control, provincial],
      guards: [
        isFairOnText,
        stoodOn('sign', '登记印发的须是签发的文本'),
        must(
          registrationForm,
          '施行日期不能早于印发日期',
          ({ effectiveOn }, { day }) => effectiveOn >= day,
          article('优化营商环境条例', 64, '第二款'),
        ),
        must(
          registrationForm,
          '有效期超过本局设定的最长时间',
          ({ effectiveOn, expiresOn }, context) => {
            const key = isProvisional(proposed(context)?.title ?? '')
              ? 'document.longest-provisional'
              : 'document.longest'
            return effectiveOn < expiresOn && expiresOn <= addMonths(effectiveOn, Number(context.setting(key)))
          },
          provincial,
        ),
      ],
      entails: ({ effectiveOn, expiresOn }, { after, day, linked }) => {
        const { title, unit } = after.data['proposal'] as Proposal
        const review = linked(legalityReview, 'reviewed').find(({ state }) => state === 'confirmed')
        const fair = linked(fairCompetitionReview, competition.link).find(
          (one) => mayGoOn.some((state) => state === one.state) && reviewedText(one) === latestOf(after, 'draft'),
        )
        const row = {
          ...{ title, unit, docNumber: after.number, kind: '行政规范性文件', issuedOn: day, effectiveOn, expiresOn },
          ...{ legalityNumber: review?.number, fairCompetitionNumber: fair?.number, making: after.id },
          text: after.texts?.['draft']?.at(-1)?.file,
        }
        return [{ matter: 'normative-document', action: 'record', form: row }]
      },
    },
    stop: {
      label: '终止制定',
      by: 'head',
      from: ['planned', 'drafted', 'commenting', 'commented', 'deliberated', 'signed'],
      to: 'stopped',
      reasons: 'required',
      stops: 'comment',
      basis: [control],
    },
  },
  describe: ({ proposal }) => (proposal ? `《${proposal.title}》` : '行政规范性文件'),
  facts: () => [],
})
