import { z } from 'zod'
import { reference } from '#domain/engine/reference.ts'
import { choice, creditCode, day, dayAhead, file, line, money, optional, text, url, when, yesNo } from '../fields.ts'

/** Ways of buying that are 政府采购: their contracts are signed, reported and announced within the limits of that law. */
export const tendered = ['公开招标', '邀请招标', '竞争性谈判', '竞争性磋商', '询价', '单一来源', '框架协议'] as const
/** What has a contract reviewed whatever its amount. */
export const features = ['合作协议或备忘录', '知识产权', '数据', '涉外', '排他条款', '本局提供保证'] as const

export const planForm = z.object({
  title: line('合同名称'),
  unit: text('承办处室'),
  type: choice('合同类型', [
    '采购',
    '委托服务',
    '委托研究',
    '项目任务书',
    '合作框架',
    '租赁',
    '软件和数据',
    '捐赠',
    '和解',
    '其他',
  ]),
  counterpart: line('对方当事人'),
  counterpartCode: optional(creditCode('对方统一社会信用代码')),
  amount: money('合同金额'),
  budget: optional(text('预算项目和批准情况')),
  procurement: choice('采购方式', [...tendered, '限额以下自行采购', '不属于采购']),
  features: optional(z.array(choice('特别事项', features))).meta({ title: '特别事项' }),
  longTerm: yesNo('期限超过一年'),
  isAdministrative: yesNo('属于行政协议'),
  isSmall: yesNo('对方为中小企业'),
  allocates: yesNo('不经竞争分配业务或者资源'),
})
export const counterpartForm = z.object({
  capacity: file('营业执照、资质'),
  credit: text('信用核查情况'),
  authority: text('授权情况'),
  conflict: choice('经办人利害关系声明', ['无利害关系']),
})
/** 民法典第四百七十条 lists what a contract generally has. */
export const elements = [
  '当事人',
  '标的',
  '数量',
  '质量',
  '价款或者报酬',
  '履行期限、地点和方式',
  '违约责任',
  '解决争议的方法',
] as const
export const draftForm = z.object({
  draft: file('合同文本'),
  model: choice('文本来源', ['示范文本', '非示范文本']),
  deviations: when('model', ['非示范文本'], text('与示范文本的差异，没有示范文本的写明')),
  elements: z.array(choice('一般条款', elements)).min(1, '请列明已有的一般条款').meta({ title: '已有的一般条款' }),
  lacking: optional(text('缺少的一般条款及理由')),
  fairNumber: optional(text('公平竞争审查意见编号')),
})
export const revisionForm = z.object({ draft: file('合同文本'), because: text('修改的原因') })
export const awardForm = z.object({ awardedOn: day('中标、成交通知书发出日期'), notice: file('中标、成交通知书') })
export const approvalForm = z.object({
  checked: choice('核对情况', ['文本与审查意见、采购结果一致']),
  meeting: optional(reference('集体讨论的会议', 'meeting', '金额达到集体决策标准的填写会议编号')),
})
export const signingForm = z.object({
  signedOn: day('签订日期'),
  signer: line('签字人'),
  authority: choice('签字权限', ['法定代表人', '书面授权']),
  authorisation: when('authority', ['书面授权'], file('授权委托书')),
  seal: text('用印登记号'),
  asTendered: yesNo('与采购文件、中标成交内容一致'),
  from: dayAhead('履行起始日期'),
  until: dayAhead('履行届满日期'),
  signed: file('签订的合同'),
})
export const filingForm = z.object({ filedOn: day('备案日期'), receipt: text('备案回执') })
export const noticeForm = z.object({ publishedOn: day('公告日期'), url: url('公告网址') })
export const deliveryForm = z.object({
  acceptedOn: day('验收日期'),
  report: file('验收单'),
  due: money('累计应付'),
  payBy: optional(dayAhead('合同约定的付款期限届满日期')),
})
export const paymentForm = z.object({
  paidOn: day('付款日期'),
  amount: money('本次付款'),
  total: money('累计已付'),
  voucher: text('支付凭证号'),
})
export const changeForm = z.object({
  draft: file('补充、变更的合同文本'),
  ground: choice('变更事由', ['追加标的相同的采购', '双方协商', '公共利益需要', '情势变化']),
  addition: money('追加金额'),
  because: text('变更内容和理由'),
})
export const terminationForm = z.object({
  endedOn: day('解除、终止日期'),
  ground: choice('事由', ['双方协商', '对方违约', '公共利益需要', '不能履行']),
  compensation: when('ground', ['公共利益需要'], text('补偿、赔偿的处理')),
  facts: text('事实和处理情况'),
})
export const disputeForm = z.object({
  knownOn: day('知道或者应当知道权利受到损害之日'),
  claim: text('争议事项和请求'),
  evidence: z.array(text('证据')).min(1, '请列明证据').meta({ title: '证据清单' }),
  consultation: reference('法律咨询', 'legal-consultation', '就本争议已答复的咨询单编号'),
})
export const settlementForm = z.object({
  settledOn: day('解决日期'),
  way: choice('解决方式', ['协商', '调解', '诉讼', '行政复议', '仲裁']),
  result: text('结果'),
})
export const closingForm = z.object({ acceptance: text('履行和验收情况'), archive: text('归档号') })
