import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, choice, count, day, inOrder, optional, proof, sampleFile, text, url, year } from '../fields.ts'

/** The five kinds of 重大行政决策程序暂行条例第三条第一款, in its order. */
export const decisionCategories = [
  '重大公共政策和措施',
  '经济和社会发展重要规划',
  '自然资源和文化资源重大公共政策和措施',
  '重大公共建设项目',
  '其他重大事项',
] as const

const item = z.object({
  no: text('序号'),
  title: text('决策事项'),
  category: choice('类别', decisionCategories),
  standard: text('列入理由（标准）'),
  unit: text('承办处室'),
  quarter: choice('计划完成季度', ['一季度', '二季度', '三季度', '四季度']),
})

/** 年度决策事项目录: a change is a new version, agreed by the Party group and published again (第三条第三款). */
export const decisionCatalogue = defineRegister({
  id: 'decision-catalogue',
  title: '重大行政决策目录',
  publicView: {
    shows: ['year', 'version', 'publishedOn', 'url', 'items'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'decisions',
  basis: [
    article('重大行政决策程序暂行条例', 3, '第三款'),
    article('重大行政决策程序暂行条例', 42),
    article('政府信息公开条例', 20),
  ],
  row: z
    .object({
      year: year('年度'),
      version: count('版次', 1),
      agreedOn: day('党组同意日期'),
      publishedOn: day('公布日期'),
      url: url('公布网址'),
      items: z
        .array(item)
        .refine((items) => allDifferent(items.map(({ no }) => no)), '目录序号不得重复')
        .meta({ title: '决策事项' }),
      changes: optional(text('调整内容和理由')),
      minutes: proof('党组会纪要'),
    })
    .refine((row) => inOrder(row.agreedOn, row.publishedOn), {
      path: ['publishedOn'],
      message: '目录须经党组同意后公布，公布日期不能早于同意日期',
    })
    .refine((row) => row.version === 1 || row.changes, { path: ['changes'], message: '第二版起须填写调整内容和理由' }),
  sample: {
    year: 2024,
    version: 1,
    agreedOn: toDay('2024-03-20'),
    publishedOn: toDay('2024-03-28'),
    url: 'https://example.invalid/catalogue-2024',
    items: [
      {
        no: '1',
        title: '演示·制定科技创新平台管理措施',
        category: '重大公共政策和措施',
        standard: '涉及全市企业和科研院所的扶持条件',
        unit: '资源配置与管理处',
        quarter: '三季度',
      },
    ],
    minutes: sampleFile('演示·党组会纪要.pdf'),
  },
  dated: 'publishedOn',
  evidence: ['minutes'],
  measures: {
    'decision-catalogue.recorded': '公布一版年度重大行政决策目录；按年度分组',
    'decision-catalogue.adjusted': '公布一版经调整的年度重大行政决策目录（第二版起）；按年度分组',
  },
  describe: (row) => `${row.year}年度重大行政决策目录第${row.version}版（${row.items.length}项）`,
  facts: ({ publishedOn: on, year: of, version }) => [
    { measure: 'decision-catalogue.recorded', on, group: String(of) },
    ...(version > 1 ? [{ measure: 'decision-catalogue.adjusted', on, group: String(of) } as const] : []),
  ],
})
