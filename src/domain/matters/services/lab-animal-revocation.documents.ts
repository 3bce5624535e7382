import { dayText } from '../../calendar/day.ts'
import { fields, type Issue, p, sentence, textFor } from '../../documents/wording.ts'
import { article } from '../../law/catalogue.ts'
import { you } from './lab-animal-licence.documents.ts'
import type {
  conclusionForm,
  decisionForm,
  groundForm,
  proposalForm,
  statementForm,
  vettingForm,
} from './lab-animal-revocation.forms.ts'
import { announcementText, deliveryReceipt } from './service-of-documents.ts'

type RevocationForms = {
  ground: typeof groundForm
  proposal: typeof proposalForm
  statement: typeof statementForm
  conclusion: typeof conclusionForm
  vetting: typeof vettingForm
  decision: typeof decisionForm
}
type RevocationIssue = Issue<RevocationForms>

const text = textFor<RevocationForms>()
const contactOf = ({ contact }: RevocationIssue): string =>
  `联系方式：${[contact.office, contact.address, contact.phone && `电话${contact.phone}`].filter(Boolean).join('，')}。`

/** The provision that this ground falls under; sub-paragraphs as the handler named them. */
function provision(issue: RevocationIssue): string {
  const { fault } = issue.form('ground')
  switch (issue.case.variant) {
    case '撤回':
      return issue.cite(article('行政许可法', 8, '第二款'))
    case '撤销（以不正当手段取得）':
      return issue.cite(article('行政许可法', 69, '第二款'))
    default:
      return issue.cite(article('行政许可法', 69, `第一款${fault ?? ''}`))
  }
}

/** What became of what the party said, and of the hearing. */
function answered(issue: RevocationIssue) {
  const { answer, hearing } = issue.form('conclusion')
  const statement = issue.formIf('statement')
  return [
    p(
      statement
        ? `本机关已告知${you(issue.form('ground'))}陈述、申辩和要求听证的权利，听取了${you(issue.form('ground'))}的陈述、申辩。复核意见：${sentence(answer ?? '')}`
        : `本机关已告知${you(issue.form('ground'))}陈述、申辩和要求听证的权利，${you(issue.form('ground'))}在期限内没有提出陈述、申辩。`,
    ),
    ...(hearing ? [p(`本机关举行了听证（${hearing}），本决定根据听证笔录作出。`)] : []),
  ]
}

const decision = (what: string, effects: (issue: RevocationIssue) => readonly string[]) =>
  text((issue) => {
    const { holder, licence } = issue.form('ground')
    return {
      layout: 'decision',
      to: holder,
      body: [
        p(`经查，${sentence(issue.form('decision').findings)}`),
        ...answered(issue),
        p(`理由：${sentence(issue.reasons)}`),
        p(
          `依照${provision(issue)}，本机关决定${what}${you(issue.form('ground'))}持有的实验动物许可证（编号：${licence}）。`,
        ),
        ...effects(issue).map(p),
        p(issue.remedies),
        p(contactOf(issue)),
      ],
    }
  })

const subject = (issue: Issue): string => (issue.case.variant === '撤回' ? '撤回行政许可' : '撤销行政许可')

export const revocationTexts = {
  notice: text((issue) => {
    const { holder, licence } = issue.form('ground')
    const { facts, proposal, contact } = issue.form('proposal')
    return {
      layout: 'letter',
      to: holder,
      body: [
        p(
          `本机关对${you(issue.form('ground'))}持有的实验动物许可证（编号：${licence}）立案审查。经查：${sentence(facts)}`,
        ),
        p(`依照${provision(issue)}，本机关拟作出如下决定：${sentence(proposal)}`),
        p(
          `依照${issue.basis}，${you(issue.form('ground'))}有权陈述、申辩，也可以要求听证。请自收到本告知书之日起五个工作日内，向${contact}提出。`,
        ),
        p(contactOf(issue)),
      ],
    }
  }),
  noticeReceipt: deliveryReceipt((issue) => `拟${subject(issue)}告知书`, 'noticeDelivery'),
  noticeAnnouncement: announcementText((issue) => `拟${subject(issue)}告知书`, 'announcement', 'noticeAnnouncement'),
  statementRecord: text((issue) => {
    const { by, content } = issue.form('statement')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['案由', `${issue.form('ground').licence}${subject(issue)}`],
          ['陈述申辩人', by],
          ['时间', dayText(issue.on)],
          ['内容', content],
          ['依据', issue.basis],
        ),
      ],
    }
  }),
  vettingOpinion: text((issue) => {
    const { result, opinion } = issue.form('vetting')
    const { facts, proposal } = issue.form('conclusion')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['案由', `${issue.form('ground').licence}${subject(issue)}`],
          ['被许可人', issue.form('ground').holder],
          ['查明的事实', facts],
          ['承办意见', proposal],
          ['审核结论', result],
          ['审核意见', opinion],
          ['审核依据', issue.basis],
        ),
      ],
    }
  }),
  revocation: decision('撤销', (issue) => {
    const { compensation, concernsSafety } = issue.form('decision')
    return issue.case.variant === '撤销（以不正当手段取得）'
      ? [
          `依照${issue.cite(article('行政许可法', 69, '第四款'))}，${you(issue.form('ground'))}基于该许可取得的利益不受保护。`,
          ...(concernsSafety
            ? [
                `依照${issue.cite(article('行政许可法', 79))}，${you(issue.form('ground'))}自本决定作出之日起三年内不得再次申请该行政许可。`,
              ]
            : []),
        ]
      : [`赔偿：${sentence(compensation ?? `${you(issue.form('ground'))}的合法权益受到损害的，可以依法请求赔偿`)}`]
  }),
  withdrawal: decision('撤回', (issue) => [`补偿：${sentence(issue.form('decision').compensation ?? '')}`]),
  keeping: text((issue) => {
    const { holder, licence } = issue.form('ground')
    return {
      layout: 'decision',
      to: holder,
      body: [
        p(
          `本机关对${you(issue.form('ground'))}持有的实验动物许可证（编号：${licence}）立案审查。${sentence(issue.form('conclusion').facts)}`,
        ),
        p(`撤销该许可可能对公共利益造成重大损害：${sentence(issue.reasons)}`),
        p(`依照${issue.basis}，本机关决定不予撤销。`),
        p(contactOf(issue)),
      ],
    }
  }),
  closing: text((issue) => {
    const { holder, licence } = issue.form('ground')
    return {
      layout: 'letter',
      to: holder,
      body: [
        p(
          `本机关对${you(issue.form('ground'))}持有的实验动物许可证（编号：${licence}）的立案审查已经终止，该许可继续有效。`,
        ),
        p(`理由：${sentence(issue.reasons)}`),
        p(`依据：${issue.basis}。`),
        p(contactOf(issue)),
      ],
    }
  }),
  receipt: deliveryReceipt((issue) => `${subject(issue)}决定书`),
  announcement: announcementText((issue) => `${subject(issue)}决定书`, 'decisionAnnouncement', 'announcement'),
}
