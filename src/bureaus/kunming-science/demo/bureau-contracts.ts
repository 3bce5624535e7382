import { type DemoAct, demoFile, demoId } from '#app/demo/demo-year.ts'
import { elements } from '#domain/matters/decisions/contract.forms.ts'
import { contractPackage } from '#domain/matters/decisions/contract-review.forms.ts'
import { actsOf } from './act.ts'
import { counsel } from './counsel.ts'

/** Who handles, reviews, signs for the legal office, approves, seals and pays: no two the same. */
const [officer, reviewer, checker, legalHead, head, seal, payer, clerk] = [
  ...['P038', 'P005', 'P006', 'P004', 'P002', 'P009', 'P021', 'P007'],
] as const
const unit = '规划与资源配置处'

type Life = {
  readonly title: string
  readonly plan: Readonly<Record<string, unknown>>
  readonly days: Readonly<Record<'plan' | 'draft' | 'approve' | 'sign' | 'deliver' | 'pay' | 'close', string>>
  readonly until: string
  readonly amount: string
}

function life({ title, plan, days, until, amount }: Life, between: readonly DemoAct[], after: readonly DemoAct[]) {
  const on = actsOf('contract', demoId(`contract ${title}`))
  const file = (name: string) => demoFile(`${title}·${name}`, [title, `合同金额：${amount}元`])
  const [licence, text, signed, report] = ['营业执照', '合同文本', '签订的合同', '验收单'].map(file)
  const { approve, sign, deliver, pay, close } = days
  return [
    on(days.plan, '09:10', officer, 'plan', {
      form: {
        ...{ title: `${title}（演示）`, unit, amount, isSmall: true, longTerm: false, isAdministrative: false },
        ...{ allocates: false, ...plan },
      },
    }),
    on(days.plan, '10:20', officer, 'check', {
      form: {
        ...{ capacity: licence!.attachment, credit: '没有失信记录', authority: '法定代表人签订' },
        conflict: '无利害关系',
      },
      files: [licence!],
    }),
    on(days.draft, '15:00', officer, 'draft', {
      form: { draft: text!.attachment, model: '示范文本', elements: [...elements] },
      files: [text!],
    }),
    ...between,
    on(approve, '10:00', head, 'approve', { form: { checked: '文本与审查意见、采购结果一致' } }),
    on(sign, '15:30', seal, 'sign', {
      form: {
        ...{ signedOn: sign, signer: '演示·李书衡', authority: '法定代表人', seal: `用印${sign}`, asTendered: true },
        ...{ from: sign, until, signed: signed!.attachment },
      },
      files: [signed!],
    }),
    ...after,
    on(deliver, '11:00', officer, 'deliver', {
      form: { acceptedOn: deliver, report: report!.attachment, due: amount },
      files: [report!],
    }),
    on(pay, '14:40', payer, 'pay', { form: { paidOn: pay, amount, total: amount, voucher: `支付${pay}` } }),
    on(close, '16:00', seal, 'close', { form: { acceptance: '已验收，款项付清', archive: `合同档案${sign}` } }),
  ]
}

/** A contract that was procured, with the consultation and the review that it needed. */
function evaluation(): DemoAct[] {
  const title = '科技计划绩效评价服务合同'
  const caseId = demoId(`contract ${title}`)
  const consultationId = demoId(`consultation ${title}`)
  const on = actsOf('contract', caseId)
  const asked = actsOf('legal-consultation', consultationId)
  const vetting = actsOf('contract-review', demoId(`review ${title}`))
  const [notice, opinion] = [demoFile(`${title}·成交通知书`, [title]), demoFile(`${title}·答复意见`, [title, '合法'])]
  const papers = contractPackage.map((item) => ({ item, file: demoFile(`${title}·${item}`, [title]) }))
  return life(
    {
      ...{ title, amount: '380000.00', until: '2024-12-31' },
      plan: {
        ...{ type: '委托服务', counterpart: '演示绩效评价有限公司', procurement: '竞争性磋商' },
        budget: '科技计划管理费，部门预算已批复',
      },
      days: {
        ...{ plan: '2024-03-11', draft: '2024-03-18', approve: '2024-04-01', sign: '2024-04-08' },
        ...{ deliver: '2024-11-15', pay: '2024-12-02', close: '2024-12-10' },
      },
    },
    [
      on('2024-03-22', '09:30', officer, 'award', {
        form: { awardedOn: '2024-03-22', notice: notice.attachment },
        files: [notice],
      }),
      vetting('2024-03-25', '09:10', officer, 'submit', {
        form: { title, unit, package: papers.map(({ item, file }) => ({ item, file: file.attachment })) },
        files: papers.map(({ file }) => file),
        host: { caseId, link: 'contract' },
      }),
      vetting('2024-03-25', '10:10', reviewer, 'accept', { form: { conflict: '无利害关系' } }),
      asked('2024-03-25', '10:30', clerk, 'ask', {
        form: {
          ...{ unit, askedOn: '2024-03-25', subject: '合同文件', about: caseId, urgent: false },
          question: '绩效评价服务合同的违约责任条款是否完备',
        },
        variant: 'question',
      }),
      asked('2024-03-25', '11:10', reviewer, 'assign', {
        form: { adviser: counsel[0].caseId, kind: '法律顾问', way: '专业领域', conflict: '无利害关系' },
      }),
      asked('2024-03-26', '16:10', clerk, 'answer', {
        form: { answeredOn: '2024-03-26', conclusion: '合法', points: [], opinion: opinion.attachment },
        files: [opinion],
      }),
      vetting('2024-03-27', '09:40', reviewer, 'hear', { form: { consultation: consultationId, used: '予以采纳' } }),
      vetting('2024-03-27', '15:20', reviewer, 'conclude', {
        form: { conclusion: '合法', points: [], counsel: '法律顾问认为合法' },
      }),
      vetting('2024-03-28', '09:30', legalHead, 'issue'),
      vetting('2024-03-28', '10:40', checker, 'confirm', { form: { checked: '没有须修改的意见' } }),
      asked('2024-03-28', '15:00', officer, 'dispose', {
        form: { decidedOn: '2024-03-28', points: [], usedIn: '合同合法性审查' },
      }),
      asked('2024-03-29', '09:20', officer, 'rate', { form: { timeliness: 5, usefulness: 4, accuracy: 5 } }),
      asked('2024-03-29', '15:20', legalHead, 'checkRating', {
        form: { checked: '与办理记录一致', remark: '次日答复，意见已采纳' },
      }),
    ],
    [
      on('2024-04-09', '10:10', officer, 'announce', {
        form: { publishedOn: '2024-04-09', url: 'https://example.org/contracts/2024-1' },
      }),
      on('2024-04-11', '10:10', officer, 'file', { form: { filedOn: '2024-04-11', receipt: '演示·备案2024-1' } }),
    ],
  )
}

/** The contracts of the bureau itself in the demonstration: one that was procured and reviewed, one below the thresholds. */
export const bureauContractActs = (): DemoAct[] => [
  ...evaluation(),
  ...life(
    {
      ...{ title: '办公设备采购合同', amount: '58000.00', until: '2024-07-31' },
      plan: {
        ...{ type: '采购', counterpart: '演示办公设备有限公司', procurement: '限额以下自行采购' },
        budget: '公用经费，部门预算已批复',
      },
      days: {
        ...{ plan: '2024-05-13', draft: '2024-05-15', approve: '2024-05-17', sign: '2024-05-20' },
        ...{ deliver: '2024-06-03', pay: '2024-06-14', close: '2024-06-20' },
      },
    },
    [],
    [],
  ),
]
