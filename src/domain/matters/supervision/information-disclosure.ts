import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { workingDays } from '#domain/engine/matter.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, file, inOrder, optional, sampleFile, text, url, when } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  kind: choice('公开方式', ['主动公开', '依申请公开']),
  title: text('信息名称或申请内容'),
  number: optional(text('申请登记编号')).meta({ title: '申请登记编号', hint: '同日收到内容相同的申请时以此区分' }),
  startedOn: day('信息形成日期或收到申请日期'),
  reviewedBy: text('保密审查人'),
})
const publication = z.object({ publishedOn: day('公开日期'), url: url('公开网址'), record: file('公开截图') })
const extension = z.object({ approvedOn: day('批准延长日期'), approvedBy: text('批准人（公开工作机构负责人）') })
const inquiry = z.object({
  ground: choice('不计入期限的事由', ['征求第三方意见', '征求其他机关意见']),
  askedOn: day('征求意见日期'),
})
const inquiryEnd = z.object({ answeredOn: day('意见收到或期满日期') })

const whole = ['予以公开', '已主动公开'] as const
const partly = ['部分公开', '不予公开', '信息不存在', '非本机关', '不予处理'] as const
const answer = z.object({
  answeredOn: day('答复日期'),
  answer: choice('答复类型', [...whole, ...partly]),
  ground: when('answer', partly, text('不公开或不处理的条款和理由')),
  record: file('答复书'),
})

const proactive = article('政府信息公开条例', 26)
const onRequest = article('政府信息公开条例', 33)

/** 政府信息公开: proactive within twenty working days of making, on request within twenty of receipt. */
export const informationDisclosure = defineRegister({
  id: 'information-disclosure',
  title: '政府信息公开台账',
  chapter: 'supervision',
  basis: [
    article('政府信息公开条例', 17),
    article('政府信息公开条例', 20),
    proactive,
    onRequest,
    article('政府信息公开条例', 36),
  ],
  keeper: 'publisher',
  row,
  unique: oneOf(row, ['kind', 'title', 'startedOn', 'number']),
  sample: {
    kind: '主动公开',
    title: '演示·科技创新平台管理办法',
    startedOn: toDay('2024-07-25'),
    reviewedBy: '演示·吴某',
  },
  dated: ['publish.publishedOn', 'answer.answeredOn'],
  open: '办理中',
  limits: {
    publish: {
      label: '主动公开',
      statutory: workingDays(20, proactive),
      from: 'startedOn',
      when: ({ kind }) => kind === '主动公开',
    },
    answer: {
      label: '答复申请人',
      statutory: workingDays(20, onRequest),
      from: 'startedOn',
      when: ({ kind }) => kind === '依申请公开',
      extension: { length: 20, times: 1, basis: [onRequest] },
      pauses: [
        { ground: '征求第三方意见', basis: onRequest },
        { ground: '征求其他机关意见', basis: onRequest },
      ],
    },
  },
  steps: {
    publish: {
      label: '公开',
      fields: publication,
      sample: {
        publishedOn: toDay('2024-07-29'),
        url: 'https://example.invalid/documents/1',
        record: sampleFile('演示·公开页面.pdf'),
      },
      dated: 'publishedOn',
      basis: [article('政府信息公开条例', 20), proactive],
      from: 'recorded',
      to: '已公开',
      stops: ['publish', 'answer'],
      rules: [
        rule(
          publication,
          {
            at: 'publishedOn',
            text: '依申请公开的件以答复办结，不登记为主动公开',
            basis: article('政府信息公开条例', 36),
            holds: (_, filled) => filled.row.kind === '主动公开',
            breaks: {},
            given: { row: { kind: '依申请公开' } },
          },
          { row },
        ),
        rule(
          publication,
          {
            at: 'publishedOn',
            text: '公开日期不能早于信息形成日期',
            basis: proactive,
            holds: ({ publishedOn }, filled) => inOrder(filled.row.startedOn, publishedOn),
            breaks: { publishedOn: toDay('2024-07-24') },
          },
          { row },
        ),
      ],
    },
    extend: {
      label: '延长答复期限',
      fields: extension,
      sample: { approvedOn: toDay('2024-08-05'), approvedBy: '局长甲（演示）' },
      dated: 'approvedOn',
      basis: [onRequest],
      from: 'recorded',
      extends: 'answer',
      given: { row: { kind: '依申请公开' } },
    },
    consult: {
      label: '征求意见',
      fields: inquiry,
      sample: { ground: '征求第三方意见', askedOn: toDay('2024-08-06') },
      dated: 'askedOn',
      basis: [article('政府信息公开条例', 32), onRequest],
      from: 'recorded',
      pauses: 'answer',
      given: { row: { kind: '依申请公开' } },
      again: true,
    },
    consulted: {
      label: '征求意见结束',
      fields: inquiryEnd,
      sample: { answeredOn: toDay('2024-08-12') },
      dated: 'answeredOn',
      basis: [onRequest],
      from: 'recorded',
      after: ['consult'],
      resumes: 'answer',
      given: { row: { kind: '依申请公开' } },
      again: true,
    },
    answer: {
      label: '答复',
      fields: answer,
      sample: { answeredOn: toDay('2024-08-15'), answer: '予以公开', record: sampleFile('演示·答复书.pdf') },
      dated: 'answeredOn',
      basis: [onRequest, article('政府信息公开条例', 36)],
      from: 'recorded',
      to: '已答复',
      stops: ['publish', 'answer'],
      given: { row: { kind: '依申请公开' } },
      rules: [
        rule(
          answer,
          {
            at: 'answeredOn',
            text: '主动公开的信息没有申请人，不登记答复',
            basis: article('政府信息公开条例', 36),
            holds: (_, filled) => filled.row.kind === '依申请公开',
            breaks: {},
            given: { row: { kind: '主动公开' } },
          },
          { row },
        ),
        rule(
          answer,
          {
            at: 'answeredOn',
            text: '答复日期不能早于收到申请日期',
            basis: onRequest,
            holds: ({ answeredOn }, filled) => inOrder(filled.row.startedOn, answeredOn),
            breaks: { answeredOn: toDay('2024-07-24') },
          },
          { row },
        ),
      ],
    },
  },
  measures: { 'information-disclosure.recorded': '主动公开的一条信息或答复的一件公开申请；按公开方式分组' },
  describe: (filled) => `${filled.kind}：${filled.title}`,
  facts: ({ kind }, { steps }) => {
    const on = steps.publish?.publishedOn ?? steps.answer?.answeredOn
    return on ? [{ measure: 'information-disclosure.recorded', on, group: kind }] : []
  },
})
