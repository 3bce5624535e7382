import { toDay } from '../../calendar/day.ts'
import { sampleFile } from '../fields.ts'

/** One accepted value of each form. */
export const hearingSamples = {
  interest: { parties: ['李某（演示）'], interest: '设施紧邻其住宅，排风和噪声直接影响居住' },
  publicInterest: { interest: '设施位于居民区，附近居民普遍关注生物安全', place: '本局网站' },
  request: { by: '李某（演示）', paper: sampleFile('演示·听证申请书.pdf') },
  statement: { by: '李某（演示）', content: '排风口朝向住宅，请求改道' },
  schedule: { heldOn: toDay('2024-06-20'), place: '本局一楼会议室', chair: 'P-chair' },
  recusal: {
    by: '李某（演示）',
    reason: '主持人曾任该单位顾问',
    result: '予以回避' as const,
    chair: 'P-sectionHead',
  },
  minutes: {
    present: ['李某（演示）', '某医学研究院（演示）'],
    review: '设施排风经高效过滤，检测合格',
    defence: '李某提出住宅处异味的照片，申请人出示检测报告，双方质证',
    signed: '参加人确认无误后签字或者盖章' as const,
    paper: sampleFile('演示·听证笔录.pdf'),
  },
  abandon: { how: '书面撤回听证申请' as const },
}
