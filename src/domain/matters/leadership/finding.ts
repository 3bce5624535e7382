import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { calendarDays } from '#domain/engine/matter.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, proof, sampleFile, text, yesNo } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  source: choice('来源', ['案卷评查', '审计', '督察', '逾期', '复议诉讼', '自查']),
  fact: text('问题事实'),
  cause: text('原因'),
  foundOn: day('发现日期'),
  owner: text('整改处室'),
  dueOn: dayAhead('整改期限'),
  public: yesNo('可以公开'),
})
const closing = z.object({ closedOn: day('整改完成日期'), rectification: text('整改措施'), proof: proof('整改佐证') })

const rectified = bureauRule('发现的问题定整改处室和期限，写明措施后销号', '年底没有销号的问题就是报告中的不足')

/** 问题台账: what is open at year end is the raw material of 存在的不足和原因; nothing is closed without a measure. */
export const finding = defineRegister({
  id: 'finding',
  title: '法治建设问题台账',
  publicView: {
    shows: ['source', 'fact', 'cause', 'foundOn', 'owner', 'dueOn', 'close.closedOn', 'public'],
    basis: [article('政府信息公开条例', 19)],
    only: { text: '只公开已认定可以公开的问题', holds: (row) => row.public },
  },
  chapter: 'leadership',
  basis: [article('法治政府建设与责任落实督察工作规定', '年报内容')],
  keeper: 'supervisor',
  row,
  unique: oneOf(row, ['source', 'fact', 'foundOn']),
  sample: {
    source: '案卷评查',
    fact: '两件许可案卷缺送达回证',
    cause: '送达后未及时归档',
    foundOn: toDay('2024-06-20'),
    owner: '演示·承办处室',
    dueOn: toDay('2024-08-20'),
    public: true,
  },
  open: '整改中',
  rules: [follows(row, 'dueOn', 'foundOn')],
  limits: {
    rectify: { label: '整改', statutory: calendarDays(1, rectified), from: 'foundOn', until: 'dueOn' },
  },
  steps: {
    close: {
      label: '整改完成',
      fields: closing,
      sample: {
        closedOn: toDay('2024-07-30'),
        rectification: '补齐送达回证并将归档列入办结检查',
        proof: sampleFile('演示·整改照片.pdf'),
      },
      dated: 'closedOn',
      basis: [rectified],
      from: 'recorded',
      to: '已销号',
      stops: 'rectify',
      rules: [follows(closing, 'closedOn', 'foundOn', ['row', row])],
    },
  },
  dated: 'foundOn',
  measures: {
    'finding.open': '一个尚未整改完成的问题（自发现之日起，整改完成之日不再计入）；按来源分组',
    'finding.found': '发现的一个问题，以记录为键',
    'finding.closed': '整改完成的一个问题，以记录为键',
  },
  describe: ({ source, fact }) => `${source}：${fact}`,
  facts: (found, { caseId: key, steps: { close } }) => [
    { measure: 'finding.open', on: found.foundOn, until: close?.closedOn, group: found.source },
    { measure: 'finding.found', on: found.foundOn, key },
    ...(close ? [{ measure: 'finding.closed', on: close.closedOn, key } as const] : []),
  ],
})
