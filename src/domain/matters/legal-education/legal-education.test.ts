import { describe, expect, it } from 'vitest'
import type { Matter } from '#domain/engine/matter.ts'
import { describeRegisters } from '../registers.suite.ts'
import { factsOfRow, refusedAt } from '../testing.ts'
import { administrativeDivision } from './administrative-division.ts'
import { caseExample } from './case-example.ts'
import { channel } from './channel.ts'
import { consultation } from './consultation.ts'
import { dutyList } from './duty-list.ts'
import { mediaItem } from './media-item.ts'
import { publicityActivity } from './publicity-activity.ts'
import { publicityMaterial } from './publicity-material.ts'
import { reportPublication } from './report-publication.ts'
import { secondment } from './secondment.ts'
import { serviceTeam } from './service-team.ts'
import { volunteerSupport } from './volunteer-support.ts'

const registers: readonly Matter[] = [
  administrativeDivision,
  caseExample,
  channel,
  consultation,
  dutyList,
  mediaItem,
  publicityActivity,
  publicityMaterial,
  reportPublication,
  secondment,
  serviceTeam,
  volunteerSupport,
]

describeRegisters(registers)

const group = '政策直通车、服务零距离'

describe('宣讲活动', () => {
  const on = '2024-04-11'
  const organisation = { measure: 'publicity-activity.organisation', on, key: '91530102MA6TEXT050', group }
  it('一场宣讲计场次、县（市）区和有信用代码的企业、科研院所', () => {
    expect(factsOfRow(publicityActivity)).toEqual([
      { measure: 'publicity-activity.held', on, group },
      { measure: 'publicity-activity.county', on, key: '530102', group },
      organisation,
    ])
  })
  it('其他形式不计宣讲场次和覆盖，参加单位照计', () => {
    expect(factsOfRow(publicityActivity, { kind: '展板' })).toEqual([organisation])
  })
  it('没有信用代码的单位可以登记，不计户数', () => {
    const organisations = [{ name: '某企业（演示）', kind: '企业' }]
    const measures = factsOfRow(publicityActivity, { organisations }).map((fact) => fact.measure)
    expect(measures).not.toContain('publicity-activity.organisation')
  })
})

it('年报各口径的记录', () => {
  expect([
    factsOfRow(secondment),
    factsOfRow(channel),
    factsOfRow(mediaItem),
    factsOfRow(caseExample),
    factsOfRow(serviceTeam),
    factsOfRow(administrativeDivision),
    factsOfRow(consultation),
    factsOfRow(publicityMaterial),
    factsOfRow(reportPublication),
  ]).toEqual([
    [{ measure: 'secondment.served', on: '2024-03-01', group: '普法强基补短板' }],
    [{ measure: 'channel.open', on: '2023-05-01', key: '微信公众号', group: '科技普法·普法强基' }],
    [{ measure: 'media-item.published', on: '2024-04-26', key: '0'.repeat(64), group: '科技普法·普法强基' }],
    [{ measure: 'case-example.published', on: '2024-02-20', key: '1', group: '以案释法' }],
    [{ measure: 'service-team.active', on: '2024-02-01', key: 'T1', group }],
    [{ measure: 'administrative-division.county', on: '2020-01-01', key: '530102', group: '5301' }],
    [{ measure: 'consultation.person-times', on: '2024-05-25', value: 120, group: '科技活动周·民法典' }],
    [
      {
        measure: 'publicity-material.issued',
        on: '2024-11-01',
        value: 60,
        group: '科技创新惠企重要政策宣传册·企业家日',
      },
    ],
    [{ measure: 'report-publication.published', on: '2025-03-06', key: '2025-03-06', group: '2024' }],
  ])
})

it.each([
  ['选派起始日不在所填年度', secondment, { from: '2023-03-01', until: undefined }, 'from'],
  ['区划代码不属上级', administrativeDivision, { code: '530302' }, 'code'],
  ['报告年度未结束', reportPublication, { publishedOn: '2024-12-31' }, 'publishedOn'],
  ['咨询零人次', consultation, { personTimes: 0 }, 'personTimes'],
] as const)('%s的被拒绝', (_why, register, changes, at) => expect(refusedAt(register, changes)).toEqual([at]))
