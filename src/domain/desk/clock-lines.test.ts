import { describe, expect, it } from 'vitest'
import { at, toDay } from '../calendar/day.ts'
import { chinaCalendar } from '../calendar/working-calendar.ts'
import { noOthers } from '../engine/others.ts'
import { openDesk } from '../engine/testing.ts'
import { sampleCatalogue } from '../matters/decisions/major-decision.samples.ts'
import { publicParticipation } from '../matters/decisions/public-participation.ts'
import { clockLines } from './clock-lines.ts'

const host = { ...sampleCatalogue.current, id: 'h', matter: 'major-decision', state: 'steps' }
const others = { ...noOthers, host: { ...sampleCatalogue, current: host } }
const asked = () =>
  openDesk(publicParticipation, 'comment', undefined, undefined, { others })
    .on('2024-03-05')
    .given('caseOfficer', 'publish', { host: { caseId: 'h', link: 'decision' } })
const lineOn = (desk: ReturnType<typeof asked>, day: string) =>
  clockLines(publicParticipation, desk.current!, chinaCalendar, at(toDay(day), '09:00'))[0]!

describe('a period that is to pass', () => {
  it('given a period for comments, while it runs, then it says how much is left', () => {
    expect(lineOn(asked(), '2024-03-06')).toMatchObject({ light: 'green', left: expect.stringContaining('还剩') })
  })

  it('given its last day and the days after, then nothing is late: what waited for it may be done', () => {
    expect(lineOn(asked(), '2024-04-04')).toMatchObject({ due: '2024-04-04', light: 'amber', left: '今天期满' })
    expect(lineOn(asked(), '2024-06-05')).toMatchObject({ light: 'amber', left: expect.stringContaining('期限已满') })
  })

  it('given who closed it after it had run out, then he is not late either', () => {
    const closed = asked().on('2024-04-10').given('caseOfficer', 'closeComment')
    expect(lineOn(closed, '2024-06-05')).toMatchObject({ light: 'green', left: '4月10日停止计时，期满后办理' })
  })
})
