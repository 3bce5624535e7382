import type { HouseFigure as Figure } from './house.ts'

export const supervisionFigures = (): Figure[] => [
  {
    id: 'monitoring-quarters',
    title: '绩效跟踪监控的季度数',
    chapter: 'supervision',
    definition: '年度内对整体预算及全部专项开展绩效监控的季度，按季度去重',
    unit: '次/年',
    kind: 'derived',
    value: { op: 'distinct', of: { measure: 'performance-monitor.quarter', window: 'year' } },
    print: { qualifier: 'impliedFrequency' },
    words: ['监控', '预算|专项'],
  },
  {
    id: 'projects-monitored-share',
    title: '专项绩效监控覆盖率',
    chapter: 'supervision',
    definition: '年度内存续的预算专项中被监控过者所占百分比',
    unit: '%',
    kind: 'derived',
    value: {
      op: 'share',
      having: { measure: 'performance-monitor.project', window: 'year' },
      of: { measure: 'budget-project.active', window: 'overlapping-year' },
    },
    print: { style: 'all', qualifier: 'all' },
    words: ['专项', '监控'],
  },
]
