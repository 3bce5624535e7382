import { z } from 'zod'
import { defineMatter, lengthOf, must } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, creditCode, isPeriod, optional, text } from '../fields.ts'
import { holderAccount } from './lab-animal-permit.forms.ts'
import { partyOf, uncheckedMeasure, untrueMeasure } from './licence-bars.ts'

/** What is to be checked: filled in by the system from the decision. */
export const originForm = z.object({
  holder: text('被许可人'),
  creditCode: optional(creditCode()),
  account: holderAccount,
  licence: text('许可证编号'),
})

const checked = {
  method: choice('核查方式', ['实地核查', '数据核查']),
  inspectors: z.array(text('执法证号')).min(1, '请填写核查人员').meta({ title: '核查人员' }),
  finding: text('核查情况'),
}
export const checkForm = z.object(checked)
export const defectForm = z.object({ ...checked, demand: text('整改要求') })

const basis = [article('优化营商环境条例', 40), article('行政许可法', 61)] as const
const period = bureauRule(
  '以告知承诺方式准予许可的，在本局设定的期限内核查承诺是否属实。',
  '告知承诺以事后核查代替事前审查，法规没有规定核查的期限。',
)
const mending = bureauRule(
  '失信记录经核实已经纠正的，予以修复。',
  '国办发〔2020〕42号要求建立信用修复，没有规定程序；条文尚未核对。',
)
const pair = bureauRule('实地核查由两名以上执法人员进行。', '核查结论可能导致撤销许可，应当由两人见证。')
const enough = ({ method, inspectors }: z.output<typeof checkForm>): boolean =>
  method === '数据核查' || new Set(inspectors).size >= 2
const twoOnSite = must(checkForm, '实地核查须两名以上执法人员', enough, pair)
const check = { by: 'caseOfficer', enforcement: true, basis } as const

/**
 * 告知承诺事后核查 (K4–K8): opened by itself when a licence is granted on a promise, so that no promise is left
 * unchecked because nobody thought of it.
 */
export const commitmentCheck = defineMatter({
  id: 'commitment-check',
  title: '告知承诺事后核查',
  kind: 'inspection',
  chapter: 'services',
  inForceFrom: '2020-01-01',
  basis,
  readers: ['caseOfficer', 'sectionHead', 'legalReviewer', 'head', 'supervisor'],
  states: {
    due: '待核查',
    verified: '承诺属实',
    defective: '限期整改',
    cured: '整改合格',
    uncured: '逾期未整改',
    untrue: '承诺不实',
    unreachable: '无法核查',
  },
  final: ['verified', 'cured', 'uncured', 'untrue', 'unreachable'],
  openIn: ['verified', 'cured'],
  links: { licence: { to: ['lab-animal-licence'], label: '所核查的许可', many: true } },
  forms: { origin: originForm, check: checkForm, defect: defectForm },
  samples: {
    origin: { holder: '某研究所', creditCode: '91530100MA6K000000', licence: 'SYXK(滇)2024-0001' },
    check: { method: '实地核查', inspectors: ['25010000001', '25010000002'], finding: '设施条件与承诺一致' },
    defect: {
      ...{ method: '实地核查', inspectors: ['25010000001', '25010000002'], finding: '一名新进人员尚未体检' },
      demand: '补做体检并报送记录',
    },
  },
  limits: {
    check: { label: '事后核查', statutory: lengthOf('licence.post-check', period) },
    cure: {
      label: '限期整改',
      statutory: lengthOf(
        'rectification.period',
        bureauRule('整改期限未另行确定的，按本局设定。', '法规没有规定告知承诺整改的期限。'),
      ),
    },
  },
  documents: {},
  measures: { ...untrueMeasure, ...uncheckedMeasure },
  // What is found wrong does not end with the finding: 撤销 is a procedure of its own (K6, K7).
  follows: {
    revocation: {
      label: '提请撤销许可',
      on: ['findUntrue', 'leaveUncured'],
      basis: [article('行政许可法', 69), article('优化营商环境条例', 40)],
      makes: ({ data: { origin, check } }, { action, reasons }) => [
        {
          ...{ matter: 'lab-animal-revocation', action: 'open', link: 'found' },
          variant: action === 'findUntrue' ? 'deceit' : 'fault',
          form: {
            ...{ licence: origin!.licence, holder: origin!.holder, source: '事后核查' },
            ...{ creditCode: origin!.creditCode, account: origin!.account },
            ...(action === 'findUntrue' ? {} : { fault: '第四项' }),
            facts: `${check!.finding}；${reasons}`,
          },
        },
      ],
    },
  },
  actions: {
    open: {
      label: '列入核查',
      by: 'system',
      from: 'nothing',
      to: 'due',
      form: 'origin',
      starts: 'check',
      basis,
    },
    verify: {
      ...check,
      label: '核查属实',
      from: 'due',
      to: 'verified',
      form: 'check',
      stops: 'check',
      guards: [twoOnSite],
    },
    demand: {
      ...check,
      label: '责令限期整改',
      from: 'due',
      to: 'defective',
      form: 'defect',
      stops: 'check',
      starts: 'cure',
      guards: [must(defectForm, twoOnSite.text, enough, pair)],
    },
    recheck: {
      ...check,
      label: '复查合格',
      from: 'defective',
      to: 'cured',
      form: 'check',
      stops: 'cure',
      guards: [twoOnSite],
    },
    findUntrue: {
      ...check,
      label: '认定承诺不实',
      from: ['due', 'defective'],
      to: 'untrue',
      form: 'check',
      stops: ['check', 'cure'],
      reasons: 'required',
      basis: [article('行政许可法', 69), article('优化营商环境条例', 40)],
      guards: [twoOnSite],
    },
    leaveUncured: {
      ...check,
      label: '认定逾期未整改',
      from: 'defective',
      to: 'uncured',
      form: 'check',
      afterDue: 'cure',
      stops: 'cure',
      reasons: 'required',
      basis: [article('行政许可法', 69), article('优化营商环境条例', 40)],
      guards: [twoOnSite],
    },
    repair: {
      label: '修复失信记录',
      by: 'sectionHead',
      from: 'untrue',
      to: 'same',
      reasons: 'required',
      basis: [mending],
    },
    giveUp: {
      ...check,
      label: '记录无法核查',
      from: 'due',
      to: 'unreachable',
      form: 'check',
      stops: 'check',
      reasons: 'required',
      // Refusing true materials is an offence of its own (第八十条第三项); the licence itself stands until it is revoked.
      basis: [...basis, article('行政许可法', 80)],
      guards: [twoOnSite],
    },
    resume: {
      label: '恢复核查',
      by: 'caseOfficer',
      from: 'unreachable',
      to: 'due',
      starts: 'check',
      reasons: 'required',
      basis,
    },
  },
  describe: ({ origin }) => (origin ? `${origin.holder}·告知承诺事后核查` : '告知承诺事后核查'),
  facts: ({ acts, state, data: { origin } }) => {
    const { findUntrue, repair, giveUp, resume } = acts
    const key = partyOf(origin)
    const checkedAgain = state === 'unreachable' ? undefined : resume?.on
    return [
      ...(findUntrue && isPeriod(findUntrue.on, repair?.on)
        ? [{ measure: 'commitment.untrue', on: findUntrue.on, until: repair?.on, key } as const]
        : []),
      ...(giveUp && isPeriod(giveUp.on, checkedAgain)
        ? [{ measure: 'commitment.unchecked', on: giveUp.on, until: checkedAgain, key } as const]
        : []),
    ]
  },
})
