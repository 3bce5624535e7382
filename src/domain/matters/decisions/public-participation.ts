import { z } from 'zod'
import { daysBetween, toDay } from '#domain/calendar/day.ts'
import { calendarDays, defineMatter, must, mustNot } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, choice, day, dayAhead, optional, secret, text, url, yesNo } from '../fields.ts'

const law = (no: 14 | 15 | 16 | 17 | 18) => article('重大行政决策程序暂行条例', no)

export const commentForm = z.object({
  from: day('公开征求意见起'),
  until: dayAhead('公开征求意见止'),
  url: url('征求意见公告网址'),
  explained: yesNo('已一并公布决策草案的说明'),
  shortened: optional(text('公告中说明的缩短理由')),
})
export const hearingForm = z.object({
  selection: text('听证参加人的遴选办法'),
  materialsSentOn: day('听证材料送达日期'),
  heldOn: dayAhead('听证日期'),
})
export const otherForm = z.object({
  way: choice('听取意见的方式', ['座谈会', '实地走访', '书面征求意见', '问卷调查', '民意调查']),
  heldOn: day('听取意见日期'),
  whom: text('听取意见的对象'),
})
const opinion = z.object({
  no: text('序号'),
  from: secret(text('意见来源')),
  view: text('意见'),
  disposition: choice('处理', ['采纳', '部分采纳', '不采纳']),
  because: text('理由'),
})
export const opinionsForm = z.object({
  opinions: z
    .array(opinion)
    .refine((list) => allDifferent(list.map(({ no }) => no)), '意见序号不得重复')
    .meta({ title: '意见和处理' }),
  summary: text('意见采纳情况'),
})
const recordForm = opinionsForm.extend({ signed: yesNo('听证参加人已确认笔录并签字') })

const atSteps = [needs('major-decision', 'host', ['steps'], '决策草案履行程序期间方可听取意见', law(14))] as const

/** 公众参与 (条例14–18): one case for each way of hearing the public; each opinion is answered. */
export const publicParticipation = defineMatter({
  id: 'public-participation',
  title: '重大行政决策公众参与',
  kind: 'review',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [law(14), law(18)],
  variants: { comment: '向社会公开征求意见', hearing: '听证会', other: '其他方式' },
  readers: ['caseOfficer', 'legalReviewer', 'keeper', 'head', 'supervisor'],
  states: { collecting: '征求意见中', announced: '已公告听证', heard: '已听取意见', closed: '已形成采纳情况' },
  final: ['closed'],
  links: { decision: { to: ['major-decision'], label: '所涉的重大行政决策', many: true } },
  forms: { comment: commentForm, hearing: hearingForm, other: otherForm, opinions: opinionsForm, record: recordForm },
  samples: {
    comment: {
      ...{ from: toDay('2024-03-05'), until: toDay('2024-04-04'), url: 'https://example.invalid/draft' },
      explained: true,
    },
    hearing: { selection: '报名后抽签', materialsSentOn: toDay('2024-03-05'), heldOn: toDay('2024-03-12') },
    other: { way: '座谈会', heldOn: toDay('2024-03-05'), whom: '孵化器和科技型中小企业代表' },
    opinions: {
      opinions: [{ no: '1', from: '某企业（演示）', view: '放宽面积要求', disposition: '采纳', because: '确有必要' }],
      summary: '共一条，采纳一条',
    },
    record: {
      opinions: [
        { no: '1', from: '某代表（演示）', view: '延长过渡期', disposition: '不采纳', because: '上位法已有规定' },
      ],
      summary: '共一条，未采纳',
      signed: true,
    },
  },
  limits: {
    comment: {
      label: '公开征求意见',
      statutory: calendarDays(30, law(15)),
      since: ({ comment }) => comment?.['from'] as never,
      until: ({ comment }) => comment?.['until'] as never,
    },
  },
  documents: {},
  measures: {},
  actions: {
    publish: {
      label: '公布草案征求意见',
      by: 'caseOfficer',
      from: 'nothing',
      only: ['comment'],
      to: 'collecting',
      form: 'comment',
      starts: 'comment',
      needs: atSteps,
      guards: [
        must(
          commentForm,
          '公开征求意见一般不少于30日；缩短的须在公告中说明理由',
          ({ from, until, shortened }) => from < until && (shortened !== undefined || daysBetween(from, until) >= 30),
          law(15),
        ),
        must(commentForm, '决策草案和说明须一并公布', ({ explained }) => explained, law(15)),
        must(commentForm, '公告尚未发布，不能登记', ({ from }, context) => from <= context.day, law(15)),
      ],
      basis: [law(15)],
    },
    announce: {
      label: '公告听证',
      by: 'caseOfficer',
      from: 'nothing',
      only: ['hearing'],
      to: 'announced',
      form: 'hearing',
      needs: atSteps,
      guards: [
        must(
          hearingForm,
          '听证材料须在听证会七日前送达参加人',
          ({ materialsSentOn, heldOn }) => materialsSentOn < heldOn && daysBetween(materialsSentOn, heldOn) >= 7,
          law(16),
        ),
      ],
      basis: [law(16)],
    },
    hear: {
      label: '听取意见',
      by: 'caseOfficer',
      from: 'nothing',
      only: ['other'],
      to: 'heard',
      form: 'other',
      needs: atSteps,
      guards: [must(otherForm, '尚未听取意见，不能登记', ({ heldOn }, context) => heldOn <= context.day, law(14))],
      basis: [law(14)],
    },
    closeComment: {
      label: '汇总公开征集的意见',
      by: 'caseOfficer',
      from: 'collecting',
      to: 'closed',
      form: 'opinions',
      afterDue: 'comment',
      stops: 'comment',
      basis: [law(18)],
    },
    closeHearing: {
      label: '形成听证笔录',
      by: 'caseOfficer',
      from: 'announced',
      to: 'closed',
      form: 'record',
      guards: [
        must(
          recordForm,
          '听证会尚未举行',
          (_form, { before, day: today }) => (before!.data['hearing']!['heldOn'] as string) <= today,
          law(17),
        ),
        must(recordForm, '听证笔录须由参加人确认并签字', ({ signed }) => signed, law(17)),
      ],
      basis: [law(17), law(18)],
    },
    closeOther: {
      label: '汇总听取的意见',
      by: 'caseOfficer',
      from: 'heard',
      to: 'closed',
      form: 'opinions',
      guards: [
        mustNot(opinionsForm, '听取过意见的须逐条写明', ({ opinions }) => (opinions.length ? [] : ['无']), law(18)),
      ],
      basis: [law(18)],
    },
  },
  describe: (_data, variant) =>
    `公众参与${variant === 'comment' ? '（公开征求意见）' : variant === 'hearing' ? '（听证会）' : ''}`,
  facts: () => [],
})
