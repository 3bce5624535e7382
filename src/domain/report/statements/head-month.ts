import { bureauRule } from '../../law/citation.ts'
import type { Statement } from './statement.ts'

/** 法治工作月报: one page for the head. */
export const headMonth: Statement = {
  id: 'head-month',
  title: '法治工作月报',
  every: 'month',
  basis: [bureauRule('每月向主要负责人报送一页法治工作情况。', '主要负责人应当及时了解法治建设进展，数字由台账得出')],
  sections: [
    {
      title: '许可和服务',
      rows: [
        { label: '实验动物许可作出决定', figure: 'licences-decided' },
        { label: '其中：不予许可', figure: 'licences-refused' },
        { label: '平均办理时间', figure: 'licence-days-average' },
        { label: '技术合同登记', figure: 'contracts-registered' },
      ],
    },
    {
      title: '文件和决策',
      rows: [
        { label: '公平竞争审查', figure: 'fair-competition-reviews' },
        { label: '法律顾问答复', figure: 'counsel-replies' },
        { label: '期末现行有效的行政规范性文件', figure: 'documents-in-database' },
        { label: '研究法治议题的会议', figure: 'rule-of-law-meetings' },
      ],
    },
    {
      title: '执法',
      rows: [
        { label: '完成检查', figure: 'inspections' },
        { label: '其中：发现问题', figure: 'inspections-with-findings' },
        { label: '作出处罚决定', figure: 'penalties-decided' },
        { label: '期末持有效执法证件的人员', figure: 'officers' },
      ],
    },
    {
      title: '问题和任务',
      rows: [
        { label: '发现问题', figure: 'findings-found' },
        { label: '整改完成', figure: 'findings-closed' },
        { label: '期末尚未整改完成', figure: 'open-findings' },
        { label: '办结的年度计划任务', figure: 'plan-tasks-done' },
      ],
    },
  ],
}
