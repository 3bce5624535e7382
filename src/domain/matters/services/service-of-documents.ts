import { z } from 'zod'
import { dayText } from '#domain/calendar/day.ts'
import { fields, type Issue, p, textFor } from '#domain/documents/wording.ts'
import type { Case } from '#domain/engine/case.ts'
import { calendarDays, must, mustCase } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, optional, secret, text } from '../fields.ts'

/** How a document reached the party, as the receipt (送达回证) says it. The day is that of the act. */
export const deliveryForm = z.object({
  recipient: secret(text('受送达人')),
  mode: choice('送达方式', ['直接送达', '电子送达', '邮寄送达', '留置送达']),
  receivedBy: secret(optional(text('签收人'))),
  relation: optional(
    choice('签收人身份', ['本人', '法定代表人', '主要负责人', '负责收件的人', '代理人', '指定代收人', '同住成年家属']),
  ),
  refusal: secret(optional(text('拒收事由'))),
  witness: secret(optional(text('见证人或者影像记录编号'))),
})

/** 公告送达: only where nothing else reaches the party, with reason and course in the file (民事诉讼法第九十五条). */
export const announcementForm = z.object({
  recipient: text('公告送达的相对人'),
  course: text('公告的原因和经过').meta({ title: '公告的原因和经过', hint: '写明此前用过的送达方式和结果' }),
  place: text('公告载体'),
})

export const deliverySamples = {
  delivery: {
    recipient: '张某（演示）',
    mode: '直接送达' as const,
    receivedBy: '张某（演示）',
    relation: '法定代表人' as const,
  },
  announcement: {
    recipient: '某医学研究院（演示）',
    course: '直接送达、邮寄送达均因查无此人退回',
    place: '本局网站（演示）',
  },
}

export const deliveryBasis = [article('民事诉讼法', 87), article('民事诉讼法', 88)] as const
export const announcementBasis = [article('民事诉讼法', 95)] as const

/** 自发出公告之日起经过三十日: time merely passes, a rest day at its end moves nothing. */
export const announcementLimit = {
  label: '公告送达',
  statutory: { ...calendarDays(30, ...announcementBasis), roll: false },
}

/** What a receipt must say for each way; `isConsented`: whether the party has agreed to be served electronically. */
export const deliveryGuards = (isConsented: (data: Case['data']) => boolean) => [
  must(
    deliveryForm,
    '直接送达、邮寄送达须写明签收人和签收人身份',
    ({ mode, receivedBy, relation }) =>
      !['直接送达', '邮寄送达'].includes(mode) || (receivedBy !== undefined && relation !== undefined),
    article('民事诉讼法', 88),
  ),
  must(
    deliveryForm,
    '留置送达须记明拒收事由，并有见证人或者影像记录',
    ({ mode, refusal, witness }) => mode !== '留置送达' || (refusal !== undefined && witness !== undefined),
    article('民事诉讼法', 89),
  ),
  must(
    deliveryForm,
    '受送达人没有同意电子送达',
    ({ mode }, { before }) => mode !== '电子送达' || (before !== null && isConsented(before.data)),
    article('民事诉讼法', 90),
  ),
]

type DeliveryForm = 'delivery' | 'noticeDelivery' | 'urgingDelivery'
type AnnouncementForm = 'announcement' | 'decisionAnnouncement'
type ServiceForms = Record<DeliveryForm, typeof deliveryForm> & Record<AnnouncementForm, typeof announcementForm>
const wording = textFor<ServiceForms>()

/** 公告送达 of a paper that cannot be served otherwise: the thirty days begin. */
export const announcing = {
  by: 'server',
  to: 'same',
  form: 'announcement',
  starts: 'announcement',
  issues: ['announcement'],
  basis: announcementBasis,
  once: true,
} as const

/** The thirty days are over: what was announced counts as served. */
export const deeming = {
  by: 'system',
  afterDue: 'announcement',
  stops: 'announcement',
  basis: announcementBasis,
} as const

/** A decision is served after a notice that has its own receipt and announcement, so its announcement has a form apart. */
export const announcingDecision = { ...announcing, label: '公告送达决定书', form: 'decisionAnnouncement' } as const
export const deemingDecision = { ...deeming, label: '决定书公告期满视为送达' } as const
export const decisionAnnouncedOnce = mustCase(
  '决定书已经公告送达',
  ({ before }) => !before?.acts['announce'],
  announcementBasis[0],
)

/** 告知书: once it is served or counts as served, the time to answer it runs. */
export const servingNotice = {
  label: '送达告知书',
  by: 'server',
  to: 'noticed',
  form: 'noticeDelivery',
  stops: 'noticeAnnouncement',
  starts: 'statement',
  issues: ['noticeReceipt'],
  basis: deliveryBasis,
} as const
export const announcingNotice = {
  label: '公告送达告知书',
  by: 'server',
  to: 'announced',
  form: 'announcement',
  starts: 'noticeAnnouncement',
  issues: ['noticeAnnouncement'],
  basis: announcementBasis,
} as const
export const deemingNotice = {
  ...deeming,
  label: '告知书公告期满视为送达',
  from: 'announced',
  to: 'noticed',
  afterDue: 'noticeAnnouncement',
  stops: 'noticeAnnouncement',
  starts: 'statement',
} as const

/** The receipt of what was served: `title` says which paper, from the case. */
export const deliveryReceipt = (title: (issue: Issue<ServiceForms>) => string, form: DeliveryForm = 'delivery') =>
  wording((issue) => {
    const { recipient, mode, receivedBy, relation, refusal, witness } = issue.form(form)
    const rows: (readonly [string, string])[] = [
      ['送达文书', title(issue)],
      ['受送达人', recipient],
      ['送达方式', mode],
      ['送达日期', dayText(issue.on)],
      ...(receivedBy ? [['签收人', `${receivedBy}${relation ? `（${relation}）` : ''}`] as const] : []),
      ...(refusal ? [['拒收事由', refusal] as const] : []),
      ...(witness ? [['见证', witness] as const] : []),
      ['依据', issue.basis],
    ]
    return { layout: 'sheet', body: [fields(...rows)] }
  })

/** The announcement of what cannot be served otherwise; `limit` is the clock of the thirty days. */
export const announcementText = (
  title: (issue: Issue<ServiceForms>) => string,
  form: AnnouncementForm = 'announcement',
  limit = 'announcement',
) =>
  wording((issue) => {
    const { recipient, course, place } = issue.form(form)
    return {
      layout: 'decision',
      body: [
        p(
          `${recipient}：本机关用其他方式无法向你（单位）送达${title(issue)}（${course}），依照${issue.basis}，在${place}公告送达。`,
        ),
        p(`自本公告发出之日起经过三十日，至${issue.due(limit)}届满，即视为送达。`),
      ],
    }
  })
