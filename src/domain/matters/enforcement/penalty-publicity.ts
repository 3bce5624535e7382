import { mustCase } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { law } from './administrative-penalty.case.ts'

/** What was imposed is shown to the public, or the head decides that it is not (第四十八条第一款): one or the other. */
export const publishing = {
  label: '公示处罚结果',
  by: 'publisher',
  to: 'same',
  form: 'publicity',
  stops: 'publicity',
  basis: [article('国办发〔2018〕118号', '(六)'), law(48, '第一款')],
  guards: [mustCase('已经决定不公开', ({ before }) => !before?.acts['withhold'], law(48, '第一款'))],
} as const

export const withholding = {
  label: '决定不公开',
  by: 'head',
  to: 'same',
  form: 'withholding',
  reasons: 'required',
  stops: 'publicity',
  basis: [law(48, '第一款'), article('行政处罚法', 50)],
  guards: [mustCase('处罚结果已经公示', ({ before }) => !before?.acts['publish'], law(48, '第一款'))],
} as const
