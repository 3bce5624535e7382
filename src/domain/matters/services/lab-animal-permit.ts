import { z } from 'zod'
import { addDays, type Day } from '../../calendar/day.ts'
import { defineMatter, must } from '../../engine/matter.ts'
import { attachment } from '../../engine/register.ts'
import { article } from '../../law/catalogue.ts'
import { bureauRule, systemRule } from '../../law/citation.ts'
import { creditCode, day, isPeriod, optional, secret, text } from '../fields.ts'
import { scopeField } from './lab-animal-licence.forms.ts'
import { permitSamples } from './lab-animal-permit.samples.ts'

/** A number as certificates bear it, with half-width brackets. */
export const permitForm = z
  .object({
    number: text('许可证编号').regex(/^S[CY]XK\([^()]+\)K?(19|20)\d{2}-\d{4}$/, '许可证编号形如 SYXK(滇)K2020-0006'),
    permitType: z.enum(['生产', '使用'], { error: '许可证类型应为：生产、使用' }).meta({ title: '许可证类型' }),
    holder: text('持证单位'),
    creditCode: creditCode('统一社会信用代码'),
    facilityAddress: text('设施地址'),
    facilityHead: secret(text('设施负责人')),
    scope: scopeField,
    validFrom: day('有效期自'),
    validTo: day('有效期至'),
    /** Of a licence that was given before this register was kept. */
    copy: secret(optional(attachment).meta({ title: '原证复印件' })),
  })
  .refine((form) => isPeriod(form.validFrom, form.validTo), { error: '有效期至应晚于有效期自', path: ['validTo'] })

const stock = bureauRule(
  '本局已经颁发、仍然有效的许可证，凭原证登记入库',
  '变更、延续、补证、注销须以现有的许可证为对象',
)
const ending = systemRule(
  '许可证是否有效，由准予、延续、注销、撤销等决定在许可证自己的记录中写明',
  '同一张许可证的状态只能有一个出处',
)
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
    renewed: '已延续换发',
    cancelled: '已注销',
    revoked: '已撤销',
  },
  final: ['inForce', 'renewed', 'cancelled', 'revoked'],
  readers: ['receptionist', 'caseOfficer', 'sectionHead', 'legalReviewer', 'head', 'supervisor', 'publisher'],
  forms: { permit: permitForm },
  samples: permitSamples,
  limits: {},
  documents: {},
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
      basis: [stock],
      guards: [
        must(permitForm, '登记已颁发的许可证须附原证复印件', ({ copy }) => copy !== undefined, stock),
        must(permitForm, '已经过期的许可证不再登记', ({ validTo }, { day: today }) => validTo >= today, stock),
      ],
    },
    issue: {
      label: '颁发',
      by: 'system',
      from: 'nothing',
      to: 'inForce',
      form: 'permit',
      basis: [article('行政许可法', 39)],
    },
    amend: {
      label: '变更登记内容',
      by: 'system',
      from: 'inForce',
      to: 'inForce',
      form: 'permit',
      basis: [article('行政许可法', 49)],
    },
    reissue: { label: '补发', by: 'system', from: 'inForce', to: 'same', basis: [ending] },
    renew: {
      label: '由新证接续',
      by: 'system',
      from: 'inForce',
      to: 'renewed',
      basis: [article('行政许可法', 50)],
    },
    cancel: { label: '注销', by: 'system', from: 'inForce', to: 'cancelled', basis: [article('行政许可法', 70)] },
    revoke: { label: '撤销', by: 'system', from: 'inForce', to: 'revoked', basis: [article('行政许可法', 69)] },
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
    const ended = acts.renew ?? acts.cancel ?? acts.revoke
    const until = endOf(permit.validTo, ended?.on)
    const key = permit.number
    return [
      ...(isPeriod(permit.validFrom, until)
        ? [{ measure: 'licence.in-force', on: permit.validFrom, until, key } as const]
        : []),
      ...(acts.cancel ? [{ measure: 'licence.cancelled', on: acts.cancel.on, key } as const] : []),
      ...(acts.revoke ? [{ measure: 'licence.revoked', on: acts.revoke.on, key } as const] : []),
    ]
  },
})

/** First day on which the certificate is no longer valid. */
const endOf = (validTo: Day, endedOn: Day | undefined): Day => {
  const expiry = addDays(validTo, 1)
  return endedOn && endedOn < expiry ? endedOn : expiry
}
