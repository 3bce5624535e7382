import type { DemoAct } from '#app/demo/demo-year.ts'
import { row } from './act.ts'

/** The one item of the year's catalogue. */
export const platform = {
  no: '1',
  title: '制定科技创新平台管理措施（演示）',
  category: '重大公共政策和措施',
  standard: '涉及全市企业和科研院所的扶持条件',
  unit: '规划与资源配置处',
  quarter: '三季度',
}

export const decisionActs = (): DemoAct[] => [
  row('decision-catalogue', '2024-1', {
    year: 2024,
    version: 1,
    agreedOn: '2024-03-19',
    publishedOn: '2024-03-27',
    url: 'https://example.org/catalogue-2024',
    items: [platform],
  }),
  row('decision-catalogue', '2024-2', {
    year: 2024,
    version: 2,
    agreedOn: '2024-08-22',
    publishedOn: '2024-08-29',
    url: 'https://example.org/catalogue-2024-2',
    items: [platform],
    changes: '经评估，拟列入的成果转化措施推迟到下年度，不再列入；其余不变',
  }),
]
