import { trieOf, walk } from './trie.ts'

/**
 * What different writers call the same thing. One lexicon for all figures: a line is a concept, its first word the name.
 * `act`: what is done; a claim that names another act than its figure speaks of something else.
 */
const acts = `
核发 发放 颁发 发证 颁证 制发 签发 发出 制证
换发 补发 换证 补领
注销
撤销
吊销
延续
变更
补证
受理 接收申请
申请 报名
上报 申报 报送 推荐上报 推荐 送审 提交 报请 申报认定 报国家认定 报到
新认定 通过认定 认定通过 获得认定 获认定 获评 完成认定
认定 认定办 评定 获批
登记 认定登记 注册登记 备案登记
答复 回复 书面答复 出具 反馈
提出 提请
采纳 采用
培训 轮训 集训 参训 培训班 业务培训 学习培训
考试 测试 考核 测验
检查 核查 巡查 现场检查
抽取 抽选 抽中 抽签 抽出 选取 摇号 抽签确定 抽查 随机选派 随机抽调 随机确定 随机选定 随机派出 随机选取 随机产生
评查 评审 案卷评查 复查 查评 评阅
录入 上传 归集 入库 填报 录入平台 上平台 登录
备案 报备 报送备案 备案审查
制定 拟定 起草 编制 新制定 新出台 印发 出台 发布
公布 公示 公开 向社会公布
修订 修改 修法 修正
废止 宣布失效 失效
清理 梳理 清查
选派 派出 派遣 选送 抽派 派驻 抽调
宣讲 讲解 宣传讲解 解读 授课宣讲 政策宣讲 巡讲 讲座
宣传 推文 普法宣传 宣传报道 宣传推送
咨询 法律咨询 现场咨询 咨询服务 解答 答疑
发放资料 派发 分发 赠送 散发 印发 印制 制作发放
覆盖 走遍 遍及 涵盖 全覆盖
惠及 服务 受益 受惠 帮助
监控 跟踪监控 监测 跟踪 绩效监控 绩效跟踪
研究 审议 讨论 专题研究 听取 议决
学习 学法 法治学习 集中学习 集体学习 学习法律 集中学法 集体学法 专题学习
开设 设置 开通 开办 设立 设
移送
整改 纠正
处罚 罚款
取消 减少 缩减 删除 剔除 移出 核减 下架 作废 遗失
退回 驳回 退件
投诉
举报
发现 发现问题 查出 检出 存在问题 问题
暂停 暂扣 中止 终止 停止 撤回 收回
离职 退休 调离 辞职
`
const things = `
党组 局党组 党组会 党组会议 党委 党组理论学习中心组
中心组 理论学习中心组 理论中心学习 理论中心组 理论学习中心 中心组学习
法治议题 法治工作议题 涉法议题 法治事项 法治建设议题 依法行政议题
高企 高新技术企业 高新企业 国家高新技术企业 高新技术企业认定
总量 保有量 拥有量 保有 总数 企业总数
占全省 占比 全省占比 占全省的 占全省比重 占全省总数
研发经费 研发投入 R&D经费 R&D经费支出 研发支出 研究与试验发展经费 研发经费支出 研究与试验发展支出 科研经费投入
投入强度 占地区生产总值的比重 占地区生产总值比重 占GDP的比重 占GDP比重 占GDP 占地区生产总值 占生产总值 占全市生产总值 研发强度 研发投入强度 R&D强度 研发经费强度 R&D投入强度 经费投入强度
全社会
技术合同 技术交易合同 技术市场合同
技术交易额 技术性收入
成交额 成交金额 交易额 成交总额 合同金额 交易总额 合同总额 合同成交总额
实验动物 实验用动物
许可证 行政许可证 许可证件 许可证书 行政许可证件
上岗证 从业证 资格证 上岗证书
行政许可 许可 许可事项 行政许可事项 许可办件 行政许可决定 许可案件
行政处罚 处罚案件
营商环境监督行 营商环境监督
科学技术进步与创新条例 科技进步与创新条例 科技进步创新条例 科技进步条例
专项清理 专项清查 专项梳理
全面清理
规范性文件 行政规范性文件
现行有效 继续有效 有效
其他政策文件 其它政策文件 政策性文件 其他文件
数据库 文件库 规范性文件库 文件数据库
法律顾问 顾问律师 外聘律师 常年法律顾问 聘请的律师
公职律师
公司律师
县级部门 区级部门 区县部门 下级部门 各区县局 县区局 基层单位 县级单位 区县单位 乡镇 街道
咨询意见 答复意见 法律意见 答复意见书 法律意见书 书面意见 书面答复
执法人员 行政执法人员 持有行政执法证件 持有行政执法证 持有执法证件 持有执法证 执法干部 执法队员 执法骨干 执法队伍 持证人员 执法证件的人员 执法证的人员 执法证件人员 行政执法证件的人员 行政执法证的人员 行政执法证件人员
执法辅助人员 辅助人员 协管员 辅助执法人员
其他人员 企业人员 企业职工 企业员工 从业人员 管理人员 科技人员 村干部 社区干部 学生 教师 志愿者
执法证 持证 执法证件 行政执法证 行政执法证件 执法资格 证件管理 持证上岗
公共法律知识 公共法律 综合法律知识 通用法律知识 公共法律课程
业务知识 专业知识 业务
执法技能 行政执法技能 执法实务 实务技能
清单
减免责清单
不予处罚 不予行政处罚 不罚 免予处罚 免罚
从轻处罚 从轻行政处罚 从轻
减轻处罚 减轻行政处罚 减轻
从重处罚 从重行政处罚 从重
全过程记录 执法全过程记录
法制审核 重大行政执法决定法制审核 法制审查
三项制度
检查单位 检查对象 被检查单位 受检单位 现场检查单位 检查企业 被检单位 受检对象 市场主体
检查人员 执法检查人员 检查员 检查人 执法检查员
案卷 卷宗 执法案卷 行政执法案卷 执法卷宗
平台 执法监督平台 行政执法和监督平台 监督平台 省平台 执法平台
预算 整体预算 部门预算 部门整体预算 财政预算
专项 专项资金 项目支出 专项经费 预算专项
普法骨干 普法人员 法治骨干 普法业务骨干
两微一端 微博微信客户端 新媒体 微信微博 新媒体平台
专栏 栏目 普法专栏
以案释法 以案说法 案例释法
典型案例 案例
小分队 服务队 分队 服务小队 科技服务队 服务小分队
科技服务
科技政策 政策法规 惠企政策 政策
法律法规 法规 法律 普法 法律知识
县(市)区 县区 县(市、区) 县市区 区县 各县区 县级行政区 县(区) 县、市、区
科研院所 科研机构 研究机构 院所 研究院所 科研单位
企业 公司
科技型中小企业 科技型企业 中小企业 小微企业 民营企业 规模以上工业企业 规模以上企业 规上企业 专精特新企业 瞪羚企业 外资企业 国有企业 国企 上市公司
群众 市民 老百姓 居民 群众提供
民法典
宣传册 手册 政策手册 小册子 读本 政策宣传册 惠企政策宣传册 政策汇编
企业家日 昆明企业家日
科技活动周 活动周
指标
形式 方式
授课 专家授课 专家讲课
旁听庭审 庭审旁听 旁听
排名 位居 位列 位次 名次 名列 居 列
率先 首个完成 最先 第一个
承诺
实现 做到 兑现 实际
发布日期 公开日期
施行 实施 生效 起施行
资金
行政复议 复议
行政诉讼 应诉 诉讼
合同 合同审查
项目
文件
`

/** Of each line a thing is one or the other: what is said of the second is not said of the first. */
const contrasts = `
法律顾问 公职律师 公司律师
执法人员 执法辅助人员 其他人员
执法人员 企业 群众
许可证 上岗证
行政许可 行政处罚 行政复议 行政诉讼
专项清理 全面清理
规范性文件 其他政策文件
检查单位 检查人员
不予处罚 从轻处罚 减轻处罚 从重处罚
公共法律知识 业务知识
核发 注销
高企 科技型中小企业
企业家日 科技活动周
全社会 企业
登记 认定
成交额 技术交易额
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** Whoever speaks of the first of a line may name the others too: they say nothing else. */
const companions = `
执法证 执法人员
执法人员 执法证
宣传册 发放资料 核发
小分队 宣讲 县(市)区 科技服务 选派
宣讲 县(市)区 小分队 科技服务
预算 专项
专项 预算
投入强度 研发经费 全社会
研发经费 全社会
县(市)区 宣讲
企业家日 宣传册
清单 减免责清单
成交额 登记
检查单位 检查
检查人员 检查 执法人员
承诺 许可证 核发 变更 补证 注销 延续 实现
实现 许可证 核发 变更 补证 注销 延续 承诺
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** What may be named beside figures that speak of these concepts. */
export const alongside = (own: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(companions.flatMap(([first, ...rest]) => (own.has(first!) ? rest : [])))

/** What undoes or precedes an act: never the act itself. */
const adverse = new Set(
  '新认定 注销 撤销 吊销 退回 取消 废止 移送 投诉 举报 申请 受理 整改 考试 变更 延续 补证 提出 采纳 处罚 县级部门 发现 暂停 离职 其他人员'.split(
    ' ',
  ),
)

/** Whether a concept that is none of a figure's own speaks of something else than the figure. */
export const excludes = (concept: string, own: ReadonlySet<string>): boolean =>
  adverse.has(concept) || contrasts.some((line) => line.includes(concept) && line.some((other) => own.has(other)))

/** Concepts that go with every figure: that they are said beside it says nothing else of it. */
const general = new Set(
  '指标 形式 项目 文件 企业 资金 制定 公布 清理 监控 研究 学习 宣传 惠及 开设 覆盖 群众 科技政策 法律法规 公共法律知识 平台 数据库 专栏 承诺 实现 施行 清单 全过程记录 法制审核 三项制度 科技服务 总量 业务知识 发布日期 授课 党组 现行有效 执法证 录入 排名'.split(
    ' ',
  ),
)

/** What lies outside the bureau's own house: the whole city is the circle of its records there. */
const outward = new Set(
  '高企 总量 占全省 研发经费 投入强度 全社会 技术合同 成交额 实验动物 许可证 企业 科研院所 县(市)区 宣讲 宣传册 群众 小分队 科技服务 企业家日 专项清理 营商环境监督行'.split(
    ' ',
  ),
)

export const isOutward = (own: ReadonlySet<string>): boolean => [...own].some((name) => outward.has(name))

export type Concept = { readonly name: string; readonly isAct: boolean; readonly isGeneral: boolean }

const concepts = new Map<string, Concept>()

for (const [block, isAct] of [
  [things, false],
  [acts, true],
] as const) {
  for (const line of block.trim().split('\n')) {
    const words = line.split(' ')
    const concept = { name: words[0]!, isAct, isGeneral: general.has(words[0]!) }
    for (const word of words) if (!concepts.has(word)) concepts.set(word, concept)
  }
}

const trie = trieOf(concepts)

export type Mention = { readonly concept: Concept; readonly at: number; readonly length: number }

/** The concepts that a folded text names, the longest word first, none inside another. Linear. */
export function mentionsIn(text: string): Mention[] {
  const found: Mention[] = []
  let concept: Concept | undefined
  const keep = (named: Concept): void => {
    concept = named
  }
  for (let at = 0; at < text.length; ) {
    const length = walk(trie, text, at, keep)
    if (length > 0) found.push({ concept: concept!, at, length })
    at += length || 1
  }
  return found
}

/** The concept of a word, or the word itself as one. */
export const conceptNamed = (word: string): Concept | undefined => concepts.get(word)
