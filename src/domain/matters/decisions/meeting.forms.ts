import { z } from 'zod'
import { reference } from '#domain/engine/reference.ts'
import { allDifferent, choice, count, day, dayAhead, line, money, optional, text, yesNo } from '../fields.ts'
import { personId } from '../supervision/founding.ts'

export const bodies = ['党组会', '局长办公会', '领导小组会', '理论学习中心组'] as const
export const threeMajors = ['重大决策', '重要干部任免', '重大项目安排', '大额度资金使用'] as const
export const itemKinds = ['重大行政决策', '“三重一大”事项', '法治议题', '学法', '其他学习', '其他议题'] as const
export const outcomes = ['通过', '修改后再议', '暂不决定', '不予通过'] as const

/** What is studied is not decided. */
export const isStudy = ({ kind }: { readonly kind: (typeof itemKinds)[number] }): boolean =>
  kind === '学法' || kind === '其他学习'

const law = z.object({
  id: text('法律法规标识').meta({ title: '法律法规标识', hint: '同一部法律法规始终用同一标识，如“行政复议法”' }),
  title: text('名称'),
  isNew: yesNo('新出台'),
})

const member = z.object({ person: personId(), name: text('姓名'), post: optional(text('职务')) })

/** The matters whose cases a meeting may discuss; each asks the confirmed meeting what was resolved on it. */
const discussed = [
  'major-decision',
  'decision-catalogue',
  'normative-document-making',
  'document-clean-up',
  'administrative-penalty',
  'contract',
  'legislation',
] as const

const item = z.object({
  no: count('议题序号', 1),
  kind: choice('议题类别', itemKinds),
  title: line('议题'),
  unit: optional(text('汇报处室')),
  category: optional(choice('“三重一大”类别', threeMajors)),
  amount: optional(money('资金金额')),
  laws: optional(
    z
      .array(law)
      .refine((laws) => allDifferent(laws.map(({ id }) => id)), '同一部法律法规在一次学习中只列一次')
      .meta({ title: '所学法律法规' }),
  ),
  case: optional(reference('所议办件', discussed, '提请会议讨论的办件的编号')),
})
export type AgendaItem = z.output<typeof item>

/** 会议通知: who is due, who leads, and each item with the case that it is about. */
export const agendaForm = z.object({
  number: line('会议编号').meta({ title: '会议编号', hint: '同类会议逐次编号，如“党组会2024-07”' }),
  body: choice('会议', bodies),
  plannedOn: dayAhead('召开日期'),
  head: personId('主要负责人'),
  chair: personId('主持人'),
  members: z
    .array(member)
    .min(1, '请列明应到人员')
    .refine((list) => allDifferent(list.map(({ person }) => person)), '应到人员不得重复')
    .meta({ title: '应到人员' }),
  items: z
    .array(item)
    .min(1, '请列明议题')
    .refine((items) => allDifferent(items.map(({ no }) => String(no))), '议题序号不得重复')
    .meta({ title: '议题' }),
})
export type Agenda = z.output<typeof agendaForm>

const view = z.object({
  person: personId('发言人'),
  view: text('意见'),
  stance: choice('表态', ['同意', '不同意', '弃权']),
})

const minute = z.object({
  no: count('议题序号', 1),
  recused: optional(z.array(z.object({ person: personId(), because: text('回避原因') })).meta({ title: '回避' })),
  legal: optional(z.object({ person: personId(), name: text('姓名'), view: text('意见') })).meta({
    title: '法制机构意见',
  }),
  views: z.array(view).meta({ title: '发言和表态', hint: '按发言先后填写；没有意见的写“无意见”' }),
  outcome: optional(choice('决定', outcomes)),
  resolution: text('议定事项'),
  because: optional(text('与多数意见不一致的理由')),
  owner: optional(text('承办处室')),
  dueOn: optional(dayAhead('办理期限')),
})
export type Minute = z.output<typeof minute>

/** 会议记录: the whole meeting in one entry. */
export const minutesForm = z.object({
  heldOn: day('会议日期'),
  place: text('地点'),
  attended: z.array(personId('出席人员')).min(1, '请填写出席人员').meta({ title: '出席人员' }),
  absent: z.array(z.object({ person: personId(), because: text('请假原因') })).meta({ title: '缺席人员' }),
  observers: count('列席人数'),
  items: z.array(minute).min(1, '请逐项记录议题').meta({ title: '议题记录' }),
})
export type Minutes = z.output<typeof minutesForm>
