import { z } from 'zod'
import { dayText } from '#domain/calendar/day.ts'
import { fields, need, p, sentence, textFor } from '#domain/documents/wording.ts'
import {
  adverse,
  calendarDays,
  defineMatter,
  type GuardContext,
  lengthOf,
  must,
  mustCase,
  mustNot,
  worded,
  workingDays,
} from '#domain/engine/matter.ts'
import { reference } from '#domain/engine/reference.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { reconsiderationFirst } from '#domain/law/remedies.ts'
import { certificateMeasures } from '#domain/people/enforcement.ts'
import { allDifferent, choice, fenOf, line, money, optional, secret, text, when, yesNo } from '../fields.ts'
import { certified, isListed, law, uncertified } from './administrative-penalty.case.ts'
import { rangeFor } from './administrative-penalty.discretion.ts'
import { partyFields } from './administrative-penalty.forms.ts'
import { penaltySamples, spotItem } from './administrative-penalty.samples.ts'
import { penaltyItem } from './penalty-item.ts'
import { publishing, withholding } from './penalty-publicity.ts'

const spotForm = z.object({
  ...partyFields,
  act: line('案由'),
  place: line('违法行为发生的地点'),
  facts: text('违法事实'),
  item: reference('处罚事项', 'penalty-item'),
  penal: text('处罚依据').meta({ title: '处罚依据', hint: '与处罚事项一致' }),
  kind: choice('处罚种类', ['警告', '罚款']),
  fine: when('kind', ['罚款'], money('罚款')),
  officers: z.array(text('执法人员')).min(2, '执法人员不得少于两人').meta({ title: '执法人员', hint: '人员编号' }),
  shown: yesNo('是否出示执法证件'),
  told: yesNo('是否告知事实、理由、依据和权利'),
  defence: secret(optional(text('当事人的陈述、申辩和处理'))),
  signed: choice('当事人签收', ['已签收', '拒绝签收，已在决定书上注明']),
  collected: yesNo('是否当场收缴'),
  collecting: when('collected', [true], choice('当场收缴的情形', ['一百元以下', '不当场收缴事后难以执行'])),
  receipt: when('collected', [true], line('财政票据号')),
})

const reportForm = z.object({ to: line('备案的处室') })
const remittanceForm = z.object({ voucher: line('缴款凭证号') })
const publicityForm = z.object({
  channels: z.array(line('公示渠道')).min(1, '请填写公示渠道').meta({ title: '公示渠道' }),
})
const withholdingForm = z.object({ ground: choice('不公开的情形', ['不具有社会影响', '涉及商业秘密或者个人隐私']) })

type Spot = z.output<typeof spotForm>
const reporting = bureauRule('当场处罚决定在本局设定的期限内报备案', '行政处罚法第五十二条要求备案，没有规定期限')
const ending = bureauRule('备案、缴款完毕的当场处罚由负责人批准结案', '行政处罚法没有规定结案，案卷须有终了')
const spotOf = (data: Readonly<Record<string, unknown>>): Spot | undefined => data['spot'] as Spot | undefined
/** The most that is fined on the spot, in yuan (第五十一条). */
const most = { 自然人: '200', 法人及非法人组织: '3000', 个体工商户: '3000' } as const
const itemIn = ({ referred }: GuardContext, id: string) => referred(penaltyItem, id)

const wording = textFor<{ spot: typeof spotForm; report: typeof reportForm }>()
const texts = {
  decision: wording((issue) => {
    const form = issue.form('spot')
    const party = need(form.organisation ?? form.person, '当事人')
    const you = form.partyKind === '自然人' ? '你' : '你单位'
    return {
      layout: 'decision',
      to: party,
      body: [
        fields(
          ['当事人', party],
          ['代码', need(form.creditCode ?? form.idNumber, '代码')],
          ['时间', dayText(issue.on)],
          ['地点', form.place],
        ),
        p(`经查，${sentence(form.facts)}${you}的行为构成${form.act}。`),
        p(
          `执法人员已出示执法证件，告知${you}事实、理由、依据和依法享有的权利。${form.defence ? sentence(form.defence) : `${you}没有提出陈述、申辩。`}`,
        ),
        p(`理由：${sentence(issue.reasons)}`),
        p(
          `依照${form.penal}和${issue.basis}，当场决定给予如下处罚：${form.kind}${form.fine ? `${form.fine}元` : ''}。`,
        ),
        ...(form.fine
          ? [
              p(
                form.collected
                  ? `罚款已当场收缴，财政票据号${need(form.receipt, '财政票据号')}。`
                  : '罚款自收到本决定书之日起十五日内缴纳。',
              ),
            ]
          : []),
        p(issue.remedies),
        p(`执法人员：${form.officers.join('、')}。当事人签收：${form.signed}。`),
      ],
    }
  }),
  filing: wording((issue) => ({
    layout: 'sheet',
    body: [
      fields(
        ['案由', issue.form('spot').act],
        ['决定书', issue.numberOf('decision')],
        ['决定日期', issue.dayOf('decide')],
        ['备案的处室', issue.form('report').to],
        ['依据', issue.basis],
      ),
    ],
  })),
}

/**
 * 当场处罚, 简易程序 (第五十一条、第五十二条): two officers, on the spot, a warning or a small fine. Whoever disagrees asks for
 * reconsideration first (行政复议法第二十三条). Nothing else is decided this way.
 */
export const spotPenalty = defineMatter({
  id: 'spot-penalty',
  title: '当场处罚（简易程序）',
  kind: 'review',
  chapter: 'enforcement',
  inForceFrom: '2023-01-01',
  basis: [law(51), law(52)],
  states: { decided: adverse('已当场处罚'), reported: '已报备案', closed: '已结案' },
  final: ['closed'],
  readers: ['caseOfficer', 'sectionHead', 'legalReviewer', 'head', 'supervisor', 'publisher'],
  forms: {
    spot: spotForm,
    report: reportForm,
    remittance: remittanceForm,
    payment: remittanceForm,
    publicity: publicityForm,
    withholding: withholdingForm,
  },
  samples: {
    spot: {
      ...{ partyKind: '法人及非法人组织', organisation: '某生物公司（演示）', creditCode: '91530102MA6TEXT050' },
      leader: '赵某（演示）',
      ...{ act: '未按规定记录饲育环境指标', place: '某生物公司饲养室', facts: '当日记录缺两项指标' },
      ...{ item: spotItem[0], penal: penaltySamples.filing.penal, kind: '警告' },
      ...{ officers: penaltySamples.filing.officers, shown: true, told: true, signed: '已签收', collected: false },
    },
    report: { to: '政策法规处' },
    remittance: { voucher: '演示缴款0001' },
    payment: { voucher: '演示缴款0002' },
    publicity: { channels: ['本局网站'] },
    withholding: { ground: '不具有社会影响' },
  },
  limits: {
    report: { label: '报备案', statutory: lengthOf('penalty.report', reporting) },
    remittance: {
      label: '上缴当场收缴的罚款',
      statutory: workingDays(2, law(71), article('行政处罚法', 85)),
      since: (data, on) => (spotOf(data)?.collected ? on : undefined),
    },
    payment: {
      label: '缴纳罚款',
      statutory: calendarDays(15, law(67, '第三款')),
      since: (data, on) => (spotOf(data)?.fine !== undefined && !spotOf(data)?.collected ? on : undefined),
    },
    publicity: { label: '结果公示', statutory: workingDays(7, article('国办发〔2018〕118号', '(六)')) },
  },
  documents: worded(texts, {
    decision: { title: '当场行政处罚决定书', basis: [law(51), law(52)], series: '当场处罚决定', public: [law(48)] },
    filing: { title: '当场处罚备案表', basis: [law(52, '第三款')] },
  }),
  numberedBy: 'decision',
  publicView: {
    basis: [law(48), article('国办发〔2018〕118号', '(六)')],
    acts: {
      publish: [
        'spot.organisation',
        'spot.creditCode',
        'spot.act',
        'spot.penal',
        'spot.kind',
        'spot.fine',
        'publicity.channels',
      ],
    },
  },
  dossier: { closed: ['spot', 'decision', 'filing'] },
  list: { columns: ['spot.organisation', 'spot.kind', 'spot.fine'], totals: ['spot.fine'] },
  measures: { 'spot-penalty.decided': '以简易程序当场作出的一件处罚决定；按处罚种类分组' },
  actions: {
    decide: {
      label: '当场处罚',
      by: 'caseOfficer',
      from: 'nothing',
      to: 'decided',
      form: 'spot',
      enforcement: true,
      reasons: 'required',
      remedies: [reconsiderationFirst],
      issues: ['decision'],
      starts: ['report', 'remittance', 'payment', 'publicity'],
      asks: { measures: certificateMeasures, keys: ({ officers }: Spot) => officers },
      basis: [law(51), law(52)],
      guards: [
        must(
          spotForm,
          '单位须填写名称、统一社会信用代码和法定代表人，个人须填写姓名和身份号码',
          ({ partyKind, organisation, creditCode: code, leader, person, idNumber: id }) =>
            partyKind === '自然人'
              ? person !== undefined && id !== undefined && organisation === undefined
              : organisation !== undefined && code !== undefined && leader !== undefined && person === undefined,
          law(52, '第二款'),
        ),
        must(
          spotForm,
          '处罚事项须已公布施行，处罚依据与事项一致',
          ({ item, penal }, context) => {
            const found = itemIn(context, item)
            const row = found?.data.row
            return row !== undefined && isListed(found, context.day) && row.from <= context.day && row.penal === penal
          },
          article('行政处罚法', 39),
        ),
        must(
          spotForm,
          '处罚依据没有规定这一处罚种类',
          ({ item, kind }, context) => itemIn(context, item)?.data.row?.kinds.includes(kind) ?? false,
          law(4),
        ),
        must(spotForm, '执法人员不得少于两人，各不相同', ({ officers }) => allDifferent(officers), law(42)),
        mustNot(
          spotForm,
          '执法人员须在执法证件台账中，所持证件当日有效',
          ({ officers }, context) => uncertified(officers, context),
          certified,
        ),
        must(spotForm, '应当出示执法证件', (form) => form.shown, law(52, '第一款')),
        must(spotForm, '应当告知事实、理由、依据和依法享有的权利', (form) => form.told, law(44)),
        must(
          spotForm,
          '罚款须写明金额，警告没有金额',
          ({ kind, fine }) => (kind === '罚款') === (fine !== undefined && fenOf(fine) > 0n),
          law(52, '第二款'),
        ),
        must(
          spotForm,
          '当场处罚的罚款，对公民不超过二百元，对单位不超过三千元；超过的适用普通程序',
          ({ partyKind, fine }) => fenOf(fine ?? '0') <= fenOf(most[partyKind]),
          law(51),
        ),
        must(
          spotForm,
          '罚款不在法定幅度之内',
          ({ item, fine }, context) => {
            if (fine === undefined) return true
            const range = rangeFor(itemIn(context, item)?.data.row?.bands ?? [], '0')
            return range !== undefined && fenOf(fine) >= range.least && fenOf(fine) <= range.most
          },
          article('行政处罚法', 34),
        ),
        must(
          spotForm,
          '当场收缴的，须是一百元以下或者不当场收缴事后难以执行',
          ({ fine, collected, collecting }) =>
            !collected ||
            (fine !== undefined &&
              collecting !== undefined &&
              (collecting !== '一百元以下' || fenOf(fine) <= fenOf('100'))),
          law(68),
        ),
        must(
          spotForm,
          '当场收缴罚款须出具财政票据',
          ({ collected, receipt }) => !collected || receipt !== undefined,
          law(70),
        ),
      ],
    },
    report: {
      label: '报备案',
      by: 'caseOfficer',
      from: 'decided',
      to: 'reported',
      form: 'report',
      stops: 'report',
      issues: ['filing'],
      basis: [law(52, '第三款'), reporting],
    },
    remit: {
      label: '上缴罚款',
      by: 'caseOfficer',
      from: ['decided', 'reported'],
      to: 'same',
      form: 'remittance',
      stops: 'remittance',
      lateReasons: true,
      basis: [law(71)],
      guards: [mustCase('没有当场收缴罚款', ({ before }) => spotOf(before!.data)?.collected === true, law(71))],
    },
    pay: {
      label: '登记缴款',
      by: 'caseOfficer',
      from: ['decided', 'reported'],
      to: 'same',
      form: 'payment',
      stops: 'payment',
      basis: [law(67)],
      guards: [
        mustCase(
          '没有待缴的罚款',
          ({ before }) => spotOf(before!.data)?.fine !== undefined && spotOf(before!.data)?.collected === false,
          law(67),
        ),
      ],
    },
    publish: { ...publishing, from: ['decided', 'reported', 'closed'], publishes: ['当场处罚决定'] },
    withhold: { ...withholding, from: ['decided', 'reported', 'closed'] },
    close: {
      label: '结案',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'reported',
      to: 'closed',
      stops: ['remittance', 'payment'],
      basis: [ending],
      guards: [
        mustCase(
          '罚款尚未上缴或者缴纳',
          ({ before }) => {
            const form = spotOf(before!.data)
            return form?.fine === undefined || before!.acts[form.collected ? 'remit' : 'pay'] !== undefined
          },
          law(67),
        ),
      ],
    },
  },
  describe: ({ spot }) => (spot ? `${spot.organisation ?? '个人'}·${spot.act}（当场处罚）` : '当场处罚'),
  facts: ({ acts, data: { spot } }) =>
    acts.decide && spot ? [{ measure: 'spot-penalty.decided', on: acts.decide.on, group: spot.kind }] : [],
})
