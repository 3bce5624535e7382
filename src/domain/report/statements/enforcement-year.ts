import { article } from '../../law/catalogue.ts'
import type { Statement } from './statement.ts'

const asked = (label: string) => ({ label, lacks: '本单位没有登记这项内容的台账，请逐项核实后在报送平台填写' })

/** 行政执法统计年报: by 31 January, of the calendar year, by the day of the decision (国办发〔2018〕118号(六)). */
export const enforcementYear: Statement = {
  id: 'enforcement-year',
  title: '行政执法统计年报',
  every: 'year',
  basis: [article('国办发〔2018〕118号', '(六)')],
  sections: [
    {
      title: '执法主体和人员',
      rows: [
        { label: '持有效执法证件的人员', figure: 'officers' },
        { label: '举办执法人员培训', figure: 'training-sessions' },
        { label: '公共法律知识培训', figure: 'hours-public-law-total' },
        { label: '业务知识和行政执法技能培训', figure: 'hours-skills-total' },
        { label: '本年配备的执法记录设备', figure: 'recording-equipment' },
        asked('法制审核人员'),
      ],
    },
    {
      title: '行政许可',
      rows: [
        { label: '作出决定', figure: 'licences-decided' },
        { label: '其中：准予核发、延续', figure: 'licences-issued' },
        { label: '其中：准予变更、补证', figure: 'licences-changed' },
        { label: '其中：不予许可', figure: 'licences-refused' },
        { label: '以告知承诺方式办理', figure: 'licences-by-commitment' },
        { label: '注销', figure: 'licences-cancelled' },
        { label: '撤销', figure: 'licences-revoked' },
        { label: '平均办理时间', figure: 'licence-days-average' },
      ],
    },
    {
      title: '行政处罚',
      rows: [
        { label: '立案', figure: 'penalties-filed' },
        { label: '作出处罚决定', figure: 'penalties-decided' },
        { label: '不予处罚决定', figure: 'penalties-exempted' },
        { label: '罚款', figure: 'penalty-fines' },
        { label: '没收', figure: 'penalty-confiscated' },
      ],
    },
    { title: '行政强制', rows: [asked('采取行政强制措施'), asked('申请人民法院强制执行')] },
    {
      title: '行政检查',
      rows: [
        { label: '锁定随机抽取', figure: 'draws-committed' },
        { label: '抽中检查对象', figure: 'units-drawn' },
        { label: '抽中检查人员', figure: 'inspectors-drawn' },
        { label: '完成检查', figure: 'inspections' },
        { label: '其中：发现问题', figure: 'inspections-with-findings' },
        { label: '公开检查结果', figure: 'inspections-published' },
      ],
    },
    { title: '其他行政执法行为', rows: [asked('行政征收、给付、确认、裁决')] },
    {
      title: '案卷和平台',
      rows: [
        { label: '评查案卷', figure: 'dossiers-reviewed-all' },
        { label: '其中：发现问题', figure: 'dossiers-defective' },
        { label: '整改完成', figure: 'dossiers-rectified' },
        { label: '省行政执法和监督平台录入', figure: 'platform-entered' },
      ],
    },
    {
      title: '复议、诉讼和监督',
      rows: [asked('行政复议案件'), asked('行政诉讼案件'), asked('行政执法监督文书'), asked('投诉举报')],
    },
  ],
}
