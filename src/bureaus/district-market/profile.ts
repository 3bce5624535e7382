import type { Profile } from '#domain/bureau/profile.ts'
import { workingDays } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { figures } from './figures.ts'
import { matters } from './matters.ts'
import { report } from './report.ts'

const series: Readonly<Record<string, string>> = {
  登记决定: '演区市监登',
  小作坊登记证: '演区食坊',
  规范性文件: '演区市监规',
  行政处罚决定: '演区市监罚',
  不予处罚决定: '演区市监不罚',
  当场处罚决定: '演区市监当罚',
  处罚告知: '演区市监罚告',
  责令改正: '演区市监责改',
}

/**
 * 演示市演示区市场监督管理局: an invented bureau. It shows that a second bureau needs no change of the engine: other
 * offices, other registers, a licence of its own, another order of the report. Place, code and names exist nowhere.
 */
export const districtMarket: Profile = {
  id: 'district-market',
  title: '演示市演示区市场监督管理局',
  shortTitle: '区市场监管局',
  region: { code: '990101', name: '演示区' },
  peers: 0,
  organs: { reconsiderationOrgan: '演示区人民政府', court: '有管辖权的人民法院' },
  contact: { office: '演示区市场监督管理局登记窗口' },
  offices: [
    { id: 'leaders', title: '局领导' },
    { id: 'general', title: '综合科' },
    { id: 'legal', title: '法规科' },
    { id: 'registry', title: '登记注册科' },
    { id: 'food', title: '食品安全监管科' },
    { id: 'squad', title: '综合行政执法大队' },
    { id: 'discipline', title: '派驻纪检监察组' },
  ],
  matters,
  keepers: {
    leadership: ['general'],
    'rule-making': ['legal'],
    decisions: ['legal'],
    enforcement: ['squad'],
    supervision: ['general'],
    'legal-education': ['legal'],
    'case-file-review': ['legal'],
    'certificate-check': ['legal'],
    'enforcement-officer': ['legal'],
    'officer-training': ['legal'],
    meeting: ['general'],
    'normative-document-making': ['general'],
    'resolution-task': ['general'],
  },
  promises: {
    'food-workshop': { decision: workingDays(10, bureauRule('登记自受理之日起十个工作日内办结', '本局的承诺')) },
  },
  numberOf: (kind, year, running) => `${series[kind] ?? `演区市监${kind}`}〔${year}〕${running}号`,
  figures,
  report,
  lawDates: [],
}
