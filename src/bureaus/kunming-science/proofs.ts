import type * as figures from '#domain/figures/figure.ts'
import type { HouseMeasure } from '#domain/matters/all.ts'
import type * as proof from '#domain/report/proof.ts'
import { words } from './words.ts'

type Leaf = figures.Leaf<HouseMeasure>
type Need = proof.Need<HouseMeasure>
type Proof = proof.Proof<HouseMeasure>

const { regulation } = words

const inYear = (measure: HouseMeasure, more: Omit<Leaf, 'measure' | 'window'> = {}): Leaf => ({
  measure,
  window: 'year',
  ...more,
})
const atYearEnd = (measure: HouseMeasure, more: Omit<Leaf, 'measure' | 'window'> = {}): Leaf => ({
  measure,
  window: 'year-end',
  ...more,
})
const soFar = (measure: HouseMeasure, more: Omit<Leaf, 'measure' | 'window'> = {}): Leaf => ({
  measure,
  window: 'until-year-end',
  ...more,
})
const some = (what: string, of: Leaf): Need => ({ what, of })
/** One need for each group of a measure: every word of an enumeration is proven by itself. */
const each = (groups: readonly string[], of: (group: string) => Leaf): Need[] =>
  groups.map((group) => ({ what: group, of: of(group) }))
const all = (title: string, ...needs: readonly Need[]): Proof => ({ title, needs })
const listed = (title: string, needs: readonly Need[]): Proof => ({ title, needs })

const stages = ['成立立法工作领导小组', '调研', '学习外地经验', '征求意见', '讨论修改']
const reviews = ['合法性审查', '公平竞争审查', '社会风险稳定评估', '社会主义核心价值观审查']
const steps = ['公众参与', '专家论证', '风险评估', '合法性审查', '集体讨论决定']
const group = '依法治理工作领导小组'

/** What must be on record before each qualitative sentence of the report is printed. */
export const proofs: Readonly<Record<string, Proof>> = {
  Q01: all(
    '应知应会清单制度',
    some('印发的应知应会清单', soFar('leader-knowledge-list.recorded')),
    some('领导班子集中学法', inYear('meeting.law-study')),
  ),
  Q02: all(
    '依法治理工作领导小组',
    some('党组书记任组长', atYearEnd('leading-group.member', { group: `${group}·组长`, key: '党组书记' })),
    some('局长任副组长', atYearEnd('leading-group.member', { group: `${group}·副组长`, key: '局长' })),
    some('副局长任副组长', atYearEnd('leading-group.member', { group: `${group}·副组长`, key: '副局长' })),
  ),
  Q03: all(
    '年度法治工作计划与督办',
    { what: '一季度内审定的年度工作计划', of: inYear('work-plan.recorded', { group: '{year}' }), before: '04-01' },
    some('对年度计划的督办', inYear('plan-supervision.recorded', { group: '{year}' })),
  ),
  Q04: all('法治议题的承办处室和期限', {
    what: '法治议题明确承办处室和办理期限',
    each: inYear('meeting.topic'),
    has: inYear('meeting.assigned'),
  }),
  Q05: all(
    '必修课程',
    some('列为必修的习近平法治思想课程', inYear('mandatory-course.recorded', { key: '习近平法治思想' })),
  ),
  Q06: all(
    '法律顾问、公职律师意见',
    some('法律顾问对合同文件的答复', inYear('legal-opinion.replied', { group: '合同文件' })),
    some('法律顾问对行政决策的答复', inYear('legal-opinion.replied', { group: '行政决策' })),
    some('公职律师的答复', inYear('legal-opinion.public-lawyer')),
  ),
  Q07: listed(
    '执法经费预算',
    each(['行政执法', '行政执法监督'], (purpose) =>
      inYear('budget-item.recorded', { group: purpose, key: '本级财政' }),
    ),
  ),
  Q08: all('机构改革', some('印发的职能配置、内设机构和人员编制规定', inYear('institutional-reform.recorded'))),
  Q09: all('高企申报核对', {
    what: '报送的企业经过形式核对，没有不符合项',
    each: inYear('high-tech.filed'),
    has: inYear('high-tech.checked'),
  }),
  Q10: all('研发统计检查', some('研发统计检查', inYear('rd-check.recorded'))),
  Q11: listed(
    '内部规程',
    each(['技术合同分类', '技术交易额核定'], (subject) => inYear('internal-rule.recorded', { group: subject })),
  ),
  Q12: all('告知承诺', some('按告知承诺方式受理的许可办件', inYear('licence.commitment'))),
  Q13: all(
    '办事指南公示',
    some(
      '年末在公示的实验动物许可办事指南',
      atYearEnd('guide-publication.recorded', { group: ['实验动物许可证核发', '实验动物许可证变更、补证、注销'] }),
    ),
  ),
  Q14: all(
    '抽查计划与检查结果',
    some('年度抽查计划', inYear('inspection-plan.recorded', { group: '年度计划' })),
    some('随机抽取的检查对象', inYear('inspection.unit')),
    {
      what: '检查结果均已公开',
      each: inYear('inspection-result.recorded'),
      has: soFar('inspection-result.published'),
    },
  ),
  Q15: all('文件清理', some('完成的文件清理', inYear('document-clean-up.finished'))),
  Q16: all(
    '公平竞争审查、合法性审查',
    {
      what: '新制定的行政规范性文件均通过合法性审核',
      each: inYear('normative-document.legality'),
      has: soFar('legality-check.passed'),
    },
    {
      what: '新制定的行政规范性文件均通过公平竞争审查',
      each: inYear('normative-document.fair-competition'),
      has: soFar('fair-competition-review.passed'),
    },
    {
      what: '重大行政决策均通过合法性审查',
      each: inYear('major-decision.legality'),
      has: soFar('legality-check.passed'),
    },
    {
      what: '重大行政决策均通过公平竞争审查',
      each: inYear('major-decision.fair-competition'),
      has: soFar('fair-competition-review.passed'),
    },
  ),
  Q17: all('局长坐诊接诉', some('局长坐诊接诉', inYear('head-reception.recorded'))),
  Q18: listed(
    '立法过程',
    each(stages, (stage) => soFar('legislation.stage', { group: stage, key: regulation })),
  ),
  Q19: all(
    '立法项目审查',
    ...each(reviews, (review) => soFar('legislation.stage', { group: review, key: regulation })),
    {
      what: '合法性审查的意见书在册，结论为通过',
      each: soFar('legislation.legality', { group: regulation }),
      has: soFar('legality-check.passed'),
    },
    {
      what: '公平竞争审查的结论在册，为符合标准',
      each: soFar('legislation.fair-competition', { group: regulation }),
      has: soFar('fair-competition-review.passed'),
    },
  ),
  Q20: all('全面清理', some('完成的全面清理', inYear('document-clean-up.finished', { group: '全面清理' }))),
  Q21: all('集体决策', some('经会议集体决策的“三重一大”事项', inYear('meeting.three-majors'))),
  Q22: all('重大行政决策目录', some('公布的年度目录', inYear('decision-catalogue.recorded', { group: '{year}' }))),
  Q23: all(
    '重大行政决策程序',
    ...steps.map((step) => ({
      what: `重大行政决策均履行${step}`,
      each: inYear('major-decision.recorded'),
      has: inYear('major-decision.step', { group: step }),
    })),
  ),
  Q24: all(
    '决策后评估和目录调整',
    some('决策后评估', inYear('post-evaluation.reported')),
    some('经调整再次公布的年度目录', inYear('decision-catalogue.adjusted', { group: '{year}' })),
  ),
  Q25: all(
    '征求法律意见',
    ...each(['合同文件', '行政决策', '规范性文件'], (subject) => inYear('legal-opinion.replied', { group: subject })),
    some('法律顾问参加的会议', inYear('counsel-attendance.recorded', { group: '现场会议', key: '法律顾问' })),
    some('法律顾问的讲座', inYear('counsel-attendance.recorded', { group: '讲座', key: '法律顾问' })),
  ),
  Q26: all(
    '执法资格清理',
    some('本年的执法资格清理', inYear('certificate-check.recorded')),
    some('上年的执法资格清理', { measure: 'certificate-check.recorded', window: 'previous-year' }),
  ),
  Q27: listed(
    '清单更新',
    each(['五张清单', '减免责清单'], (family) => inYear('discretion-list.in-force', { group: family })),
  ),
  Q28: all('三项制度', some('现场核查、检查的音像记录', inYear('recording-log.recorded'))),
  Q29: all('许可后监管', some('许可后监管计划', inYear('inspection-plan.recorded', { group: '许可后监管计划' }))),
  Q30: all('当年案卷自查', some('评查的当年案卷', inYear('case-file-review.same-year')), {
    what: '自查发现问题的案卷均已整改',
    each: inYear('case-file-review.defective', { group: '当年' }),
    has: soFar('case-file-review.rectified'),
  }),
  Q31: all(
    '执法记录设备',
    some('当年配备的执法记录设备', inYear('recording-equipment.recorded')),
    some('执法音像记录', inYear('recording-log.recorded')),
  ),
  Q32: all('省平台录入', some('录入省平台的行政许可', inYear('platform-entry.completed', { group: '行政许可' }))),
  Q33: listed(
    '内部审计',
    each(['年度审计计划', '政府采购项目审计', '科技计划项目审计'], (kind) =>
      inYear('internal-audit.recorded', { group: kind }),
    ),
  ),
  Q34: all('绩效自评', some('年度绩效自评计划', inYear('performance-plan.recorded', { group: '年度绩效自评计划' }))),
  Q35: all(
    '廉政和职业道德教育',
    { what: '上、下半年的廉政教育', of: inYear('integrity-education.recorded', { group: '廉政教育' }), inEach: 'half' },
    {
      what: '上、下半年的职业道德培训',
      of: inYear('integrity-education.recorded', { group: '职业道德培训' }),
      inEach: 'half',
    },
  ),
  Q36: all(
    '岗位风险与轮岗',
    ...each(['项目审批', '资金管理', '资源配置'], (domain) => inYear('post-risk.recorded', { group: domain })),
    some('轮岗交流', inYear('post-rotation.recorded')),
  ),
  Q37: listed(
    '民主生活会、组织生活会',
    each(['民主生活会', '组织生活会'], (kind) => inYear('party-meeting.recorded', { group: kind })),
  ),
  Q38: all(
    '人大报告与代表建议',
    some('向市人大的报告', inYear('congress-report.recorded')),
    some('答复的代表建议', inYear('deputy-suggestion.recorded')),
  ),
  Q39: listed(
    '听取群众意见',
    each(['座谈会', '问卷调查'], (kind) => inYear('public-consultation.recorded', { group: kind })),
  ),
  Q40: listed(
    '政府信息公开',
    each(['主动公开', '依申请公开'], (kind) => inYear('information-disclosure.recorded', { group: kind })),
  ),
  Q41: all('普法责任清单', some('年度普法责任清单', inYear('duty-list.recorded', { group: '{year}' }))),
  Q42: all('普法志愿者', some('对普法志愿者活动的支持', inYear('volunteer-support.recorded'))),
  Q43: all('本局应知应会清单', some('当年印发的应知应会清单', inYear('leader-knowledge-list.recorded'))),
  'promise-kinds': listed(
    '各办理情形的承诺时限',
    each(['核发', '变更', '补证', '注销'], (kind) =>
      atYearEnd('service-item.promise', { group: '实验动物许可', key: kind }),
    ),
  ),
  'law-meetings': listed(
    '研究法治议题的会议',
    each(['党组会', '局长办公会', '领导小组会'], (body) => inYear('meeting.rule-of-law', { group: body })),
  ),
  'monitoring-each-quarter': listed(
    '按季度绩效监控',
    ['整体预算', '全部专项'].flatMap((scope) =>
      ['1', '2', '3', '4'].map((quarter) => ({
        what: `第${quarter}季度对${scope}的监控`,
        of: soFar('performance-monitor.quarter', { group: scope, key: `{year}Q${quarter}` }),
      })),
    ),
  ),
  'study-form-kinds': listed(
    '学法形式',
    each(['自主学习', '集中学习', '专家授课', '旁听庭审'], (form) =>
      inYear(form === '集中学习' ? 'meeting.study-form' : 'study-session.form', { key: form }),
    ),
  ),
}
