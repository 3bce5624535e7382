import { toDay } from '../../calendar/day.ts'
import { deliverySamples } from './service-of-documents.ts'

const material = { sha256: '0'.repeat(64), name: '申请书（演示）.pdf', size: 1, type: 'application/pdf' }

/** One accepted value of each form: what templates show and contract tests change. */
export const labAnimalLicenceSamples = {
  application: {
    permitType: '使用' as const,
    applicantName: '某医学研究院（演示）',
    creditCode: '91530100MA6K000000',
    county: '530114',
    facilityAddress: '某市某区演示路1号',
    scope: [{ environment: '屏障环境' as const, species: '啮齿类' }],
    facilityHead: '张某（演示）',
    materials: [material],
  },
  correction: { missing: ['补交环境设施检测报告'] },
  commitment: {
    route: '一般程序' as const,
    noticeVersion: '2024-01',
    agreedTo: [],
  },
  review: {
    onSite: false,
    inspectors: ['P-caseOfficer'],
    conditions: [{ condition: '环境及检测手段符合标准', finding: '符合' as const }],
    recording: 'LX-2024-001',
    opinion: '建议准予' as const,
  },
  vetting: { result: '通过' as const, opinion: '主体、程序、依据、内容合法' },
  pause: { ground: '专家评审' as const, daysNeeded: 5 },
  certificate: { validFrom: toDay('2024-03-05'), validTo: toDay('2029-03-04') },
  ...deliverySamples,
  shortfall: { missing: ['补交环境设施检测报告'] },
  recusal: { officers: ['P-other'], reason: '其配偶在申请单位任职' },
  falsehood: { facts: '提交的检测报告系伪造', concernsSafety: true },
  publicity: { channels: ['本局网站', '信用中国'] },
  platform: { receipt: 'YNZF-2024-0001' },
}
