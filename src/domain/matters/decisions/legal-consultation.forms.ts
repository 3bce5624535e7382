import { z } from 'zod'
import { reference } from '#domain/engine/reference.ts'
import { choice, count, day, file, line, optional, text, when, yesNo } from '../fields.ts'
import { adviserKinds } from './legal-counsel.forms.ts'

/** What a question is about: the words by which answers are counted. */
export const subjects = [
  '合同文件',
  '行政决策',
  '规范性文件',
  '法规规章草案',
  '信息公开',
  '争议处置',
  '劳动人事',
  '政府采购',
  '其他',
] as const

export const questionForm = z.object({
  unit: text('咨询处室'),
  askedOn: day('咨询日期'),
  subject: choice('咨询对象', subjects),
  about: optional(
    reference(
      '所涉办件',
      ['contract', 'major-decision', 'normative-document-making', 'information-disclosure'],
      '合同、决策、文件、公开申请的编号',
    ),
  ),
  elsewhere: optional(text('不在本系统办理的事项')),
  question: text('咨询事项'),
  urgent: yesNo('急件'),
  materials: optional(z.array(file('材料'))).meta({ title: '材料' }),
})

/** 指派 is the legal office's: by rota or by field; an adviser whom the office that asks has named needs a reason. */
export const assignmentForm = z.object({
  adviser: reference('答复人', 'legal-counsel', '聘期内的法律顾问、公职律师的聘任编号'),
  kind: choice('答复人身份', adviserKinds),
  way: choice('指派依据', ['轮值', '专业领域', '咨询处室点名']),
  because: when('way', ['咨询处室点名'], text('由咨询处室点名的理由')),
  conflict: choice('答复人的利害关系声明', ['无利害关系']),
})

export const severities = ['必须修改', '应当修改', '建议'] as const
const point = z.object({
  place: text('条款或事项'),
  law: text('依据'),
  severity: choice('程度', severities),
  advice: text('意见'),
})
const answer = {
  answeredOn: day('答复日期'),
  conclusion: choice('答复结论', ['合法', '附条件合法', '不合法', '有法律风险', '不出具意见']),
  risk: when('conclusion', ['有法律风险'], choice('风险等级', ['高', '中', '低'])),
  because: when('conclusion', ['不出具意见'], text('不出具意见的理由')),
  points: z.array(point).meta({ title: '逐条意见' }),
  opinion: file('答复意见'),
}
export const answerForm = z.object(answer)
/** Oral advice as it was noted; it is advice once the adviser has confirmed the note. */
export const noteForm = z.object({ mode: choice('答复方式', ['现场会议', '电话']), ...answer })
export const confirmationForm = z.object({ confirmedBy: choice('确认方式', ['答复人签字', '答复人邮件确认']) })
export const rewritingForm = z.object({
  ...answer,
  requester: line('提出修改要求的人'),
  request: text('修改要求'),
})
export const secondRequestForm = z.object({
  ...assignmentForm.shape,
  requester: line('提出听取第二次意见的人'),
  reason: text('听取第二次意见的理由'),
})
export const secondAnswerForm = z.object(answer)

export const adoptionForm = z.object({
  decidedOn: day('决定日期'),
  points: z
    .array(
      z.object({
        opinion: choice('哪一次意见', ['第一次', '第二次']),
        point: count('第几条', 1),
        adoption: choice('采纳情况', ['采纳', '部分采纳', '未采纳']),
        reason: optional(text('部分采纳、未采纳的理由')),
      }),
    )
    .meta({ title: '逐条采纳情况' }),
  usedIn: text('用于'),
})
export const ratingForm = z.object({
  timeliness: count('及时（1至5分）', 1),
  usefulness: count('有用（1至5分）', 1),
  accuracy: count('准确（1至5分）', 1),
  remark: optional(text('说明')),
})
export const ratingCheckForm = z.object({
  checked: choice('核对情况', ['与办理记录一致', '经核对调整']),
  remark: text('核对意见'),
})
export const replyForm = z.object({ reply: text('答复人对评价的意见') })

export const attendanceForm = z.object({
  heldOn: day('日期'),
  title: text('会议或讲座名称'),
  adviser: reference('参加人', 'legal-counsel', '聘期内的法律顾问、公职律师的聘任编号'),
  kind: choice('参加人身份', adviserKinds),
  advice: text('意见或讲授内容'),
  record: file('会议记录或讲座记录'),
})

export type Answer = z.output<typeof answerForm>
export type ConsultationForms = {
  question: typeof questionForm
  assignment: typeof assignmentForm
  answer: typeof answerForm
  note: typeof noteForm
  confirmation: typeof confirmationForm
  rewriting: typeof rewritingForm
  secondRequest: typeof secondRequestForm
  secondAnswer: typeof secondAnswerForm
  adoption: typeof adoptionForm
}
