import { sampleFile } from '../fields.ts'
import { permitSamples } from './lab-animal-permit.samples.ts'
import { deliverySamples } from './service-of-documents.ts'

/** One accepted value of each form. */
export const revocationSamples = {
  ground: {
    licence: permitSamples.permit.number,
    holder: permitSamples.permit.holder,
    creditCode: permitSamples.permit.creditCode,
    source: '依职权' as const,
    fault: '第四项' as const,
    change: '客观情况发生重大变化' as const,
    facts: '举报反映屏障设施长期停用',
  },
  proposal: {
    facts: '现场检查笔录证明屏障设施自去年起停用',
    proposal: '撤销该许可',
    contact: '本局政策法规处，王某（演示）',
  },
  noticeDelivery: deliverySamples.delivery,
  announcement: deliverySamples.announcement,
  statement: { by: '张某（演示）', content: '设施正在检修，将于下月恢复' },
  waiver: { paper: sampleFile('演示·放弃陈述申辩声明.pdf') },
  conclusion: {
    facts: '设施停用属实，检修没有计划和合同',
    answer: '检修之说没有证据，不予采纳',
    publicHarm: false,
    proposal: '建议撤销或者撤回' as const,
  },
  vetting: { result: '通过' as const, opinion: '事实清楚，程序合法' },
  decision: {
    findings: '取得许可时屏障设施不符合法定条件',
    compensation: '没有合法权益受到损害，不涉及赔偿、补偿',
    concernsSafety: true,
  },
  delivery: deliverySamples.delivery,
  decisionAnnouncement: deliverySamples.announcement,
  publicity: { channels: ['本局网站'] },
}
