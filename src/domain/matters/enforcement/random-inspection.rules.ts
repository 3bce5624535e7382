import { article } from '../../law/catalogue.ts'
import { bureauRule, systemRule } from '../../law/citation.ts'

// 国办发〔2015〕58号 demands that units and officers are drawn at random and that results are public. How chance is kept out
// of anybody's hands it does not say: these are the system's own rules, and they are printed as such.

/** Who and what is inspected is drawn at random from two registers; the results are public. */
export const drawnAtRandom = article('国办发〔2015〕58号', '全文')

export const lockedBeforeChance = systemRule(
  '先锁定名录并公布指纹，后产生随机数',
  '锁定之后无人能够修改名录，锁定之前无人能够知道随机数',
)
export const computedOnly = systemRule(
  '抽签单、随机数文件、抽取结果和递补由系统计算，不得填写或者改动',
  '同一输入只有一个结果，任何人可以重新计算核对',
)
export const partiesFirst = systemRule(
  '见证方在随机事件之前公开与其指纹相符的随机数，并且只公开一次',
  '事件结果已知之后再选择随机数，就能左右抽取',
)
export const enteredTwice = systemRule(
  '事件结果按公告由两人分别录入，一致的方可计算',
  '录入有误或者作假的，由第二人发现',
)
export const witnessedInTime = systemRule(
  '锁定须经外部见证人在随机事件之前见证',
  '本机关自己的时间不能证明锁定在前，外部的见证可以',
)
export const oneDrawAtATime = systemRule(
  '同一计划事项不得同时有两次未完结的抽取，修改不得改变计划事项',
  '多次抽取后择一使用，等于没有抽取',
)
export const orderedSubstitutes = systemRule(
  '无法检查的对象逐一上报、逐一确认，按抽签券的先后递补',
  '次序在抽取时已经确定，不由检查人员选择',
)
export const endedInPublic = systemRule(
  '锁定以后不得撤回；有误的写明理由作废，作废公开，另行抽取',
  '悄悄放弃不利的结果，等于没有抽取',
)
export const plannedByTwo = systemRule(
  '抽取的拟定、复核、锁定由不同的人办理',
  '名录和权重由第二人核对，锁定由负责人决定',
)
export const sealedUntilPublic = systemRule(
  '抽取结果公布之前，查阅人、查阅时间封存留痕',
  '检查之前泄露对象的，可以查明知悉的人',
)
export const noSelfReview = systemRule(
  '案卷的承办人不评查本人的案卷，抽样前逐件写明承办人',
  '评查自己的案卷不能发现自己的问题',
)
export const publishedPlan = bureauRule(
  '双随机抽查只抽取已公布的本年度抽查计划中的事项，计划写明项次编号',
  '计划外的检查另有批准程序，不以抽取代替',
)
export const cappedVisits = bureauRule('每户每年的检查次数不超过计划写明的上限', '上限公布以后，对检查机关有约束力')
export const visitedFirst = systemRule(
  '抽中对象的检查结果逐个登记后，方可登记检查完成',
  '公布期限自检查完成起算，没有结果的检查没有完成',
)
