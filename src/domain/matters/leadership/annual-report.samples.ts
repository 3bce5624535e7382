import { at, toDay } from '#domain/calendar/day.ts'
import { sampleFile } from '../fields.ts'

const sha = '0'.repeat(64)
const composed = {
  asOf: at(toDay('2025-01-20'), '09:00'),
  text: sampleFile('2024年度报告.json'),
  content: sha,
  figures: 59,
  unproven: 0,
  failed: [],
}

const corrected = { ...composed.text, sha256: '1'.repeat(64) }

/** One accepted value of each form. */
export const annualReportSamples = {
  plan: { reportYear: 2024, submitBy: toDay('2025-02-28') },
  version: composed,
  vetting: { version: sha, opinion: '表述与记录相符，引用依据准确' },
  clearance: { version: sha, result: '不涉密，可以公开' as const, opinion: '不含国家秘密、商业秘密和个人信息' },
  deliberation: {
    version: sha,
    meeting: '局党组会（演示）',
    resolution: '同意报送并公开',
    minutes: sampleFile('演示·会议纪要.pdf'),
  },
  approval: { version: sha },
  erratumApproval: { version: corrected.sha256 },
  submission: { to: ['市委', '市人民政府', '上级主管部门'] },
  publicity: { url: 'https://example.org/reports/2024', channels: ['本局网站'] },
  erratum: {
    ...composed,
    text: corrected,
    content: corrected.sha256,
    reason: '研发经费最终核定数发布，与报告所载不同',
  },
}
