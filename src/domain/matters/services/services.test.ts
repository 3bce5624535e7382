import { describe, expect, it } from 'vitest'
import type { Matter } from '#domain/engine/matter.ts'
import { describeRegisters } from '../registers.suite.ts'
import { factsOfRow, refusedAt } from '../testing.ts'
import { campaign } from './campaign.ts'
import { guidePublication } from './guide-publication.ts'
import { headReception } from './head-reception.ts'
import { highTechApplication } from './high-tech-application.ts'
import { highTechCertificate } from './high-tech-certificate.ts'
import { internalRule } from './internal-rule.ts'
import { peerRanking } from './peer-ranking.ts'
import { rdCheck } from './rd-check.ts'
import { serviceItem } from './service-item.ts'
import { statisticRelease } from './statistic-release.ts'
import { technologyContract } from './technology-contract.ts'

const registers: readonly Matter[] = [
  campaign,
  guidePublication,
  headReception,
  highTechApplication,
  highTechCertificate,
  internalRule,
  peerRanking,
  rdCheck,
  serviceItem,
  statisticRelease,
  technologyContract,
]

describeRegisters(registers)

describe('高企申报和证书', () => {
  const key = '91530102MA6TEXT050'
  it('报国家认定办后计入上报户数，公告前计入待公告', () => {
    const facts = factsOfRow(
      highTechApplication,
      {},
      { recommend: {}, file: {}, announce: { announcedOn: '2025-01-15' } },
    )
    expect(facts).toEqual([
      { measure: 'high-tech.filed', on: '2024-10-28', key, group: '5301' },
      { measure: 'high-tech.pending', on: '2024-10-28', until: '2025-01-15', key, group: '5301' },
      { measure: 'high-tech.checked', on: '2024-10-28', key },
    ])
  })
  it('仅推荐未上报的不计', () => {
    expect(factsOfRow(highTechApplication, {}, { recommend: {} })).toEqual([])
  })
  it.each([
    ['三年届满', {}, {}, '2023-12-04', '2026-12-04'],
    ['中途取消资格', {}, { revoke: {} }, '2023-12-04', '2024-05-01'],
    ['整体迁出', {}, { moveOut: {} }, '2023-12-04', '2024-06-10'],
    ['整体迁入', { movedInOn: '2024-02-01' }, {}, '2024-02-01', '2026-12-04'],
  ])('证书有效期间：%s', (_why, changes, steps, on, until) => {
    expect(factsOfRow(highTechCertificate, changes, steps)).toEqual([{ measure: 'high-tech.valid', on, until, key }])
  })
  it('自发证前即取消的不构成有效期间', () => {
    expect(factsOfRow(highTechCertificate, {}, { revoke: { revokedOn: '2023-01-01' } })).toEqual([])
  })
})

describe('统计数据', () => {
  it('最终数计入数据所属期末，初步数不计', () => {
    expect(factsOfRow(statisticRelease)).toEqual([
      {
        measure: 'statistic.released',
        on: '2023-12-31',
        value: '150.71',
        key: '2024-11-15',
        group: '全社会研发经费投入（5301）',
      },
    ])
    expect(factsOfRow(statisticRelease, { status: '初步' })).toEqual([])
  })
  it('存量按所填日期', () => {
    const row = {
      series: '高新技术企业保有量',
      region: '53',
      period: '2023-12-31',
    }
    expect(factsOfRow(statisticRelease, row)[0]).toMatchObject({
      on: '2023-12-31',
      group: '高新技术企业保有量（53）',
    })
  })
  it('排名由各地区数值算出', () => {
    expect(factsOfRow(peerRanking)).toEqual([
      { measure: 'peer.value', on: '2023-12-31', value: '150.71', key: '5301', group: '全社会研发经费投入' },
      { measure: 'peer.value', on: '2023-12-31', value: '40.10', key: '5303', group: '全社会研发经费投入' },
    ])
  })
})

describe('技术合同', () => {
  it('成交额和技术交易额各计一条', () => {
    expect(factsOfRow(technologyContract)).toEqual([
      { measure: 'technology-contract.registered', on: '2024-03-20', value: '5000000.00', group: '技术开发' },
      { measure: 'technology-contract.technology-amount', on: '2024-03-20', value: '3500000.00', group: '技术开发' },
    ])
  })
  it('2000年办法废止以后受理的，不以其三十日的期限拒绝', () => {
    const late = (year: number) => ({
      ...{ number: `${year}530100001234`, signedOn: `${year}-03-01`, acceptedOn: `${year}-03-02` },
      registeredOn: `${year}-04-20`,
    })
    expect(refusedAt(technologyContract, late(2025))).toEqual(['lateBecause'])
    expect(refusedAt(technologyContract, late(2026)).filter((at) => at === 'lateBecause')).toEqual([])
  })
  it('注销后不计', () => {
    expect(factsOfRow(technologyContract, {}, { cancel: {} })).toEqual([])
  })
  it.each([
    ['technologyAmount', { technologyAmount: '5000000.01' }],
    ['technologyAmount', { technologyAmount: '0.00' }],
    ['signedOn', { signedOn: '2024-03-13' }],
    ['buyer', { buyer: '云测科技有限公司（演示）' }],
    ['totalAmount', { totalAmount: '5,000,000' }],
    ['number', { number: '202453010000123' }],
  ])('%s 不合规则的被拒绝：%j', (column, changes) => {
    expect(refusedAt(technologyContract, changes)).toContain(column)
  })
})

it('承诺时限、专项活动', () => {
  expect(factsOfRow(serviceItem)).toEqual([
    {
      measure: 'service-item.promise',
      on: '2024-01-01',
      until: undefined,
      value: 1,
      key: '变更',
      group: '实验动物许可',
    },
  ])
  expect(factsOfRow(campaign)).toEqual([
    { measure: 'campaign.completed', on: '2024-09-30', value: 5, group: '营商环境监督行' },
  ])
})
