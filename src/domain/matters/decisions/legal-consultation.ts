import { defineMatter, lengthOf, must, mustCase, worded } from '#domain/engine/matter.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { inTurn } from '../rules.ts'
import { consultationTexts } from './legal-consultation.documents.ts'
import {
  adoptionForm,
  answerForm,
  assignmentForm,
  attendanceForm,
  confirmationForm,
  noteForm,
  questionForm,
  ratingCheckForm,
  ratingForm,
  replyForm,
  rewritingForm,
  secondAnswerForm,
  secondRequestForm,
} from './legal-consultation.forms.ts'
import {
  adoptionGuards,
  answerGuards,
  conflict,
  duties,
  engagedOnly,
  fair,
  graded,
  judgedByAnother,
  kept,
  namesItsMatter,
  notAhead,
  onceMore,
  onTerm,
  unaided,
  unheard,
} from './legal-consultation.guards.ts'
import { consultationSamples } from './legal-consultation.samples.ts'
import { legalCounsel } from './legal-counsel.ts'

const inTime = bureauRule('咨询在约定的时间内答复', '聘任合同约定；没有法律规定期限')
const spoken = systemRule('口头意见经答复人确认记录后才算答复', '没有确认的转述不是答复人的意见')
const question = ['question'] as const
const recorder = ['legalReviewer', 'keeper'] as const

/**
 * 法律咨询: a question, who answers it, the answer point by point, what became of each point, and how the answer is
 * judged. One case is one consultation, however many points it makes; a further question is a further case. Sessions
 * and lectures that an adviser attended are counted apart.
 */
export const legalConsultation = defineMatter({
  id: 'legal-consultation',
  title: '法律顾问、公职律师咨询',
  kind: 'review',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [duties, unheard],
  confidential: true,
  readers: ['caseOfficer', 'keeper', 'legalReviewer', 'sectionHead', 'head'],
  openIn: [],
  variants: { question: '咨询', meeting: '现场会议', lecture: '讲座' },
  states: {
    asked: '待指派',
    assigned: '待答复',
    noted: '待答复人确认',
    answered: '已答复',
    seconding: '听取第二次意见',
    disposed: '已决定采纳情况',
    rated: '待核对评价',
    closed: '已办结',
    withdrawn: '已撤回',
    voided: '已作废',
  },
  final: ['closed', 'withdrawn', 'voided'],
  forms: {
    question: questionForm,
    assignment: assignmentForm,
    answer: answerForm,
    note: noteForm,
    confirmation: confirmationForm,
    rewriting: rewritingForm,
    secondRequest: secondRequestForm,
    secondAnswer: secondAnswerForm,
    adoption: adoptionForm,
    rating: ratingForm,
    ratingCheck: ratingCheckForm,
    reply: replyForm,
    attendance: attendanceForm,
  },
  samples: consultationSamples,
  list: {
    columns: ['question.subject', 'question.unit', ['secondAnswer.conclusion', 'answer.conclusion']],
    searched: ['question.question', 'attendance.title'],
    dated: ['question.askedOn', 'attendance.heldOn'],
    notAdded: ['withdrawn', 'voided'],
  },
  limits: {
    answer: {
      label: '答复咨询',
      statutory: lengthOf('counsel.answer', inTime),
      since: ({ question }) => (question?.['urgent'] ? undefined : (question?.['askedOn'] as never)),
    },
    urgent: {
      label: '答复急件',
      statutory: lengthOf('counsel.answer-urgent', inTime),
      since: ({ question }) => (question?.['urgent'] ? (question['askedOn'] as never) : undefined),
    },
  },
  documents: worded(consultationTexts, {
    request: { title: '法律咨询单', basis: [duties], series: '法律咨询' },
    answer: { title: '法律咨询答复意见', basis: [duties] },
    adoption: { title: '咨询意见采纳情况表', basis: [duties, unheard] },
  }),
  numberedBy: 'request',
  dossier: {
    closed: [
      ['request', 'attendance'],
      ['answer', 'note', 'attendance'],
    ],
  },
  measures: {
    'legal-opinion.replied': '法律顾问作出的一次咨询答复意见，以答复日期为准；按咨询对象分组',
    'legal-opinion.public-lawyer': '公职律师作出的一次咨询答复意见，以答复日期为准；按咨询对象分组',
    'legal-opinion.by-adviser': '一次咨询答复意见，以答复日期为准；以答复人的聘任为键',
    'counsel-attendance.recorded': '法律顾问或公职律师参加的一次现场会议或讲座；按形式分组，以身份为键',
  },
  actions: {
    ask: {
      label: '提出咨询',
      by: ['caseOfficer', 'keeper', 'legalReviewer'],
      from: 'nothing',
      to: 'asked',
      only: question,
      form: 'question',
      issues: ['request'],
      starts: ['answer', 'urgent'],
      guards: [namesItsMatter, notAhead],
      basis: [duties],
    },
    assign: {
      label: '指派答复人',
      by: ['legalReviewer', 'sectionHead'],
      notWho: ['ask'],
      from: 'asked',
      to: 'assigned',
      form: 'assignment',
      needs: [engagedOnly('assignment')],
      guards: onTerm(assignmentForm, (_form, { day }) => day),
      basis: [fair, conflict],
    },
    replace: {
      label: '更换答复人',
      by: ['legalReviewer', 'sectionHead'],
      notWho: ['ask'],
      from: 'assigned',
      to: 'same',
      form: 'assignment',
      reasons: 'required',
      needs: [engagedOnly('assignment')],
      guards: onTerm(assignmentForm, (_form, { day }) => day),
      basis: [fair, conflict],
    },
    answer: {
      label: '登记书面答复',
      by: recorder,
      from: 'assigned',
      to: 'answered',
      form: 'answer',
      issues: ['answer'],
      stops: ['answer', 'urgent'],
      clockDay: 'answeredOn',
      guards: answerGuards(answerForm),
      basis: [duties],
    },
    note: {
      label: '记录口头意见',
      by: recorder,
      from: 'assigned',
      to: 'noted',
      form: 'note',
      guards: answerGuards(noteForm),
      basis: [spoken],
    },
    confirm: {
      label: '登记答复人确认',
      by: recorder,
      from: 'noted',
      to: 'answered',
      form: 'confirmation',
      issues: ['answer'],
      stops: ['answer', 'urgent'],
      basis: [spoken],
    },
    renote: {
      label: '答复人不确认，重新记录',
      by: recorder,
      from: 'noted',
      to: 'assigned',
      reasons: 'required',
      basis: [spoken],
    },
    rewrite: {
      label: '登记修改后的答复',
      by: recorder,
      from: 'answered',
      to: 'same',
      form: 'rewriting',
      issues: ['answer'],
      guards: answerGuards(rewritingForm),
      basis: [kept],
    },
    askAgain: {
      label: '听取第二次意见',
      by: ['legalReviewer', 'sectionHead', 'head'],
      from: 'answered',
      to: 'seconding',
      form: 'secondRequest',
      once: true,
      needs: [engagedOnly('secondRequest')],
      guards: [
        mustCase('第二次意见只听取一次', ({ before }) => !before?.acts['askAgain'], onceMore),
        must(
          secondRequestForm,
          '第二次意见由另一人答复',
          ({ adviser }, { before, referred }) => {
            const first = before?.data['assignment']?.['adviser'] as string | undefined
            return referred(legalCounsel, adviser)?.id !== referred(legalCounsel, first)?.id
          },
          onceMore,
        ),
        ...onTerm(secondRequestForm, (_form, { day }) => day),
      ],
      basis: [onceMore],
    },
    answerAgain: {
      label: '登记第二次答复',
      by: recorder,
      from: 'seconding',
      to: 'answered',
      form: 'secondAnswer',
      issues: ['answer'],
      guards: answerGuards(secondAnswerForm),
      basis: [onceMore],
    },
    dispose: {
      label: '决定采纳情况',
      by: ['caseOfficer', 'keeper', 'head'],
      from: 'answered',
      to: 'disposed',
      form: 'adoption',
      issues: ['adoption'],
      guards: adoptionGuards,
      basis: [duties, unheard],
    },
    rate: {
      label: '评价',
      by: ['caseOfficer', 'keeper'],
      from: 'disposed',
      to: 'rated',
      form: 'rating',
      guards: [graded],
      basis: [unaided],
    },
    answerRating: {
      label: '登记答复人对评价的意见',
      by: recorder,
      notWho: ['rate'],
      from: 'rated',
      to: 'same',
      form: 'reply',
      basis: [unaided],
    },
    checkRating: {
      label: '核对评价并办结',
      by: ['legalReviewer', 'sectionHead', 'head'],
      notWho: ['ask', 'rate'],
      from: 'rated',
      to: 'closed',
      form: 'ratingCheck',
      guards: [judgedByAnother],
      basis: [unaided],
    },
    close: {
      label: '不作评价，办结',
      by: ['legalReviewer', 'sectionHead'],
      from: 'disposed',
      to: 'closed',
      reasons: 'required',
      basis: [unaided],
    },
    withdraw: {
      label: '撤回咨询',
      by: ['caseOfficer', 'keeper', 'legalReviewer'],
      from: ['asked', 'assigned', 'noted'],
      to: 'withdrawn',
      reasons: 'required',
      stops: ['answer', 'urgent'],
      basis: [duties],
    },
    void: {
      label: '作废',
      by: recorder,
      from: ['answered', 'disposed', 'rated', 'closed'],
      to: 'voided',
      reasons: 'required',
      basis: [systemRule('错误登记的咨询作废，不删除', '删除就看不出登记过什么')],
    },
    attend: {
      label: '登记参会、讲座',
      by: recorder,
      from: 'nothing',
      to: 'closed',
      only: ['meeting', 'lecture'],
      form: 'attendance',
      needs: [engagedOnly('attendance')],
      guards: [
        must(attendanceForm, '日期晚于登记之日', ({ heldOn }, { day }) => heldOn <= day, inTurn),
        ...onTerm(attendanceForm, ({ heldOn }) => heldOn),
      ],
      basis: [duties],
    },
  },
  describe: ({ question: asked, attendance }, variant) => {
    if (attendance) return `${variant === 'lecture' ? '讲座' : '现场会议'}：${attendance.title}`
    return asked ? `${asked.subject}：${asked.question}` : '法律顾问、公职律师咨询'
  },
  facts: ({ state, variant, acts, data: { question: asked, assignment, answer, note, attendance } }) => {
    if (state === 'voided') return []
    if (attendance) {
      const group = variant === 'lecture' ? '讲座' : '现场会议'
      return [{ measure: 'counsel-attendance.recorded', on: attendance.heldOn, key: attendance.kind, group }]
    }
    // A note counts once it is confirmed; a second opinion and a rewriting are the same consultation.
    const replied = acts.answer ? answer : acts.confirm ? note : undefined
    if (!asked || !assignment || !replied) return []
    const on = replied.answeredOn
    const measure = assignment.kind === '法律顾问' ? 'legal-opinion.replied' : 'legal-opinion.public-lawyer'
    return [
      { measure, on, group: asked.subject },
      { measure: 'legal-opinion.by-adviser', on, key: assignment.adviser },
    ]
  },
})
