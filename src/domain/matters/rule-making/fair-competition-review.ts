import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, optional, proof, sampleFile, text } from '../fields.ts'

/** 第十二条: every part is needed, else the exception is none. */
const exception = z.object({
  ground: choice('例外情形', [
    '维护国家安全和发展利益',
    '促进科学技术进步、增强国家自主创新能力',
    '实现社会公共利益',
    '法律、行政法规规定的其他情形',
  ]),
  effect: text('对公平竞争的影响'),
  leastImpact: text('没有影响更小的替代方案的理由'),
  end: text('实施期限或者终止条件'),
})

/** 公平竞争审查: a written conclusion of someone other than the drafter, on the views of those concerned. */
export const fairCompetitionReview = defineRegister({
  id: 'fair-competition-review',
  title: '公平竞争审查台账',
  chapter: 'rule-making',
  basis: [
    article('公平竞争审查条例', 13),
    article('公平竞争审查条例', 14),
    article('公平竞争审查条例', 16),
    article('公平竞争审查条例', 17),
    article('公平竞争审查条例', 18),
    article('反垄断法', 5),
  ],
  keeper: 'legalReviewer',
  row: z
    .object({
      number: text('审查编号'),
      title: text('政策措施名称'),
      kind: choice('政策措施类别', ['法规规章草案', '规范性文件', '具体政策措施']),
      track: choice('审查方式', ['本局自行审查', '本局初审并送市场监管部门审查']),
      drafter: text('起草处室'),
      reviewer: text('审查处室'),
      heardFrom: optional(text('听取意见的对象')),
      views: count('收到意见数'),
      conclusion: choice('审查结论', [
        '符合审查标准',
        '修改后符合审查标准',
        '适用例外规定',
        '违反审查标准，不得出台',
        '不涉及经营者经济活动，不需审查',
      ]),
      reason: optional(text('不需审查的理由')),
      standards: z.array(text('条款')).meta({ title: '涉及的审查标准', hint: '如“第十条第二项”' }),
      exception: optional(exception.meta({ title: '例外规定的说明' })),
      concludedOn: day('审查结论日期'),
      form: proof('公平竞争审查表'),
    })
    .refine((row) => row.drafter !== row.reviewer, { path: ['reviewer'], message: '审查处室不得是起草处室' })
    .refine((row) => (row.conclusion === '适用例外规定') === (row.exception !== undefined), {
      path: ['exception'],
      message: '适用例外规定的（且仅此时）须写明情形、影响、替代方案和期限',
    })
    .refine((row) => row.conclusion !== '不涉及经营者经济活动，不需审查' || row.reason, {
      path: ['reason'],
      message: '请写明不需审查的理由',
    })
    .refine((row) => row.conclusion === '不涉及经营者经济活动，不需审查' || row.heardFrom, {
      path: ['heardFrom'],
      message: '审查应当听取经营者、行业协会商会等利害关系人的意见，请填写对象',
    }),
  sample: {
    number: '演示·竞审〔2024〕2号',
    title: '演示·科技创新平台管理办法',
    kind: '规范性文件',
    track: '本局自行审查',
    drafter: '资源配置与管理处',
    reviewer: '政策法规处',
    heardFrom: '演示·企业三家、行业协会一家',
    views: 4,
    conclusion: '修改后符合审查标准',
    standards: ['第八条第四项'],
    concludedOn: toDay('2024-07-08'),
    form: sampleFile('演示·公平竞争审查表.pdf'),
  },
  dated: 'concludedOn',
  evidence: ['form'],
  measures: {
    'fair-competition-review.concluded': '作出结论的一次公平竞争审查；按审查结论分组',
    'fair-competition-review.passed':
      '通过的一次公平竞争审查（符合标准、修改后符合、适用例外或者不需审查），以审查编号为键',
  },
  describe: (row) => `${row.title}：${row.conclusion}`,
  facts: ({ concludedOn: on, number: key, conclusion }) => [
    { measure: 'fair-competition-review.concluded', on, group: conclusion },
    ...(conclusion === '违反审查标准，不得出台'
      ? []
      : [{ measure: 'fair-competition-review.passed', on, key } as const]),
  ],
})
