import { describe, expect, it } from 'vitest'
import { at, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import { actorOf, openDesk } from '#domain/engine/testing.ts'
import { commitmentCheck } from '#domain/matters/services/commitment-check.ts'
import { noSettings, type Settings } from '#domain/settings/settings.ts'
import { digestsOf } from './reminders.ts'

// Opened on 2024-03-05; 45 working days end on 2024-05-10, a Friday.
const opened = openDesk(commitmentCheck).given('system', 'open').current!
const officer = actorOf('caseOfficer')
const on = (
  day: string,
  { actors = [officer], settings = noSettings }: { actors?: (typeof officer)[]; settings?: Settings } = {},
) =>
  digestsOf(
    { matters: matterBook([commitmentCheck]), calendar: chinaCalendar, clock: { now: () => at(toDay(day), '09:00') } },
    [opened],
    actors,
    settings,
  )

describe('期限提醒', () => {
  it.each([
    ['2024-04-29', undefined],
    ['2024-04-30', 5],
    ['2024-05-06', 5],
    ['2024-05-07', 5],
    ['2024-05-08', 2],
    ['2024-05-10', 0],
  ])('on %s the step of the rule that is reached is %s', (day, step) => {
    expect(on(day).flatMap(({ reminders }) => reminders.map((one) => one.step))).toEqual(
      step === undefined ? [] : [step],
    )
  })
  it('given a limit that has run out, then he is reminded of it every day', () => {
    expect(on('2024-06-03')[0]!.reminders).toMatchObject([
      {
        due: '2024-05-10',
        step: undefined,
        says: expect.stringContaining('已超'),
        acts: expect.arrayContaining(['核查属实']),
      },
    ])
  })
  it('given a rule that the bureau has set, then that one', () => {
    const row = { key: 'reminder.working-days', value: '10,1', from: toDay('2024-01-01'), source: '通知' } as const
    const settings = { rows: [{ ...row, unverified: false, caseId: 'S', confirmedAt: '' }], initials: {} }
    expect(on('2024-04-29', { settings })[0]!.reminders).toMatchObject([{ step: 10 }])
    expect(on('2024-05-08', { settings })[0]!.reminders).toMatchObject([{ step: 10 }])
  })
  it('given who can do nothing about it, then he is told nothing', () => {
    expect(on('2024-05-10', { actors: [actorOf('publisher'), actorOf('applicant')] })).toEqual([])
  })
})
