import { addDays, addYears, type Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/due.ts'
import { type Consequence, type GuardContext, must, mustCase } from '../../engine/matter.ts'
import { article } from '../../law/catalogue.ts'
import { bureauRule, type Citation } from '../../law/citation.ts'
import { holdsCertificate } from '../../people/enforcement.ts'
import {
  applicationForm,
  certificateForm,
  commitmentForm,
  recusalForm,
  reviewForm,
  shortfallForm,
  vettingForm,
} from './lab-animal-licence.forms.ts'
import { holding, labAnimalPermit } from './lab-animal-permit.ts'
import { barBasis, partyOf } from './licence-bars.ts'

export const replacement = bureauRule(
  '许可证遗失、损毁的，凭原许可证编号补证',
  '法律没有规定补证，补证不改变许可的内容',
)
const competence = article('行政许可法', 22)
const oneself = article('行政许可法', 31)
/** 单位和个人 alike. */
const party = article('实验动物管理条例', 3)
const commitmentBasis = article('国办发〔2020〕42号', '全文')

const aboutLicence = ['amend', 'renew', 'replace', 'cancel']

/** Every kind of application about a licence that exists names it; the reason differs. */
const namesLicence = (kind: string, what: string, basis: Citation) =>
  must(
    applicationForm,
    `${what}须填写原许可证编号`,
    (form, { variant }) => variant !== kind || form.previousLicence !== undefined,
    basis,
  )

/** What the licence named in an application must be; nothing is asked where none is named. */
const licenceIs = (
  text: string,
  holds: (
    permit: NonNullable<ReturnType<typeof permitOf>>,
    form: { readonly creditCode?: string | undefined; readonly permitType: string },
    context: GuardContext,
  ) => boolean,
  basis: Citation,
) =>
  must(
    applicationForm,
    text,
    (form, context) => {
      if (!aboutLicence.includes(context.variant ?? '')) return true
      const permit = permitOf(context, form.previousLicence)
      return permit === undefined || holds(permit, form, context)
    },
    basis,
  )

const permitOf = ({ referred }: GuardContext, number: string | undefined) => referred(labAnimalPermit, number)

/** Of a barred applicant no new licence is applied for, and none prolonged; what he holds may be changed and given up. */
const barredFrom = ['issue', 'renew']
type Applicant = { readonly creditCode?: string | undefined }
export const barredKeys = ({ creditCode }: Applicant, _before: unknown, offices: readonly string[]) =>
  creditCode === undefined ? offices.map((account) => partyOf({ account })) : [creditCode]
/** Who applies: whoever acts for himself is known by his account. */
const applying = ({ creditCode }: Applicant, { by }: GuardContext) => partyOf({ creditCode, account: by.office })
function notBarred(obtained: 'application' | 'licence') {
  return (form: Applicant, context: GuardContext): boolean =>
    !barredFrom.includes(context.variant ?? '') ||
    context.standing('licence.barred', applying(form, context)).every(({ group }) => group !== obtained)
}

/** 申请 and 补正 alike. */
export const applicationGuards = [
  namesLicence('amend', '变更', article('行政许可法', 49)),
  namesLicence('renew', '延续', article('行政许可法', 50)),
  namesLicence('replace', '补证', replacement),
  namesLicence('cancel', '注销', article('行政许可法', 70)),
  must(
    applicationForm,
    '设施不在本行政区域内，不属于本机关职权范围，请向设施所在地的科学技术主管部门申请',
    ({ county }, { region }) => county.startsWith(region),
    competence,
  ),
  must(
    applicationForm,
    '单位申请的填写统一社会信用代码，个人申请的填写公民身份号码，只填其中一项',
    ({ creditCode, idNumber }) => (creditCode === undefined) !== (idNumber === undefined),
    party,
  ),
  must(
    applicationForm,
    '统一社会信用代码与申请账户的单位不一致',
    ({ creditCode }, { by }) =>
      by.role !== 'applicant' || !/^[0-9A-Z]{18}$/.test(by.office) || by.office === creditCode,
    oneself,
  ),
  licenceIs(
    '原许可证由他人持有，只能由持证人申请',
    ({ data }, form, context) => partyOf(data.permit) === applying(form, context),
    oneself,
  ),
  licenceIs('原许可证已经失效', ({ state }) => holding.some((one) => one === state), article('行政许可法', 70)),
  licenceIs(
    '许可证类型与原许可证不一致',
    ({ data }, { permitType }) => data.permit?.permitType === permitType,
    oneself,
  ),
  licenceIs(
    '原许可证有效期已经届满，应当重新申请核发',
    ({ data }, _form, { day }) => day <= (data.permit?.validTo ?? day),
    article('行政许可法', 50),
  ),
  must(
    applicationForm,
    '有效期届满前尚早，在规定的时间之后才能申请延续',
    (form, context) => {
      if (context.variant !== 'renew') return true
      const validTo = permitOf(context, form.previousLicence)?.data.permit?.validTo
      return validTo === undefined || context.day >= addMonths(validTo, -context.setting('licence.renewal-opens'))
    },
    article('国科发财字〔1997〕593号', 12),
  ),
  must(applicationForm, '因隐瞒、虚假材料被不予许可未满一年的，不能再次申请', notBarred('application'), barBasis[0]),
  must(applicationForm, '因以不正当手段取得许可被撤销未满三年的，不能再次申请', notBarred('licence'), barBasis[1]),
]

const primates = /猴|猿|灵长/
const infectious = /感染|病原/
const scopeText = (scope: readonly object[] | undefined): string =>
  JSON.stringify(
    (scope ?? [])
      .map((line) => Object.entries(line).sort())
      .map((line) => JSON.stringify(line))
      .sort(),
  )

/** The applicant of a case, as bars and records know him. */
export const applicantOf = (
  current: { readonly applicant?: string | undefined; readonly data: { readonly application?: unknown } } | null,
): string | undefined =>
  partyOf({ creditCode: (current?.data.application as Applicant | undefined)?.creditCode, account: current?.applicant })

export const acceptanceGuards = [
  must(
    commitmentForm,
    '按告知承诺办理的，承诺书须逐项确认并签名',
    (form) => form.route === '一般程序' || (form.agreedTo.length > 0 && form.signedBy !== undefined),
    commitmentBasis,
  ),
  must(
    commitmentForm,
    '首次核发不适用告知承诺，按一般程序办理',
    (form, { variant }) => form.route === '一般程序' || variant !== 'issue',
    commitmentBasis,
  ),
  must(
    commitmentForm,
    '涉及非人灵长类动物的，不适用告知承诺，按一般程序办理',
    (form, { before }) =>
      form.route === '一般程序' ||
      !applicationForm.parse(before?.data['application']).scope.some(({ species }) => primates.test(species)),
    commitmentBasis,
  ),
  must(
    commitmentForm,
    '改变适用范围或者设施地址的，不适用告知承诺，按一般程序办理',
    (form, context) => {
      const application = context.before?.data['application']
      const permit = permitOf(context, application?.['previousLicence'] as string | undefined)?.data.permit
      return (
        form.route === '一般程序' ||
        permit === undefined ||
        (permit.facilityAddress === application?.['facilityAddress'] &&
          scopeText(permit.scope) === scopeText(application?.['scope'] as typeof permit.scope))
      )
    },
    commitmentBasis,
  ),
  must(
    commitmentForm,
    '涉及感染性实验的，不适用告知承诺，按一般程序办理',
    (form, { before }) =>
      form.route === '一般程序' ||
      !applicationForm.parse(before?.data['application']).scope.some(({ purpose = '' }) => infectious.test(purpose)),
    commitmentBasis,
  ),
  must(
    commitmentForm,
    '申请人有尚未修复的告知承诺失信记录，按一般程序办理',
    (form, { before, standing }) =>
      form.route === '一般程序' || standing('commitment.untrue', applicantOf(before)).length === 0,
    commitmentBasis,
  ),
  must(
    commitmentForm,
    '申请人有无法核查的告知承诺，在核查之前按一般程序办理',
    (form, { before, standing }) =>
      form.route === '一般程序' || standing('commitment.unchecked', applicantOf(before)).length === 0,
    commitmentBasis,
  ),
]

export const shortfallGuards = [
  must(
    shortfallForm,
    '仍缺的须是补正告知书列明的内容，没有一次告知的不能作为不予受理的理由',
    ({ missing }, { before }) => {
      const asked = before?.data['correction']?.['missing'] as readonly string[] | undefined
      return missing.every((item) => asked?.includes(item))
    },
    article('行政许可法', 32, '第一款第四项'),
  ),
]

const recusedIn = (before: GuardContext['before']): readonly string[] =>
  (before?.data['recusal']?.['officers'] as readonly string[] | undefined) ?? []

export const recusalGuards = [
  must(
    recusalForm,
    '此前决定回避的人员须一并列明',
    ({ officers }, { before }) => recusedIn(before).every((one) => officers.includes(one)),
    article('公务员法', 76),
  ),
]

export const falsehoodGuards = [
  mustCase(
    '承办人没有认定隐瞒或者虚假材料：建议准予的，不能以此不予许可',
    ({ before }) => before?.data['review']?.['opinion'] === '建议不予',
    article('行政许可法', 78),
  ),
]

export const reviewGuards = [
  must(
    reviewForm,
    '已经决定回避的人员不能审查',
    ({ inspectors }, { before, actor }) => [...inspectors, actor].every((one) => !recusedIn(before).includes(one)),
    article('公务员法', 76),
  ),
  must(
    reviewForm,
    '实质核查须两名以上工作人员',
    (form) => !form.onSite || new Set(form.inspectors).size >= 2,
    article('行政许可法', 34, '第三款'),
  ),
  must(
    reviewForm,
    '审查人员须是持有当日有效行政执法证件的人员，请填写人员编号',
    (form, { standing }) => form.inspectors.every((person) => holdsCertificate(standing, person)),
    article('云南省行政执法证件管理规定', 3),
  ),
  must(
    reviewForm,
    '审查要点有不符合的，不能建议准予',
    (form) => form.opinion === '建议不予' || form.conditions.every(({ finding }) => finding !== '不符合'),
    article('行政许可法', 38, '第一款'),
  ),
  must(
    reviewForm,
    '建议不予的，须写明哪一项审查要点不符合',
    (form) => form.opinion === '建议准予' || form.conditions.some(({ finding }) => finding === '不符合'),
    article('行政许可法', 38, '第二款'),
  ),
]

export const vettingGuards = [
  must(
    vettingForm,
    '法制审核未通过，应退回承办人重新审查',
    (form) => form.result !== '退回',
    article('国办发〔2018〕118号', '四'),
  ),
]

/** Nothing is granted against its review; a head who thinks otherwise sends the case back. */
export const asReviewed = mustCase(
  '建议不予的不能准予；不同意承办人建议的，应退回重新审查',
  ({ before }) => before?.data['review']?.['opinion'] === '建议准予',
  article('行政许可法', 38, '第一款'),
)

/** A licence that has come to its end in the meantime is applied for anew. */
export const stillRenewable = mustCase(
  '原许可证已经失效，不能延续，应当重新申请核发',
  (context) => {
    const { variant, before } = context
    const previous = permitOf(context, before?.data['application']?.['previousLicence'] as string | undefined)
    return variant !== 'renew' || previous === undefined || holding.some((state) => state === previous.state)
  },
  article('行政许可法', 70),
)

export const certificateGuards = [
  must(certificateForm, '有效期在决定之日已经届满', ({ validTo }, { day }) => validTo > day, article('行政许可法', 39)),
  must(
    certificateForm,
    '有效期长于规定的年限',
    ({ validFrom, validTo }, { setting }) => validTo < addYears(validFrom, setting('licence.validity')),
    article('国科发财字〔1997〕593号', 12),
  ),
]

/** What is granted, as the licence itself bears it. */
function licence(after: GuardContext['before'], validity: { readonly validFrom: Day; readonly validTo: Day }) {
  const application = applicationForm.parse(after!.data['application'])
  const { permitType, creditCode, facilityAddress, facilityHead, scope, applicantName: holder } = application
  const account = creditCode === undefined ? after!.applicant : undefined
  return { permitType, creditCode, account, facilityAddress, facilityHead, scope, holder, ...validity }
}

type Entailing = GuardContext & { readonly after: NonNullable<GuardContext['before']> }
const previousOf = ({ after, referred }: Entailing) =>
  referred(labAnimalPermit, after.data['application']?.['previousLicence'] as string | undefined)

/** 核发 opens a licence; 延续 ends the former one and opens the one that follows it. */
export const opensLicence = (
  { validFrom, validTo }: { readonly validFrom: Day; readonly validTo: Day },
  context: Entailing,
): readonly Consequence[] => {
  const { after } = context
  const number = after.documents.find(({ kind }) => kind === 'licence')?.number
  const previous = previousOf(context)
  return [
    ...(previous ? [{ matter: labAnimalPermit.id, caseId: previous.id, action: 'renew' }] : []),
    {
      matter: labAnimalPermit.id,
      action: 'issue',
      link: 'granted',
      form: { number, ...licence(after, { validFrom, validTo }) },
    },
  ]
}

export const changesLicence = (_form: unknown, context: Entailing): readonly Consequence[] => {
  const previous = previousOf(context)!
  const { permit } = previous.data
  const target = { matter: labAnimalPermit.id, caseId: previous.id }
  return context.variant === 'replace'
    ? [{ ...target, action: 'reissue' }]
    : [{ ...target, action: 'amend', form: { ...permit, ...licence(context.after, permit!) } }]
}

export const cancelsLicence = (_form: unknown, context: Entailing): readonly Consequence[] => [
  { matter: labAnimalPermit.id, caseId: previousOf(context)!.id, action: 'cancel' },
]

/** 届满三十日前: an application of that day or earlier, and from there on silence renews (第五十条). */
export const awaitsRenewal = (_form: unknown, context: Entailing): readonly Consequence[] => {
  const { after, variant } = context
  const previous = variant === 'renew' ? previousOf(context) : undefined
  const validTo = previous?.data.permit?.validTo
  return previous?.state === 'inForce' && validTo && after.openedOn <= addDays(validTo, -30)
    ? [
        {
          ...{ matter: labAnimalPermit.id, caseId: previous.id, action: 'awaitRenewal' },
          form: { application: after.id },
        },
      ]
    : []
}

/** The application is no longer the bureau's to answer: silence renews nothing. */
export const endsRenewal = (_form: unknown, context: Entailing): readonly Consequence[] => {
  const previous = previousOf(context)
  return previous?.state === 'renewing' && previous.data.renewal?.application === context.after.id
    ? [{ matter: labAnimalPermit.id, caseId: previous.id, action: 'endRenewal' }]
    : []
}

/** What was looked at before the decision went out may be seen of the licence too. */
export const publishesLicence = (_form: unknown, context: Entailing): readonly Consequence[] => {
  const { linked, variant } = context
  const previous = previousOf(context)
  const own = linked(labAnimalPermit, 'granted')
  const changed = previous && (variant === 'amend' || variant === 'replace') ? [previous] : []
  return [...own, ...changed].map(({ id }) => ({ matter: labAnimalPermit.id, caseId: id, action: 'publish' }))
}
