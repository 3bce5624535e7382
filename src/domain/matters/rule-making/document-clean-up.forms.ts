import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { freeze, frozenField } from '#domain/engine/frozen-list.ts'
import type { GuardContext, Standing } from '#domain/engine/matter.ts'
import { reference } from '#domain/engine/reference.ts'
import { choice, day, dayAhead, line, text, url, when } from '../fields.ts'

const verdicts = ['继续有效', '修改', '废止', '宣布失效'] as const
const inForce = 'normative-document.in-database'
const kinds = ['行政规范性文件', '其他政策文件'] as const

/** 启动清理: the query and the list that it answered on the day (范围在启动时冻结). */
export const openingForm = z.object({
  kind: choice('清理类别', ['全面清理', '专项清理']),
  topic: line('清理主题'),
  notice: text('依据通知'),
  scope: choice('清理范围', ['现行有效的行政规范性文件', '现行有效的行政规范性文件和其他政策文件']),
  list: frozenField('列入清理的文件'),
})

const proposal = z.object({
  document: line('发文字号'),
  proposal: choice('清理意见', verdicts),
  finding: when('proposal', ['修改', '废止', '宣布失效'], text('存在问题的条款和所违反的规定')),
  because: text('理由'),
})
const result = z.object({ document: line('发文字号'), result: choice('清理结果', verdicts), because: text('理由') })
const followUp = z.object({
  document: line('发文字号'),
  how: choice('办理情况', ['已办结', '列入计划']),
  plannedOn: when('how', ['列入计划'], dayAhead('计划完成日期')),
  note: text('说明'),
})
const table = <S extends z.ZodObject>(row: S, title: string) => z.array(row).min(1, `请填写${title}`).meta({ title })

export const selfCheckForm = z.object({ items: table(proposal, '逐件清理意见') })
export const resultsForm = z.object({ items: table(result, '逐件清理结果') })
export const resolutionForm = z.object({ meeting: reference('会议', 'meeting', '会议编号') })
export const publicationForm = z.object({ publishedOn: day('公布日期'), url: url('公布网址') })
export const followUpForm = z.object({ items: table(followUp, '后续办理') })

/** Documents in the database on the day, by the number that names them. */
export const cleanUpQuery = {
  measure: inForce,
  members: (
    { scope }: Pick<z.output<typeof openingForm>, 'scope'>,
    stock: GuardContext['stock'],
  ): readonly string[] => {
    const wanted: readonly (string | undefined)[] = scope === '现行有效的行政规范性文件' ? kinds.slice(0, 1) : kinds
    return stock(inForce).flatMap(({ key, group }) => (key && wanted.includes(group) ? [key] : []))
  },
}

const documents = ['某科规〔2023〕1号', '某科规〔2023〕2号', '某科发〔2023〕3号'] as const

export const cleanUpSamples = {
  opening: {
    kind: '专项清理' as const,
    topic: '妨碍统一市场和公平竞争的政策措施',
    notice: '演示·专项清理通知',
    scope: '现行有效的行政规范性文件和其他政策文件' as const,
    list: { ...freeze(documents), members: [...freeze(documents).members] },
  },
  selfCheck: {
    items: documents.map((document, index) =>
      index === 0
        ? {
            document,
            proposal: '修改' as const,
            finding: '第五条限定本地企业，违反公平竞争审查条例',
            because: '须删去',
          }
        : { document, proposal: '继续有效' as const, because: '未发现问题' },
    ),
  },
  results: {
    items: documents.map((document, index) => ({
      ...{ document, result: index === 0 ? ('修改' as const) : ('继续有效' as const), because: '同意自查意见' },
    })),
  },
  resolution: { meeting: '党组会2024-05' },
  publication: { publishedOn: toDay('2024-03-05'), url: 'https://example.invalid/clean-up' },
  followUp: {
    items: [
      {
        ...{ document: documents[0], how: '列入计划' as const, note: '列入下年度制定计划' },
        plannedOn: toDay('2025-06-30'),
      },
    ],
  },
}

/** The database in which the samples' documents stand. */
export const cleanUpFacts: readonly Standing[] = documents.map((key) => ({
  ...{ measure: inForce, on: toDay('2023-06-01'), key },
  group: key.includes('规') ? '行政规范性文件' : '其他政策文件',
}))
