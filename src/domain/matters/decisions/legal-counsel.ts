import type { Day } from '#domain/calendar/day.ts'
import { addYears, yearOf } from '#domain/calendar/day.ts'
import {
  calendarDays,
  defineMatter,
  type GuardContext,
  must,
  mustCase,
  mustNot,
  worded,
} from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { fillsWhatIsAsked } from '../rules.ts'
import { counselTexts } from './legal-counsel.documents.ts'
import {
  approvalForm,
  candidateForm,
  counselSamples,
  dismissalForm,
  endingForm,
  engagementForm,
  evaluationForm,
  renewalForm,
  suspensionForm,
} from './legal-counsel.forms.ts'

const duties = article('中办发〔2016〕30号', '顾问职责')
const conflict = article('律师法', 39)
const checked = article('律师法', 23)
const lawyer = article('公职律师管理办法', 2)
const together = bureauRule('法律顾问的聘任、续聘和考核结果集体研究', '一人选定的顾问，意见难以中立')
const term = bureauRule('法律顾问的聘期不超过本局设定的年数', '聘期届满重新选聘，不自动延续')
const unbought = bureauRule('法律顾问的报酬、考核与意见的结论无关', '不利的意见不得成为少付报酬或者解聘的理由')
const onRecord = systemRule('考核的答复次数以咨询答复的记录为准', '另填的次数没有记录为证')

const kindOf = ({ before }: GuardContext) => before?.data['candidate']?.['kind']
const isCounsel = (context: GuardContext): boolean => kindOf(context) === '法律顾问'

/** The first day on which the engagement no longer holds, as it was last renewed. */
export const endOf = (data: Readonly<Record<string, unknown>>): Day | undefined =>
  ((data['renewal'] as { until?: Day } | undefined)?.until ??
    (data['engagement'] as { until?: Day } | undefined)?.until) as Day | undefined

/** 法律顾问、公职律师: how one is chosen, engaged, judged every year, renewed, suspended and let go. */
export const legalCounsel = defineMatter({
  id: 'legal-counsel',
  title: '法律顾问、公职律师聘任',
  kind: 'registration',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [duties, lawyer, conflict],
  readers: ['keeper', 'caseOfficer', 'legalReviewer', 'sectionHead', 'head', 'supervisor'],
  openIn: [],
  states: {
    candidate: '拟聘任',
    approved: '已同意聘任',
    engaged: '聘期内',
    suspended: '暂停',
    ended: '已终止',
    dismissed: '已解聘',
  },
  final: ['ended', 'dismissed'],
  forms: {
    candidate: candidateForm,
    approval: approvalForm,
    engagement: engagementForm,
    renewal: renewalForm,
    evaluation: evaluationForm,
    suspension: suspensionForm,
    dismissal: dismissalForm,
    ending: endingForm,
  },
  samples: counselSamples,
  list: {
    columns: ['candidate.kind', ['renewal.until', 'engagement.until'], 'evaluation.result'],
    searched: ['candidate.name', 'candidate.unit'],
    dated: 'engagement.engagedOn',
  },
  limits: {
    term: {
      label: '聘期',
      statutory: calendarDays(1, term),
      since: ({ engagement, renewal }) =>
        (renewal?.['until'] ?? engagement?.['until']) === undefined ? undefined : (engagement?.['engagedOn'] as Day),
      until: (data) => endOf(data),
    },
  },
  documents: worded(counselTexts, {
    letter: { title: '聘任书', basis: [duties], series: '法律顾问聘任' },
  }),
  numberedBy: 'letter',
  exclusive: {
    of: ({ candidate }) => candidate?.certificate,
    text: '该证号的聘任尚未终止',
    basis: systemRule('一人同时只有一次聘任', '聘任人次按记录数'),
  },
  dossier: { ended: ['candidate', 'approval', 'engagement', 'letter'] },
  measures: { 'legal-counsel.recorded': '聘任一名法律顾问或任用一名公职律师；按身份分组' },
  actions: {
    propose: {
      label: '提出人选',
      by: 'keeper',
      from: 'nothing',
      to: 'candidate',
      form: 'candidate',
      guards: [
        fillsWhatIsAsked(candidateForm, checked),
        must(candidateForm, '有利益冲突的不得聘任：须已声明无利益冲突', ({ noConflict }) => noConflict, conflict),
      ],
      basis: [duties, checked, article('公职律师管理办法', 5)],
    },
    approve: {
      label: '同意聘任',
      by: 'head',
      notWho: ['propose'],
      from: 'candidate',
      to: 'approved',
      form: 'approval',
      basis: [together],
    },
    decline: {
      label: '不予聘任',
      by: 'head',
      from: 'candidate',
      to: 'ended',
      reasons: 'required',
      basis: [together],
    },
    engage: {
      label: '聘任',
      by: 'keeper',
      from: 'approved',
      to: 'engaged',
      form: 'engagement',
      issues: ['letter'],
      starts: 'term',
      settings: ['counsel.term'],
      guards: [
        must(
          engagementForm,
          '法律顾问须填写聘期届满日期，聘期不超过本局设定的年数',
          ({ engagedOn, until }, context) =>
            !isCounsel(context) ||
            (until !== undefined && until <= addYears(engagedOn, context.setting('counsel.term'))),
          term,
        ),
        must(
          engagementForm,
          '聘期届满应晚于起始日期',
          ({ engagedOn, until }) => until === undefined || engagedOn < until,
          term,
        ),
        must(
          engagementForm,
          '法律顾问合同须写明报酬与意见的结论无关',
          ({ feeApart }, context) => !isCounsel(context) || feeApart === true,
          unbought,
        ),
      ],
      basis: [duties],
    },
    evaluate: {
      label: '年度考核',
      by: ['legalReviewer', 'head'],
      notWho: ['propose'],
      from: 'engaged',
      to: 'same',
      form: 'evaluation',
      asks: { measures: ['legal-opinion.by-adviser'], keys: (_form, before) => [before?.id, before?.number] },
      guards: [
        mustCase(
          '公职律师由分管领导考核，不由本处室自己考核',
          (context) => isCounsel(context) || context.by.role === 'head' || context.before === null,
          bureauRule('考核人与被考核人分开', '公职律师多在政策法规处任职'),
        ),
        fillsWhatIsAsked(evaluationForm, together),
        must(evaluationForm, '只能考核已经开始的年度', ({ year }, { day }) => year <= yearOf(day), together),
        must(
          evaluationForm,
          '每项评分为1至5分',
          ({ timeliness, usefulness, accuracy }) => Math.max(timeliness, usefulness, accuracy) <= 5,
          together,
        ),
        mustNot(
          evaluationForm,
          '当年答复次数与咨询答复的记录不符，记录为',
          ({ year, answered }, context) => {
            // An adviser is named by the number of his engagement or by its id.
            const told = [context.before?.id, context.before?.number]
              .flatMap((key) => (key === undefined ? [] : context.onRecord('legal-opinion.by-adviser', key)))
              .filter(({ on }) => yearOf(on) === year).length
            return told === answered ? [] : [`${told}次`]
          },
          onRecord,
        ),
      ],
      basis: [together, unbought],
    },
    renew: {
      label: '续聘',
      by: 'head',
      notWho: ['propose'],
      from: 'engaged',
      to: 'same',
      form: 'renewal',
      issues: ['letter'],
      stops: 'term',
      starts: 'term',
      settings: ['counsel.term'],
      after: ['evaluate'],
      guards: [
        must(renewalForm, '有利益冲突的不得续聘：须已声明无利益冲突', ({ noConflict }) => noConflict, conflict),
        mustCase(
          '最近一次考核不合格的，不得续聘',
          ({ before }) => before?.data['evaluation']?.['result'] !== '不合格',
          together,
        ),
        must(
          renewalForm,
          '续聘的届满日期应晚于原届满日期，一次续聘不超过本局设定的年数',
          ({ until }, { before, setting }) => {
            const end = endOf(before?.data ?? {})
            return end !== undefined && end < until && until <= addYears(end, setting('counsel.term'))
          },
          term,
        ),
      ],
      basis: [together],
    },
    expire: {
      label: '聘期届满',
      by: 'system',
      from: ['engaged', 'suspended'],
      to: 'ended',
      afterDue: 'term',
      stops: 'term',
      basis: [term],
    },
    suspend: {
      label: '暂停',
      by: 'head',
      from: 'engaged',
      to: 'suspended',
      form: 'suspension',
      basis: [conflict],
    },
    resume: {
      label: '恢复',
      by: 'head',
      from: 'suspended',
      to: 'engaged',
      reasons: 'required',
      basis: [conflict],
    },
    dismiss: {
      label: '解聘',
      by: 'head',
      from: ['engaged', 'suspended'],
      to: 'dismissed',
      form: 'dismissal',
      stops: 'term',
      basis: [conflict, unbought],
    },
    end: {
      label: '终止',
      by: 'keeper',
      from: ['engaged', 'suspended'],
      to: 'ended',
      form: 'ending',
      stops: 'term',
      guards: [
        must(
          endingForm,
          '终止日期不能早于起始日期',
          ({ endedOn }, { before }) => endedOn >= (before!.data['engagement']!['engagedOn'] as Day),
          term,
        ),
      ],
      basis: [duties],
    },
  },
  describe: ({ candidate }) =>
    candidate ? `${candidate.kind} ${candidate.name}（${candidate.unit}）` : '法律顾问、公职律师聘任',
  facts: ({ data: { candidate, engagement } }) =>
    candidate && engagement
      ? [{ measure: 'legal-counsel.recorded', on: engagement.engagedOn, group: candidate.kind }]
      : [],
})
