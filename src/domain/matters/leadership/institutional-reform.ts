import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { day, dayAhead, optional, proof, sampleFile, text } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  title: text('文件名称'),
  docNumber: optional(text('发文字号')),
  issuedOn: day('印发日期'),
  effectiveOn: dayAhead('施行日期'),
  added: z.array(text('职责')).meta({ title: '划入或强化的职责' }),
  removed: z.array(text('职责')).meta({ title: '划出的职责' }),
  offices: z.array(text('处室')).min(1, '请列明内设机构').meta({ title: '内设机构' }),
  document: proof('三定规定文本'),
})

/** 三定规定: each version with the duties that it added and took away. */
export const institutionalReform = defineRegister({
  id: 'institutional-reform',
  title: '机构改革与三定规定台账',
  publicView: {
    shows: ['title', 'docNumber', 'issuedOn', 'effectiveOn'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'leadership',
  basis: [article('地方组织法', 79)],
  row,
  unique: oneOf(row, ['title', 'issuedOn']),
  rules: [follows(row, 'effectiveOn', 'issuedOn')],
  sample: {
    title: '市科技局职能配置、内设机构和人员编制规定（演示）',
    issuedOn: toDay('2024-08-30'),
    effectiveOn: toDay('2024-08-30'),
    added: ['科技发展规划', '资源统筹', '综合协调', '政策法规', '督促检查', '科技安全'],
    removed: ['演示·划出职责'],
    offices: ['办公室', '政策法规处', '资源配置与管理处', '成果转化处'],
    document: sampleFile('演示·三定规定.pdf'),
  },
  dated: 'issuedOn',
  evidence: ['document'],
  measures: { 'institutional-reform.recorded': '印发一版三定规定' },
  describe: (row) => `${row.title}（${row.issuedOn}）`,
  facts: (row) => [{ measure: 'institutional-reform.recorded', on: row.issuedOn }],
})
