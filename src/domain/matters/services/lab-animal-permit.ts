import { addDays, type Day } from '../../calendar/day.ts'
import type { Case } from '../../engine/case.ts'
import { type Consequence, calendarDays, defineMatter, lengthOf, must, mustCase, worded } from '../../engine/matter.ts'
import { article } from '../../law/catalogue.ts'
import { bureauRule, systemRule } from '../../law/citation.ts'
import { isPeriod } from '../fields.ts'
import { permitTexts } from './lab-animal-permit.documents.ts'
import { deregistrationForm, deregistrationGrounds, permitForm, renewalForm } from './lab-animal-permit.forms.ts'
import { permitSamples } from './lab-animal-permit.samples.ts'

const stock = bureauRule(
  '本局已经颁发、仍然有效的许可证，凭原证登记入库',
  '变更、延续、补证、注销须以现有的许可证为对象',
)
const ending = systemRule(
  '许可证是否有效，由准予、延续、注销、撤销等决定在许可证自己的记录中写明',
  '同一张许可证的状态只能有一个出处',
)
const registration = bureauRule(
  '许可证过期、被撤销或者撤回的，在本局设定的期限内办理注销手续',
  '行政许可法第七十条要求办理注销手续，没有规定期限',
)
const groundsIn = (state: string): readonly string[] =>
  deregistrationGrounds[state as keyof typeof deregistrationGrounds] ?? deregistrationGrounds.inForce
/** Every state in which the holder may act on the licence. */
export const holding = ['inForce', 'renewing', 'deemedRenewed'] as const
const shown = [
  'permit.number',
  'permit.permitType',
  'permit.holder',
  'permit.creditCode',
  'permit.facilityAddress',
  'permit.scope',
  'permit.validFrom',
  'permit.validTo',
] as const
const base = [article('实验动物管理条例', 6), article('国科发财字〔1997〕593号', 12)] as const

/**
 * 实验动物许可证: the licence itself, with a life of its own. Applications ask it and change it; what a decision about it
 * entails is written here by the system, in the same transaction, and says which entry made it so.
 */
export const labAnimalPermit = defineMatter({
  id: 'lab-animal-permit',
  title: '实验动物许可证',
  kind: 'licence',
  chapter: 'services',
  inForceFrom: '2023-01-01',
  basis: base,
  states: {
    inForce: '有效',
    renewing: '有效（延续申请办理中）',
    deemedRenewed: '有效（视为准予延续）',
    renewed: '已延续换发',
    expired: '已过期',
    cancelled: '已注销',
    revoked: '已撤销',
    withdrawn: '已撤回',
  },
  final: ['inForce', 'deemedRenewed', 'renewed', 'expired', 'cancelled', 'revoked', 'withdrawn'],
  readers: ['receptionist', 'caseOfficer', 'sectionHead', 'legalReviewer', 'head', 'supervisor', 'publisher'],
  forms: { permit: permitForm, renewal: renewalForm, deregistration: deregistrationForm },
  samples: permitSamples,
  limits: {
    validity: {
      label: '有效期',
      // The certificate names its last day; five years are what it names as a rule.
      statutory: { ...calendarDays(1826, article('国科发财字〔1997〕593号', 12)), roll: false },
      until: ({ permit }) => permit?.['validTo'] as Day | undefined,
    },
    deregistration: { label: '办理注销手续', statutory: lengthOf('licence.deregistration', registration) },
  },
  documents: worded(permitTexts, {
    deregistration: {
      title: '注销行政许可公告',
      basis: [article('行政许可法', 70)],
      series: '注销决定',
      public: [article('行政许可法', 70)],
    },
  }),
  publicView: {
    basis: [article('行政许可法', 40), article('国办发〔2018〕118号', '(六)')],
    acts: {
      publish: shown,
      expire: shown,
      deemRenewed: shown,
      renew: shown,
      cancel: shown,
      revoke: shown,
      withdraw: shown,
      deregister: shown,
    },
  },
  measures: {
    'licence.in-force': '一个在有效期内的实验动物许可证',
    'licence.cancelled': '一个因准予注销而失效的实验动物许可证',
    'licence.revoked': '一个被撤销的实验动物许可，以撤销之日归入年度',
  },
  links: { granted: { to: ['lab-animal-licence'], label: '据以颁发的申请' } },
  actions: {
    register: {
      label: '登记已颁发的许可证',
      by: 'receptionist',
      from: 'nothing',
      to: 'inForce',
      form: 'permit',
      reasons: 'required',
      starts: 'validity',
      basis: [stock],
      guards: [
        must(
          permitForm,
          '单位持证的填写统一社会信用代码，个人持证的填写其申请账户，只填其中一项',
          ({ creditCode, account }) => (creditCode === undefined) !== (account === undefined),
          stock,
        ),
        must(permitForm, '登记已颁发的许可证须附原证复印件', ({ copy }) => copy !== undefined, stock),
        must(
          permitForm,
          '已经过期或者当日届满的许可证不再登记',
          ({ validTo }, { day: today }) => validTo > today,
          stock,
        ),
      ],
    },
    issue: {
      label: '颁发',
      by: 'system',
      from: 'nothing',
      to: 'inForce',
      form: 'permit',
      starts: 'validity',
      basis: [article('行政许可法', 39)],
    },
    amend: {
      label: '变更登记内容',
      by: 'system',
      from: holding,
      to: 'same',
      form: 'permit',
      basis: [article('行政许可法', 49)],
    },
    reissue: { label: '补发', by: 'system', from: holding, to: 'same', basis: [ending] },
    // An application of thirty days before the end or earlier: from here on silence renews (第五十条第二款).
    awaitRenewal: {
      label: '延续申请在办',
      by: 'system',
      from: 'inForce',
      to: 'renewing',
      form: 'renewal',
      untilDue: 'validity',
      basis: [article('行政许可法', 50, '第一款')],
    },
    endRenewal: {
      label: '延续申请办结或者待补正',
      by: 'system',
      from: 'renewing',
      to: 'inForce',
      untilDue: 'validity',
      basis: [article('行政许可法', 50, '第二款')],
    },
    deemRenewed: {
      label: '逾期未作决定视为准予延续',
      by: 'system',
      from: 'renewing',
      to: 'deemedRenewed',
      afterDue: 'validity',
      stops: 'validity',
      basis: [article('行政许可法', 50, '第二款')],
      entails: deemsRenewalGranted,
    },
    expire: {
      label: '有效期届满',
      by: 'system',
      from: 'inForce',
      to: 'expired',
      afterDue: 'validity',
      stops: 'validity',
      starts: 'deregistration',
      basis: [article('行政许可法', 70)],
    },
    renew: {
      label: '由新证接续',
      by: 'system',
      from: holding,
      to: 'renewed',
      stops: 'validity',
      basis: [article('行政许可法', 50)],
    },
    cancel: {
      label: '注销',
      by: 'system',
      from: holding,
      to: 'cancelled',
      stops: 'validity',
      basis: [article('行政许可法', 70)],
    },
    revoke: {
      label: '撤销',
      by: 'system',
      from: holding,
      to: 'revoked',
      stops: 'validity',
      starts: 'deregistration',
      basis: [article('行政许可法', 69)],
    },
    withdraw: {
      label: '撤回',
      by: 'system',
      from: holding,
      to: 'withdrawn',
      stops: 'validity',
      starts: 'deregistration',
      basis: [article('行政许可法', 8)],
    },
    publish: {
      label: '公示许可证',
      by: ['publisher', 'system'],
      from: [...holding, 'renewed', 'expired', 'cancelled', 'revoked', 'withdrawn'],
      to: 'same',
      publishes: ['许可证'],
      basis: [article('行政许可法', 40), article('国办发〔2018〕118号', '(六)')],
    },
    proposeDeregistration: {
      label: '提请依职权注销',
      by: 'caseOfficer',
      from: [...holding, 'expired', 'revoked', 'withdrawn'],
      to: 'same',
      form: 'deregistration',
      basis: [article('行政许可法', 70)],
      guards: [
        must(
          deregistrationForm,
          '注销事由与许可证的现状不符',
          ({ ground }, { before }) => groundsIn(before!.state).some((one) => one === ground),
          article('行政许可法', 70),
        ),
      ],
    },
    deregister: {
      label: '依职权注销',
      by: 'head',
      notBy: 'caseOfficer',
      from: [...holding, 'expired', 'revoked', 'withdrawn'],
      to: 'cancelled',
      after: ['proposeDeregistration'],
      stops: ['validity', 'deregistration'],
      issues: ['deregistration'],
      basis: [article('行政许可法', 70)],
      guards: [
        mustCase(
          '提请注销之后许可证的状态已经改变，应重新提请',
          ({ before }) => groundsIn(before!.state).some((one) => one === before!.data['deregistration']?.['ground']),
          article('行政许可法', 70),
        ),
      ],
    },
  },
  /** One licence a number, for good. */
  exclusive: {
    of: ({ permit }) => permit?.number,
    text: '同一编号的许可证只有一张',
    basis: ending,
    releasedIn: [],
  },
  bears: ({ permit }) => permit?.number,
  describe: ({ permit }) => (permit ? `${permit.holder}·实验动物${permit.permitType}许可证` : '实验动物许可证'),
  facts: ({ acts, data: { permit } }) => {
    if (!permit) return []
    const ended =
      acts.renew ?? acts.cancel ?? acts.revoke ?? acts.withdraw ?? (acts.expire ? undefined : acts.deregister)
    const until = endOf(permit.validTo, acts.deemRenewed ? undefined : ended?.on)
    const key = permit.number
    return [
      ...(isPeriod(permit.validFrom, until)
        ? [{ measure: 'licence.in-force', on: permit.validFrom, until, key } as const]
        : []),
      // What is deemed to be renewed runs on until the certificate that follows it, or until it is ended.
      ...(acts.deemRenewed && isPeriod(until, ended?.on)
        ? [{ measure: 'licence.in-force', on: until, until: ended?.on, key } as const]
        : []),
      ...(acts.cancel ? [{ measure: 'licence.cancelled', on: acts.cancel.on, key } as const] : []),
      ...(acts.revoke ? [{ measure: 'licence.revoked', on: acts.revoke.on, key } as const] : []),
    ]
  },
})

/** The application that the silence answers: it stands at rest with the effect of law, and its certificate is due. */
function deemsRenewalGranted(_form: unknown, { after }: { readonly after: Case }): readonly Consequence[] {
  const { application } = renewalForm.parse(after.data['renewal'])
  return [{ matter: 'lab-animal-licence', caseId: application, action: 'deemGranted' }]
}

/** First day on which the certificate is no longer valid. */
const endOf = (validTo: Day, endedOn: Day | undefined): Day => {
  const expiry = addDays(validTo, 1)
  return endedOn && endedOn < expiry ? endedOn : expiry
}
