import { bureauRule } from '../../law/citation.ts'
import type { Statement } from './statement.ts'

/** 人大代表建议办理情况. */
export const suggestionsYear: Statement = {
  id: 'suggestions-year',
  title: '人大代表建议办理情况',
  every: 'year',
  basis: [bureauRule('每年汇总人大代表建议的办理和代表的意见。', '办理情况应当逐件可查，汇总数由台账得出')],
  sections: [
    {
      title: '代表建议',
      rows: [
        { label: '答复代表建议', figure: 'suggestions-replied' },
        { label: '代表提出意见', figure: 'suggestions-rated' },
        { label: '其中：满意、基本满意', figure: 'suggestions-content' },
        { label: '其中：不满意', figure: 'suggestions-discontent' },
      ],
    },
    { title: '向人大及其常委会报告', rows: [{ label: '报告工作', figure: 'congress-reports' }] },
  ],
}
