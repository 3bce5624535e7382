import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { count, day, optional, proof, sampleFile, secret, text } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  material: text('资料名称'),
  campaign: text('所属活动'),
  issuedOn: day('发放日期'),
  copies: count('发放册数', 1),
  receiver: secret(optional(text('领取单位或人员'))),
  sheet: proof('发放登记表'),
})

/** 宣传册发放: copies handed out, not printed. */
export const publicityMaterial = defineRegister({
  id: 'publicity-material',
  title: '普法宣传资料发放台账',
  publicView: {
    shows: ['material', 'campaign', 'issuedOn', 'copies'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('谁执法谁普法责任制意见', '全文'), article('法治宣传教育法', 53)],
  row,
  unique: oneOf(row, ['material', 'campaign', 'issuedOn', 'receiver']),
  sample: {
    material: '科技创新惠企重要政策宣传册',
    campaign: '企业家日',
    issuedOn: toDay('2024-11-01'),
    copies: 60,
    sheet: sampleFile('发放登记表（演示）.pdf'),
  },
  dated: 'issuedOn',
  evidence: ['sheet'],
  measures: { 'publicity-material.issued': '一次发放的册数' },
  describe: (row) => `${row.material}（${row.campaign}）：${row.copies}册`,
  facts: (row) => [
    {
      measure: 'publicity-material.issued',
      on: row.issuedOn,
      value: row.copies,
      group: `${row.material}·${row.campaign}`,
    },
  ],
})
