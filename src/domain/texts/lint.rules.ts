import { article } from '#domain/law/catalogue.ts'
import type { Citation } from '#domain/law/citation.ts'

/** A rule that is read clause by clause: the words that call it up, and what the drafter has to answer. */
export type ClauseRule = {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly basis: readonly Citation[]
  readonly patterns: readonly RegExp[]
}

const own = article('国办发〔2018〕37号', '全文')

/**
 * What a normative document may not do, or not without a basis. L8 is the review of competition, a case of its own; L11
 * (copying a law) would need the wording of the laws, of which only summaries are on file.
 */
export const clauseRules: readonly ClauseRule[] = [
  {
    id: 'L1',
    title: '设定行政许可或者变相许可',
    question: '依据是哪一部法律、行政法规的哪一条？没有依据的，删去或者改为告知性的备案',
    basis: [article('行政许可法', 17), article('优化营商环境条例', 39)],
    patterns: [
      /未(?:经|取得|办理)[^，。；]{0,12}(?:备案|登记|认定|审核|批准|许可|年检)[^。；]{0,6}不得/,
      /(?:备案|登记|认定|审核|审批|列入[^，。；]{0,8}(?:目录|名录|名单))(?:以?后)?，?方可(?:从事|开展|经营|生产|申报)/,
      /实行[^，。；]{0,6}(?:年检|准入)(?:制度|管理)/,
    ],
  },
  {
    id: 'L2',
    title: '设定行政处罚',
    question: '规范性文件不能设定处罚。重述法律、法规、规章已有的处罚的，写明条文',
    basis: [article('行政处罚法', 16)],
    patterns: [
      /处以?[^，。；]{0,14}罚款/,
      /没收[^，。；]{0,4}(?:违法所得|非法财物|非法所得)/,
      /吊销[^，。；]{0,8}(?:许可证|执照|资质|资格|证书)/,
      /责令[^，。；]{0,4}停产停业/,
    ],
  },
  {
    id: 'L3',
    title: '设定行政强制、征收、收费',
    question: '依据是哪一部法律、行政法规或者国务院的哪一项批准？',
    basis: [own, article('优化营商环境条例', 25)],
    patterns: [
      /(?:查封|扣押|冻结)[^，。；]{0,10}(?:场所|设施|财物|物品|账户|存款|设备)/,
      /强制(?:拆除|执行|征收)/,
      /(?:收取|缴纳|交纳|缴存)[^，。；]{0,10}(?:费用|费|保证金|押金|基金)/,
    ],
  },
  {
    id: 'L4',
    title: '减损权利或者增加义务',
    question: '依据是哪一部法律、法规的哪一条？没有依据的，删去',
    basis: [article('优化营商环境条例', 64)],
    patterns: [
      /(?:单位|申请人|申报人|承担人|负责人|企业|经营者|当事人|个人)[^，。；]{0,8}(?:应当|必须|须)[^，。；]{0,10}(?:提交|缴纳|配备|报送|安装|购买)/,
      /不得(?:再次?)?(?:申请|申报|参与|参加)/,
      /取消[^，。；]{0,10}资格/,
      /列入[^，。；]{0,6}(?:黑名单|失信名单)/,
    ],
  },
  {
    id: 'L5',
    title: '要求提供证明',
    question: '这一证明的法定依据是什么？能由本局核验的，不向申请人索要',
    basis: [article('优化营商环境条例', 44)],
    patterns: [/(?:出具|开具|提供|提交|附送?)[^，。；]{0,12}证明/, /证明(?:材料)?原件/, /加盖[^，。；]{0,6}公章/],
  },
  {
    id: 'L6',
    title: '扩大自身权力或者减少法定职责',
    question: '职责由哪一部法律、法规确定？保留最终解释权、排除救济和拒绝受理的，删去',
    basis: [own],
    patterns: [
      /最终解释权/,
      /由[^，。；]{1,10}局[^，。；]{0,4}(?:最终)?解释并(?:最终)?决定/,
      /(?:异议|申诉|投诉|举报|复议)[^。；]{0,8}不予受理/,
      /不予受理[^，。；]{0,8}(?:异议|申诉|投诉|举报|复议)/,
    ],
  },
  {
    id: 'L7',
    title: '指定服务机构',
    question: '中介服务的法定依据是什么？申请人能否自行选择机构？',
    basis: [article('优化营商环境条例', 43)],
    patterns: [
      /指定[^，。；]{0,12}(?:机构|公司|平台|事务所|中心|协会)/,
      /须?经[^，。；]{0,12}(?:机构|公司|协会|事务所)(?:审计|检测|评估)?[^，。；]{0,4}出具/,
    ],
  },
]

export const lateRule = {
  id: 'L10',
  title: '施行日期早于印发或者溯及既往',
  question: '施行日期已过。改为印发之日以后的日期；有利于当事人而溯及既往的，写明理由',
  basis: [article('立法法', 104)],
} as const
export const validityRule = {
  id: 'L9',
  title: '没有写明有效期，或者超过最长时间',
  question: '写明有效期；不写明或者超过最长时间的依据是什么？',
  basis: [article('云南省行政规范性文件管理办法', '全文')],
} as const
export const nameRule = {
  id: 'L12',
  title: '名称不当',
  question: '规范性文件不得称“条例”，通常称规定、办法、细则、意见、通知、公告',
  basis: [article('规章制定程序条例', 7)],
} as const
