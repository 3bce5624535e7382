import type { z } from 'zod'
import { type Instant, toDay } from '#domain/calendar/day.ts'
import type { Other } from '#domain/engine/others.ts'
import { sampleFile } from '../fields.ts'
import {
  type approvalForm,
  type awardForm,
  type changeForm,
  type closingForm,
  type counterpartForm,
  type deliveryForm,
  type disputeForm,
  type draftForm,
  elements,
  type filingForm,
  type noticeForm,
  type paymentForm,
  type planForm,
  type revisionForm,
  type settlementForm,
  type signingForm,
  type terminationForm,
} from './contract.forms.ts'

export const contractSamples = {
  plan: {
    title: '演示·科技计划绩效评价服务合同',
    unit: '资源配置与管理处',
    type: '委托服务',
    counterpart: '云测科技有限公司（演示）',
    amount: '180000.00',
    budget: '科技计划管理费，部门预算已批复',
    procurement: '竞争性磋商',
    longTerm: false,
    isAdministrative: false,
    isSmall: true,
    allocates: false,
  } satisfies z.input<typeof planForm>,
  counterpart: {
    capacity: sampleFile('演示·营业执照.pdf'),
    credit: '信用中国查询无失信记录',
    authority: '法定代表人签订',
    conflict: '无利害关系',
  } satisfies z.input<typeof counterpartForm>,
  draft: {
    draft: sampleFile('演示·合同文本.docx'),
    model: '示范文本',
    elements: [...elements],
  } satisfies z.input<typeof draftForm>,
  revision: { draft: sampleFile('演示·合同文本.docx'), because: '采纳审查意见' } satisfies z.input<typeof revisionForm>,
  award: {
    awardedOn: toDay('2024-03-05'),
    notice: sampleFile('演示·成交通知书.pdf'),
  } satisfies z.input<typeof awardForm>,
  approval: { checked: '文本与审查意见、采购结果一致' } satisfies z.input<typeof approvalForm>,
  signing: {
    signedOn: toDay('2024-03-05'),
    signer: '演示·李某',
    authority: '法定代表人',
    seal: '用印2024-031',
    asTendered: true,
    from: toDay('2024-03-06'),
    until: toDay('2024-12-31'),
    signed: sampleFile('演示·合同.pdf'),
  } satisfies z.input<typeof signingForm>,
  filing: { filedOn: toDay('2024-03-05'), receipt: '演示·采购备案2024-12' } satisfies z.input<typeof filingForm>,
  notice: {
    publishedOn: toDay('2024-03-05'),
    url: 'https://example.invalid/contracts/1',
  } satisfies z.input<typeof noticeForm>,
  delivery: {
    acceptedOn: toDay('2024-03-05'),
    report: sampleFile('演示·验收单.pdf'),
    due: '180000.00',
  } satisfies z.input<typeof deliveryForm>,
  payment: {
    ...{ paidOn: toDay('2024-03-05'), amount: '180000.00', total: '180000.00', voucher: '演示·支付令2024-77' },
  } satisfies z.input<typeof paymentForm>,
  change: {
    draft: sampleFile('演示·补充合同.docx'),
    ground: '追加标的相同的采购',
    addition: '18000.00',
    because: '增加两个评价项目',
  } satisfies z.input<typeof changeForm>,
  termination: {
    endedOn: toDay('2024-03-05'),
    ground: '双方协商',
    facts: '项目取消，双方互不追究',
  } satisfies z.input<typeof terminationForm>,
  dispute: {
    knownOn: toDay('2024-03-05'),
    claim: '对方逾期交付，请求支付违约金',
    evidence: ['合同', '催告函及送达凭证'],
    consultation: '演示咨询〔2024〕1号',
  } satisfies z.input<typeof disputeForm>,
  settlement: {
    settledOn: toDay('2024-03-05'),
    way: '协商',
    result: '对方支付违约金',
  } satisfies z.input<typeof settlementForm>,
  closing: { acceptance: '已验收，款项付清', archive: '2024-合同-031' } satisfies z.input<typeof closingForm>,
}

const blank = {
  ...{ version: toDay('2023-01-01'), n: 3, openedOn: toDay('2024-03-01'), acts: {}, clocks: [], documents: [] },
  ...{ lastAt: '2024-03-01T01:00:00Z' as Instant, published: [] },
}
/** A review that has passed the text of the samples, or has not. */
export const contractReviewed = (state: 'confirmed' | 'unlawful' = 'confirmed', sha256 = '0'.repeat(64)): Other => ({
  matterTitle: '合同合法性审查',
  stateTitle: state === 'confirmed' ? '审查通过' : '审查不通过',
  current: {
    ...blank,
    ...{ id: 'b'.repeat(32), matter: 'contract-review', state, title: '合同合法性审查', data: {} },
    host: { caseId: 'case-1', link: 'contract' },
    bound: {
      draft: [{ text: 'draft', caseId: 'case-1', sha256, n: 3, on: toDay('2024-03-01'), action: 'confirm' }],
    },
  },
})
/** An answer on the contract of the samples, under the number of its question. */
export const contractAdvice = (conclusion = '附条件合法', state = 'answered') =>
  [
    contractSamples.dispute.consultation,
    {
      matterTitle: '法律顾问、公职律师咨询',
      stateTitle: state,
      current: {
        ...blank,
        ...{ id: 'c'.repeat(32), matter: 'legal-consultation', state, title: '合同文件' },
        number: contractSamples.dispute.consultation,
        data: { answer: { answeredOn: toDay('2024-03-01'), conclusion, points: [] } },
      },
    } satisfies Other,
  ] as const
