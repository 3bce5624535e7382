import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, decimal, proof, regionCode, sampleFile, statistic, text, year } from '../fields.ts'
import { listedOnce, oneOf } from '../rules.ts'

const peer = z.object({ code: regionCode(), name: text('地区'), value: decimal('数值') })

const row = z.object({
  indicator: statistic('指标'),
  year: year('数据年份'),
  source: text('发布机关和文件'),
  peers: z.array(peer).min(2, '比较至少需要两个地区').meta({ title: '各地区数值' }),
  bulletin: proof('公报'),
})

/** 州市比较 ◆: a rank is computed from all peers' published values, never typed. */
export const peerRanking = defineRegister({
  id: 'peer-ranking',
  title: '州（市）指标比较台账',
  publicView: {
    shows: ['indicator', 'year', 'source', 'peers', 'bulletin'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'services',
  basis: [article('统计法', 26), article('统计法', 27)],
  row,
  unique: oneOf(row, ['indicator', 'year', 'source']),
  rules: [
    rule(row, {
      at: 'peers',
      text: '同一地区不得重复',
      basis: listedOnce,
      holds: ({ peers }) => allDifferent(peers.map(({ code }) => code)),
      breaks: {
        peers: [
          { code: '5301', name: '某市', value: '150.71' },
          { code: '5301', name: '某市', value: '40.10' },
        ],
      },
    }),
  ],
  sample: {
    indicator: '全社会研发经费投入',
    year: 2023,
    source: '全省科技统计公报（演示）',
    peers: [
      { code: '5301', name: '某市', value: '150.71' },
      { code: '5303', name: '另一市', value: '40.10' },
    ],
    bulletin: sampleFile('全省科技统计公报（演示）.pdf'),
  },
  dated: 'year',
  evidence: ['bulletin'],
  measures: { 'peer.value': '一个地区一年的一项指标数值' },
  describe: (row) => `${row.year}年${row.indicator}，${row.peers.length}个地区`,
  facts: ({ year, indicator, peers }) =>
    peers.map(
      ({ code, value }) =>
        ({ measure: 'peer.value', on: toDay(`${year}-12-31`), value, key: code, group: indicator }) as const,
    ),
})
