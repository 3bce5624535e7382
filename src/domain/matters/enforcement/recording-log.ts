import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, optional, proof, sampleFile, text } from '../fields.ts'
import { follows } from '../rules.ts'

const row = z.object({
  caseId: text('案件编号'),
  event: choice('记录环节', ['现场检查', '现场核查', '调查取证', '查封扣押', '听证', '留置送达', '公告送达']),
  level: choice('记录方式', ['全程不间断', '按需记录']),
  assetNumber: text('设备资产编号'),
  officer: text('记录人执法证号'),
  recordedOn: day('记录日期'),
  uploadedOn: day('上传日期'),
  interruption: optional(text('中断说明')),
  media: proof('音像文件'),
})

/** 执法音像记录: one row ties one recording to its case and device; the attachment's hash shows it was not altered. */
export const recordingLog = defineRegister({
  id: 'recording-log',
  title: '执法音像记录台账',
  chapter: 'enforcement',
  confidential: true,
  readers: ['legalReviewer', 'supervisor', 'head'],
  basis: [article('国办发〔2018〕118号', '(七)'), article('国办发〔2018〕118号', '(八)'), article('行政处罚法', 47)],
  row,
  unique: {
    of: ({ media }) => media?.sha256,
    text: '这份音像文件已登记',
    basis: systemRule('一份音像文件只登记一次', '同一文件登记两次，一个环节会像有两段记录'),
  },
  rules: [follows(row, 'uploadedOn', 'recordedOn')],
  sample: {
    caseId: '2024-JC-001',
    event: '现场检查',
    level: '按需记录',
    assetNumber: 'ZF-2024-01',
    officer: '25010000001',
    recordedOn: toDay('2024-08-14'),
    uploadedOn: toDay('2024-08-14'),
    media: sampleFile('现场检查录像（演示）.mp4'),
  },
  dated: 'recordedOn',
  evidence: ['media'],
  measures: { 'recording-log.recorded': '一段与案件关联的执法音像记录' },
  describe: (row) => `${row.caseId} ${row.event}`,
  facts: (row) => [{ measure: 'recording-log.recorded', on: row.recordedOn, key: row.caseId, group: row.event }],
})
