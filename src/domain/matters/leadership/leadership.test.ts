import { describe, expect, it } from 'vitest'
import { describeRegisters } from '../registers.suite.ts'
import { deskBefore, factsOfRow, sampleRow } from '../testing.ts'
import { agendaItem } from './agenda-item.ts'
import { budgetItem } from './budget-item.ts'
import { finding } from './finding.ts'
import { institutionalReform } from './institutional-reform.ts'
import { leaderKnowledgeList } from './leader-knowledge-list.ts'
import { leadingGroup } from './leading-group.ts'
import { mandatoryCourse } from './mandatory-course.ts'
import { planSupervision } from './plan-supervision.ts'
import { planTask } from './plan-task.ts'
import { principalDuty } from './principal-duty.ts'
import { studySession } from './study-session.ts'
import { workPlan } from './work-plan.ts'

const registers = [
  agendaItem,
  budgetItem,
  finding,
  institutionalReform,
  leaderKnowledgeList,
  leadingGroup,
  mandatoryCourse,
  planSupervision,
  planTask,
  principalDuty,
  studySession,
  workPlan,
]

describeRegisters(registers)

describe('学法记录', () => {
  const on = '2024-03-12'
  const newLaw = { measure: 'study-session.new-law', on, key: '行政复议法' }
  it('党组会集中学习新法：计集中学法、形式和新法', () => {
    expect(factsOfRow(studySession)).toEqual([
      { measure: 'study-session.collective-law', on },
      { measure: 'study-session.form', on, key: '集中学习' },
      newLaw,
    ])
  })
  it.each([
    ['线上集中学习', { venue: '线上' }, '集中学习'],
    ['理论学习中心组的专家授课', { venue: '理论学习中心组', form: '专家授课' }, '专家授课'],
    ['法庭旁听', { venue: '法庭', form: '旁听庭审' }, '旁听庭审'],
  ])('%s不计入集中开展的法治学习', (_why, changes, key) => {
    expect(factsOfRow(studySession, changes)).toEqual([{ measure: 'study-session.form', on, key }, newLaw])
  })
  it('理论学习中心组的集中学习也计', () => {
    expect(factsOfRow(studySession, { venue: '理论学习中心组', laws: [] })).toEqual([
      { measure: 'study-session.collective-law', on },
      { measure: 'study-session.form', on, key: '集中学习' },
    ])
  })
  it('既有法律不计新法；非法治学习不计', () => {
    const laws = [{ id: '民法典', title: '中华人民共和国民法典', isNew: false }]
    expect(factsOfRow(studySession, { form: '自主学习', laws })).toEqual([
      { measure: 'study-session.form', on, key: '自主学习' },
    ])
    expect(factsOfRow(studySession, { isLaw: false })).toEqual([])
  })
})

describe('法治议题', () => {
  const meeting = { on: '2024-04-18', key: '演示·党组会2024-05' }
  it('按会议编号计，主要负责人主持的另计', () => {
    const topic = { measure: 'agenda-item.rule-of-law', ...meeting, group: '党组会' }
    const byPrincipal = { measure: 'agenda-item.chaired-by-principal', ...meeting }
    expect(factsOfRow(agendaItem)).toEqual(expect.arrayContaining([topic, byPrincipal]))
    expect(factsOfRow(agendaItem, { chairIsPrincipal: false })).not.toContainEqual(byPrincipal)
  })
  it('没有承办处室或者期限的议题没有明确责任', () => {
    const assigned = (changes: Record<string, unknown>) =>
      factsOfRow(agendaItem, changes).some(({ measure }) => measure === 'agenda-item.assigned')
    expect([assigned({}), assigned({ owner: undefined }), assigned({ dueOn: undefined })]).toEqual([true, false, false])
  })
  it('其他议题不计', () => {
    expect(factsOfRow(agendaItem, { topic: '其他' })).toEqual([])
  })
})

describe('计划、履职、问题', () => {
  it('计划任务按计划年度分组，办结后另计', () => {
    const set = { measure: 'plan-task.set', on: '2025-11-28', group: '2025' }
    expect(factsOfRow(planTask, {}, { close: {} })).toEqual([
      set,
      { measure: 'plan-task.done', on: '2025-11-20', group: '2025' },
    ])
    expect(factsOfRow(planTask)).toEqual([set])
  })
  it('任务的期限是所定的完成期限，延后更正则随之重算', () => {
    const desk = deskBefore(planTask, 'close')
    expect(desk.clock('close').due).toBe('2025-11-28')
    const form = sampleRow(planTask, { dueOn: '2025-10-31' })
    desk.given('keeper', 'correct', { form, reasons: '录错完成期限' })
    expect(desk.clock('close').due).toBe('2025-10-31')
  })
  it('履职按方式分组', () => {
    expect(factsOfRow(principalDuty, { kind: '述法' })).toEqual([
      { measure: 'principal-duty.done', on: '2024-05-15', group: '述法' },
    ])
  })
  it('问题自发现日起未结，整改完成日不再计', () => {
    const open = { measure: 'finding.open', on: '2024-06-20', group: '案卷评查' }
    const found = { measure: 'finding.found', on: '2024-06-20', key: 'case-1' }
    const closed = { measure: 'finding.closed', on: '2024-07-30', key: 'case-1' }
    expect(factsOfRow(finding, {}, { close: {} })).toEqual([{ ...open, until: '2024-07-30' }, found, closed])
    expect(factsOfRow(finding)).toEqual([open, found])
  })
  it('选修课程不计入必修', () => expect(factsOfRow(mandatoryCourse, { nature: '选修' })).toEqual([]))
})
