import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, proof, sampleFile, text } from '../fields.ts'

/** 法律顾问、公职律师参会: counted apart from written answers. */
export const counselAttendance = defineRegister({
  id: 'counsel-attendance',
  title: '法律顾问、公职律师参会与讲座台账',
  chapter: 'decisions',
  basis: [article('中办发〔2016〕30号', '顾问职责')],
  row: z.object({
    heldOn: day('日期'),
    kind: choice('形式', ['现场会议', '讲座']),
    title: text('会议或讲座名称'),
    counsel: text('参加人'),
    counselKind: choice('身份', ['法律顾问', '公职律师']),
    advice: text('意见或讲授内容'),
    record: proof('会议记录或讲座记录'),
  }),
  sample: {
    heldOn: toDay('2024-06-13'),
    kind: '现场会议',
    title: '演示·合同争议处置会',
    counsel: '演示·陈律师',
    counselKind: '法律顾问',
    advice: '建议先行催告，保留送达凭证',
    record: sampleFile('演示·会议记录.pdf'),
  },
  dated: 'heldOn',
  evidence: ['record'],
  measures: { 'counsel-attendance.recorded': '法律顾问或公职律师参加的一次现场会议或讲座；按形式分组，以身份为键' },
  describe: (row) => `${row.heldOn} ${row.counsel}：${row.title}`,
  facts: (row) => [{ measure: 'counsel-attendance.recorded', on: row.heldOn, key: row.counselKind, group: row.kind }],
})
