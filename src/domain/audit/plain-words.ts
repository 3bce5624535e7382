import { trieOf, walk } from './trie.ts'

/**
 * Words that say nothing of what is counted: manner, order, praise, time, the usual verbs of reports, the bureau itself.
 * Whatever else stands beside a number and is no concept of its figure makes the claim unclear; no word belongs here
 * that names a stage, an undoing, another body, a part or a condition.
 */
const plain = `
开展 组织 举办 举行 召开 完成 进行 实施 办理 办结 作出 做出 安排 推进 推动 落实 做好 抓好 加强 强化 深化 提升 提高 加大 坚持 贯彻 履行 执行 扎实 持续 持续开展 深入 深入推进 全面 全面推进
积极 主动 认真 严格 依法 依规 按规定 按要求 按照要求 规范 有序 有效 及时 高效 顺利 圆满 切实 不断 大力 广泛 统筹 精心 集中 专题 专门 定期 系统 稳步 逐项 逐一 逐件 同步 统一 随机 现场 面对面 面向
工作 活动 有关 相关 事项 情况 方面 内容 领域 部分 形式 数量 次数 件数 户数 人数 场次 期数 项数 总数 总计 共计 合计 累计 一共 总共 先后 分别 其中 包括 达到 达成 实现 取得 形成 保持 约为 共有 现有 实有 拥有 设有
行政 法治 政府 建设 科技 科学 技术 创新 全局 我局 本局 市局 局机关 机关 单位 干部 职工 人员 昆明 昆明市 我市 本市 全市 市科技局 科技局 市科学技术局 昆明市科学技术局 昆明市科技局 云南省 省内 名下 在岗 在册 在编
年度 年度内 本年度 全年 一年 一年来 年内 年末 年底 今年 今年以来 当年 本年 上年度 上一年度 上年 上年末 去年 截至 截止 目前 期间 年初 至今 以来 时间 日常
对于 针对 关于 根据 按照 通过 利用 运用 依托 围绕 结合 聚焦 为了 并且 以及 同时 另外 此外 还有 已经 均已 全部 全都 所有 各类 各级 各项 各地 多种 多次 有力 有关 相应 所属 本级
向社会 社会 公众 广大 人民 人民群众 群众 一线 基层 园区 企业 县区 走进 深入县区 深入园区 深入企业 进园区 进企业 城乡
参加 参与 接受 提供 获得 得到 推出 推送 刊发 刊登 刊播 播发 发出 发布 编发 印制 制作 组建 成立 建立 设立 设置 搭建 收到 收录 收集 汇总 登记在册 列入 纳入 计入 归档 到位 完毕 了结 结束 报送 呈报 报给 送交 递交 提交
名称 名义 口径 统计 结果 数据 显示 信息 资料 材料 系统 网上 线上 线下 会议 会上 集体 个人 本人 队伍 经过 经由 一次 每次 分批 分期 巡回 新增 共同 联合 联动 配合 协同 多部门
职责 制度 机制 程序 流程 环节 办法 标准 原则 决定 服务 指导 保障 支持 管理 治理 监管 监督 考核评价 全员 全体 覆盖面 覆盖率 比例 比重 比率 占到 已达 高达 多达
重大 重要 重点 主要 专业 综合 具体 实际 真实 完整 齐全 完备 最新 首次 首批 再次 继续 进一步 更好 更加 良好 显著 突出 明显 稳定 健康 快速
全年共 年内共 开展了 完成了 组织了 举办了 为期 前来 来访 邀请 派员 选定 确定 遍及 走遍 范围 区域 辖区 全域 各县 各区 县级 市级 区划
规模 数额 金额 总额 总量 水平 程度 额度 折合 计为 成为 等等
法律 法规 政策 普法 宣传 文件 项目 指标 载明 发文 公文 书面 业务 知识 技能 学习 培训 课程 课时 学时 人均 每人 平均 户均
承诺 兑现 办理时限 办结时限 时限 时长 受理后 最长 最多 以内 之内 之前 之后 以后 其后 随后 当天 当日
率先完成 第一 首位 榜首 前列 名列 位列 位居 排名 排在 各州 各州市 各州(市) 州市 州(市) 十六个州市 16个州市 并列
正式
题为 主题 专栏 栏目 作品 产品 材料 平台 渠道 端口 载体 阵地 图文 视频 推文 稿件 条次
印发 出台 新出台 制定 新制定 公布 公开 对外 向外 对外公布 依法公布 发文 成文
现行 现行有效 有效期内 持有 持证 取得 具备 上岗 履职 任职
完善 更新 编制 动态更新 健全 优化 督导 驻点 按季度 按月 季度 每季度 每月 每半年 按期 按时 按年 如期 督促 指派专人 专人 细化 明确 发挥 作用 落实到位 走访 上门 免费 当场 地方 所在地 年末统计 高质量 出版 下沉
汇报 足迹 科技活动周 活动周 执法 行政执法 审核要求 要点 事宜 全程 环境 周期 见面 直接 讲解 一共有 听取
压缩 缩短 压减 
名录 名录库 办件 审批 批准 准予 许可办件 受理办结 审结
本轮 本次 此次 这次 两项 三项 两类 三类 三个 几个 若干
我们
要求 常年
`

const words = trieOf(
  plain
    .trim()
    .split(/\s+/)
    .map((word) => [word, true] as const),
)

/** Words that tell although a sign of theirs only joins elsewhere: 及, 自, 量. */
const telling = trieOf(
  '涉及 自行 自学 自查 自筹 自愿 自主 自发 对口 前期 后期 后续 内部 外部 内设 上级 下级 上市 上访 上诉 下放 下岗 下架 中介 中标 等级 等待 等候 人为 以往 即将 将要 从业 从事 次年 存量 增量 流量 各自 所属 经营 得分 率团'
    .split(' ')
    .map((word) => [word, true] as const),
)

/** Signs that join and point; a word ends at them. */
const particles = new Set(
  [
    ...'的了和与及或在于对向为由等共已均都各全并从到把将给以其本该此也又且则即就再还经至自着地得之所数率量额达年月日人中内上下前后里间',
  ].map((sign) => sign.charCodeAt(0)),
)

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fa5

/** Signs that turn what they stand before: alone they are enough. */
const turning = new Set(
  [...'未不无没非拟欠缺差退撤停误伪拒弃免原旧曾若仅待需须应过逾漏错假拖压'].map((sign) => sign.charCodeAt(0)),
)

const goesOn = (text: string, to: number, from: number): boolean => {
  const code = text.charCodeAt(to)
  return isHan(code) && !particles.has(code) && (to === from || walk(words, text, to) === 0)
}

/** The words of a stretch that are not plain: Chinese ones of two signs and more, Latin ones, and signs that turn the meaning. */
export function tellingWords(text: string): string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const told = walk(telling, text, at)
    if (told > 0) {
      found.push(text.slice(at, at + told))
      at += told
      continue
    }
    const skip = walk(words, text, at)
    if (skip > 0) {
      at += skip
      continue
    }
    const code = text.charCodeAt(at)
    if (!isHan(code)) {
      const latin = /^[A-Za-z]{2,}/.exec(text.slice(at, at + 20))?.[0]
      if (latin) found.push(latin)
      at += latin?.length ?? 1
      continue
    }
    let to = at
    while (to < text.length && goesOn(text, to, at)) to += 1
    if (to - at >= 2 || turning.has(code)) found.push(text.slice(at, to))
    at = Math.max(to, at + 1)
  }
  return found
}
