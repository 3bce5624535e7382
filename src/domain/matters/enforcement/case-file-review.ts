import { z } from 'zod'
import { toDay, yearOf } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, inOrder, optional, text, year } from '../fields.ts'

const defect = z.object({
  item: text('评查项目'),
  points: z.number({ error: '扣分应为数字' }).positive('扣分应大于零').meta({ title: '扣分' }),
  reason: text('扣分理由'),
  page: optional(text('卷宗页码')),
})

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
  row: z
    .object({
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
      rectifiedOn: optional(day('整改完成日期')),
      rectification: optional(text('整改情况')),
    })
    .superRefine((row, context) => {
      const refuse = (column: keyof typeof row, message: string) =>
        context.addIssue({ code: 'custom', path: [column], message })
      if (row.scorer === row.handler) refuse('scorer', '不得评查本人承办的案卷')
      if (row.fileYear > yearOf(row.reviewedOn)) refuse('fileYear', '案卷年度不得晚于评查年度')
      if (row.score < 60 !== (row.grade === '不合格')) refuse('grade', '60分以下为不合格')
      if (!inOrder(row.reviewedOn, row.rectifiedOn)) refuse('rectifiedOn', '整改完成日期不得早于评查日期')
    }),
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
    rectifiedOn: toDay('2024-04-30'),
  },
  dated: 'reviewedOn',
  measures: {
    'case-file-review.previous-year': '评查一件上一年度的执法案卷',
    'case-file-review.same-year': '评查一件当年的执法案卷',
    'case-file-review.defective': '评查发现问题的一件案卷；按上年、当年分组',
    'case-file-review.rectified': '评查发现的问题整改完成的一件案卷',
  },
  describe: (row) => `${row.caseFile}：${row.score}分，${row.grade}`,
  facts: ({ caseFile: key, fileYear, reviewedOn: on, defects, rectifiedOn }) => {
    const behind = yearOf(on) - fileYear
    if (behind > 1) return []
    const measure = behind === 1 ? 'case-file-review.previous-year' : 'case-file-review.same-year'
    const group = behind === 1 ? '上年' : '当年'
    return [
      { measure, on, key },
      ...(defects.length ? [{ measure: 'case-file-review.defective', on, key, group } as const] : []),
      ...(rectifiedOn ? [{ measure: 'case-file-review.rectified', on: rectifiedOn, key } as const] : []),
    ]
  },
})
