import type { BureauWords } from '#domain/figures/library/words.ts'

/** What the Kunming bureau calls its own things. */
export const words: BureauWords = {
  region: { code: '5301', name: '昆明市' },
  peers: { name: '全省各州（市）', count: 16 },
  regulation: '昆明市科学技术进步与创新条例',
  businessCampaign: '营商环境监督行',
  entrepreneurCampaign: '昆明企业家日',
  serviceCampaign: '政策直通车、服务零距离',
  scienceWeek: '科技活动周',
  publicityColumn: '科技普法·普法强基',
  caseSeries: '以案释法',
  secondmentProgramme: '普法强基补短板',
  policyBooklet: '科技创新惠企重要政策宣传册',
}
