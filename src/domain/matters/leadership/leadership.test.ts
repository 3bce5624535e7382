import { describe, expect, it } from 'vitest'
import { describeRegisters } from '../registers.suite.ts'
import { deskBefore, factsOfRow, refusedAt, sampleRow } from '../testing.ts'
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
  it('会议以外学习新法：计形式和新法', () => {
    expect(factsOfRow(studySession)).toEqual([{ measure: 'study-session.form', on, key: '专家授课' }, newLaw])
  })
  it('党组会、理论学习中心组的学习不在这里登记', () => {
    expect(refusedAt(studySession, { venue: '党组会' })).toEqual(['venue'])
    expect(refusedAt(studySession, { venue: '理论学习中心组' })).toEqual(['venue'])
  })
  it('既有法律不计新法；非法治学习不计', () => {
    const laws = [{ id: '民法典', title: '中华人民共和国民法典', isNew: false }]
    expect(factsOfRow(studySession, { form: '自主学习', laws })).toEqual([
      { measure: 'study-session.form', on, key: '自主学习' },
    ])
    expect(factsOfRow(studySession, { isLaw: false })).toEqual([])
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
