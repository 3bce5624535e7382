import { z } from 'zod'
import { toDay, yearOf } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { choice, day, optional, text, year } from '../fields.ts'
import { follows } from '../rules.ts'

const defect = z.object({
  item: text('评查项目'),
  points: z.number({ error: '扣分应为数字' }).positive('扣分应大于零').meta({ title: '扣分' }),
  reason: text('扣分理由'),
  page: optional(text('卷宗页码')),
})

const row = z.object({
  drawNumber: optional(text('抽样编号')),
  caseFile: text('案卷编号'),
  fileYear: year('案卷年度'),
  fileKind: choice('案卷类别', ['行政许可', '行政处罚', '行政检查', '行政强制', '其他']),
  reviewedOn: day('评查日期'),
  scorer: text('评查人'),
  handler: text('案件承办人'),
  score: z
    .number({ error: '得分应为数字' })
    .min(0, '得分应在0至100之间')
    .max(100, '得分应在0至100之间')
    .meta({ title: '得分' }),
  grade: choice('等次', ['优秀', '良好', '合格', '不合格']),
  defects: z.array(defect).meta({ title: '问题' }),
})

const rectification = z.object({ rectifiedOn: day('整改完成日期'), rectification: text('整改情况') })

const ownFile = bureauRule('评查人不评查本人承办的案卷', '参照广东省行政执法案卷评查办法第十条：自己评自己没有监督')
const grading = bureauRule(
  '九十分以上为优秀，七十五分以上为良好，六十分以上为合格，不满六十分为不合格',
  '参照广东省行政执法案卷评查办法第十六条',
)
const gradeOf = (score: number): string =>
  score >= 90 ? '优秀' : score >= 75 ? '良好' : score >= 60 ? '合格' : '不合格'

/** 案卷评查: one row is one file reviewed once. Missed deadlines are noted, never cured by a later date. */
export const caseFileReview = defineRegister({
  id: 'case-file-review',
  title: '执法案卷评查台账',
  chapter: 'enforcement',
  basis: [
    article('行政执法监督条例', 18),
    bureauRule(
      '案卷逐件评分，承办人不评查本人的案卷',
      '评查自己的案卷不能发现自己的问题；《广东省行政执法案卷评查办法》第十条可以参照',
    ),
  ],
  row,
  rules: [
    rule(row, {
      at: 'scorer',
      text: '不得评查本人承办的案卷',
      basis: ownFile,
      holds: ({ scorer, handler }) => scorer !== handler,
      breaks: { scorer: '承办人乙（演示）' },
    }),
    rule(row, {
      at: 'fileYear',
      text: '案卷年度不得晚于评查年度',
      basis: systemRule('评查的是已经办结的案卷', '还没有发生的年度没有案卷'),
      holds: ({ fileYear, reviewedOn }) => fileYear <= yearOf(reviewedOn),
      breaks: { fileYear: 2025 },
    }),
    rule(row, {
      at: 'grade',
      text: '等次应与得分相符：90分以上优秀，75分以上良好，60分以上合格，不满60分不合格',
      basis: grading,
      holds: ({ score, grade }) => grade === gradeOf(score),
      breaks: { score: 61 },
    }),
  ],
  unique: {
    of: ({ caseFile, reviewedOn }) => `${caseFile} ${reviewedOn}`,
    text: '该案卷当日的评查已登记',
    basis: systemRule('一件案卷的一次评查只登记一次', '评查件数按案卷数'),
  },
  steps: {
    rectify: {
      label: '整改完成',
      fields: rectification,
      sample: { rectifiedOn: toDay('2024-04-30'), rectification: '补编页码' },
      dated: 'rectifiedOn',
      basis: [
        article('行政执法监督条例', 18),
        bureauRule('评查发现的问题整改完成后逐件登记', '评查是为了改正，改没改有据可查'),
      ],
      from: 'recorded',
      to: '已整改',
      rules: [follows(rectification, 'rectifiedOn', 'reviewedOn', ['row', row])],
    },
  },
  sample: {
    caseFile: '2023-XK-001',
    fileYear: 2023,
    fileKind: '行政许可',
    reviewedOn: toDay('2024-04-18'),
    scorer: '评查人甲（演示）',
    handler: '承办人乙（演示）',
    score: 94,
    grade: '优秀',
    defects: [{ item: '卷内目录', points: 6, reason: '页码漏编' }],
  },
  dated: 'reviewedOn',
  measures: {
    'case-file-review.previous-year': '评查一件上一年度的执法案卷',
    'case-file-review.same-year': '评查一件当年的执法案卷',
    'case-file-review.defective': '评查发现问题的一件案卷；按上年、当年分组',
    'case-file-review.rectified': '评查发现的问题整改完成的一件案卷',
  },
  describe: (row) => `${row.caseFile}：${row.score}分，${row.grade}`,
  facts: ({ caseFile: key, fileYear, reviewedOn: on, defects }, { steps: { rectify } }) => {
    const behind = yearOf(on) - fileYear
    if (behind > 1) return []
    const measure = behind === 1 ? 'case-file-review.previous-year' : 'case-file-review.same-year'
    const group = behind === 1 ? '上年' : '当年'
    return [
      { measure, on, key },
      ...(defects.length ? [{ measure: 'case-file-review.defective', on, key, group } as const] : []),
      ...(rectify ? [{ measure: 'case-file-review.rectified', on: rectify.rectifiedOn, key } as const] : []),
    ]
  },
})
