import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, inOrder, optional, proof, sampleFile, text, url } from '../fields.ts'

/** 政府信息公开: proactive within twenty working days of making, on request within twenty of receipt. */
export const informationDisclosure = defineRegister({
  id: 'information-disclosure',
  title: '政府信息公开台账',
  chapter: 'supervision',
  basis: [
    article('政府信息公开条例', 17),
    article('政府信息公开条例', 20),
    article('政府信息公开条例', 26),
    article('政府信息公开条例', 33),
    article('政府信息公开条例', 36),
  ],
  keeper: 'publisher',
  row: z
    .object({
      kind: choice('公开方式', ['主动公开', '依申请公开']),
      title: text('信息名称或申请内容'),
      startedOn: day('信息形成日期或收到申请日期'),
      reviewedBy: text('保密审查人'),
      disclosedOn: day('公开日期或答复日期'),
      url: optional(url('公开网址')),
      answer: optional(
        choice('答复类型', ['予以公开', '部分公开', '已主动公开', '不予公开', '信息不存在', '非本机关', '不予处理']),
      ),
      ground: optional(text('不公开或不处理的条款和理由')),
      record: proof('公开截图或答复书'),
    })
    .refine((row) => inOrder(row.startedOn, row.disclosedOn), {
      path: ['disclosedOn'],
      message: '公开或答复日期不能早于信息形成或收到申请日期',
    })
    .refine((row) => row.kind !== '主动公开' || row.url, { path: ['url'], message: '主动公开须填写公开网址' })
    .refine((row) => (row.kind === '依申请公开') === (row.answer !== undefined), {
      path: ['answer'],
      message: '依申请公开须填写答复类型，主动公开不填',
    })
    .refine((row) => !row.answer || ['予以公开', '已主动公开'].includes(row.answer) || row.ground, {
      path: ['ground'],
      message: '未全部公开的须写明条款和理由',
    }),
  sample: {
    kind: '主动公开',
    title: '演示·科技创新平台管理办法',
    startedOn: toDay('2024-07-25'),
    reviewedBy: '演示·吴某',
    disclosedOn: toDay('2024-07-29'),
    url: 'https://example.invalid/documents/1',
    record: sampleFile('演示·公开页面.pdf'),
  },
  dated: 'disclosedOn',
  evidence: ['record'],
  measures: { 'information-disclosure.recorded': '主动公开的一条信息或答复的一件公开申请；按公开方式分组' },
  describe: (row) => `${row.kind}：${row.title}`,
  facts: (row) => [{ measure: 'information-disclosure.recorded', on: row.disclosedOn, group: row.kind }],
})
