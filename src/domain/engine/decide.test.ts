import { describe, expect, it } from 'vitest'
import { at, toDay } from '../calendar/day.ts'
import { example } from './example.fixture.ts'
import { actorOf, openDesk } from './testing.ts'

const opened = () => openDesk(example, 'issue').on('2024-03-05').given('applicant', 'open')
const reviewed = () => opened().given('caseOfficer', 'review')

describe('一件的开始', () => {
  it('given nothing, when it is opened, then the entry holds who, when, by what right and under which version', () => {
    const result = openDesk(example, 'amend').on('2024-03-05', '10:30').does('applicant', 'open', { id: 'command-a' })
    expect(result).toMatchObject({
      ok: true,
      entry: {
        n: 1,
        commandId: 'command-a',
        matter: 'example',
        version: '2024-01-01',
        variant: 'amend',
        actor: 'P-applicant',
        grant: { role: 'applicant', appointment: 'P-applicant:applicant', office: '申请单位' },
        happenedAt: '2024-03-05T02:30:00Z',
        recordedAt: '2024-03-05T02:30:00Z',
        form: { name: '某单位', copies: 1 },
        clocks: [
          { clock: 'notice', type: 'start' },
          { clock: 'decision', type: 'start' },
        ],
      },
      after: { n: 1, state: 'open', title: '某单位', applicant: '申请单位', openedOn: '2024-03-05', variant: 'amend' },
    })
  })
  it('given nothing, when the variant is missing or unknown, then it is refused', () => {
    expect(openDesk(example).does('applicant', 'open')).toMatchObject({ ok: false, code: 'variant.required' })
    for (const variant of ['renew', 'toString', '__proto__', ''])
      expect(openDesk(example, variant).does('applicant', 'open')).toMatchObject({ ok: false, code: 'variant.unknown' })
  })
  it('given nothing, when a later action is asked for, then it is refused in words', () => {
    expect(openDesk(example, 'issue').does('head', 'grant')).toMatchObject({
      code: 'case.wrong-state',
      message: '当前状态为“尚未立件”，不能办理“准予”',
    })
  })
  it('given a case, when it is opened again, then it is refused', () => {
    expect(opened().does('applicant', 'open')).toMatchObject({ code: 'case.wrong-state' })
  })
})

describe('不认识的、过时的和时间不对的命令', () => {
  it.each(['approve', 'toString', 'constructor', '__proto__', ''])('动作“%s”被拒绝', (action) => {
    expect(opened().does('head', action)).toMatchObject({ ok: false, code: 'action.unknown' })
  })
  it('given two entries, when a command has seen one, then it conflicts', () => {
    expect(reviewed().does('caseOfficer', 'visit', { seen: 1 })).toMatchObject({ code: 'case.stale' })
    expect(reviewed().does('caseOfficer', 'visit', { seen: 2 })).toMatchObject({ ok: true })
    expect(openDesk(example, 'issue').does('applicant', 'open', { seen: 1 })).toMatchObject({ code: 'case.stale' })
  })
  it('given a case, when the act lies in the future or before the last one, then it is refused', () => {
    const desk = opened().on('2024-03-06')
    expect(desk.does('caseOfficer', 'visit', { happenedAt: at(toDay('2024-03-07'), '09:00') })).toMatchObject({
      code: 'case.future',
    })
    expect(desk.does('caseOfficer', 'visit', { happenedAt: at(toDay('2024-03-04'), '09:00') })).toMatchObject({
      code: 'case.before-last',
    })
  })
  it.each(['', '2024-03-05', '2024-02-30T01:00:00Z', '2024-03-05T01:00:00+08:00'])(
    '时间“%s”被拒绝，指出时间一栏',
    (text) => {
      expect(opened().does('caseOfficer', 'visit', { happenedAt: text as never })).toMatchObject({
        ok: false,
        code: 'form.invalid',
        fields: [{ path: 'happenedAt' }],
      })
    },
  )
  it('given a late entry, when it is recorded, then both moments stand and clocks follow the first', () => {
    const desk = openDesk(example, 'issue').on('2024-03-08')
    const happenedAt = at(toDay('2024-03-05'), '09:00')
    expect(desk.does('applicant', 'open', { happenedAt })).toMatchObject({ code: 'late.entry' })
    desk.given('applicant', 'open', { happenedAt, late: { caseId: 'late-1', seconded: false } })
    expect(desk.entries[0]).toMatchObject({ happenedAt: '2024-03-05T01:00:00Z', recordedAt: '2024-03-08T01:00:00Z' })
    expect(desk.current?.openedOn).toBe('2024-03-05')
    expect(desk.clock('notice')).toMatchObject({ startedOn: '2024-03-05', due: '2024-03-12' })
  })
})

describe('内容', () => {
  it('given an unfilled form, when asked, then each field says what it wants', () => {
    expect(openDesk(example, 'issue').does('applicant', 'open', { form: { name: '' } })).toMatchObject({
      code: 'form.invalid',
      message: expect.stringContaining('申请单位：请填写申请单位'),
      fields: [{ path: 'name', message: '请填写申请单位' }, { path: 'copies' }],
    })
  })
  it.each([null, 'x', 7, []])('表单为 %j 时被拒绝', (form) => {
    expect(openDesk(example, 'issue').does('applicant', 'open', { form })).toMatchObject({ code: 'form.invalid' })
  })
  it('given an action without a form, when one is sent, then it is refused', () => {
    expect(opened().does('caseOfficer', 'visit', { form: {} })).toMatchObject({ code: 'form.unexpected' })
  })
  it('given a form that breaks a guard, when asked, then the guard says what must hold, and its basis why', () => {
    expect(openDesk(example, 'issue').does('applicant', 'open', { form: { name: '某单位', copies: 0 } })).toMatchObject(
      {
        code: 'guard.failed',
        message: '至少一份',
        basis: [{ instrument: '行政许可法', article: '29' }],
      },
    )
  })
  it('given an adverse action, when reasons are missing or blank, then it is refused', () => {
    for (const reasons of [undefined, '', '  \n'])
      expect(reviewed().does('head', 'refuse', { reasons })).toMatchObject({ code: 'reasons.required' })
    expect(reviewed().does('head', 'refuse', { reasons: '不符合条件' })).toMatchObject({
      ok: true,
      after: { state: 'refused', reasons: '不符合条件' },
    })
  })
})

describe('次序', () => {
  it('given an act that must come first, when it has not been done, then it is named', () => {
    expect(reviewed().does('head', 'grant')).toMatchObject({
      code: 'case.too-early',
      message: '办理“准予”之前须先完成：查看',
    })
    expect(reviewed().given('caseOfficer', 'visit').does('head', 'grant')).toMatchObject({ ok: true })
  })
  it('given an act of another variant, when asked, then it is refused', () => {
    expect(reviewed().does('caseOfficer', 'amendOnly')).toMatchObject({ code: 'case.wrong-state' })
    const amending = openDesk(example, 'amend').given('applicant', 'open').given('caseOfficer', 'review')
    expect(amending.does('caseOfficer', 'amendOnly')).toMatchObject({ ok: true, after: { state: 'reviewed' } })
  })
})

describe('期限', () => {
  it('given five working days from receipt, when they have passed, then only silence may speak', () => {
    const desk = opened()
    expect(desk.clock('notice').due).toBe('2024-03-12')
    desk.on('2024-03-12')
    expect(desk.does('system', 'silence')).toMatchObject({ code: 'clock.invalid' })
    desk.given('receptionist', 'hurry')
    desk.on('2024-03-13')
    expect(desk.does('receptionist', 'hurry')).toMatchObject({
      code: 'clock.invalid',
      message: '“告知”期限已于 2024-03-12 届满，不能再办理“及时告知”',
    })
    expect(desk.does('system', 'silence')).toMatchObject({ ok: true, after: { state: 'reviewed' } })
  })
  it('given silence, when it takes effect, then the clock counts from the day of receipt', () => {
    const desk = opened().on('2024-03-20').given('system', 'silence')
    expect(desk.entries[1]?.clocks).toContainEqual({ clock: 'decision', type: 'start', from: '2024-03-05' })
    expect(desk.clock('decision')).toMatchObject({ status: 'running', startedOn: '2024-03-05', due: '2024-04-02' })
  })
  it('given a stopped clock, when silence is asked for, then it is refused', () => {
    const desk = reviewed().given('legalReviewer', 'sendBack', { reasons: '再查' }).on('2024-04-30')
    expect(desk.does('system', 'silence')).toMatchObject({ code: 'clock.invalid' })
  })
  it('given a pause, when its ground is not one that law knows, then the grounds are named', () => {
    expect(opened().does('caseOfficer', 'pause', { form: { ground: '研究' } })).toMatchObject({
      code: 'clock.invalid',
      message: '“决定”只能因下列事由中止计算：检验、听证',
    })
  })
  it('given a pause of three working days, when it is resumed, then the due date moves by them', () => {
    const desk = opened().on('2024-03-11').given('caseOfficer', 'pause')
    expect(desk.clock('decision')).toMatchObject({ status: 'paused', pausedFrom: '2024-03-11' })
    desk.on('2024-03-13').given('caseOfficer', 'resume')
    expect(desk.clock('decision')).toMatchObject({ status: 'running', due: '2024-04-08' })
  })
  it('given a running clock, when it is resumed, or paused twice, then it is refused', () => {
    expect(opened().does('caseOfficer', 'resume')).toMatchObject({ code: 'clock.invalid' })
    expect(opened().given('caseOfficer', 'pause').does('caseOfficer', 'pause')).toMatchObject({ code: 'clock.invalid' })
  })
  it('given a pause, when a second ground comes up, then it waits for the resume, and no day is lost', () => {
    const desk = opened().on('2024-03-11').given('caseOfficer', 'pause')
    expect(desk.does('caseOfficer', 'pause', { form: { ground: '听证' } })).toMatchObject({
      code: 'clock.invalid',
      message: '“决定”期限已因“检验”中止计算，恢复后方可因“听证”再中止',
      basis: [{ instrument: '行政许可法', article: '45' }],
    })
    desk
      .on('2024-03-13')
      .given('caseOfficer', 'resume')
      .given('caseOfficer', 'pause', { form: { ground: '听证' } })
    desk.on('2024-03-14').given('caseOfficer', 'resume')
    expect(desk.clock('decision')).toMatchObject({ status: 'running', due: '2024-04-09' })
  })
  it('given one extension, when it is asked for again, then it is refused', () => {
    const desk = opened().given('head', 'extend', { reasons: '案情复杂' })
    expect(desk.clock('decision')).toMatchObject({ length: 30, due: '2024-04-17' })
    expect(desk.does('head', 'extend', { reasons: '仍复杂' })).toMatchObject({ code: 'clock.invalid' })
  })
  it('given a limit that has run out, when it is extended or paused, then it is refused', () => {
    const desk = opened().on('2024-04-03')
    expect(desk.does('head', 'extend', { reasons: '案情复杂' })).toMatchObject({ code: 'clock.invalid' })
    expect(desk.does('caseOfficer', 'pause')).toMatchObject({ code: 'clock.invalid' })
  })
  it('given a stop of a clock that does not run, when the act is done, then nothing is stopped twice', () => {
    const desk = reviewed().given('legalReviewer', 'sendBack', { reasons: '再查' }).given('caseOfficer', 'review')
    expect(desk.entries.at(-1)?.clocks).toEqual([])
  })
})

describe('一次决定', () => {
  it('is a function: the same question gets the same answer, and a refusal changes nothing', () => {
    const desk = reviewed()
    const before = structuredClone(desk.current)
    const refused = desk.does(actorOf('caseOfficer'), 'grant')
    expect(refused).toMatchObject({ ok: false })
    expect(desk.does(actorOf('caseOfficer'), 'grant')).toEqual(refused)
    expect(desk.current).toEqual(before)
    expect(desk.entries).toHaveLength(2)
  })
})
