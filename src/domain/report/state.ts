import { dayText } from '../calendar/day.ts'
import type { ReportState } from './document.ts'
import type { ReportTime } from './proof.ts'

/** What a reader of any form of the report must know first: how far it has come, and from which records it was made. */
export function stateOf(time: ReportTime, hasRecords: boolean, publishedOn: string | null): ReportState {
  const { year, today } = time
  if (!hasRecords) {
    return {
      id: 'empty',
      label: '没有记录',
      note: `${year}年没有办理记录，不能成文；所缺内容和应当提供的台账列在下面。`,
    }
  }
  const open = today <= `${year}-12-31` ? '本年度尚未结束；' : ''
  const published = publishedOn ? `本年度报告已于${dayText(publishedOn)}公开，以公开的文本为准；` : ''
  return {
    id: 'draft',
    label: '草稿',
    note: `${open}${published}本文由截至${dayText(today)}的记录生成，未经审定，未公开。`,
  }
}
