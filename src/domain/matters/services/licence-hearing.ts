import { defineMatter, worded, workingDays } from '../../engine/matter.ts'
import { needs } from '../../engine/others.ts'
import { article } from '../../law/catalogue.ts'
import { bureauRule } from '../../law/citation.ts'
import {
  abandoning,
  chairRecusalGuards,
  holding,
  holdingGuards,
  noOpenHearing,
  onRecordOf,
  recusing,
  scheduleGuards,
  scheduling,
} from './hearings.ts'
import { hearingTexts } from './licence-hearing.documents.ts'
import {
  abandonForm,
  hearingStatementForm,
  interestForm,
  minutesForm,
  publicInterestForm,
  recusalForm,
  requestForm,
  scheduleForm,
} from './licence-hearing.forms.ts'
import { hearingSamples } from './licence-hearing.samples.ts'

const hearing = [article('行政许可法', 47), article('行政许可法', 48)] as const
const openHearing = bureauRule(
  '被许可人在陈述申辩期限内要求听证的，参照许可听证办理',
  '法律没有规定撤销、撤回的听证程序',
)
const chairing = article('行政许可法', 48, '第一款第三项')
const articles = { notice: article('行政许可法', 48, '第一款第一项'), chairing }

/**
 * 陈述申辩和听证 (licensing.md L14, L15): stands under an application or a revocation. Whoever is concerned is told, and
 * has five working days to ask; the hearing is announced seven working days ahead, chaired by somebody who does not
 * handle the case, and what is decided afterwards is decided on its minutes.
 */
export const licenceHearing = defineMatter({
  id: 'licence-hearing',
  title: '实验动物许可听证',
  kind: 'review',
  chapter: 'services',
  inForceFrom: '2023-01-01',
  basis: [article('行政许可法', 36), article('行政许可法', 46), ...hearing],
  states: {
    told: '已告知权利',
    requested: '待举行听证',
    scheduled: '已通知听证',
    held: '已举行听证',
    abandoned: '已放弃听证',
    unasked: '逾期未要求听证',
  },
  final: ['held', 'abandoned', 'unasked'],
  readers: ['caseOfficer', 'sectionHead', 'legalReviewer', 'head', 'supervisor'],
  forms: {
    interest: interestForm,
    publicInterest: publicInterestForm,
    request: requestForm,
    statement: hearingStatementForm,
    schedule: scheduleForm,
    recusal: recusalForm,
    minutes: minutesForm,
    abandon: abandonForm,
  },
  samples: hearingSamples,
  limits: {
    request: { label: '要求听证', statutory: workingDays(5, article('行政许可法', 47), article('行政许可法', 82)) },
    hearing: { label: '组织听证', statutory: workingDays(20, article('行政许可法', 47), article('行政许可法', 82)) },
  },
  documents: worded(hearingTexts, {
    rights: { title: '陈述申辩和听证权利告知书', basis: [article('行政许可法', 36), article('行政许可法', 47)] },
    publicNotice: { title: '听证公告', basis: [article('行政许可法', 46)] },
    statementRecord: { title: '陈述申辩笔录', basis: [article('行政许可法', 36)] },
    notice: { title: '听证通知书', basis: [article('行政许可法', 48)], series: '听证通知' },
    recusalDecision: { title: '回避决定书', basis: [chairing] },
    minutes: { title: '听证笔录', basis: [article('行政许可法', 48)] },
  }),
  numberedBy: 'notice',
  links: {
    application: { to: ['lab-animal-licence'], label: '所涉的许可申请' },
    revocation: { to: ['lab-animal-revocation'], label: '所涉的撤销、撤回案件' },
  },
  measures: {},
  actions: {
    tell: {
      label: '告知利害关系人',
      by: 'caseOfficer',
      from: 'nothing',
      to: 'told',
      form: 'interest',
      starts: 'request',
      issues: ['rights'],
      basis: [article('行政许可法', 36), article('行政许可法', 47)],
      needs: [
        needs(
          'lab-animal-licence',
          'host',
          ['accepted', 'reviewed', 'vetted'],
          '决定作出之前才能告知听证权利',
          article('行政许可法', 47),
        ),
      ],
    },
    announce: {
      label: '公告听证',
      by: 'sectionHead',
      from: 'nothing',
      to: 'requested',
      form: 'publicInterest',
      issues: ['publicNotice'],
      basis: [article('行政许可法', 46)],
      needs: [
        needs(
          'lab-animal-licence',
          'host',
          ['accepted', 'reviewed', 'vetted'],
          '决定作出之前才能举行听证',
          article('行政许可法', 46),
        ),
      ],
    },
    demand: {
      label: '被许可人要求听证',
      by: 'caseOfficer',
      from: 'nothing',
      to: 'requested',
      form: 'request',
      starts: 'hearing',
      basis: [openHearing],
      needs: [needs('lab-animal-revocation', 'host', ['noticed'], '陈述申辩期限内才能要求听证', openHearing)],
    },
    request: {
      label: '利害关系人要求听证',
      by: 'caseOfficer',
      from: 'told',
      to: 'requested',
      form: 'request',
      untilDue: 'request',
      stops: 'request',
      starts: 'hearing',
      basis: [article('行政许可法', 47)],
    },
    lapse: {
      label: '逾期未要求听证',
      by: 'system',
      from: 'told',
      to: 'unasked',
      afterDue: 'request',
      stops: 'request',
      basis: [article('行政许可法', 47)],
    },
    record: {
      label: '记录陈述申辩',
      by: 'caseOfficer',
      from: ['told', 'requested', 'scheduled'],
      to: 'same',
      form: 'statement',
      issues: ['statementRecord'],
      basis: [article('行政许可法', 36)],
    },
    schedule: {
      ...scheduling,
      basis: [article('行政许可法', 48)],
      guards: scheduleGuards(articles, '听证主持人不能是审查该申请或者承办该案的工作人员'),
    },
    recuse: {
      ...recusing,
      basis: [chairing],
      guards: chairRecusalGuards(articles),
    },
    hold: {
      ...holding,
      stops: 'hearing',
      basis: [article('行政许可法', 48)],
      guards: holdingGuards(articles),
    },
    abandon: {
      ...abandoning,
      stops: 'hearing',
      basis: [
        bureauRule('听证申请人撤回申请或者无正当理由不参加的，不再举行听证', '要求听证是权利，法律没有规定放弃的方式'),
      ],
    },
  },
  describe: ({ request, interest }) => (request || interest ? '实验动物许可听证（依要求）' : '实验动物许可听证'),
  facts: () => [],
})

/** Nothing is decided while somebody may still ask for a hearing, or while one is to be held. */
export const hearingsClosed = noOpenHearing(licenceHearing, article('行政许可法', 47))

/** 根据听证笔录: what is proposed after a hearing names it; `form` is where the proposal stands. */
export const onTheRecord = (form: string) => onRecordOf(licenceHearing, form, article('行政许可法', 48, '第二款'))
