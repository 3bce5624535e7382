import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, inOrder, optional, proof, sampleFile, text, yesNo } from '../fields.ts'

/** 合法性审查 (decisions) and 合法性审核 (documents, contracts): two statutory names, one register of opinions. */
export const legalityCheck = defineRegister({
  id: 'legality-check',
  title: '合法性审查（审核）台账',
  chapter: 'rule-making',
  basis: [
    article('重大行政决策程序暂行条例', 25),
    article('重大行政决策程序暂行条例', 27),
    article('优化营商环境条例', 63, '第二款'),
    article('国办发〔2018〕115号', '全文'),
  ],
  keeper: 'legalReviewer',
  row: z
    .object({
      number: text('意见编号'),
      title: text('送审事项'),
      subject: choice('对象', ['行政规范性文件', '重大行政决策', '法规规章草案', '合同', '其他']),
      round: count('送审轮次', 1),
      drafter: text('送审处室'),
      reviewer: text('审查处室'),
      acceptedOn: day('受理日期'),
      concludedOn: day('出具意见日期'),
      counselHeard: yesNo('已听取法律顾问、公职律师意见'),
      conclusion: choice('结论', ['合法', '应当予以修改', '不合法', '提示法律风险']),
      points: count('提出意见条数'),
      answered: count('已逐条回应条数'),
      unfollowed: optional(text('未采纳的意见及理由')),
      opinion: proof('审查（审核）意见书'),
    })
    .refine((row) => row.drafter !== row.reviewer, { path: ['reviewer'], message: '审查处室不得是送审处室' })
    .refine((row) => inOrder(row.acceptedOn, row.concludedOn), {
      path: ['concludedOn'],
      message: '出具意见日期不能早于受理日期',
    })
    .refine((row) => row.conclusion !== '提示法律风险' || row.subject === '重大行政决策', {
      path: ['conclusion'],
      message: '提示法律风险仅适用于国家尚无明确规定的探索性改革决策事项',
    })
    .refine((row) => row.answered <= row.points, { path: ['answered'], message: '回应条数不能超过意见条数' }),
  sample: {
    number: '演示·审核〔2024〕5号',
    title: '演示·科技创新平台管理办法',
    subject: '行政规范性文件',
    round: 1,
    drafter: '资源配置与管理处',
    reviewer: '政策法规处',
    acceptedOn: toDay('2024-07-01'),
    concludedOn: toDay('2024-07-10'),
    counselHeard: true,
    conclusion: '应当予以修改',
    points: 3,
    answered: 3,
    opinion: sampleFile('演示·合法性审核意见书.pdf'),
  },
  dated: 'concludedOn',
  evidence: ['opinion'],
  measures: {
    'legality-check.concluded': '出具意见的一次合法性审查或审核；按结论分组',
    'legality-check.passed': '通过的一次合法性审查或审核（结论合法，或修改意见已全部采纳），以意见编号为键',
  },
  describe: (row) => `${row.subject}《${row.title}》：${row.conclusion}`,
  facts: (row) => {
    const on = row.concludedOn
    const isAmended = row.conclusion === '应当予以修改' && row.answered === row.points && !row.unfollowed
    return [
      { measure: 'legality-check.concluded', on, group: row.conclusion },
      ...(row.conclusion === '合法' || isAmended
        ? [{ measure: 'legality-check.passed', on, key: row.number } as const]
        : []),
    ]
  },
})
