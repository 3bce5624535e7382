import { dayText } from '../../calendar/day.ts'
import { fields, heading, type Issue, items, need, p, sentence, table, textFor } from '../../documents/wording.ts'
import { article } from '../../law/catalogue.ts'
import type {
  applicationForm,
  certificateForm,
  commitmentForm,
  correctionForm,
  falsehoodForm,
  pauseForm,
  reviewForm,
  shortfallForm,
  vettingForm,
} from './lab-animal-licence.forms.ts'
import { announcementText, deliveryReceipt } from './service-of-documents.ts'

type LicenceForms = {
  application: typeof applicationForm
  correction: typeof correctionForm
  commitment: typeof commitmentForm
  falsehood: typeof falsehoodForm
  shortfall: typeof shortfallForm
  review: typeof reviewForm
  vetting: typeof vettingForm
  pause: typeof pauseForm
  certificate: typeof certificateForm
}
type LicenceIssue = Issue<LicenceForms>
type Application = ReturnType<typeof applicationOf>

const applicationOf = (issue: LicenceIssue) => issue.form('application')
const permitOf = ({ permitType }: Application): string => `实验动物${permitType}许可证`
const applicantOf = ({ applicantName, creditCode }: Application): string =>
  creditCode === undefined ? `${applicantName}（个人）` : `${applicantName}（统一社会信用代码：${creditCode}）`
/** A certificate of a person bears no number of his. */
const holderRows = ({ applicantName, creditCode }: Application): readonly (readonly [string, string])[] =>
  creditCode === undefined
    ? [['持证人', applicantName]]
    : [
        ['单位名称', applicantName],
        ['统一社会信用代码', creditCode],
      ]
/** How a paper speaks to whom it is about. */
export const you = ({ creditCode }: { readonly creditCode?: string | undefined }): string =>
  creditCode === undefined ? '你' : '你单位'
const matterOf = (issue: LicenceIssue, application: Application): string =>
  `${permitOf(application)}${need(issue.case.variant, '办理情形')}`
const contactOf = ({ contact }: LicenceIssue): string =>
  `联系方式：${[contact.office, contact.address, contact.phone && `电话${contact.phone}`].filter(Boolean).join('，')}。`
/** The regulation behind every licence; the measures of ministry and, from their day on, province say how (第六条). */
const substantive = (issue: LicenceIssue): string =>
  issue.cite(article('实验动物管理条例', 6), article('国科发财字〔1997〕593号', 12), article('云科规〔2025〕9号', 6))

const scopeTable = ({ scope }: Application) =>
  table(
    ['序号', '环境设施', '品种', '用途'],
    scope.map(({ environment, species, purpose }, index) => [String(index + 1), environment, species, purpose ?? '—']),
  )

const text = textFor<LicenceForms>()

const decisions = {
  grant: '准予行政许可决定书',
  refusal: '不予行政许可决定书',
  falsehood: '不予行政许可决定书',
  cancellation: '注销行政许可决定书',
}
/** What was decided last, by title and number. */
const servedPaper = (issue: Issue): string => {
  const [kind, title] = Object.entries(decisions).find(([one]) => issue.hasIssued(one)) ?? []
  return kind ? `${title}（${issue.numberOf(kind)}）` : '实验动物许可证'
}

const letter = (body: (issue: LicenceIssue, application: Application) => ReturnType<typeof p>[]) =>
  text((issue) => {
    const application = applicationOf(issue)
    return { layout: 'letter', to: application.applicantName, body: [...body(issue, application), p(contactOf(issue))] }
  })

/** What was found out before the decision: acceptance, review, vetting, each with its day. */
function findings(issue: LicenceIssue, application: Application) {
  const review = issue.form('review')
  const listed = review.conditions.map(({ condition, finding }) => `${condition}：${finding}`).join('；')
  return [
    p(
      `${you(application)}于${dayText(issue.case.openedOn)}就位于${application.facilityAddress}的设施向本机关申请${matterOf(issue, application)}。经审查，事实如下：`,
    ),
    ...items([
      `设施负责人：${application.facilityHead}`,
      ...(application.previousLicence ? [`原许可证编号：${application.previousLicence}`] : []),
      ...(application.change ? [`申请内容：${application.change}`] : []),
      `${review.onSite ? '本机关指派两名以上工作人员进行了现场核查' : '本机关对申请材料进行了书面审查'}，审查要点：${listed}`,
      ...(review.hearing ? [`本机关举行了听证（${review.hearing}），本决定根据听证笔录作出`] : []),
      `法制审核结论：${issue.form('vetting').result}`,
    ]),
  ]
}

export const labAnimalLicenceTexts = {
  receipt: letter((issue, application) => [
    p(
      `本机关于${dayText(issue.on)}收到${you(application)}提交的${matterOf(issue, application)}申请材料，共${application.materials.length}件：`,
    ),
    ...items(application.materials.map(({ name }) => name)),
    p(
      `本机关将于${issue.due('notice')}前审查材料是否齐全、是否符合法定形式，并告知是否受理。逾期不告知的，自收到申请材料之日起即为受理。`,
    ),
    p(`依据：${issue.basis}。`),
  ]),

  acceptance: letter((issue, application) => {
    // What law takes for accepted takes the ordinary course, and no form was filled in.
    const commitment = issue.formIf('commitment')
    return [
      p(
        commitment
          ? `${you(application)}提出的${matterOf(issue, application)}申请，属于本机关职权范围，申请材料齐全、符合法定形式。依照${issue.basis}，本机关决定自${dayText(issue.on)}起予以受理。`
          : `${you(application)}提出的${matterOf(issue, application)}申请，本机关没有在期限内告知需要补正的内容。依照${issue.basis}，自收到申请材料之日起即为受理。`,
      ),
      p(
        commitment?.route === '告知承诺'
          ? `本件按告知承诺方式办理，适用告知书${commitment.noticeVersion}，承诺书已由${you(application)}签署并随案保存。`
          : '本件按一般程序办理。',
      ),
      p(
        `本机关应当于${issue.due('decision')}前作出行政许可决定。依法进行听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在内，需要进行的，另行书面告知。`,
      ),
    ]
  }),

  correction: letter((issue, application) => [
    p(
      `${you(application)}提交的${matterOf(issue, application)}申请材料不齐全或者不符合法定形式。依照${issue.basis}，现一次告知${you(application)}需要补正的全部内容：`,
    ),
    ...items(issue.form('correction').missing),
    p('请按上述内容补正。收到补正材料后，本机关将依法告知是否受理。'),
  ]),

  notRequired: letter((issue, application) => [
    p(
      `${you(application)}于${dayText(issue.case.openedOn)}向本机关提出${matterOf(issue, application)}申请。经审查，该事项依法不需要取得行政许可。`,
    ),
    p(`理由：${sentence(issue.reasons)}`),
    p(`依照${issue.basis}，本机关不受理${you(application)}的申请。`),
    p(issue.remedies),
  ]),

  rejection: letter((issue, application) => [
    p(
      `${you(application)}于${dayText(issue.case.openedOn)}向本机关提出${matterOf(issue, application)}申请。经审查，本机关决定不予受理。`,
    ),
    p(`理由：${sentence(issue.reasons)}`),
    p(`依据：${issue.basis}。`),
    p(issue.remedies),
  ]),

  pauseNotice: letter((issue, application) => {
    const { ground, daysNeeded } = issue.form('pause')
    return [
      p(
        `${you(application)}的${matterOf(issue, application)}申请，依法需要进行${ground}，所需时间为${daysNeeded}日。依照${issue.basis}，该时间不计算在行政许可决定期限内，现书面告知。`,
      ),
    ]
  }),

  extensionNotice: letter((issue, application) => [
    p(
      `本机关不能在法定期限内对${you(application)}的${matterOf(issue, application)}申请作出决定。依照${issue.basis}，经本机关负责人批准，决定期限延长至${issue.due('decision')}。`,
    ),
    p(`延长的理由：${sentence(issue.reasons)}`),
  ]),

  vettingOpinion: text((issue) => {
    const application = applicationOf(issue)
    const { result, opinion } = issue.form('vetting')
    const { conditions, opinion: proposed } = issue.form('review')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['办理事项', matterOf(issue, application)],
          ['申请人', applicantOf(application)],
          ['设施地址', application.facilityAddress],
          ['承办意见', proposed],
          ['审查要点', conditions.map(({ condition, finding }) => `${condition}：${finding}`).join('；')],
          ['审核结论', result],
          ['审核意见', opinion],
          ['审核依据', issue.basis],
        ),
      ],
    }
  }),

  grant: text((issue) => {
    const application = applicationOf(issue)
    const certificate = issue.formIf('certificate')
    return {
      layout: 'decision',
      to: application.applicantName,
      body: [
        ...findings(issue, application),
        p(
          `本机关认为，${you(application)}的申请符合法定条件、标准。依照${substantive(issue)}、${issue.basis}，决定准予${matterOf(issue, application)}。许可内容如下：`,
        ),
        scopeTable(application),
        p(
          certificate
            ? `许可证编号：${issue.numberOf('licence')}。有效期自${dayText(certificate.validFrom)}至${dayText(certificate.validTo)}。`
            : `许可证编号：${need(application.previousLicence, '原许可证编号')}，有效期限不变。`,
        ),
        p(`本机关于${issue.due('delivery')}前颁发、送达行政许可证件。本决定予以公开，公众有权查阅。`),
        p(contactOf(issue)),
      ],
    }
  }),

  refusal: text((issue) => {
    const application = applicationOf(issue)
    return {
      layout: 'decision',
      to: application.applicantName,
      body: [
        ...findings(issue, application),
        p(`本机关认为，${you(application)}的申请不符合法定条件、标准。理由：${sentence(issue.reasons)}`),
        p(`依照${substantive(issue)}、${issue.basis}，本机关决定不予${matterOf(issue, application)}。`),
        p(issue.remedies),
        p(contactOf(issue)),
      ],
    }
  }),

  cancellation: text((issue) => {
    const application = applicationOf(issue)
    return {
      layout: 'decision',
      to: application.applicantName,
      body: [
        ...findings(issue, application),
        p(
          `依照${issue.basis}，本机关决定注销${you(application)}的${permitOf(application)}（编号：${need(application.previousLicence, '原许可证编号')}），自本决定作出之日起失效。`,
        ),
        p(contactOf(issue)),
      ],
    }
  }),

  licence: text((issue) => {
    const application = applicationOf(issue)
    const { validFrom, validTo } = issue.form('certificate')
    return {
      layout: 'certificate',
      body: [
        fields(
          ...holderRows(application),
          ['设施地址', application.facilityAddress],
          ['许可类型', application.permitType],
          ['有效期限', `${dayText(validFrom)}至${dayText(validTo)}`],
        ),
        heading('适用范围'),
        scopeTable(application),
      ],
    }
  }),

  reissued: text((issue) => {
    const application = applicationOf(issue)
    return {
      layout: 'certificate',
      body: [
        fields(
          ['许可证编号', need(application.previousLicence, '原许可证编号')],
          ...holderRows(application),
          ['设施地址', application.facilityAddress],
          ['许可类型', application.permitType],
          ['换发原因', need(application.change, '变更内容或补证原因')],
          ['有效期限', '与原证相同'],
        ),
        heading('适用范围'),
        scopeTable(application),
      ],
    }
  }),

  falsehood: text((issue) => {
    const application = applicationOf(issue)
    const { facts, concernsSafety } = issue.form('falsehood')
    return {
      layout: 'decision',
      to: application.applicantName,
      body: [
        ...findings(issue, application),
        p(`本机关查明，${you(application)}在申请中有下列情形：${sentence(facts)}`),
        p(`理由：${sentence(issue.reasons)}`),
        p(
          `依照${issue.basis}，本机关决定不予${matterOf(issue, application)}，并给予警告。${concernsSafety ? `${you(application)}自本决定作出之日起一年内不得再次申请该行政许可。` : ''}`,
        ),
        p(issue.remedies),
        p(contactOf(issue)),
      ],
    }
  }),

  deemedRenewal: letter((issue, application) => [
    p(
      `${you(application)}于${dayText(issue.case.openedOn)}申请延续${permitOf(application)}（编号：${need(application.previousLicence, '原许可证编号')}）。本机关没有在该许可证有效期届满前作出是否准予延续的决定。`,
    ),
    p(
      `依照${issue.basis}，视为准予延续。本机关应当于${issue.due('delivery')}前向${you(application)}颁发、送达许可证。`,
    ),
  ]),

  reminder: letter((issue, application) => [
    p(
      `本机关于${issue.dayOf('correct')}告知${you(application)}补正${matterOf(issue, application)}申请材料，至今没有收到补正材料。请于${issue.due('supplement')}前补正；逾期没有补正的，本机关终止办理，${you(application)}可以随时重新申请。`,
    ),
    ...items(issue.form('correction').missing),
    p(`依据：${issue.basis}。`),
  ]),

  lapse: letter((issue, application) => [
    p(
      `本机关于${issue.dayOf('correct')}告知${you(application)}补正${matterOf(issue, application)}申请材料，${you(application)}在期限内没有补正。本机关终止办理，已收取的申请材料可到本机关领回；${you(application)}可以随时重新申请。`,
    ),
    p(`依据：${issue.basis}。`),
  ]),

  incomplete: letter((issue, application) => [
    p(
      `${you(application)}于${issue.dayOf('supply')}提交${matterOf(issue, application)}申请的补正材料。经审查，补正告知书列明的下列内容仍然没有补正：`,
    ),
    ...items(issue.form('shortfall').missing),
    p(`理由：${sentence(issue.reasons)}`),
    p(`依照${issue.basis}，本机关决定不予受理。`),
    p(issue.remedies),
  ]),

  deliveryReceipt: deliveryReceipt(servedPaper),

  announcement: announcementText(servedPaper),

  termination: letter((issue, application) => [
    p(
      `${you(application)}于${dayText(issue.on)}撤回${matterOf(issue, application)}申请。本机关终止办理，已收取的申请材料可到本机关领回。`,
    ),
    p(`依据：${issue.basis}。`),
  ]),
}
