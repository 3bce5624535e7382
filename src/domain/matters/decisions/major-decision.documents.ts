import { dayText } from '#domain/calendar/day.ts'
import { fields, p, sentence, table, textFor } from '#domain/documents/wording.ts'
import type { DecisionForms } from './major-decision.forms.ts'

const text = textFor<DecisionForms>()

export const decisionTexts = {
  decision: text((issue) => {
    const { unit, category } = issue.form('initiation')
    return {
      layout: 'decision',
      body: [
        p(
          `本机关于${dayText(issue.form('adoption').decidedOn)}经集体讨论，决定：${sentence(issue.form('issue').summary)}`,
        ),
        p(`决策事项：${issue.case.title}（${category}）。承办处室：${unit}。依据：${issue.basis}。`),
      ],
    }
  }),
  inventory: text((issue) => {
    const { files } = issue.form('archive')
    return {
      layout: 'sheet',
      body: [
        fields(['决策事项', issue.case.title], ['归档日期', dayText(issue.on)], ['依据', issue.basis]),
        table(
          ['序号', '材料名称'],
          files.map(({ title }, index) => [String(index + 1), title]),
        ),
      ],
    }
  }),
}
