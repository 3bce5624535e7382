import { z } from 'zod'
import { parties, penalties } from '#domain/credit/fields.ts'
import { reference } from '#domain/engine/reference.ts'
import {
  choice,
  count,
  countyCode,
  creditCode,
  day,
  dayAhead,
  file,
  idNumber,
  line,
  money,
  optional,
  secret,
  text,
  when,
  yesNo,
} from '../fields.ts'
import { vettingForm } from '../services/lab-animal-licence.forms.ts'
import { announcementForm, deliveryForm } from '../services/service-of-documents.ts'

const bodies = ['法人及非法人组织', '个体工商户'] as const satisfies readonly (typeof parties)[number][]

/** 当事人: a body with its code and its leader, or a person, whose name and number stay inside. */
export const partyFields = {
  partyKind: choice('当事人类别', parties),
  organisation: when('partyKind', bodies, line('单位名称')),
  creditCode: when('partyKind', bodies, creditCode()),
  leader: when('partyKind', bodies, line('法定代表人')),
  person: when('partyKind', ['自然人'], secret(line('姓名'))),
  idNumber: when('partyKind', ['自然人'], idNumber()),
}

/** 线索: who is said to have done what, where and when, and how the bureau came to know of it. */
export const clueForm = z.object({
  source: choice('线索来源', [
    '监督检查',
    '投诉举报',
    '其他机关移送',
    '上级机关交办',
    '媒体反映',
    '许可后核查',
    '当事人自行报告',
  ]),
  receivedOn: day('发现日期', '发现或者收到线索的日期'),
  material: text('线索内容'),
  ...partyFields,
  address: secret(line('地址')),
  act: line('案由'),
  place: countyCode('违法行为发生地'),
  endedOn: optional(day('违法行为发生或者终了日期', '有连续或者继续状态的，填终了日期')),
})

const team = z
  .array(text('执法人员'))
  .min(2, '执法人员不得少于两人')
  .meta({ title: '执法人员', hint: '人员编号，见执法人员证件台账' })

/** 立案: which act on the list of powers, and who investigates. */
export const filingForm = z.object({
  item: reference('处罚事项', 'penalty-item'),
  duty: text('义务依据').meta({ title: '义务依据', hint: '与处罚事项一致' }),
  penal: text('处罚依据').meta({ title: '处罚依据', hint: '与处罚事项一致' }),
  evidence: text('初步证据'),
  grave: yesNo('是否涉及公民生命健康安全、金融安全且有危害后果'),
  officers: team,
})

/** 回避: whom it concerns, what was decided, and who investigates from then on. */
export const recusalForm = z.object({
  by: secret(line('提出人')),
  officer: text('被申请回避的人员'),
  reason: text('与案件的直接利害关系'),
  result: choice('决定', ['予以回避', '驳回申请']),
  officers: team,
})

export const evidenceKinds = [
  '书证',
  '物证',
  '视听资料',
  '电子数据',
  '证人证言',
  '当事人的陈述',
  '鉴定意见',
  '勘验笔录、现场笔录',
] as const

/** 调查取证: one inspection, inquiry or taking of evidence, with who did it and how it was recorded. */
export const collectionForm = z.object({
  kind: choice('证据种类', evidenceKinds),
  what: text('证据的名称和内容'),
  place: line('取得地点'),
  officers: team,
  shown: yesNo('是否出示执法证件'),
  proves: text('证明的事实'),
  form: choice('原件或者复制件', ['原件、原物', '与原件核对无误的复制件', '电子数据']),
  recording: choice('记录方式', ['文字', '音像', '文字和音像']),
  recordingNumber: optional(line('音像记录编号')),
  paper: secret(file('笔录或者证据材料')),
})

/** 先行登记保存: what is kept where it is until a decision within seven days. */
export const preservationForm = z.object({
  because: text('证据可能灭失或者以后难以取得的情形'),
  items: z
    .array(z.object({ name: line('名称'), quantity: line('数量'), condition: text('状态') }))
    .min(1, '请列明登记保存的证据')
    .meta({ title: '登记保存的证据' }),
  place: line('保存地点'),
})

export const disposalForm = z.object({
  measure: choice('处理', ['记录、复制后退还', '送交检验、检测、鉴定', '移送有关机关处理', '依法没收', '解除登记保存']),
  explanation: text('处理的理由'),
})

export const orderForm = z.object({ demand: text('责令改正的内容'), dueOn: dayAhead('改正期限') })
export const recheckForm = z.object({
  result: choice('复查结果', ['已改正', '部分改正', '未改正']),
  correctedOn: when('result', ['已改正'], day('改正日期')),
  findings: text('复查情况'),
})

/** 调查终结: what was found and by which evidence. */
export const conclusionForm = z.object({
  facts: text('查明的事实'),
  endedOn: optional(day('违法行为发生或者终了日期', '有连续或者继续状态的，填终了日期')),
  evidence: z
    .array(z.object({ kind: choice('证据种类', evidenceKinds), what: text('证据'), proves: text('证明的事实') }))
    .min(1, '请列明证据')
    .meta({ title: '证据' }),
  established: yesNo('违法事实是否成立'),
  crime: yesNo('是否涉嫌犯罪'),
  capacity: choice('责任能力', [
    '完全责任能力或者单位',
    '不满十四周岁，或者不能辨认、控制自己行为',
    '已满十四周岁不满十八周岁',
    '尚未完全丧失辨认或者控制能力',
  ]),
  gains: money('违法所得'),
  refunds: money('依法应当退赔的金额'),
  complex: yesNo('情节是否复杂或者违法行为是否重大'),
  vetting: z
    .array(
      choice('法制审核的情形', [
        '涉及重大公共利益',
        '疑难复杂、涉及多个法律关系',
        '法律、法规规定的其他情形',
        '列入本局重大执法决定法制审核目录',
      ]),
    )
    .meta({ title: '应当法制审核的情形' }),
})

/** 应当从轻或者减轻 (第三十条、第三十二条), then what may lighten (第三十一条). */
export const mustLighten = [
  '已满十四周岁不满十八周岁',
  '主动消除或者减轻违法行为危害后果',
  '受他人胁迫或者诱骗',
  '主动供述行政机关尚未掌握的违法行为',
  '配合行政机关查处违法行为有立功表现',
  '法律、法规、规章规定其他应当从轻或者减轻',
] as const
export const mayLighten = ['尚未完全丧失辨认或者控制能力', '清单、裁量基准规定可以从轻或者减轻'] as const
/** 应当从重 (第四十九条), then what may aggravate by a published standard. */
export const mustAggravate = ['重大突发事件期间违反应对措施'] as const
export const mayAggravate = ['清单、裁量基准规定可以从重'] as const

export const directions = ['从轻', '减轻', '一般', '从重'] as const

/** What is imposed; in a proposal nothing may be. */
const imposed = {
  fine: optional(money('罚款')),
  confiscated: optional(money('没收金额')),
  goods: optional(text('没收的非法财物')),
  licence: optional(line('暂扣或者吊销的证照').meta({ title: '暂扣或者吊销的证照', hint: '名称及编号' })),
}
const kinds = z.array(choice('处罚种类', penalties)).meta({ title: '处罚种类' })

/** 裁量和处理建议 (penalty.md §6, §7). */
export const weighingForm = z.object({
  result: choice('处理建议', ['给予行政处罚', '不予行政处罚']),
  minor: yesNo('违法行为是否轻微'),
  first: yesNo('是否初次违法'),
  harm: choice('危害后果', ['没有危害后果', '危害后果轻微', '有危害后果']),
  corrected: yesNo('是否及时改正'),
  faultless: yesNo('当事人是否有证据足以证明没有主观过错'),
  lighten: z.array(choice('从轻、减轻的情形', [...mustLighten, ...mayLighten])).meta({ title: '从轻、减轻的情形' }),
  aggravate: z.array(choice('从重的情形', [...mustAggravate, ...mayAggravate])).meta({ title: '从重的情形' }),
  listItem: optional(reference('所依据的清单事项', 'discretion-item')),
  offList: optional(text('不适用清单的理由')),
  direction: when('result', ['给予行政处罚'], choice('裁量', directions)),
  because: text('裁量的理由'),
  kinds,
  ...imposed,
  content: when('result', ['给予行政处罚'], text('拟处罚的内容')),
})

export const noticeForm = z.object({
  hearing: yesNo('是否告知听证权利'),
  days: count('陈述申辩的工作日数', 5).meta({ title: '陈述申辩的工作日数', hint: '本局的设定，不少于五个工作日' }),
  contact: text('陈述申辩的地点和收件人'),
})

/** 送达地址和电子送达确认书. */
export const addressForm = z.object({
  electronic: yesNo('是否同意电子送达'),
  address: secret(line('送达地址或者电子地址')),
  paper: secret(file('确认书')),
})

export const statementForm = z.object({
  by: secret(line('陈述申辩人')),
  content: secret(text('陈述申辩内容')),
  paper: secret(optional(file('陈述申辩材料'))),
})
export const waiverForm = z.object({ paper: secret(file('放弃陈述申辩的书面材料')) })

/** 复核: what became of what the party said, and of the hearing. */
export const reviewForm = z.object({
  answer: optional(text('对陈述申辩的复核意见')),
  hearing: optional(reference('据以提出意见的听证', 'penalty-hearing')),
  result: choice('复核后的建议', ['维持原建议', '减少处罚', '不予行政处罚']),
})

export const decisionForm = z.object({
  findings: text('认定的违法事实和证据'),
  kinds: kinds.min(1, '请填写处罚种类'),
  ...imposed,
  content: text('处罚的内容'),
  manner: text('履行方式').meta({ title: '履行方式', hint: '罚款写明缴款的银行和账户' }),
  performBy: optional(dayAhead('履行期限', '罚款自收到决定书之日起十五日，由法律规定，不填')),
  meeting: optional(reference('集体讨论的会议', 'meeting', '会议编号')),
})
export type Imposed = Pick<z.output<typeof decisionForm>, 'fine' | 'confiscated' | 'goods' | 'licence' | 'kinds'>

export const exemptionForm = z.object({ education: text('教育的内容') })

export const transferForm = z.object({
  organ: line('接收机关'),
  kind: choice('接收机关的类别', ['公安机关', '有管辖权的行政机关', '监察机关']),
  because: text('移送的理由'),
  papers: z.array(line('移送材料')).min(1, '请列明移送材料').meta({ title: '移送材料' }),
})

export const terminationForm = z.object({
  ground: choice('终止的情形', ['当事人死亡', '当事人终止，没有权利义务承受人', '同一行为另案处理']),
})

export const publicityForm = z.object({
  channels: z.array(line('公示渠道')).min(1, '请填写公示渠道').meta({ title: '公示渠道' }),
  until: optional(dayAhead('公示截止期')),
})
export const withholdingForm = z.object({
  ground: choice('不公开的情形', ['不具有社会影响', '涉及国家秘密', '涉及商业秘密或者个人隐私']),
})

/** 履行: all payments so far, and what else was done. */
export const performanceForm = z.object({
  payments: z
    .array(z.object({ on: day('缴款日期'), amount: money('金额'), receipt: line('票据号') }))
    .meta({ title: '缴款', hint: '列出至今的全部缴款' }),
  other: optional(text('其他处罚的履行情况')),
})

export const deferralForm = z.object({
  how: choice('批准的方式', ['暂缓缴纳', '分期缴纳']),
  because: text('经济困难的情况'),
  plan: text('缴纳的安排'),
  until: dayAhead('最后一期的期限'),
  application: secret(file('当事人的申请')),
})

/** 行政复议、行政诉讼 against the decision, as it goes on. */
export const remedyForm = z.object({
  kind: choice('救济', ['行政复议', '行政诉讼']),
  startedOn: day('受理日期'),
  endedOn: optional(day('终结日期')),
  result: choice('结果', ['办理中', '维持或者驳回', '撤回申请或者起诉', '变更', '撤销', '确认违法', '确认无效']),
})

export const courtForm = z.object({
  court: line('申请的人民法院'),
  opinion: text('当事人的意见和催告情况'),
  subject: text('申请强制执行的标的'),
})
export const rulingForm = z.object({
  ruling: choice('执行的结果', ['已执行完毕', '终结执行', '不准予执行']),
  findings: text('裁定和执行情况'),
})

/** 决定被变更、撤销、确认违法或者无效. */
export const annulmentForm = z.object({
  organ: line('作出认定的机关'),
  what: choice('认定', ['变更', '撤销', '确认违法', '确认无效']),
  paper: line('文书文号'),
})
export const retractionForm = z.object({ explanation: text('公开说明的理由'), place: line('公示渠道') })

export const closingForm = z.object({ summary: text('处理和执行情况') })
export const archiveForm = z.object({ number: line('案卷号'), pages: count('页数', 1) })

export const penaltyForms = {
  clue: clueForm,
  filing: filingForm,
  recusal: recusalForm,
  collection: collectionForm,
  preservation: preservationForm,
  disposal: disposalForm,
  order: orderForm,
  recheck: recheckForm,
  conclusion: conclusionForm,
  weighing: weighingForm,
  notice: noticeForm,
  address: addressForm,
  noticeDelivery: deliveryForm,
  announcement: announcementForm,
  statement: statementForm,
  waiver: waiverForm,
  review: reviewForm,
  vetting: vettingForm,
  decision: decisionForm,
  exemption: exemptionForm,
  transfer: transferForm,
  termination: terminationForm,
  delivery: deliveryForm,
  decisionAnnouncement: announcementForm,
  publicity: publicityForm,
  withholding: withholdingForm,
  performance: performanceForm,
  deferral: deferralForm,
  remedy: remedyForm,
  urgingDelivery: deliveryForm,
  court: courtForm,
  ruling: rulingForm,
  annulment: annulmentForm,
  retraction: retractionForm,
  closing: closingForm,
  archive: archiveForm,
} as const

/** What is filled in of a case, typed. */
export type PenaltyData = {
  readonly [K in keyof typeof penaltyForms]?: z.output<(typeof penaltyForms)[K]> | undefined
}
