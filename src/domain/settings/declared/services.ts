import { type Declaration, numberOf, ownSetting } from '../declaration.ts'

const rule545 = '《实验动物许可证管理办法（试行）》（国科发财字〔2001〕545号），条文尚未核对'

/** 行政许可 and services. */
export const serviceSettings = {
  'licence.correction-reminder': numberOf(
    '补正催告',
    '发出补正告知后多久没有补正即提醒申请人',
    [15, '工作日'],
    `${ownSetting}：行政许可法未规定申请人不补正的后果`,
  ),
  'licence.correction-close': numberOf(
    '逾期不补正终止办理',
    '发出补正告知后多久没有补正即终止办理；申请人可以随时重新申请',
    [30, '工作日'],
    `${ownSetting}：行政许可法未规定申请人不补正的后果`,
  ),
  'licence.post-check': numberOf(
    '告知承诺事后核查',
    '以告知承诺方式准予许可后多久以内核查',
    [45, '工作日'],
    `${ownSetting}：优化营商环境条例第四十条未规定核查期限`,
  ),
  'licence.revocation': numberOf(
    '撤销许可的办理',
    '立案后多久以内作出是否撤销的决定',
    [60, '工作日'],
    `${ownSetting}：行政许可法第六十九条未规定期限`,
  ),
  'licence.deregistration': numberOf(
    '注销手续',
    '许可证过期、被撤销或者撤回后多久以内办理注销手续',
    [10, '工作日'],
    `${ownSetting}：行政许可法第七十条未规定期限`,
  ),
  'licence.statement': numberOf(
    '陈述申辩',
    '告知拟作出的不利决定后，当事人可以陈述申辩的时间',
    [5, '工作日'],
    `${ownSetting}：参照《市场监督管理行政处罚程序规定》第五十七条`,
  ),
  'licence.validity': numberOf('实验动物许可证有效期', '核发和延续的许可证的有效期', [5, '年'], rule545, {
    most: 20,
    unverified: true,
  }),
  'licence.renewal-opens': numberOf('延续申请的最早时间', '有效期届满前多久起可以申请延续', [6, '个月'], rule545, {
    most: 24,
    unverified: true,
  }),
  'reception.follow-up': numberOf(
    '坐诊接诉随访',
    '开出办理措施后多久以内随访',
    [10, '工作日'],
    `${ownSetting}：接诉办理的工作安排`,
  ),
} as const satisfies Readonly<Record<string, Declaration>>
