import type { z } from 'zod'
import { type Day, type Instant, toDay } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Standing } from '#domain/engine/matter.ts'
import type { Other } from '#domain/engine/others.ts'
import { meetingSamples } from '../decisions/meeting.samples.ts'
import { sampleFile } from '../fields.ts'
import { deliverySamples } from '../services/service-of-documents.ts'
import type { penaltyForms } from './administrative-penalty.forms.ts'
import { penaltyItem } from './penalty-item.ts'

const officers = ['P-first', 'P-second']
const itemId = '9'.repeat(32)
const item = penaltyItem.forms.row.parse(penaltyItem.samples['row']) as { duty: string; penal: string }

/** One accepted value of each form: used animals that were sold, with gains below the threshold of multiples. */
export const penaltySamples = {
  clue: {
    ...{ source: '监督检查', receivedOn: toDay('2024-03-04'), material: '现场检查发现使用后的实验动物外运出售' },
    ...{ partyKind: '法人及非法人组织', organisation: '某生物公司（演示）', creditCode: '91530102MA6TEXT050' },
    ...{ leader: '赵某（演示）', address: '某市某区演示路2号', act: '使用后的实验动物流入市场' },
    ...{ place: '530102', endedOn: toDay('2024-02-20') },
  },
  filing: {
    ...{ item: itemId, duty: item.duty, penal: item.penal },
    ...{ evidence: '现场检查记录和出库单', grave: false, officers },
  },
  recusal: {
    ...{ by: '某生物公司（演示）', officer: 'P-first', reason: '与当事人的法定代表人是同学' },
    ...{ result: '驳回申请', officers },
  },
  collection: {
    ...{ kind: '勘验笔录、现场笔录', what: '现场检查笔录，记明动物数量和去向', place: '某生物公司饲养室' },
    ...{ officers, shown: true, proves: '使用后的动物外运出售', form: '原件、原物', recording: '文字和音像' },
    ...{ recordingNumber: 'YX-2024-01', paper: sampleFile('演示·现场检查笔录.pdf') },
  },
  preservation: {
    ...{ because: '出库单只有一份，可能被销毁', place: '某生物公司档案柜' },
    items: [{ name: '出库单', quantity: '一册', condition: '完好' }],
  },
  disposal: { measure: '记录、复制后退还', explanation: '已经复制并核对' },
  order: { demand: '停止出售，追回已售动物并作无害化处理', dueOn: toDay('2024-03-20') },
  recheck: { result: '已改正', correctedOn: toDay('2024-03-01'), findings: '已售动物全部追回，处理记录完整' },
  conclusion: {
    ...{ facts: '该单位将使用后的实验动物出售给他人', endedOn: toDay('2024-02-20') },
    evidence: [{ kind: '书证', what: '出库单', proves: '出售的数量和时间' }],
    ...{ established: true, crime: false, capacity: '完全责任能力或者单位' },
    ...{ gains: '50000.00', refunds: '0', complex: true, vetting: [] },
  },
  weighing: {
    ...{ result: '给予行政处罚', minor: false, first: true, harm: '有危害后果', corrected: false, faultless: false },
    ...{ lighten: [], aggravate: [], direction: '一般', because: '没有从轻、从重的情形' },
    ...{ kinds: ['罚款', '没收违法所得、没收非法财物'], fine: '500000.00', confiscated: '50000.00' },
    content: '罚款五十万元，没收违法所得五万元',
  },
  notice: { hearing: true, days: 5, contact: '本局政策法规处，王某（演示）' },
  address: { electronic: false, address: '某市某区演示路2号', paper: sampleFile('演示·送达确认书.pdf') },
  noticeDelivery: deliverySamples.delivery,
  announcement: deliverySamples.announcement,
  statement: { by: '某生物公司（演示）', content: '出售的数量没有笔录所记的多' },
  waiver: { paper: sampleFile('演示·放弃陈述申辩声明.pdf') },
  review: { answer: '数量有出库单证明，不予采纳', result: '维持原建议' },
  vetting: { result: '通过', opinion: '事实清楚，证据确凿，程序合法，裁量适当' },
  decision: {
    ...{ findings: '该单位将使用后的实验动物出售给他人，获利五万元' },
    ...{ kinds: ['罚款', '没收违法所得、没收非法财物'], fine: '500000.00', confiscated: '50000.00' },
    ...{ content: '罚款五十万元，没收违法所得五万元', manner: '到代收机构缴款，账户见缴款通知' },
    meeting: meetingSamples.agenda.number,
  },
  exemption: { education: '已当面讲明生物安全法的要求，当事人作出书面承诺' },
  transfer: {
    ...{ organ: '某区公安分局（演示）', kind: '公安机关', because: '涉案数额可能达到刑事追诉标准' },
    papers: ['调查报告', '证据清单'],
  },
  termination: { ground: '当事人终止，没有权利义务承受人' },
  delivery: deliverySamples.delivery,
  decisionAnnouncement: deliverySamples.announcement,
  publicity: { channels: ['本局网站'] },
  withholding: { ground: '涉及商业秘密或者个人隐私' },
  performance: {
    payments: [{ on: toDay('2024-03-05'), amount: '550000.00', receipt: '演示票据0001' }],
    other: '没收的违法所得已经上缴',
  },
  deferral: {
    ...{ how: '分期缴纳', because: '账户余额不足，有财务报表证明', plan: '分三期，每期按月缴纳' },
    ...{ until: toDay('2024-12-31'), application: sampleFile('演示·分期申请.pdf') },
  },
  remedy: { kind: '行政复议', startedOn: toDay('2024-03-05'), endedOn: toDay('2024-03-05'), result: '维持或者驳回' },
  urgingDelivery: deliverySamples.delivery,
  court: { court: '某区人民法院', opinion: '催告书已送达，当事人没有提出意见', subject: '罚款五十万元及加处的罚款' },
  ruling: { ruling: '已执行完毕', findings: '法院裁定准予执行，款项已划缴国库' },
  annulment: { organ: '某市人民政府', what: '撤销', paper: '某复决字〔2024〕1号' },
  retraction: { explanation: '行政复议决定认定主要事实不清，撤销原处罚决定', place: '本局网站' },
  closing: { summary: '罚款、没收款已缴清' },
  archive: { number: '2024-CF-001', pages: 68 },
} satisfies { readonly [K in keyof typeof penaltyForms]: z.input<(typeof penaltyForms)[K]> }

const sampleItem: Case = {
  ...{ id: itemId, matter: penaltyItem.id, version: toDay('2023-01-01'), n: 1, state: 'recorded' },
  ...{ title: '使用后的实验动物流入市场', openedOn: toDay('2024-01-05'), lastAt: '2024-01-05T01:00:00Z' as Instant },
  data: { row: penaltyItem.forms.row.parse(penaltyItem.samples['row']) as Readonly<Record<string, unknown>> },
  ...{ acts: {}, clocks: [], documents: [], published: [] },
}

/** The item of the list of powers that the samples name, with some of its columns changed. */
export const sampleItemWith = (changes: Readonly<Record<string, unknown>> = {}): readonly [string, Other] => [
  itemId,
  {
    current: { ...sampleItem, data: { row: { ...sampleItem.data['row'], ...changes } } },
    ...{ matterTitle: '行政处罚事项台账', stateTitle: '已记录' },
  },
]

/** An item with a warning and a small fine, for penalties on the spot. */
export const spotItem: readonly [string, Other] = (() => {
  const id = '8'.repeat(32)
  const kinds = ['警告', '罚款']
  const bands = [{ mode: '金额', least: '50', most: '5000', source: '法律、法规、规章' }]
  const [, { current, ...names }] = sampleItemWith({ code: 'CF-03', kinds, bands })
  return [id, { current: { ...current, id }, ...names }]
})()

/** The officers of the samples hold certificates throughout. */
export const penaltyFacts: readonly Standing[] = officers.map((key) => ({
  measure: 'officer.certified',
  on: '2020-01-01' as Day,
  key,
  group: `证-${key}`,
}))
