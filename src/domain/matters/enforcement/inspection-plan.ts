import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, choice, count, day, isPeriod, optional, proof, sampleFile, text, url, year } from '../fields.ts'
import { follows, listedOnce, oneOf } from '../rules.ts'

const line = z.object({
  code: z
    .string()
    .regex(/^[^\s|]+$/, '项次编号不含空白和“|”')
    .meta({ title: '项次编号', hint: '双随机抽取以此编号指明计划事项' }),
  item: text('抽查事项'),
  itemBasis: text('法律依据'),
  objects: text('检查对象类别'),
  quota: text('抽取比例或数量'),
  cap: count('每户每年检查次数上限', 1),
  schedule: text('检查时间'),
  joint: optional(text('联合部门')),
})

const row = z.object({
  year: year('计划年度'),
  kind: choice('计划类别', ['年度计划', '专项计划', '许可后监管计划']),
  title: text('计划名称'),
  approvedBy: text('批准人'),
  approvedOn: day('批准日期'),
  publishedOn: optional(day('公布日期')),
  url: optional(url()),
  lines: z.array(line).min(1, '计划至少应有一项').meta({ title: '计划事项' }),
  document: proof('计划文本'),
})

const sampleLine = {
  code: '2024-JH-01-1',
  item: '实验动物生产、使用许可监督检查',
  itemBasis: '《中华人民共和国行政许可法》第六十一条',
  objects: '持有实验动物许可证的单位',
  quota: '3个单位',
  cap: 1,
  schedule: '第三季度',
}

/** 年度抽查计划: what may be inspected in the year; a visit without its line needs a ground of its own. */
export const inspectionPlan = defineRegister({
  id: 'inspection-plan',
  title: '年度抽查计划台账',
  publicView: {
    shows: ['year', 'kind', 'title', 'approvedOn', 'publishedOn', 'url', 'lines', 'document'],
    basis: [article('国办发〔2018〕118号', '(四)')],
  },
  chapter: 'enforcement',
  basis: [
    article('国办发〔2015〕58号', '全文'),
    article('优化营商环境条例', 54),
    article('行政许可法', 61),
    article('昆明市实验动物许可证管理办法', '全文'),
  ],
  row,
  unique: oneOf(row, ['year', 'title']),
  rules: [
    rule(row, {
      at: 'lines',
      text: '项次编号不得重复',
      basis: listedOnce,
      holds: ({ lines }) => allDifferent(lines.map(({ code }) => code)),
      breaks: { lines: [sampleLine, sampleLine] },
    }),
    follows(row, 'publishedOn', 'approvedOn'),
  ],
  sample: {
    year: 2024,
    kind: '年度计划',
    title: '2024年度双随机抽查计划（演示）',
    approvedBy: '局长甲（演示）',
    approvedOn: toDay('2024-03-12'),
    publishedOn: toDay('2024-03-18'),
    lines: [sampleLine],
    document: sampleFile('抽查计划（演示）.pdf'),
  },
  dated: 'approvedOn',
  evidence: ['document'],
  measures: {
    'inspection-plan.recorded': '批准一件抽查计划',
    'inspection-plan.line': '已公布的抽查计划中的一个事项，以项次编号为键，值为每户每年检查次数上限',
  },
  describe: (row) => row.title,
  facts: (row) => {
    const { year, publishedOn } = row
    const until = toDay(`${year + 1}-01-01`)
    return [
      { measure: 'inspection-plan.recorded', on: row.approvedOn, group: row.kind },
      ...(publishedOn && isPeriod(publishedOn, until)
        ? row.lines.map(
            ({ code, cap }) =>
              ({ measure: 'inspection-plan.line', on: publishedOn, until, key: code, value: cap }) as const,
          )
        : []),
    ]
  },
})
