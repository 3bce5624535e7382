import { dayText } from '#domain/calendar/day.ts'
import { fields, type Issue, need, p, sentence, table, textFor } from '#domain/documents/wording.ts'
import { article } from '#domain/law/catalogue.ts'
import { announcementText, deliveryReceipt } from '../services/service-of-documents.ts'
import type { Imposed, PenaltyData, penaltyForms } from './administrative-penalty.forms.ts'

type PenaltyIssue = Issue<typeof penaltyForms>
const text = textFor<typeof penaltyForms>()

export const partyOf = ({ clue }: PenaltyData): string | undefined => clue?.organisation ?? clue?.person
const party = (issue: PenaltyIssue): string => need(partyOf({ clue: issue.form('clue') }), '当事人')
const you = (issue: PenaltyIssue): string => (issue.form('clue').partyKind === '自然人' ? '你' : '你单位')
const code = (issue: PenaltyIssue): string => {
  const { creditCode, idNumber } = issue.form('clue')
  return creditCode ? `统一社会信用代码：${creditCode}` : `公民身份号码：${need(idNumber, '公民身份号码')}`
}
const contactOf = ({ contact }: PenaltyIssue): string =>
  `联系方式：${[contact.office, contact.address, contact.phone && `电话${contact.phone}`].filter(Boolean).join('，')}。`
const yes = (holds: boolean): string => (holds ? '是' : '否')

const sheet = (rows: (issue: PenaltyIssue) => readonly (readonly [string, string])[]) =>
  text((issue) => ({
    layout: 'sheet',
    body: [fields(['案由', issue.form('clue').act], ['当事人', party(issue)], ...rows(issue), ['依据', issue.basis])],
  }))

const letter = (body: (issue: PenaltyIssue) => readonly string[]) =>
  text((issue) => ({ layout: 'letter', to: party(issue), body: [...body(issue), contactOf(issue)].map(p) }))

const evidenceOf = (issue: PenaltyIssue): string =>
  issue
    .form('conclusion')
    .evidence.map(({ kind, what, proves }) => `${kind}“${what}”，证明${proves}`)
    .join('；')

/** 一、… of what is imposed: kinds and amounts, as text. */
const imposedText = ({ kinds, fine, confiscated, goods, licence }: Imposed): string =>
  [
    kinds.join('、'),
    fine && `罚款${fine}元`,
    confiscated && `没收${confiscated}元`,
    goods && `没收${goods}`,
    licence && `所涉证照为${licence}`,
  ]
    .filter(Boolean)
    .join('；')

/** How the notice reached the party, and what it said to it. */
function defence(issue: PenaltyIssue): string {
  const statement = issue.formIf('statement')
  const { answer, hearing } = issue.form('review')
  const said = statement
    ? `${you(issue)}提出了陈述、申辩。本机关复核意见：${sentence(need(answer, '对陈述申辩的复核意见'))}`
    : `${you(issue)}在期限内没有提出陈述、申辩。`
  return `本机关已告知${you(issue)}拟作出的处罚内容及事实、理由、依据和依法享有的权利，${said}${
    hearing ? `本机关举行了听证（${hearing}），本决定根据听证笔录作出。` : ''
  }`
}

function discretion(issue: PenaltyIssue): string {
  const { direction, because, listItem, lighten, aggravate } = issue.form('weighing')
  const found = [...lighten, ...aggravate]
  return `裁量：${need(direction, '裁量')}${found.length ? `（${found.join('；')}）` : ''}${
    listItem ? '，依本局公布施行的清单' : ''
  }。${sentence(because)}`
}

export const penaltyTexts = {
  filingApproval: sheet((issue) => {
    const { source, receivedOn, material, place } = issue.form('clue')
    const { evidence, officers, duty, penal } = issue.form('filing')
    return [
      ['线索来源', source],
      ['发现日期', dayText(receivedOn)],
      ['线索内容', material],
      ['违法行为发生地', place],
      ['义务依据', duty],
      ['处罚依据', penal],
      ['初步证据', evidence],
      ['承办人员', officers.join('、')],
      ['审批意见', '符合立案标准，予以立案'],
    ]
  }),
  notFiling: sheet((issue) => {
    const { source, receivedOn, material } = issue.form('clue')
    return [
      ['线索来源', source],
      ['发现日期', dayText(receivedOn)],
      ['线索内容', material],
      ['不予立案的理由', issue.reasons],
    ]
  }),
  recusalDecision: text((issue) => {
    const { by, officer, reason, result, officers } = issue.form('recusal')
    return {
      layout: 'letter',
      to: by,
      body: [
        p(`关于${officer}在“${issue.form('clue').act}”一案中的回避，理由是：${sentence(reason)}`),
        p(`依照${issue.basis}，本机关决定：${result}。本案由${officers.join('、')}承办。`),
        p(contactOf(issue)),
      ],
    }
  }),
  collectionRecord: sheet((issue) => {
    const form = issue.form('collection')
    return [
      ['证据种类', form.kind],
      ['证据的名称和内容', form.what],
      ['取得时间', dayText(issue.on)],
      ['取得地点', form.place],
      ['执法人员', form.officers.join('、')],
      ['出示执法证件', yes(form.shown)],
      ['证明的事实', form.proves],
      ['原件或者复制件', form.form],
      ['记录方式', `${form.recording}${form.recordingNumber ? `（${form.recordingNumber}）` : ''}`],
      ['材料', form.paper.name],
    ]
  }),
  preservation: text((issue) => {
    const { because, items, place } = issue.form('preservation')
    return {
      layout: 'decision',
      to: party(issue),
      body: [
        p(`本机关在调查“${issue.form('clue').act}”一案时发现：${sentence(because)}`),
        p(`依照${issue.basis}，本机关决定对下列证据先行登记保存，保存地点：${sentence(place)}`),
        table(
          ['名称', '数量', '状态'],
          items.map(({ name, quantity, condition }) => [name, quantity, condition]),
        ),
        p(`本机关将在七个工作日内作出处理决定。在此期间，${you(issue)}或者有关人员不得销毁或者转移证据。`),
        p(contactOf(issue)),
      ],
    }
  }),
  disposal: letter((issue) => {
    const { measure, explanation } = issue.form('disposal')
    return [
      `本机关对“${issue.form('clue').act}”一案中先行登记保存的证据，依照${issue.basis}决定：${sentence(measure)}`,
      `理由：${sentence(explanation)}`,
    ]
  }),
  release: letter((issue) => [
    `本机关对“${issue.form('clue').act}”一案中先行登记保存的证据没有在七个工作日内作出处理决定。`,
    `依照${issue.basis}，登记保存自动解除。`,
  ]),
  order: letter((issue) => {
    const { demand, dueOn } = issue.form('order')
    return [
      `经查，${you(issue)}涉嫌${sentence(issue.form('clue').act)}`,
      `依照${issue.basis}，责令${you(issue)}于${dayText(dueOn)}前改正：${sentence(demand)}`,
    ]
  }),
  recheckRecord: sheet((issue) => {
    const { result, correctedOn, findings } = issue.form('recheck')
    return [
      ['复查时间', dayText(issue.on)],
      ['复查情况', findings],
      ['复查结果', result],
      ...(correctedOn ? [['改正日期', dayText(correctedOn)] as const] : []),
    ]
  }),
  report: sheet((issue) => {
    const form = issue.form('conclusion')
    return [
      ['处罚依据', issue.form('filing').penal],
      ['查明的事实', form.facts],
      ['违法行为发生或者终了日期', form.endedOn ? dayText(form.endedOn) : '违法事实不能成立'],
      ['证据', evidenceOf(issue)],
      ['违法事实是否成立', yes(form.established)],
      ['是否涉嫌犯罪', yes(form.crime)],
      ['责任能力', form.capacity],
      ['违法所得', `${form.gains}元，其中应当退赔${form.refunds}元`],
      ['情节复杂或者重大违法行为', yes(form.complex)],
      ['应当法制审核的情形', form.vetting.join('；') || '未列'],
    ]
  }),
  weighingSheet: sheet((issue) => {
    const form = issue.form('weighing')
    return [
      ['处理建议', form.result],
      ['违法行为轻微', yes(form.minor)],
      ['初次违法', yes(form.first)],
      ['危害后果', form.harm],
      ['及时改正', yes(form.corrected)],
      ['没有主观过错', yes(form.faultless)],
      ['从轻、减轻的情形', form.lighten.join('；') || '未列'],
      ['从重的情形', form.aggravate.join('；') || '未列'],
      ['清单', form.listItem ? '依本局公布施行的清单' : (form.offList ?? '未适用')],
      ...(form.direction ? [['裁量', form.direction] as const] : []),
      ['裁量的理由', form.because],
      ...(form.kinds.length ? [['拟处罚', imposedText(form)] as const] : []),
      ...(form.content ? [['拟处罚的内容', form.content] as const] : []),
    ]
  }),
  notice: letter((issue) => {
    const weighing = issue.form('weighing')
    const { hearing, days, contact } = issue.form('notice')
    return [
      `本机关对${you(issue)}涉嫌“${issue.form('clue').act}”一案调查终结。经查：${sentence(issue.form('conclusion').facts)}证据有：${sentence(evidenceOf(issue))}`,
      `${discretion(issue)}`,
      `${you(issue)}的行为涉嫌违反${issue.form('filing').duty}。依照${issue.form('filing').penal}，本机关拟作出如下处罚：${sentence(imposedText(weighing))}${sentence(need(weighing.content, '拟处罚的内容'))}`,
      `依照${issue.basis}，${you(issue)}有权陈述、申辩。请自收到本告知书之日起${days}个工作日内，向${contact}提出；逾期视为没有意见。`,
      ...(hearing
        ? [
            `依照${issue.cite(article('行政处罚法', 63), article('行政处罚法', 64))}，${you(issue)}有权要求听证。要求听证的，应当在收到本告知书后五个工作日内提出；不承担组织听证的费用。`,
          ]
        : []),
    ]
  }),
  noticeReceipt: deliveryReceipt(() => '行政处罚事先告知书', 'noticeDelivery'),
  noticeAnnouncement: announcementText(() => '行政处罚事先告知书', 'announcement', 'noticeAnnouncement'),
  addressConfirmation: sheet((issue) => {
    const { electronic, address, paper } = issue.form('address')
    return [
      ['送达地址或者电子地址', address],
      ['同意电子送达', yes(electronic)],
      ['确认书', paper.name],
    ]
  }),
  statementRecord: sheet((issue) => {
    const { by, content } = issue.form('statement')
    return [
      ['陈述申辩人', by],
      ['时间', dayText(issue.on)],
      ['内容', content],
    ]
  }),
  reviewOpinion: sheet((issue) => {
    const { answer, hearing, result } = issue.form('review')
    return [
      ['陈述、申辩', issue.formIf('statement')?.content ?? '当事人没有提出'],
      ['复核意见', answer ?? '当事人没有提出陈述、申辩'],
      ['听证', hearing ?? '没有举行'],
      ['复核后的建议', result],
    ]
  }),
  vettingOpinion: sheet((issue) => {
    const { result, opinion } = issue.form('vetting')
    return [
      ['查明的事实', issue.form('conclusion').facts],
      ['承办意见', issue.form('review').result],
      ['审核结论', result],
      ['审核意见', opinion],
    ]
  }),
  decision: text((issue) => {
    const { address, act } = issue.form('clue')
    const form = issue.form('decision')
    const order = issue.formIf('order')
    return {
      layout: 'decision',
      to: party(issue),
      body: [
        fields(['当事人', party(issue)], ['代码', code(issue)], ['地址', address]),
        p(`经查，${sentence(form.findings)}证据有：${sentence(evidenceOf(issue))}`),
        p(defence(issue)),
        p(discretion(issue)),
        p(`理由：${sentence(issue.reasons)}`),
        p(
          `${you(issue)}的行为违反${issue.form('filing').duty}，构成${act}。${order ? `本机关已责令${you(issue)}改正：${sentence(order.demand)}` : `本机关责令${you(issue)}改正上述违法行为。`}`,
        ),
        p(
          `依照${issue.form('filing').penal}和${issue.basis}，本机关决定给予如下处罚：${sentence(imposedText(form))}${sentence(form.content)}`,
        ),
        p(`履行方式：${sentence(form.manner)}`),
        ...(form.fine
          ? [
              p(
                `罚款自收到本决定书之日起十五日内缴纳。依照${issue.cite(article('行政处罚法', 72, '第一款第一项'))}，到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。`,
              ),
            ]
          : []),
        ...(form.performBy ? [p(`履行期限：${dayText(form.performBy)}。`)] : []),
        p(`${issue.remedies}行政复议、行政诉讼期间，处罚不停止执行，法律另有规定的除外。`),
        p(contactOf(issue)),
      ],
    }
  }),
  exemption: letter((issue) => [
    `本机关对${you(issue)}涉嫌“${issue.form('clue').act}”一案调查终结。经查：${sentence(issue.form('conclusion').facts)}证据有：${sentence(evidenceOf(issue))}`,
    `理由：${sentence(issue.reasons)}`,
    `依照${issue.basis}，本机关决定不予行政处罚。`,
    `对${you(issue)}的教育：${sentence(issue.form('exemption').education)}`,
  ]),
  transferLetter: text((issue) => {
    const { organ, because, papers } = issue.form('transfer')
    return {
      layout: 'letter',
      to: organ,
      body: [
        p(`本机关办理的${party(issue)}涉嫌“${issue.form('clue').act}”一案，${sentence(because)}`),
        p(`依照${issue.basis}，现将本案移送你机关，请在收到后出具回执，并将处理结果告知本机关。`),
        p(`移送材料：${sentence(papers.join('、'))}`),
        p(contactOf(issue)),
      ],
    }
  }),
  terminationApproval: sheet((issue) => [
    ['终止的情形', issue.form('termination').ground],
    ['理由', issue.reasons],
    ['审批意见', '同意终止调查'],
  ]),
  receipt: deliveryReceipt((issue) => (issue.hasIssued('decision') ? '行政处罚决定书' : '不予行政处罚决定书')),
  announcement: announcementText(() => '行政处罚决定书', 'decisionAnnouncement', 'announcement'),
  deferralNotice: letter((issue) => {
    const { how, because, plan, until } = issue.form('deferral')
    return [
      `${you(issue)}因经济困难申请延期、分期缴纳罚款（${issue.numberOf('decision')}）。经审查：${sentence(because)}`,
      `依照${issue.basis}，本机关批准${how}：${sentence(plan)}最后一期的期限为${dayText(until)}。`,
    ]
  }),
  urging: letter((issue) => {
    const { content } = issue.form('decision')
    return [
      `本机关对${you(issue)}作出的行政处罚决定（${issue.numberOf('decision')}）已经送达，${you(issue)}至今没有履行：${sentence(content)}`,
      `依照${issue.basis}，请${you(issue)}自收到本催告书之日起十个工作日内履行；逾期加处的罚款按行政处罚法的规定计算，一并缴纳。${you(issue)}有权陈述、申辩。逾期仍不履行的，本机关将申请人民法院强制执行。`,
    ]
  }),
  urgingReceipt: deliveryReceipt(() => '催告书', 'urgingDelivery'),
  courtApplication: text((issue) => {
    const { court, opinion, subject } = issue.form('court')
    return {
      layout: 'letter',
      to: court,
      body: [
        p(
          `本机关对${party(issue)}作出的行政处罚决定（${issue.numberOf('decision')}）已经送达。当事人在法定期限内没有申请行政复议、提起行政诉讼，又不履行，经催告仍未履行。`,
        ),
        p(`依照${issue.basis}，申请强制执行：${sentence(subject)}`),
        p(`当事人的意见和催告情况：${sentence(opinion)}`),
        p('附：行政处罚决定书及作出决定的事实、理由和依据，催告书和送达回证，执行标的情况。'),
        p(contactOf(issue)),
      ],
    }
  }),
  closingApproval: sheet((issue) => [
    ...(issue.hasIssued('decision') ? [['决定书', issue.numberOf('decision')] as const] : []),
    ['处理和执行情况', issue.form('closing').summary],
    ['审批意见', '同意结案'],
  ]),
}
