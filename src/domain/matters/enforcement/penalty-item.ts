import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { penalties } from '#domain/credit/fields.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, fenOf, line, money, optional, text, url } from '../fields.ts'
import { endsAfter, follows, oneOf } from '../rules.ts'

const band = z.object({
  mode: choice('计算方式', ['金额', '违法所得的倍数']),
  least: money('最低').meta({ title: '最低', hint: '按金额的以元为单位，按倍数的填倍数' }),
  most: money('最高').meta({ title: '最高' }),
  gainsFrom: optional(money('违法所得达到')),
  gainsBelow: optional(money('违法所得不足')),
  source: choice('幅度的来源', ['法律、法规、规章', '裁量基准']),
  standard: optional(text('裁量基准的名称和文号')),
})
export type FineBand = z.output<typeof band>

const row = z.object({
  code: line('事项编码'),
  act: line('违法行为'),
  duty: text('义务依据'),
  penal: text('处罚依据'),
  kinds: z.array(choice('处罚种类', penalties)).min(1, '请填写处罚种类').meta({ title: '处罚种类' }),
  bands: z.array(band).meta({ title: '罚款的幅度', hint: '法律没有定出幅度的，须有裁量基准' }),
  publishedOn: day('公布日期'),
  from: dayAhead('施行日期'),
  url: optional(url()),
})
const ending = z.object({ until: dayAhead('停止施行日', '不再适用的第一天'), because: text('停止施行的原因') })

const [statute, shown] = [article('行政处罚法', 4), article('行政处罚法', 39)]
const sampleBand: z.input<typeof band> = {
  ...{ mode: '金额', least: '200000', most: '1000000', gainsBelow: '200000', source: '法律、法规、规章' },
}

/**
 * 行政处罚事项: one row is one unlawful act on the published list of powers, with the norm that forbids it, the norm that
 * punishes it, the kinds that this norm gives and the bands of its fine. Nothing else is punished.
 */
export const penaltyItem = defineRegister({
  id: 'penalty-item',
  title: '行政处罚事项台账',
  publicView: {
    shows: ['code', 'act', 'duty', 'penal', 'kinds', 'bands', 'publishedOn', 'from', 'url', 'end.until'],
    basis: [shown, article('政府信息公开条例', 20)],
  },
  chapter: 'enforcement',
  basis: [statute, article('行政处罚法', 16), article('行政处罚法', 34), shown],
  row,
  unique: oneOf(row, ['code', 'from']),
  rules: [
    follows(row, 'from', 'publishedOn', undefined, shown),
    rule(row, {
      at: 'bands',
      text: '没有罚款的事项没有罚款的幅度',
      basis: statute,
      holds: ({ kinds, bands }) => bands.length === 0 || kinds.includes('罚款'),
      breaks: { kinds: ['警告'] },
    }),
    rule(row, {
      at: 'bands',
      text: '罚款的最高不能少于最低',
      basis: statute,
      holds: ({ bands }) => bands.every(({ least, most }) => fenOf(least) <= fenOf(most)),
      breaks: { bands: [{ ...sampleBand, most: '199999' }] },
    }),
    rule(row, {
      at: 'bands',
      text: '幅度来自裁量基准的，须写明已公布的裁量基准',
      basis: article('行政处罚法', 34),
      holds: ({ bands }) => bands.every(({ source, standard }) => source !== '裁量基准' || standard !== undefined),
      breaks: { bands: [{ ...sampleBand, source: '裁量基准' }] },
    }),
  ],
  steps: {
    end: {
      label: '停止施行',
      fields: ending,
      sample: { until: toDay('2026-01-01'), because: '依据修改' },
      dated: 'until',
      basis: [
        shown,
        bureauRule('处罚依据修改、废止的，事项自新依据施行之日起停止施行', '公示的事项应当与现行依据一致'),
      ],
      from: 'recorded',
      to: '已停止施行',
      rules: [endsAfter(ending, 'until', 'from', ['row', row])],
    },
  },
  sample: {
    code: 'CF-02',
    act: '使用后的实验动物流入市场',
    duty: '《中华人民共和国生物安全法》第四十七条',
    penal: '《中华人民共和国生物安全法》第七十七条',
    kinds: ['罚款', '没收违法所得、没收非法财物', '吊销许可证件'],
    bands: [
      sampleBand,
      {
        ...{ mode: '违法所得的倍数', least: '5', most: '10', gainsFrom: '200000', source: '法律、法规、规章' },
      },
    ],
    publishedOn: toDay('2024-01-05'),
    from: toDay('2024-01-05'),
  },
  dated: 'publishedOn',
  measures: { 'penalty-item.in-force': '一项行政处罚事项公布施行的期间，以事项编码为键' },
  describe: ({ code, act }) => `${code} ${act}`,
  facts: ({ code: key, from: on }, { steps: { end } }) => [
    { measure: 'penalty-item.in-force', on, until: end?.until, key },
  ],
})
