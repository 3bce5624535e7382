import { defineMatter, lengthOf, months, worded } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { competitionTexts } from './fair-competition-review.documents.ts'
import {
  acceptanceForm,
  assessmentForm,
  type Conclusion,
  conclusionForm,
  hearingForm,
  outsideForm,
  submissionForm,
  supplementForm,
  supplyForm,
} from './fair-competition-review.forms.ts'
import {
  barring,
  concluding,
  excepting,
  exempting,
  forwarding,
  hearing,
  jointly,
  ofHost,
  oneText,
  otherPerson,
  passing,
  toldBarred,
  toldExcepted,
  toldPassing,
  untilCondition,
  untilDay,
} from './fair-competition-review.guards.ts'
import { competitionSamples } from './fair-competition-review.samples.ts'

const law = (no: 12 | 13 | 14 | 16 | 17 | 18) => article('公平竞争审查条例', no)
const basis = [law(13), article('反垄断法', 5)] as const
const once = systemRule('同一文本只审查一次', '两个结论不能同时对一稿有效')
/** The rules before the regulation: whose exceptions were assessed, and from which what is not economic was left out. */
const rules2021 = article('国市监反垄规〔2021〕2号', '全文')

const sending = {
  by: 'caseOfficer',
  form: 'submission',
  writes: { draft: 'draft' },
  binds: ['draft'],
  guards: [jointly, ofHost],
  basis,
} as const
const signed = { by: 'sectionHead', notWho: ['submit', 'resubmit', 'conclude'], from: 'drafted' } as const
const ended = { from: 'excepted', to: 'lapsed', stops: ['exception', 'assessment'], basis: [law(12)] } as const
const told = { by: 'legalReviewer', from: 'sent', form: 'outside', issues: ['form'], basis: [law(14)] } as const

/**
 * 公平竞争审查 of one text of a measure, alone or under the case that makes it: the office that drafts sends it, another
 * reads it clause by clause with the candidates of the screening, hears those concerned, concludes, and a second person
 * signs. What the government issues, and bills, go to the market regulator since 2024-08-01. A conclusion stands for its
 * text; an exception ends with its period.
 */
export const fairCompetitionReview = defineMatter({
  id: 'fair-competition-review',
  title: '公平竞争审查',
  kind: 'review',
  chapter: 'rule-making',
  inForceFrom: '2024-01-01',
  basis: [...basis, law(14), law(16), law(17), law(18)],
  readers: ['caseOfficer', 'legalReviewer', 'sectionHead', 'head', 'supervisor'],
  openIn: [],
  states: {
    submitted: '已送审',
    returned: '已退回修改',
    reviewing: '审查中',
    drafted: '审查结论待签发',
    sent: '已送市场监管部门审查',
    supplementing: '待补充材料',
    exempt: '不需审查',
    passed: '审查通过',
    excepted: '适用例外规定',
    violating: '违反审查标准，不得出台',
    lapsed: '例外规定已终止',
    superseded: '文本已改动，结论失效',
    withdrawn: '已撤回',
  },
  final: ['exempt', 'passed', 'excepted', 'violating', 'lapsed', 'superseded', 'withdrawn'],
  forms: {
    submission: submissionForm,
    acceptance: acceptanceForm,
    hearing: hearingForm,
    conclusion: conclusionForm,
    supplement: supplementForm,
    supply: supplyForm,
    outside: outsideForm,
    assessment: assessmentForm,
  },
  samples: competitionSamples,
  list: { columns: ['submission.unit', 'conclusion.conclusion'], searched: ['submission.title'] },
  texts: { draft: { label: '送审文本', screened: true } },
  exclusive: {
    of: ({ submission }) => submission?.draft.sha256,
    text: '这一文本已送审或者已有审查结论',
    basis: once,
    releasedIn: ['returned', 'withdrawn', 'superseded', 'lapsed'],
  },
  limits: {
    exception: {
      label: '例外规定的实施期限',
      statutory: months(12, law(12)),
      until: ({ conclusion }) => (conclusion as Conclusion | undefined)?.exception?.until,
    },
    assessment: { label: '适用例外规定的年度评估', statutory: lengthOf('competition.assessment', rules2021) },
  },
  documents: worded(competitionTexts, {
    form: {
      title: '公平竞争审查表',
      basis: [law(17)],
      series: '公平竞争审查',
      formerly: ['行政规范性文件制定：公平竞争审查表'],
    },
    exemption: {
      title: '不需公平竞争审查认定表',
      basis: [article('公平竞争审查条例', 2), rules2021],
      series: '公平竞争审查',
    },
    forwarding: { title: '公平竞争审查送审函', basis: [law(14)] },
    assessment: { title: '适用例外规定评估表', basis: [law(12)] },
  }),
  numberedBy: 'form',
  links: { competition: { to: ['normative-document-making'], label: '所审查的政策措施' } },
  dossier: {
    passed: ['submission', 'hearing', 'conclusion', 'form'],
    excepted: ['submission', 'hearing', 'conclusion', 'form'],
  },
  measures: {
    'fair-competition-review.concluded': '作出结论的一次公平竞争审查；按审查结论分组',
    'fair-competition-review.passed':
      '通过的一次公平竞争审查（符合标准、修改后符合、适用例外或者不需审查），以审查编号为键',
  },
  actions: {
    submit: { ...sending, label: '送审', from: 'nothing', to: 'submitted' },
    resubmit: { ...sending, label: '修改后送审', from: 'returned', to: 'submitted' },
    accept: {
      label: '开始审查',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit'],
      from: 'submitted',
      to: 'reviewing',
      form: 'acceptance',
      guards: [otherPerson],
      basis,
    },
    exempt: {
      label: '认定不需审查',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit'],
      from: 'reviewing',
      to: 'exempt',
      reasons: 'required',
      reads: ['draft'],
      binds: ['draft'],
      issues: ['exemption'],
      guards: [otherPerson, ...exempting],
      basis: [article('公平竞争审查条例', 2), rules2021],
    },
    hear: {
      label: '登记听取意见情况',
      by: ['caseOfficer', 'legalReviewer'],
      from: ['submitted', 'reviewing'],
      to: 'same',
      form: 'hearing',
      guards: hearing,
      basis: [law(16)],
    },
    sendBack: {
      label: '退回修改',
      by: 'legalReviewer',
      from: ['submitted', 'reviewing'],
      to: 'returned',
      reasons: 'required',
      guards: [otherPerson],
      basis,
    },
    conclude: {
      label: '拟定审查结论',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit'],
      from: 'reviewing',
      to: 'drafted',
      form: 'conclusion',
      after: ['hear'],
      reads: ['draft'],
      binds: ['draft'],
      guards: concluding,
      basis: [law(17), article('公平竞争审查条例', 8), article('公平竞争审查条例', 9), article('公平竞争审查条例', 10)],
    },
    redo: { ...signed, label: '退回重拟', to: 'reviewing', reasons: 'required', basis },
    pass: { ...signed, label: '签发审查结论', to: 'passed', issues: ['form'], guards: passing, basis: [law(17)] },
    except: {
      ...signed,
      label: '签发适用例外规定的结论',
      to: 'excepted',
      issues: ['form'],
      starts: ['exception', 'assessment'],
      guards: excepting(untilDay),
      basis: [law(12), law(17)],
    },
    exceptOnCondition: {
      ...signed,
      label: '签发适用例外规定的结论（至条件成就）',
      to: 'excepted',
      issues: ['form'],
      starts: 'assessment',
      guards: excepting(untilCondition),
      basis: [law(12), law(17)],
    },
    bar: {
      ...signed,
      label: '签发违反审查标准的结论',
      to: 'violating',
      issues: ['form'],
      guards: barring,
      basis: [law(18)],
    },
    forward: {
      ...signed,
      label: '签发初审意见，送市场监管部门',
      to: 'sent',
      issues: ['forwarding'],
      guards: forwarding,
      basis: [law(14)],
    },
    askedFor: {
      label: '登记补充材料的要求',
      by: 'legalReviewer',
      from: 'sent',
      to: 'supplementing',
      form: 'supplement',
      basis: [law(14)],
    },
    supply: {
      label: '补充材料',
      by: ['caseOfficer', 'legalReviewer'],
      from: 'supplementing',
      to: 'sent',
      form: 'supply',
      basis: [law(14)],
    },
    sentBack: {
      label: '登记市场监管部门退回',
      by: 'legalReviewer',
      from: ['sent', 'supplementing'],
      to: 'returned',
      reasons: 'required',
      basis: [law(14)],
    },
    toldPassed: { ...told, label: '登记会同审查通过', to: 'passed', guards: toldPassing },
    toldExcepted: {
      ...told,
      label: '登记会同审查适用例外规定',
      to: 'excepted',
      starts: ['exception', 'assessment'],
      guards: toldExcepted(untilDay),
    },
    toldExceptedOnCondition: {
      ...told,
      label: '登记会同审查适用例外规定（至条件成就）',
      to: 'excepted',
      starts: 'assessment',
      guards: toldExcepted(untilCondition),
    },
    toldBarred: { ...told, label: '登记会同审查违反审查标准', to: 'violating', guards: toldBarred },
    assess: {
      label: '评估例外规定的实施效果',
      by: 'caseOfficer',
      from: 'excepted',
      to: 'same',
      form: 'assessment',
      stops: 'assessment',
      starts: 'assessment',
      lateReasons: true,
      issues: ['assessment'],
      basis: [law(12), rules2021],
    },
    endException: {
      ...ended,
      label: '记录例外规定终止',
      by: ['caseOfficer', 'legalReviewer'],
      reasons: 'required',
    },
    expire: { ...ended, label: '例外规定期限届满', by: 'system', afterDue: 'exception' },
    supersede: {
      label: '文本改动，结论失效',
      by: 'system',
      from: ['exempt', 'passed', 'excepted', 'violating'],
      to: 'superseded',
      stops: ['exception', 'assessment'],
      basis: [oneText],
    },
    withdraw: {
      label: '撤回送审',
      by: 'caseOfficer',
      from: ['submitted', 'returned', 'reviewing', 'drafted', 'sent', 'supplementing'],
      to: 'withdrawn',
      reasons: 'required',
      basis,
    },
  },
  describe: ({ submission }) => (submission ? `《${submission.title}》公平竞争审查` : '公平竞争审查'),
  facts: ({ acts, number, data: { conclusion, outside } }) => {
    const passed =
      acts.pass ??
      acts.except ??
      acts.exceptOnCondition ??
      acts.toldPassed ??
      acts.toldExcepted ??
      acts.toldExceptedOnCondition
    const end = passed ?? acts.bar ?? acts.toldBarred
    if (!end || !conclusion) return []
    return [
      {
        measure: 'fair-competition-review.concluded',
        on: end.on,
        group: outside?.conclusion ?? conclusion.conclusion,
      } as const,
      ...(passed && number ? [{ measure: 'fair-competition-review.passed', on: passed.on, key: number } as const] : []),
    ]
  },
})
