import type { DemoAct } from '#app/demo/demo-year.ts'
import { type Day, toDay } from '#domain/calendar/day.ts'
import { row, step } from './act.ts'
import { later } from './days.ts'

type Task = readonly [
  year: number,
  section: string,
  heading: string,
  text: string,
  owner: string,
  dueOn: string,
  ...done: readonly [] | readonly [result: string, closedOn: string],
]
const headings: Readonly<Record<string, string>> = {
  一: '坚持党对法治政府建设的全面领导',
  二: '坚持科学立法',
  三: '坚持依法行政',
  四: '坚持行政权力规范透明运行',
  五: '坚持认真落实普法责任',
}
const task = (
  year: number,
  section: string,
  text: string,
  owner: string,
  dueOn: string,
  ...done: readonly [] | readonly [result: string, closedOn: string]
): Task => [year, section, headings[section]!, text, owner, dueOn, ...done]
const tasks: readonly Task[] = [
  task(
    2024,
    '一',
    '党组会议和理论学习中心组全年安排法治学习不少于八次',
    '机关党委',
    '2024-12-31',
    '全年安排九次，均有纪要',
    '2024-12-10',
  ),
  task(
    2024,
    '一',
    '年中和年末各开展一次计划督办',
    '政策法规处',
    '2024-12-20',
    '七月、十一月各督办一次，反馈齐全',
    '2024-12-05',
  ),
  task(
    2024,
    '二',
    '完成科技进步与创新条例修订并做好施行准备',
    '政策法规处',
    '2024-12-31',
    '修订文本已公布，自下年一月一日起施行',
    '2024-12-19',
  ),
  task(
    2024,
    '二',
    '完成文件全面清理和上级部署的专项清理',
    '政策法规处',
    '2024-11-29',
    '全面清理一次、专项清理三次，结果已公布',
    '2024-11-22',
  ),
  task(2024, '三', '执法人员全员轮训', '政策法规处', '2024-12-20', '在岗持证人员全部参训', '2024-12-17'),
  task(
    2024,
    '三',
    '许可事项全部在承诺时限内办结并录入省平台',
    '社会发展科技处',
    '2024-12-31',
    '全年许可均在承诺时限内办结，录入齐全',
    '2024-12-26',
  ),
  task(
    2024,
    '三',
    '开展一次部门联合双随机抽查并公开结果',
    '社会发展科技处',
    '2024-10-31',
    '已抽查三个单位，结果公开',
    '2024-10-16',
  ),
  task(
    2024,
    '四',
    '对整体预算和全部专项按季度开展绩效监控',
    '规划与资源配置处',
    '2024-12-31',
    '四个季度监控完成',
    '2024-12-27',
  ),
  task(2024, '四', '对重点岗位开展风险研判', '机关党委', '2024-09-30', '六个重点岗位完成研判', '2024-09-20'),
  task(2024, '五', '制定普法责任清单并按季调度', '政策法规处', '2024-12-20', '清单事项全部完成', '2024-12-13'),
  task(
    2024,
    '五',
    '服务团宣讲覆盖全部县（市）区',
    '成果转化处',
    '2024-11-29',
    '十四个县（市）区全部到达',
    '2024-11-27',
  ),
  task(2024, '四', '建立规范性文件实施后评估机制', '政策法规处', '2024-12-31'),
  task(2025, '一', '党组会议带头学习新施行的科技进步与创新条例，全年法治学习不少于九次', '机关党委', '2025-12-19'),
  task(2025, '一', '主要负责人每季度听取一次法治工作汇报，并把问题整改作为固定议题', '政策法规处', '2025-12-19'),
  task(2025, '二', '起草职务科技成果权属改革的配套措施，按程序征求科研人员和企业意见', '成果转化处', '2025-11-28'),
  task(2025, '二', '对施行满两年的规范性文件开展实施后评估，形成固定机制', '政策法规处', '2025-09-30'),
  task(2025, '二', '围绕条例施行梳理需要制定、修改和废止的文件目录', '政策法规处', '2025-06-30'),
  task(2025, '三', '执法人员轮训增加现场检查实训，实训学时不少于总学时的三分之一', '政策法规处', '2025-11-28'),
  task(2025, '三', '修订实验动物许可办事指南，公布现场核查要点', '社会发展科技处', '2025-05-30'),
  task(2025, '三', '抽查计划年初公布，全年对同一对象的检查不超过一次', '社会发展科技处', '2025-12-19'),
  task(2025, '四', '把审计、评查和督察发现的问题纳入同一台账，按月销号', '驻局纪检监察组', '2025-12-19'),
  task(2025, '四', '公开科技计划项目立项、验收和资金安排的全部环节', '规划与资源配置处', '2025-10-31'),
  task(2025, '五', '面向科研院所和园区开设条例解读课程，编制问答手册', '政策法规处', '2025-08-29'),
  task(2025, '五', '向宣讲场次偏少的县增派小分队，每县每季度至少一场', '成果转化处', '2025-12-19'),
  task(2025, '五', '以本局办理的案件为主编写以案释法案例', '政策法规处', '2025-11-28'),
]

const planned = ([year, section, heading, text, owner, dueOn, result, closedOn]: Task): DemoAct[] => {
  const setOn = year === 2024 ? '2024-03-21' : '2025-02-20'
  const set = row('plan-task', `${year}-${text}`, { year, section, heading, text, owner, setOn, dueOn })
  if (!result || !closedOn) return [set]
  const verifiedBy = owner === '政策法规处' ? '办公室' : '政策法规处'
  return [set, step(set, 'close', { closedOn, result, verifiedBy })]
}

type Finding = readonly [
  foundOn: string,
  source: string,
  fact: string,
  cause: string,
  owner: string,
  dueOn: string,
  rectification?: string,
  closedOn?: string,
  inside?: true,
]
const findings: readonly Finding[] = [
  [
    '2023-08-22',
    '逾期',
    '一件实验动物使用许可超出承诺时限一个工作日',
    '现场核查与法制审核未同日安排',
    '社会发展科技处',
    '2024-01-31',
    '建立受理当日会商，核查与审核同步安排',
    '2024-01-19',
  ],
  [
    '2023-11-16',
    '自查',
    '普法专栏个别作品未注明来源',
    '发布前审校不严',
    '政策法规处',
    '2023-12-29',
    '补注来源，实行发布双人审校',
    '2023-12-15',
  ],
  [
    '2024-04-24',
    '案卷评查',
    '两件上年度许可案卷缺送达回证页码',
    '归档时未核对目录',
    '社会发展科技处',
    '2024-05-31',
    '补编页码，归档前由内勤复核',
    '2024-05-24',
  ],
  [
    '2024-04-24',
    '案卷评查',
    '一件上年度许可案卷现场核查笔录无核查对象签名',
    '现场笔录模板缺签名栏',
    '社会发展科技处',
    '2024-05-31',
    '修改笔录模板，作出书面说明入卷',
    '2024-05-28',
  ],
  [
    '2024-06-25',
    '自查',
    '个别岗位交接清单不完整',
    '轮岗交接无统一模板',
    '机关党委',
    '2024-08-30',
    '印发交接模板',
    '2024-08-20',
    true,
  ],
  [
    '2024-09-25',
    '审计',
    '两个科技计划项目验收材料归档不及时',
    '项目验收与档案移交没有衔接时限，承担单位催收不够',
    '规划与资源配置处',
    '2025-03-31',
  ],
  [
    '2024-10-18',
    '督察',
    '规范性文件实施后评估尚未形成固定机制',
    '评估工作随清理任务开展，没有单列计划和责任处室',
    '政策法规处',
    '2025-09-30',
  ],
  [
    '2024-11-21',
    '案卷评查',
    '一件当年许可案卷的告知承诺事后核查记录迟于规定时间',
    '核查任务与日常检查合并安排，缺少单独提醒',
    '社会发展科技处',
    '2025-01-24',
    '补做核查并入卷，设置到期提醒',
    '2025-01-21',
  ],
  [
    '2024-12-06',
    '自查',
    '部分县（市）区普法宣讲场次偏少',
    '基层科技管理部门人员少，小分队在远郊县停留时间短',
    '成果转化处',
    '2025-06-30',
  ],
]

const finding = ([foundOn, source, fact, cause, owner, dueOn, rectification, closedOn, inside]: Finding): DemoAct[] => {
  const open = row('finding', `${foundOn}-${fact}`, { source, fact, cause, foundOn, owner, dueOn, public: !inside })
  return rectification && closedOn ? [open, step(open, 'close', { closedOn, rectification })] : [open]
}

const plan = (year: number, approvedOn: Day, approvedBy: string): DemoAct[] => {
  const approved = row('work-plan', String(year), {
    year,
    title: `市科技局${year}年度法治政府建设工作计划`,
    sources: '市级年度法治政府建设工作要点（演示）',
    approvedBy,
    approvedOn,
  })
  const publishedOn = later(approvedOn, 4)
  return [approved, step(approved, 'publish', { publishedOn, url: `https://example.org/plans/${year}` })]
}

const supervision = (
  year: number,
  supervisedOn: string,
  office: string,
  matter: string,
  opinion: string,
  dueOn: string,
  repliedOn: string,
  reply: string,
): DemoAct[] => {
  const form = { year, supervisedOn, office, matter, opinion, dueOn }
  const opened = row('plan-supervision', `${supervisedOn}-${office}`, form)
  return [opened, step(opened, 'reply', { repliedOn, reply })]
}

/** Yearly plans, their tasks, how they were followed up, and what was found wanting. */
export const planActs = (): DemoAct[] => [
  ...plan(2023, toDay('2023-03-16'), '党组会2023-03'),
  ...plan(2024, toDay('2024-03-19'), '党组会2024-04'),
  ...plan(2025, toDay('2025-02-19'), '党组会2025-03'),
  ...supervision(
    2023,
    '2023-11-14',
    '社会发展科技处',
    '许可时限整改',
    '逐件说明超时原因',
    '2023-11-24',
    '2023-11-22',
    '已逐件说明并提出改进办法',
  ),
  ...supervision(
    2024,
    '2024-07-04',
    '规划与资源配置处',
    '上半年计划任务完成情况',
    '补齐二季度绩效监控记录',
    '2024-07-19',
    '2024-07-17',
    '记录已补齐',
  ),
  ...supervision(
    2024,
    '2024-11-07',
    '政策法规处',
    '未完成任务的年底安排',
    '实施后评估机制未启动，说明原因并提出时间表',
    '2024-11-22',
    '2024-11-20',
    '列入下年度计划，九月底前完成',
  ),
  ...tasks.flatMap(planned),
  ...findings.flatMap(finding),
]
