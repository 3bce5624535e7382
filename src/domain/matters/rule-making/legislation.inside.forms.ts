import { z } from 'zod'
import { reference } from '#domain/engine/reference.ts'
import {
  allDifferent,
  choice,
  day,
  dayAhead,
  file,
  inOrder,
  line,
  optional,
  secret,
  text,
  url,
  when,
  year,
  yesNo,
} from '../fields.ts'

export const makings = ['制定', '修订', '修正', '废止'] as const
export const suggestionForm = z.object({
  title: line('法规或规章名称'),
  making: choice('立法形式', makings),
  unit: text('起草处室'),
  origin: choice('建议来源', ['本局提出', '人大代表议案、建议', '执法检查', '公开征集']),
  necessity: text('必要性'),
  problems: text('所要解决的主要问题'),
  systems: text('拟确立的主要制度'),
  bases: z.array(text('上位法和依据')).min(1, '请列明上位法和依据').meta({ title: '上位法和依据' }),
})

export const competences = ['法定立法事项', '其他法律规定由本级立法', '继续有效的既有法规', '国家尚未立法'] as const
/** Whether the matter may be ruled here at all; outside the list of the law the judgement is written down. */
export const competenceForm = z.object({
  basis: choice('立法权限', competences),
  opinion: when('basis', competences.slice(1), text('权限的论证')),
  reserved: yesNo('涉及只能制定法律的事项'),
  licence: yesNo('拟设定行政许可'),
  licencePlan: when('licence', [true], text('设定许可的必要性和听取意见的安排')),
  burdens: yesNo('减损权利或者增加义务'),
  burdenBasis: optional(text('减损权利、增加义务的上位法依据')),
  urgent: yesNo('条件尚不成熟，因行政管理迫切需要先制定规章'),
})

export const planForm = z.object({
  year: year('计划年度'),
  class: choice('项目类别', ['审议项目', '预备项目', '调研论证项目']),
  body: text('制定计划的机关'),
  paper: text('计划文件或者网址'),
})
export const teamForm = z.object({
  leader: text('立法工作领导小组组长'),
  members: z.array(text('成员')).min(1, '请列明成员').meta({ title: '领导小组成员' }),
  drafters: z.array(text('起草人')).min(1, '请列明起草人').meta({ title: '起草人' }),
  budget: text('经费安排'),
  targets: z
    .array(z.object({ stage: text('阶段'), dueOn: dayAhead('目标日期') }))
    .min(1, '请列明各阶段的目标日期')
    .refine((list) => list.every(({ dueOn }, at) => inOrder(list[at - 1]?.dueOn, dueOn)), '各阶段的目标日期须依次')
    .meta({ title: '进度安排' }),
})

const visit = z.object({ on: day('调研日期'), place: text('调研地点或者单位'), found: text('了解的情况') })
const study = z.object({
  on: day('学习日期'),
  place: text('外地'),
  text: text('所学法规、规章'),
  learnt: text('可借鉴之处'),
})
export const researchForm = z.object({
  visits: z.array(visit).min(1, '至少有一次实地调研').meta({ title: '实地调研' }),
  studies: z.array(study).min(1, '至少与一地的规定比较').meta({ title: '学习外地经验' }),
  implementation: optional(text('现行规定的实施情况')),
  report: file('调研报告'),
})

export const draftForm = z.object({
  draft: file('草案'),
  explanation: file('起草说明'),
  current: optional(file('现行文本')),
})
export const revisionForm = z.object({
  draft: file('草案'),
  explanation: file('起草说明'),
  because: text('讨论修改情况'),
})

export const clauseOrigins = ['上位法', '外地经验', '现行规定', '新设'] as const
const clause = z.object({
  no: text('条款').meta({ title: '条款', hint: '如“第五条”' }),
  origin: choice('来源', clauseOrigins),
  source: optional(text('来源条文')),
  purpose: text('目的'),
  duty: optional(text('责任单位')),
  money: optional(text('经费影响')),
})
export const clausesForm = z.object({
  clauses: z
    .array(clause)
    .min(1, '请逐条说明')
    .refine((list) => allDifferent(list.map(({ no }) => no)), '同一条款只列一次')
    .meta({ title: '逐条说明' }),
})
/** What became of a clause of the text in force, and why; which it was is read in the two texts. */
export const comparisonForm = z.object({
  removed: z.array(z.object({ no: text('现行条款'), because: text('删去理由') })).meta({ title: '删去的现行条款' }),
  checked: choice('核对情况', ['现行条款均有着落', '删去的现行条款已逐条写明理由']),
})

export const noticeForm = z.object({
  until: dayAhead('征求意见截止日期'),
  url: url('公告网址'),
  ways: text('提出意见的方式'),
  organs: z
    .array(text('单位'))
    .min(1, '请列明征求意见的单位')
    .refine(allDifferent, '同一单位只列一次')
    .meta({ title: '征求意见的单位' }),
})
const opinion = z.object({
  no: text('序号'),
  clause: text('所提条款').meta({ title: '所提条款', hint: '对全文的意见写“全文”' }),
  channel: choice('渠道', ['来信', '座谈会', '网站', '人大代表', '专家', '有关单位']),
  giver: secret(text('提出人')),
  category: choice('意见类别', ['原则', '制度', '文字', '立法技术']),
  view: text('意见'),
  disposition: choice('处理', ['采纳', '部分采纳', '不采纳']),
  because: optional(text('理由')),
  changed: optional(text('修改的条款')),
})
export const opinionsForm = z.object({
  replies: z
    .array(
      z.object({
        organ: text('单位'),
        reply: choice('答复', ['同意', '有不同意见', '逾期未复']),
        handling: optional(text('协商情况和理由')),
      }),
    )
    .meta({ title: '有关单位的答复' }),
  opinions: z
    .array(opinion)
    .refine((list) => allDifferent(list.map(({ no }) => no)), '意见序号不得重复')
    .meta({ title: '意见和处理' }),
  feedback: url('公布采纳情况的网址'),
})

export const hearingForm = z.object({
  heldOn: dayAhead('听证日期'),
  place: text('听证地点'),
  content: text('听证内容'),
  url: url('听证公告网址'),
})
const expert = z.object({
  name: text('专家'),
  employer: text('单位'),
  independent: yesNo('与所论证的事项没有利害关系'),
  view: text('意见'),
})
export const argumentForm = z.object({
  heldOn: day('论证日期'),
  experts: z.array(expert).min(1, '请列明专家').meta({ title: '专家意见' }),
  hearing: yesNo('涉及重大利益调整或者重大意见分歧，需要听证'),
  record: when('hearing', [true], file('听证笔录')),
  signed: when('hearing', [true], yesNo('听证参加人已签字')),
  handled: when('hearing', [true], text('听证意见的处理情况和理由')),
})

export const legalityForm = z.object({
  number: text('审查意见编号'),
  conclusion: choice('结论', ['合法', '已按意见修改', '不合法']),
  conflicts: z
    .array(z.object({ clause: text('条款'), upper: text('上位法条文'), finding: text('审查情况') }))
    .min(1, '请逐条对照上位法')
    .meta({ title: '上位法对照' }),
  counsel: text('听取法律顾问、公职律师意见的情况'),
})
export const competitionForm = z.object({
  number: text('审查编号'),
  by: choice('审查方式', ['起草单位审查', '起草单位初审、市场监管部门审查']),
  regulator: when('by', ['起草单位初审、市场监管部门审查'], text('市场监管部门审查意见的编号')),
  conclusion: choice('结论', ['符合审查标准', '修改后符合审查标准', '适用例外规定', '违反审查标准']),
})
export const riskForm = z.object({
  assessor: text('评估单位'),
  heard: text('听取意见的部门和群众'),
  level: choice('风险等级', ['低', '中', '高']),
  risks: z
    .array(z.object({ point: text('风险点'), measure: text('防范措施') }))
    .min(1, '请列明风险点')
    .meta({ title: '风险点和防范措施' }),
  conclusion: choice('结论', ['风险可控', '风险不可控']),
  report: file('评估报告'),
})
export const valuesForm = z.object({
  rows: z
    .array(
      z.object({
        clause: text('条款'),
        value: text('所涉价值'),
        judgement: choice('判断', ['符合', '需要修改', '不涉及']),
        change: optional(text('修改情况')),
      }),
    )
    .min(1, '请逐条审查')
    .meta({ title: '逐条审查' }),
  conclusion: choice('结论', ['符合', '不符合']),
})

export const deliberationForm = z.object({ meeting: reference('审议的会议', 'meeting', '会议编号') })
export const packageItems = [
  '对主要问题的不同意见',
  '意见汇总及采纳情况',
  '听证笔录',
  '调研报告',
  '有关立法资料',
  '四项审查材料',
] as const
export const packageForm = z.object({
  to: text('报送机关'),
  items: z
    .array(z.object({ item: choice('材料', packageItems), file: file('文件') }))
    .min(1, '请附报送材料')
    .refine((list) => allDifferent(list.map(({ item }) => item)), '同一材料只列一次')
    .meta({ title: '报送材料' }),
  notNeeded: optional(
    z
      .array(z.object({ item: choice('材料', packageItems), because: text('理由') }))
      .meta({ title: '没有的材料及理由' }),
  ),
})
export const receiptForm = z.object({ receivedOn: day('收文日期'), number: text('收文编号') })
export const letterForm = z.object({
  number: text('来函编号'),
  dueOn: dayAhead('答复期限'),
  questions: z.array(text('问题')).min(1, '请列明问题').meta({ title: '来函的问题' }),
})
export const answerForm = z.object({
  answers: z
    .array(z.object({ question: text('问题'), answer: text('答复'), source: optional(text('数据来源')) }))
    .meta({ title: '逐项答复' }),
})
/** 规章制定程序条例第二十条: the grounds on which a draft is put off or sent back, and no other. */
export const returnGrounds = [
  '基本条件尚不成熟或者发生重大变化',
  '存在较大争议而未充分协商',
  '未公开征求意见',
  '报送材料不符合规定',
] as const
export const returnForm = z.object({ ground: choice('缓办或者退回的情形', returnGrounds), paper: text('来文编号') })
