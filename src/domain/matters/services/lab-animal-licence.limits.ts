import { lengthOf, workingDays } from '../../engine/matter.ts'
import { article } from '../../law/catalogue.ts'
import { bureauRule } from '../../law/citation.ts'
import { pauseForm } from './lab-animal-licence.forms.ts'
import { announcementLimit } from './service-of-documents.ts'

export const unanswered = bureauRule(
  '补正告知之后在本局设定的期限内没有补正的，终止办理；申请人可以随时重新申请',
  '行政许可法没有规定不补正的后果',
)
export const reminding = bureauRule(
  '补正告知之后在本局设定的时间内没有补正的，提醒申请人',
  '逾期不补正的终止办理，事先应当提醒',
)
/** What runs while an application is open (行政许可法第三十二条、第四十二条、第四十四条). */
export const licenceLimits = {
  notice: {
    label: '补正告知',
    statutory: workingDays(5, article('行政许可法', 32, '第一款第四项'), article('行政许可法', 82)),
  },
  decision: {
    label: '许可决定',
    statutory: workingDays(20, article('行政许可法', 42, '第一款'), article('行政许可法', 82)),
    pauses: pauseForm.shape.ground.options.map((ground) => ({ ground, basis: article('行政许可法', 45) })),
    extension: { length: 10, times: 1, basis: [article('行政许可法', 42, '第一款')] },
  },
  delivery: { label: '证件送达', statutory: workingDays(10, article('行政许可法', 44), article('行政许可法', 82)) },
  supplement: { label: '补正', statutory: lengthOf('licence.correction-close', unanswered) },
  reminder: { label: '补正提醒', statutory: lengthOf('licence.correction-reminder', reminding) },
  announcement: announcementLimit,
  publicity: { label: '结果公示', statutory: workingDays(7, article('国办发〔2018〕118号', '(六)')) },
} as const
