import type { Profile } from '#domain/bureau/profile.ts'
import { workingDays } from '#domain/engine/matter.ts'
import { reportFigures } from '#domain/figures/library/index.ts'
import { article } from '#domain/law/catalogue.ts'
import { allMatters } from '#domain/matters/all.ts'
import { report } from './report.ts'
import { words } from './words.ts'

/** How the bureau writes the series that matters name by what they number. */
const seriesWords: Readonly<Record<string, string>> = {
  许可决定: '昆科许',
  不予许可决定: '昆科许不予',
  注销决定: '昆科许注销',
  撤销决定: '昆科许撤销',
  撤回决定: '昆科许撤回',
  不予撤销决定: '昆科许不撤',
  听证通知: '昆科听',
  行政处罚决定: '昆科罚',
  不予处罚决定: '昆科不罚',
  当场处罚决定: '昆科当罚',
  处罚告知: '昆科罚告',
  责令改正: '昆科责改',
  先行登记保存: '昆科登存',
  案件移送: '昆科移',
  催告: '昆科催',
  强制执行申请: '昆科强申',
  规范性文件: '昆科规',
  合法性审核: '昆科审规',
  公平竞争审查: '昆科竞审',
  法律咨询: '昆科咨询',
  合同: '昆科合同',
  合同审查: '昆科审合',
  法律顾问聘任: '昆科法聘',
}

const four = (running: number): string => String(running).padStart(4, '0')

/** 昆明市科学技术局: the first profile. Persons and organisations are not part of it. */
export const kunmingScience: Profile = {
  id: 'kunming-science',
  title: '昆明市科学技术局',
  shortTitle: '市科技局',
  region: words.region,
  peers: words.peers.count,
  organs: { reconsiderationOrgan: '昆明市人民政府', court: '有管辖权的人民法院' },
  contact: { office: '昆明市科学技术局政务服务窗口' },
  offices: [
    { id: 'leaders', title: '局领导' },
    { id: 'general', title: '办公室' },
    { id: 'law', title: '政策法规处' },
    { id: 'licensing', title: '政务服务窗口' },
    { id: 'social', title: '社会发展科技处' },
    { id: 'high-tech', title: '高新技术处' },
    { id: 'transfer', title: '成果转化处' },
    { id: 'planning', title: '规划与资源配置处' },
    { id: 'party', title: '机关党委' },
    { id: 'supervision', title: '驻局纪检监察组' },
  ],
  matters: allMatters,
  keepers: {
    leadership: ['law'],
    services: ['social'],
    'rule-making': ['law'],
    decisions: ['law'],
    enforcement: ['law'],
    supervision: ['planning'],
    'legal-education': ['law'],
    campaign: ['general'],
    'congress-report': ['general'],
    // The seal is kept by one office, payments by another.
    contract: ['general', 'planning'],
    'deputy-suggestion': ['general'],
    'head-reception': ['general'],
    'high-tech-application': ['high-tech'],
    'high-tech-certificate': ['high-tech'],
    'inspection-result': ['social'],
    'integrity-education': ['party'],
    'internal-rule': ['transfer'],
    'mandatory-course': ['party'],
    meeting: ['general'],
    'normative-document-making': ['general'],
    'party-meeting': ['party'],
    'peer-ranking': ['planning'],
    'principal-duty': ['general'],
    'rd-check': ['planning'],
    'recording-equipment': ['social'],
    'recording-log': ['social'],
    'resolution-task': ['general'],
    'statistic-release': ['planning'],
    'study-session': ['party'],
  },
  promises: {
    'lab-animal-licence': { decision: workingDays(1, article('办事指南·实验动物许可证', '承诺办结时限')) },
  },
  numberOf: (series, year, running) => {
    // The letter K in numbers issued by the city is [unverified]; it is a word of this profile, not a rule.
    if (series === 'SYXK' || series === 'SCXK') return `${series}(滇)K${year}-${four(running)}`
    return `${seriesWords[series] ?? series}〔${year}〕${running}号`
  },
  figures: reportFigures(words),
  report,
  lawDates: [
    { id: '行政复议法', title: '中华人民共和国行政复议法', inForceFrom: '2024-01-01' },
    { id: '科学技术进步法', title: '中华人民共和国科学技术进步法', inForceFrom: '2022-01-01' },
  ],
}
