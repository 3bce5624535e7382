import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { noOthers, type Others } from '#domain/engine/others.ts'
import { actorOf, openDesk } from '#domain/engine/testing.ts'
import { type Settings, settingOn } from '#domain/settings/settings.ts'
import { allMatters } from '../all.ts'
import type { Minute } from './meeting.forms.ts'
import { readyStates } from './meeting.rules.ts'
import { meetingFacts, sampleMeeting, meetingSamples as samples } from './meeting.samples.ts'
import { meeting } from './meeting.ts'
import { resolutionTask } from './resolution-task.ts'

const desk = (settings?: Settings) =>
  openDesk(meeting, undefined, undefined, settings, { standing: meetingFacts }).on('2024-03-05')
const convened = () => desk().given('keeper', 'convene')
const held = (changes: object = {}) => convened().given('keeper', 'hold', { form: { ...samples.minutes, ...changes } })
const confirmed = (changes: object = {}) => held(changes).given('head', 'confirm')

const convene = (changes: object) => desk().does('keeper', 'convene', { form: { ...samples.agenda, ...changes } })
const hold = (changes: object, agenda: object = {}) =>
  desk()
    .given('keeper', 'convene', { form: { ...samples.agenda, ...agenda } })
    .does('keeper', 'hold', { form: { ...samples.minutes, ...changes } })

/** The minutes with one item changed. */
const item = (no: number, changes: Partial<Record<keyof Minute, unknown>>) => ({
  items: samples.minutes.items.map((one) => (one.no === no ? { ...one, ...changes } : one)),
})
const said = (...views: readonly (readonly [string, string])[]) => ({
  views: views.map(([person, stance]) => ({ person, view: '发言', stance })),
})
const refused = (text: string) => ({ ok: false, code: 'guard.failed', message: expect.stringContaining(text) })
const office = { body: '局长办公会' }

describe('通知开会', () => {
  const [first, ...rest] = samples.agenda.members
  it.each([
    ['不在名册的人员', { members: [{ ...first, person: 'P999' }, ...rest], head: 'P002', chair: 'P002' }, '（P999）'],
    ['与名册不同的姓名', { members: [{ ...first, name: '戊（演示）' }, ...rest] }, '姓名与名册一致'],
    ['不在应到之内的主持人', { chair: 'P003' }, '主持人须在应到人员之内：P003'],
    ['没有类别的“三重一大”事项', { items: [{ no: 1, kind: '“三重一大”事项', title: '某事' }] }, '须写明类别'],
    [
      '没有金额的大额度资金使用',
      { items: [{ no: 1, kind: '“三重一大”事项', title: '某事', category: '大额度资金使用' }] },
      '须填写资金金额：某事',
    ],
    ['没有列明法律法规的学法', { items: [{ no: 1, kind: '学法', title: '某法' }] }, '须列明所学'],
    ['要作决定的学习会', { body: '理论学习中心组' }, '只安排学习'],
  ])('given %s, then it is refused', (_why, changes, text) => expect(convene(changes)).toMatchObject(refused(text)))

  it('given a member who has left the register, then he is not due', () => {
    const left = { measure: 'person.left', on: '2024-03-01' as never, key: 'P002' }
    const one = openDesk(meeting, undefined, undefined, undefined, { standing: [...meetingFacts, left] }).on(
      '2024-03-05',
    )
    expect(one.does('keeper', 'convene')).toMatchObject(refused('乙（演示）'))
  })
  it('given another number, then the agenda is not the same meeting', () => {
    const form = { ...samples.agenda, number: '党组会2024-06' }
    expect(convened().does('keeper', 'adjust', { form, reasons: '增加议题' })).toMatchObject(refused('会议编号不变'))
  })
})

describe('集体讨论', () => {
  it.each([
    ['尚未召开的会议', { heldOn: '2024-03-06' }, '尚未召开'],
    ['出席两次的人', { attended: ['P001', 'P002', 'P-head', 'P002'] }, '另计人数：P002'],
    ['没有交代的缺席', { attended: ['P001', 'P002'] }, '不得列为缺席：丙（演示）'],
    [
      '主持人缺席',
      { attended: ['P002', 'P-head'], absent: [{ person: 'P001', because: '出差' }] },
      '主持人须出席会议：甲（演示）',
    ],
    [
      '不足规定比例的到会',
      { attended: ['P001'], absent: ['P002', 'P-head'].map((person) => ({ person, because: '出差' })) },
      '到会人数不足',
    ],
    ['漏记的议题', { items: samples.minutes.items.slice(0, 2) }, '第3项'],
    ['临时动议', { items: [...samples.minutes.items, { no: 4, views: [], resolution: '某事' }] }, '第4项'],
    ['一人没有表态', item(2, said(['P002', '同意'], ['P001', '同意'])), '逐人发言或者表态'],
    ['回避的人表态', item(3, said(['P-head', '同意'], ['P002', '同意'], ['P001', '同意'])), '未回避的成员表态'],
    [
      '先发言的主要负责人',
      item(2, said(['P001', '同意'], ['P002', '同意'], ['P-head', '同意'])),
      '主要负责人应当最后发言：年度法治政府建设工作计划',
    ],
    ['没有决定的议题', item(2, { outcome: undefined }), '须写明决定'],
    ['姓名不符的法制人员', item(2, { legal: { person: 'P-legal', name: '戊', view: '合法' } }), '说明意见的法制人员'],
    ['早于会议的办理期限', item(2, { dueOn: '2024-03-04' }), '办理期限不能早于会议日期：第2项'],
    [
      '多数不同意而通过',
      item(2, said(['P-head', '不同意'], ['P002', '不同意'], ['P001', '同意'])),
      '赞成人数不够的不能通过',
    ],
  ])('given %s, then the record is refused', (_why, changes, text) =>
    expect(hold(changes)).toMatchObject(refused(text)),
  )

  it('given a major decision, then nobody decides before the legal office has said its word', () => {
    const items = samples.agenda.items.map((one) => (one.no === 2 ? { ...one, kind: '重大行政决策' } : one))
    expect(hold({}, { items })).toMatchObject({ ok: true })
    expect(hold(item(2, { legal: undefined }), { items })).toMatchObject(refused('法制机构须在会上说明'))
  })
  it('given a body led by its head, then he may decide against the majority, and says why', () => {
    const against = said(['P-head', '不同意'], ['P002', '不同意'], ['P001', '同意'])
    expect(hold(item(2, against), office)).toMatchObject(refused('在会上说明理由'))
    expect(hold(item(2, { ...against, because: '上级已有明确部署' }), office)).toMatchObject({ ok: true })
  })
  it('given two of three members, then the quorum of the settings is reached, and the entry keeps it', () => {
    const two = {
      attended: ['P001', 'P002'],
      absent: [{ person: 'P-head', because: '出差' }],
      items: samples.minutes.items.map((one) => ({
        ...one,
        recused: undefined,
        views: one.views.filter(({ person }) => person !== 'P-head'),
      })),
    }
    const result = hold(two)
    expect(result).toMatchObject({ ok: true, entry: { settings: [{ key: 'decision.quorum', value: '2/3' }, {}] } })
    expect(settingOn({ rows: [], initials: {} }, 'decision.majority', '2024-03-05' as never).unverified).toBe(true)
    const all = { value: '1/1', source: '某议事规则' }
    const strict = desk({ rows: [], initials: { 'decision.quorum': all } }).given('keeper', 'convene')
    expect(strict.does('keeper', 'hold', { form: { ...samples.minutes, ...two } })).toMatchObject(
      refused('到会人数不足'),
    )
  })
})

describe('纪要', () => {
  it('given minutes that nobody else has confirmed, then nothing counts', () => {
    expect(meeting.facts(held().current!, { calendar: chinaCalendar })).toEqual([])
  })
  it('given who wrote them, or who was not there, then they are not confirmed', () => {
    const writer = actorOf('head', 'P-keeper')
    expect(held().does(writer, 'confirm')).toMatchObject({ code: 'case.same-doer' })
    expect(held().does(actorOf('head', 'P003'), 'confirm')).toMatchObject(refused('出席会议的人确认'))
  })
  it('given confirmed minutes, then each item counts by its sort, and the paper names who came', () => {
    const { current } = confirmed()
    const number = samples.agenda.number
    expect(current).toMatchObject({ state: 'confirmed', number, documents: [{ kind: 'minutes' }] })
    const on = '2024-03-05'
    expect(meeting.facts(current!, { calendar: chinaCalendar })).toEqual([
      { measure: 'meeting.law-study', on },
      { measure: 'meeting.study-form', on, key: '集中学习' },
      { measure: 'meeting.new-law', on, key: '行政复议法' },
      { measure: 'meeting.rule-of-law', on, key: number, group: '党组会' },
      { measure: 'meeting.rule-of-law-by-principal', on, key: number },
      { measure: 'meeting.topic', on, key: `${number}:2` },
      { measure: 'meeting.assigned', on, key: `${number}:2` },
      { measure: 'meeting.three-majors', on, group: '大额度资金使用' },
    ])
  })
  it('given minutes sent back, then they are written anew and confirmed', () => {
    const one = held().given('head', 'sendBack', { reasons: '第二项的期限记错' })
    expect(one.given('keeper', 'hold').given('head', 'confirm').current?.state).toBe('confirmed')
  })
  it('given a dissent on record, then no correction takes it away', () => {
    const against = item(2, said(['P-head', '不同意'], ['P002', '同意'], ['P001', '同意']))
    const one = confirmed(against)
    expect(one.does('keeper', 'correct', { reasons: '更正' })).toMatchObject(
      refused('不得去掉已经记录的不同意见：丙（演示）'),
    )
    const form = { ...samples.minutes, ...against, place: '第二会议室' }
    expect(one.given('keeper', 'correct', { form, reasons: '地点写错' }).current?.state).toBe('held')
    expect(one.given('head', 'confirm').current?.state).toBe('confirmed')
  })
  it('given a decision on record, then a correction does not change it', () => {
    const form = { ...samples.minutes, ...item(2, { outcome: '暂不决定' }) }
    expect(confirmed().does('keeper', 'correct', { form, reasons: '更正' })).toMatchObject(
      refused('不得改变会议的决定；改变决定须另行开会：年度法治政府建设工作计划'),
    )
  })
  it('given a case that is not ready, then it is not put before a meeting, nor discussed when it is taken back', () => {
    const items = samples.agenda.items.map((one) => (one.no === 2 ? { ...one, case: 'c1' } : one))
    const form = { ...samples.agenda, items }
    const cleanUp = (state: string): Others => ({
      ...noOthers,
      referred: new Map([
        [
          'c1',
          { ...sampleMeeting('x'), current: { ...sampleMeeting('x').current, matter: 'document-clean-up', state } },
        ],
      ]),
    })
    const ready = { others: cleanUp('reviewed') }
    expect(desk().does('keeper', 'convene', { form, others: cleanUp('checked') })).toMatchObject(
      refused('尚未办到提请会议讨论的阶段：年度法治政府建设工作计划'),
    )
    const one = desk().given('keeper', 'convene', { form, ...ready })
    expect(one.does('keeper', 'hold', { others: cleanUp('opened') })).toMatchObject(refused('已不在提请会议讨论的阶段'))
    expect(one.does('keeper', 'hold', ready)).toMatchObject({ ok: true })
  })
  it('knows the states of the matters that come before it', () => {
    for (const [id, states] of Object.entries(readyStates)) {
      const matter = allMatters.find((one) => one.id === id)
      expect(states.filter((state) => !Object.hasOwn(matter!.states, state))).toEqual([])
    }
  })
  it('given what was resolved with an office and a day, then a task opens once, also when the minutes are put right', () => {
    const { makes } = meeting.follows!['tasks']!
    const one = confirmed()
    const [task, ...none] = makes(one.current!, one.entries.at(-1)!)
    expect(none).toEqual([])
    expect(resolutionTask.forms.origin.parse(task!.form)).toMatchObject({ owner: '政策法规处', dueOn: '2024-04-12' })
    one.given('keeper', 'correct', { reasons: '地点写错' }).given('head', 'confirm')
    expect(makes(one.current!, one.entries.at(-1)!)).toEqual([])
  })
})

describe('议定事项办理', () => {
  const opened = () => openDesk(resolutionTask).on('2024-03-06').given('system', 'assign')
  const close = (closedOn: string) => ({ form: { closedOn, result: '已印发' } })
  it('given the day of the meeting for its end, then it counts by the day that the paper names', () => {
    const one = opened().on('2024-04-15').given('keeper', 'close', close('2024-04-12'))
    expect(one.clock('close')).toMatchObject({ due: '2024-04-12', stoppedOn: '2024-04-12' })
  })
  it('given a later day, then it says why; given one before the meeting or after today, then it is refused', () => {
    const late = opened().on('2024-04-15')
    expect(late.does('keeper', 'close', close('2024-04-15'))).toMatchObject({ code: 'clock.invalid' })
    expect(late.does('keeper', 'close', { ...close('2024-04-15'), reasons: '征求意见延后' })).toMatchObject({
      ok: true,
    })
    for (const day of ['2024-03-04', '2024-04-16'])
      expect(opened().on('2024-04-15').does('keeper', 'close', close(day))).toMatchObject({ code: 'guard.failed' })
  })
})
