import type { z } from 'zod'
import type { Case } from '../../engine/case.ts'
import { defineMatter, worded, workingDays } from '../../engine/matter.ts'
import { article } from '../../law/catalogue.ts'
import { certificateMeasures } from '../../people/enforcement.ts'
import { randomInspectionTexts } from './random-inspection.documents.ts'
import {
  closureForm,
  commitForm,
  eventForm,
  planForm,
  publicityForm,
  resultForm,
  revealForm,
  substitutionForm,
  voidForm,
} from './random-inspection.forms.ts'
import {
  closureGuards,
  commitGuards,
  completeGuards,
  confirmGuards,
  eventGuards,
  filled,
  planGuards,
  resultGuards,
  revealGuards,
  rosterGuards,
  substitutionGuards,
  toVisit,
} from './random-inspection.guards.ts'
import {
  computedOnly,
  drawnAtRandom,
  endedInPublic,
  enteredTwice,
  lockedBeforeChance,
  oneDrawAtATime,
  orderedSubstitutes,
  partiesFirst,
  plannedByTwo,
  sealedUntilPublic,
} from './random-inspection.rules.ts'
import { randomInspectionSamples } from './random-inspection.samples.ts'
import { activeUnits } from './random-inspection.sheet.ts'

const inspectionBasis = [drawnAtRandom, article('优化营商环境条例', 54)] as const
const disclosure = article('国办发〔2018〕118号', '(六)')

/** From its number on, a draw ends in a result or in a public voiding. */
const numbered = ['committed', 'recorded', 'confirmed', 'drawn', 'completed'] as const

/** What a plan is compared with: certificates, licences, published lines of plans, visits of the year. */
const ofPlan = {
  measures: [...certificateMeasures, 'licence.in-force', 'inspection-plan.line', 'inspection-result.visit'],
  keys: (plan: z.output<typeof planForm>) => [
    plan.planItem,
    ...plan.officers.map(({ id }) => id),
    ...plan.units.flatMap(({ id, licence }) => [id, licence]),
  ],
} as const

const ofRoster = {
  measures: certificateMeasures,
  keys: (_form: unknown, before: Case | null) => filled(before).plan?.officers.map(({ id }) => id) ?? [],
} as const

const ofVisits = {
  measures: ['inspection-result.visit'],
  keys: (_form: unknown, before: Case | null) => toVisit(before),
} as const

const reveal = <const N extends 1 | 2 | 3>(number: N) =>
  ({
    label: `第${number}见证方公开随机数`,
    by: ['supervisor', 'legalReviewer'],
    from: 'committed',
    to: 'same',
    form: `reveal${number}`,
    guards: revealGuards(`reveal${number}`),
    basis: [partiesFirst],
  }) as const

/** What the announcement of a locked draw tells: all that can be known beforehand without knowing whom it will hit. */
const announced = [
  'plan.planItem',
  'plan.round',
  'plan.task',
  'plan.departments',
  'plan.perUnit',
  'plan.teamSize',
  'plan.parties',
  'plan.secret',
  'plan.sources',
  'commit.fingerprint',
] as const
/** What the publication adds: all that is needed to compute the draw again. */
const opened = [
  'plan.strata',
  'plan.units',
  'plan.officers',
  'commit.sheet',
  'reveal1.party',
  'reveal1.value',
  'reveal2.party',
  'reveal2.value',
  'reveal3.party',
  'reveal3.value',
  'event.values',
  'result.entropy',
  'result.seed',
  'result.selected',
  'result.team',
  'result.crews',
  'result.shortfall',
  'result.witnessed',
  'substitution.steps',
  'publicity.channels',
] as const

/**
 * 双随机抽取: commit first, chance later, compute, publish. A draw is never repeated: a mistake is voided with its
 * reason, stays public under its number, and a new draw is committed before a new event.
 */
export const randomInspection = defineMatter({
  id: 'random-inspection',
  title: '双随机抽取',
  kind: 'inspection',
  chapter: 'enforcement',
  inForceFrom: '2023-01-01',
  basis: [...inspectionBasis, article('行政处罚法', 42)],
  variants: { inspection: '双随机抽查', dossierReview: '案卷评查抽样' },

  states: {
    planned: '已拟定',
    withdrawn: '已撤回',
    endorsed: '已复核',
    committed: '已锁定',
    recorded: '已录入事件结果',
    confirmed: '事件结果已核对',
    drawn: '已抽取',
    completed: '检查完成',
    published: '已公布',
    voided: '已作废',
  },
  final: ['withdrawn', 'published', 'voided'],
  openIn: ['published', 'voided'],
  // Before it is public, a draw is seen by those whose turn it can be: who knows the result early could warn.
  readers: [
    {
      role: 'caseOfficer',
      in: ['planned', 'endorsed', 'committed', 'recorded', 'confirmed', 'drawn', 'completed', 'published', 'voided'],
    },
    { role: 'legalReviewer', in: ['planned', 'endorsed', 'committed', 'recorded', 'published', 'voided'] },
    {
      role: 'head',
      in: ['planned', 'endorsed', 'committed', 'recorded', 'confirmed', 'drawn', 'completed', 'published', 'voided'],
    },
    { role: 'supervisor', in: ['committed', 'recorded', 'drawn', 'completed', 'published', 'voided'] },
    { role: 'sectionHead', in: ['drawn', 'completed', 'published', 'voided'] },
    { role: 'publisher', in: ['drawn', 'completed', 'published', 'voided'] },
  ],

  forms: {
    plan: planForm,
    commit: commitForm,
    reveal1: revealForm,
    reveal2: revealForm,
    reveal3: revealForm,
    event: eventForm,
    confirmation: eventForm,
    result: resultForm,
    closure: closureForm,
    substitution: substitutionForm,
    publicity: publicityForm,
    voiding: voidForm,
  },
  samples: randomInspectionSamples,

  limits: { publicity: { label: '结果公布', statutory: workingDays(20, disclosure) } },

  documents: worded(randomInspectionTexts, {
    announcement: { title: '抽取公告', basis: inspectionBasis, series: '双随机抽取', public: inspectionBasis },
    outcome: { title: '抽取结果表', basis: inspectionBasis },
    substitutions: { title: '递补确认单', basis: [orderedSubstitutes] },
    annulment: { title: '抽取作废公告', basis: [endedInPublic], public: [endedInPublic] },
  }),
  publicView: {
    basis: [endedInPublic, disclosure],
    acts: { commit: announced, publish: [...announced, ...opened], void: [...announced, 'voiding.cause'] },
  },
  numberedBy: 'announcement',
  dossier: {
    published: ['plan', 'announcement', 'commit', 'event', 'confirmation', 'result', 'outcome', 'publicity'],
    voided: ['plan', 'voiding', 'annulment'],
    withdrawn: ['plan'],
  },

  measures: {
    'inspection.unit': '双随机抽中一个检查对象（递补的按递补后的对象计）',
    'inspection.officer': '双随机抽中一名检查人员',
    'random-inspection.committed': '锁定一次抽取',
    'random-inspection.voided': '作废一次抽取',
    'random-inspection.substituted': '递补一个检查对象',
  },

  actions: {
    plan: {
      label: '拟定',
      by: 'caseOfficer',
      from: 'nothing',
      to: 'planned',
      form: 'plan',
      guards: planGuards,
      asks: ofPlan,
      basis: inspectionBasis,
    },
    revise: {
      label: '修改',
      by: 'caseOfficer',
      from: 'planned',
      to: 'planned',
      form: 'plan',
      guards: planGuards,
      asks: ofPlan,
      basis: inspectionBasis,
    },
    withdraw: {
      label: '撤回',
      by: 'caseOfficer',
      from: ['planned', 'endorsed'],
      to: 'withdrawn',
      reasons: 'required',
      basis: [endedInPublic],
    },
    endorse: {
      label: '复核',
      by: 'legalReviewer',
      notBy: 'caseOfficer',
      from: 'planned',
      to: 'endorsed',
      guards: rosterGuards,
      asks: ofRoster,
      basis: [plannedByTwo],
    },
    sendBack: {
      label: '退回修改',
      by: ['legalReviewer', 'head'],
      from: ['planned', 'endorsed'],
      to: 'planned',
      reasons: 'required',
      basis: [plannedByTwo],
    },
    commit: {
      label: '锁定并公布指纹',
      by: 'head',
      notBy: 'legalReviewer',
      from: 'endorsed',
      to: 'committed',
      form: 'commit',
      guards: [...rosterGuards, ...commitGuards],
      asks: ofRoster,
      issues: ['announcement'],
      publishes: ['抽取公告'],
      basis: [plannedByTwo, lockedBeforeChance],
    },
    reveal1: reveal(1),
    reveal2: reveal(2),
    reveal3: reveal(3),
    event: {
      label: '录入公开事件结果',
      by: 'caseOfficer',
      from: ['committed', 'recorded'],
      to: 'recorded',
      form: 'event',
      guards: eventGuards,
      basis: [enteredTwice],
    },
    confirm: {
      label: '第二人录入核对',
      by: ['supervisor', 'legalReviewer'],
      notBy: 'caseOfficer',
      from: 'recorded',
      to: 'confirmed',
      form: 'confirmation',
      // who has seen the first entry does not make a second one
      opens: ['event'],
      guards: confirmGuards,
      basis: [enteredTwice],
    },
    result: {
      label: '计算结果',
      by: 'caseOfficer',
      from: 'confirmed',
      to: 'drawn',
      witnessed: 'commit',
      form: 'result',
      guards: resultGuards,
      issues: ['outcome'],
      basis: [...inspectionBasis, computedOnly],
    },
    consult: {
      label: '查阅抽取结果',
      by: ['caseOfficer', 'sectionHead', 'head', 'supervisor', 'publisher'],
      from: ['drawn', 'completed'],
      to: 'same',
      opens: ['result', 'closure', 'substitution'],
      basis: [sealedUntilPublic],
    },
    reportClosed: {
      label: '上报无法检查',
      by: 'caseOfficer',
      from: 'drawn',
      to: 'same',
      form: 'closure',
      guards: closureGuards,
      basis: [orderedSubstitutes],
    },
    substitute: {
      label: '确认递补',
      by: ['sectionHead', 'head'],
      notBy: 'caseOfficer',
      from: 'drawn',
      to: 'same',
      after: ['reportClosed'],
      form: 'substitution',
      guards: substitutionGuards,
      issues: ['substitutions'],
      basis: [orderedSubstitutes],
    },
    complete: {
      label: '检查完成',
      by: 'caseOfficer',
      from: 'drawn',
      to: 'completed',
      guards: completeGuards,
      asks: ofVisits,
      starts: 'publicity',
      basis: inspectionBasis,
    },
    publish: {
      label: '公布',
      by: 'publisher',
      from: 'completed',
      to: 'published',
      form: 'publicity',
      stops: 'publicity',
      publishes: ['抽取结果'],
      basis: [drawnAtRandom, disclosure],
    },
    void: {
      label: '作废',
      by: 'head',
      notBy: 'caseOfficer',
      from: numbered,
      to: 'voided',
      form: 'voiding',
      reasons: 'required',
      stops: 'publicity',
      issues: ['annulment'],
      publishes: ['抽取作废公告'],
      basis: [endedInPublic],
    },
  },

  exclusive: {
    of: ({ plan }) => plan?.planItem,
    text: '同一计划事项不得同时有两次未完结的抽取',
    basis: oneDrawAtATime,
  },

  describe: ({ plan }, variant) =>
    `${plan?.task ?? '双随机抽取'}${variant === 'dossierReview' ? '（案卷评查抽样）' : ''}`,

  facts: ({ acts, data, id, state, variant }) => {
    const { plan, result, substitution } = data
    const group = variant === 'dossierReview' ? '案卷评查' : plan?.departments.length ? '部门联合' : '本部门'
    const voided = state === 'voided'
    const counted = variant === 'inspection' && !voided && result !== undefined
    return [
      ...(acts.commit ? [{ measure: 'random-inspection.committed', on: acts.commit.on, key: id, group } as const] : []),
      ...(voided ? [{ measure: 'random-inspection.voided', on: acts.void!.on, key: id, group } as const] : []),
      ...(counted
        ? [
            ...activeUnits(result.selected, substitution?.steps).map(
              (key) => ({ measure: 'inspection.unit', on: acts.result!.on, key, group }) as const,
            ),
            ...result.team.map((key) => ({ measure: 'inspection.officer', on: acts.result!.on, key, group }) as const),
            ...(substitution?.steps ?? []).map(
              ({ closed }) =>
                ({ measure: 'random-inspection.substituted', on: acts.result!.on, key: closed, group }) as const,
            ),
          ]
        : []),
    ]
  },
})

/** True when the contents of a draw are public. Before that only its number, fingerprint and awaited events are. */
export const isPublished = (current: Pick<Case, 'state'>): boolean => current.state === 'published'
