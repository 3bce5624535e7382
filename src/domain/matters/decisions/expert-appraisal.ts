import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { mustAccount } from '#domain/engine/frozen-list.ts'
import { defineMatter, must, mustNot } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, choice, day, text, yesNo } from '../fields.ts'

const law = (no: 19 | 20) => article('重大行政决策程序暂行条例', no)

const expert = z.object({
  name: text('专家'),
  employer: text('工作单位'),
  field: text('专业领域'),
  independent: yesNo('已声明无直接利害关系'),
})
export const panelForm = z.object({
  complex: yesNo('复杂事项'),
  beneficiaries: z.array(text('单位')).meta({ title: '决策草案的直接受益单位' }),
  experts: z
    .array(expert)
    .min(1, '请列明专家')
    .refine((list) => allDifferent(list.map(({ name }) => name)), '专家不得重复')
    .meta({ title: '专家' }),
})
const opinion = z.object({
  expert: text('专家'),
  view: text('论证意见'),
  signed: yesNo('本人已署名'),
  disposition: choice('处理', ['采纳', '部分采纳', '不采纳']),
  because: text('理由'),
})
export const appraisalForm = z.object({
  way: choice('论证方式', ['论证会', '书面咨询', '委托咨询论证']),
  heldOn: day('论证日期'),
  opinions: z.array(opinion).min(1, '请逐人填写论证意见').meta({ title: '论证意见和处理' }),
})
type Panel = z.output<typeof panelForm>
const atSteps = [needs('major-decision', 'host', ['steps'], '决策草案履行程序期间方可组织专家论证', law(19))] as const

/** 专家论证 (条例19–21): nobody with an interest of his own; each expert signs his own opinion, and each is answered. */
export const expertAppraisal = defineMatter({
  id: 'expert-appraisal',
  title: '重大行政决策专家论证',
  kind: 'review',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [law(19), law(20)],
  readers: ['caseOfficer', 'legalReviewer', 'keeper', 'head', 'supervisor'],
  states: { appointed: '已聘请专家', concluded: '已形成论证意见' },
  final: ['concluded'],
  links: { decision: { to: ['major-decision'], label: '所涉的重大行政决策', many: true } },
  forms: { panel: panelForm, appraisal: appraisalForm },
  samples: {
    panel: {
      ...{ complex: false, beneficiaries: ['某孵化器公司（演示）'] },
      experts: ['甲', '乙', '丙'].map((name) => ({
        ...{ name: `专家${name}（演示）`, employer: `某大学${name}学院（演示）` },
        ...{ field: '科技政策', independent: true },
      })),
    },
    appraisal: {
      ...{ way: '论证会', heldOn: toDay('2024-03-05') },
      opinions: ['甲', '乙', '丙'].map((name) => ({
        ...{ expert: `专家${name}（演示）`, view: '必要、可行', signed: true },
        ...{ disposition: '采纳' as const, because: '与草案一致' },
      })),
    },
  },
  limits: {},
  documents: {},
  measures: {},
  actions: {
    appoint: {
      label: '聘请专家',
      by: 'caseOfficer',
      from: 'nothing',
      to: 'appointed',
      form: 'panel',
      settings: ['decision.experts', 'decision.experts-complex'],
      needs: atSteps,
      guards: [
        must(
          panelForm,
          '论证专家人数不足',
          ({ complex, experts }, { setting }) =>
            experts.length >= setting(complex ? 'decision.experts-complex' : 'decision.experts'),
          law(20),
        ),
        mustNot(
          panelForm,
          '与决策事项有直接利害关系的专家不得参加论证',
          ({ beneficiaries, experts }) =>
            experts
              .filter(({ employer, independent }) => !independent || beneficiaries.includes(employer))
              .map(({ name }) => name),
          law(20),
        ),
      ],
      basis: [law(19), law(20)],
    },
    conclude: {
      label: '形成论证意见',
      by: 'caseOfficer',
      from: 'appointed',
      to: 'concluded',
      form: 'appraisal',
      guards: [
        mustAccount(
          appraisalForm,
          ({ before }) => (before!.data['panel'] as Panel).experts.map(({ name }) => name),
          ({ opinions }) => opinions.filter(({ signed }) => signed).map(({ expert: name }) => name),
          '所聘专家须每人一份本人署名的意见',
          law(19),
        ),
        must(appraisalForm, '论证尚未进行，不能登记', ({ heldOn }, { day: today }) => heldOn <= today, law(19)),
      ],
      basis: [law(19)],
    },
  },
  describe: ({ panel }) => (panel ? `专家论证（${panel.experts.length}人）` : '专家论证'),
  facts: () => [],
})
