import { z } from 'zod'
import { allDifferent, choice, count, day, dayAhead, file, line, optional, text, url, yesNo } from '../fields.ts'

export const governmentForm = z.object({
  meeting: text('政府会议'),
  heldOn: day('会议日期'),
  report: text('审查报告编号'),
  billNo: optional(text('议案编号')),
  disputes: z.array(z.object({ point: text('争议'), views: text('各方意见') })).meta({ title: '尚未一致的争议' }),
  bill: file('通过的文本'),
})
const change = z.object({
  clause: text('条款'),
  change: text('委员会的修改'),
  position: choice('本局意见', ['同意', '有异议']),
  because: optional(text('异议理由')),
})
export const readingForm = z.object({
  count: count('审次', 1),
  heldOn: day('审议日期'),
  session: text('会议'),
  report: text('审议报告'),
  attended: text('到会说明和答复询问的情况'),
  changes: z.array(change).meta({ title: '修改及本局意见' }),
  bill: optional(file('审议后的文本')),
})
export const congressCommentForm = z.object({
  from: day('公布日期'),
  until: dayAhead('征求意见截止日期'),
  url: url('公告网址'),
  decided: optional(text('决定不公布或者缩短的情况')),
})
export const voteForm = z.object({ heldOn: day('表决日期'), session: text('会议'), bill: file('表决通过的文本') })
export const approvalForm = z.object({ heldOn: day('批准日期'), session: text('会议'), resolution: text('批准决定') })

const published = {
  promulgatedOn: day('公布日期'),
  effectiveOn: dayAhead('施行日期'),
  url: url('公布网址'),
  bill: file('公报文本'),
}
export const promulgationForm = z.object({
  announcement: text('公告号'),
  ...published,
  order: optional(count('同类立法完成的名次', 1)),
  peers: optional(text('比较范围')),
  orderSource: optional(text('名次依据')),
})
export const orderForm = z.object({
  orderNo: text('令号'),
  signer: text('签署人'),
  passedOn: day('通过日期'),
  ...published,
  immediate: optional(
    choice('自公布之日起施行的情形', ['涉及国家安全、外汇汇率、货币政策', '公布后不立即施行将有碍规章施行']),
  ),
})
export const filingForm = z.object({
  filedOn: day('备案日期'),
  number: text('备案编号或者出处'),
  organs: z
    .array(choice('备案机关', ['全国人大常委会', '国务院', '省级人大常委会', '省级政府', '本级人大常委会']))
    .min(1, '请填写备案机关')
    .meta({ title: '备案机关' }),
})
const supporting = z.object({
  title: line('配套文件'),
  owner: text('责任处室'),
  dueOn: dayAhead('完成期限'),
  listed: yesNo('已列入年度计划'),
})
export const implementationForm = z.object({
  supporting: z
    .array(supporting)
    .refine((list) => allDifferent(list.map(({ title }) => title)), '同一文件只列一次')
    .meta({ title: '配套文件' }),
  publicity: text('普法安排'),
  training: text('培训安排'),
  powers: text('权责清单的调整'),
})
export const doneForm = z.object({
  done: z.array(z.object({ title: line('配套文件'), result: text('完成情况') })).meta({ title: '配套文件完成情况' }),
  publicity: text('普法和培训情况'),
})
export const evaluationForm = z.object({
  evaluator: text('评估单位'),
  evaluatedOn: day('评估日期'),
  findings: text('评估情况'),
  proposal: choice('处理建议', ['继续施行', '修改', '废止']),
  report: file('评估报告'),
})
export const splitForm = z.object({ into: text('分立或者并入的项目') })
export const successionForm = z.object({ paper: text('提请制定地方性法规的文号') })
