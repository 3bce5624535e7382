import { describe, expect, it } from 'vitest'
import { type Day, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { Standing } from '#domain/engine/matter.ts'
import { noOthers, type Other, type Others } from '#domain/engine/others.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import { meetingSamples, sampleMeeting } from '../decisions/meeting.samples.ts'
import { penaltyFacts, sampleItemWith, penaltySamples as samples } from './administrative-penalty.samples.ts'
import { administrativePenalty } from './administrative-penalty.ts'
import { discretionItem } from './discretion-item.ts'

type More = {
  readonly item?: object
  readonly outcome?: Parameters<typeof sampleMeeting>[1]
  readonly facts?: readonly Standing[]
  readonly referred?: readonly (readonly [string, Other])[]
  readonly linked?: readonly Other[]
}
const othersOf = ({ item = {}, outcome = '通过', referred = [], linked = [] }: More): Others => ({
  ...noOthers,
  referred: new Map([
    sampleItemWith(item as Record<string, unknown>),
    [meetingSamples.agenda.number, sampleMeeting('case-1', outcome)],
    ...referred,
  ]),
  linked,
})
const desk = (more: More = {}) =>
  openDesk(administrativePenalty, undefined, undefined, undefined, {
    region: '5301',
    others: othersOf(more),
    standing: [...penaltyFacts, ...(more.facts ?? [])],
  }).on('2024-03-05')

const reasons = '证据确凿，依法应当处罚'
type Changes = object
const clue = (more?: More, changes: Changes = {}) =>
  desk(more).given('caseOfficer', 'register', { form: { ...samples.clue, ...changes } })
const filed = (more?: More) => clue(more).given('head', 'file')
const collected = (more?: More) => filed(more).given('caseOfficer', 'collect')
const concluded = (more?: More, changes: Changes = {}) =>
  collected(more).given('caseOfficer', 'conclude', { form: { ...samples.conclusion, ...changes } })
const weighed = (more?: More, changes: Changes = {}) => concluded(more, changes).given('caseOfficer', 'weigh')
const noticed = (more?: More, changes: Changes = {}) =>
  weighed(more, changes).given('head', 'notify').on('2024-03-06').given('server', 'serveNotice')
const heard = (more?: More, changes: Changes = {}) =>
  noticed(more, changes).on('2024-03-14').given('system', 'closeStatement')
const reviewed = (more?: More, changes: Changes = {}) => heard(more, changes).given('caseOfficer', 'review')
const decided = (more?: More) => reviewed(more).given('head', 'penalise', { reasons })
const served = (more?: More) => decided(more).on('2024-03-18').given('server', 'serve')

const weighing = (one: Desk, changes: Changes) =>
  one.does('caseOfficer', 'weigh', { form: { ...samples.weighing, ...changes } })
const deciding = (one: Desk, changes: Changes) =>
  one.does('head', 'penalise', { form: { ...samples.decision, ...changes }, reasons })
const refusedBy = (no: number | string, text?: string) => ({
  ok: false,
  basis: [{ article: String(no) }],
  ...(text ? { message: expect.stringContaining(text) } : {}),
})
const factsOf = (one: Desk) => administrativePenalty.facts(one.current!, { calendar: chinaCalendar })

describe('普通程序：一步也不能少', () => {
  it('given a clue, then filing, investigation, notice, review, discussion, decision, service, publication, payment, end follow', () => {
    const one = served()
      .given('publisher', 'publish')
      .on('2024-03-20')
      .given('caseOfficer', 'recordPerformance', {
        form: { payments: [{ on: '2024-03-20', amount: '550000.00', receipt: '甲' }] },
      })
      .given('caseOfficer', 'complete')
      .given('head', 'close')
    expect(one.clock('archive')).toMatchObject({ status: 'running' })
    one.given('caseOfficer', 'archive')
    expect(one.current?.state).toBe('archived')
    expect(one.current?.documents.map(({ kind }) => kind)).toEqual([
      'filingApproval',
      'collectionRecord',
      'report',
      'weighingSheet',
      'notice',
      'noticeReceipt',
      'reviewOpinion',
      'decision',
      'receipt',
      'closingApproval',
    ])
    for (const clock of ['filing', 'decision', 'service', 'publicity', 'performance', 'suit', 'archive'])
      expect(one.clock(clock).status, clock).toBe('stopped')
  })
  it('given any step that is left out, then the next one is refused', () => {
    for (const [one, role, action] of [
      [clue(), 'caseOfficer', 'collect'],
      [collected(), 'caseOfficer', 'weigh'],
      [concluded(), 'head', 'notify'],
      [weighed(), 'head', 'penalise'],
      [weighed().given('head', 'notify'), 'caseOfficer', 'review'],
      [noticed(), 'caseOfficer', 'review'],
      [noticed(), 'head', 'penalise'],
      [heard(), 'head', 'penalise'],
      [decided(), 'caseOfficer', 'complete'],
      [served(), 'head', 'applyCourt'],
    ] as const)
      expect(one.does(role, action, { reasons }), action).toMatchObject({ code: 'case.wrong-state' })
  })
  it('given whoever handled the case, then he neither files, vets nor decides it', () => {
    const handler = (role: 'head' | 'legalReviewer') => actorOf(role, 'P-caseOfficer')
    for (const [one, role, action] of [
      [clue(), 'head', 'file'],
      [reviewed(), 'legalReviewer', 'vet'],
      [reviewed(), 'head', 'penalise'],
      [reviewed(), 'head', 'sendBack'],
    ] as const)
      expect(one.does(handler(role), action, { reasons }), action).toMatchObject({ code: 'case.same-person' })
  })
})

describe('线索和立案（第二十二条、第三十六条、第四十二条、第五十四条）', () => {
  it('given a clue, then fifteen working days from its discovery to file, once more fifteen with approval', () => {
    const one = clue()
    expect(one.clock('filing')).toMatchObject({ startedOn: '2024-03-04', due: '2024-03-25' })
    one.given('head', 'extendFiling', { reasons: '需要鉴定' })
    expect(one.clock('filing')).toMatchObject({ due: '2024-04-16' })
    expect(one.does('head', 'extendFiling', { reasons: '仍需' })).toMatchObject({ code: 'clock.invalid' })
    one.on('2024-05-06')
    expect(one.does('head', 'file')).toMatchObject({ message: expect.stringContaining('须说明原因') })
    expect(one.does('head', 'file', { reasons: '鉴定意见迟到' })).toMatchObject({ ok: true })
  })
  it('given an organisation without its code, or a person with a name of an organisation, then the clue is refused', () => {
    const clueOf = (changes: Changes) =>
      desk().does('caseOfficer', 'register', { form: { ...samples.clue, ...changes } })
    expect(clueOf({ creditCode: undefined })).toMatchObject(refusedBy(59))
    expect(clueOf({ partyKind: '自然人' })).toMatchObject(refusedBy(59))
    const person = { organisation: undefined, creditCode: undefined, leader: undefined, person: '钱某（演示）' }
    expect(clueOf({ partyKind: '自然人', ...person, idNumber: '530102199003071238' })).toMatchObject({ ok: true })
    expect(clueOf({ receivedOn: '2024-03-06' })).toMatchObject({ code: 'guard.failed' })
    expect(clueOf({ endedOn: '2024-03-05' })).toMatchObject({ code: 'guard.failed' })
  })
  it.each([
    ['一名执法人员列两次', { officers: ['P-first', 'P-first'] }, 42],
    ['没有证件的', { officers: ['P-first', 'P-none'] }, 3],
    ['依据与事项不一致', { penal: '《另一法》第一条' }, 4],
  ])('given %s, then it is not filed', (_why, changes, no) =>
    expect(clue().does('head', 'file', { form: { ...samples.filing, ...changes } })).toMatchObject(refusedBy(no)),
  )
  it('given an officer whose certificate is suspended, then he does not handle the case', () => {
    const suspended = { measure: 'officer.suspended', on: '2024-03-01' as Day, key: 'P-second', group: '证-P-second' }
    expect(clue({ facts: [suspended] }).does('head', 'file')).toMatchObject({
      message: expect.stringContaining('P-second'),
    })
  })
  it('given an act that is not on the published list of powers, then it is not filed', () => {
    expect(clue({ item: { from: '2024-03-06' } }).does('head', 'file')).toMatchObject(refusedBy(39))
    const [id, found] = sampleItemWith()
    const changed = (more: object): More => ({ referred: [[id, { ...found, current: { ...found.current, ...more } }]] })
    const ended = (until: string) => ({ state: 'end', data: { ...found.current.data, end: { until } } })
    for (const more of [{ state: 'draft' }, { state: 'voided' }, ended('2024-03-05')])
      expect(clue(changed(more)).does('head', 'file')).toMatchObject(refusedBy(39))
    expect(clue(changed(ended('2024-03-06'))).does('head', 'file')).toMatchObject({ ok: true })
  })
  it('given an act in another place, then it is not filed', () => {
    expect(clue({}, { place: '530402' }).does('head', 'file')).toMatchObject(refusedBy(22))
  })
  it('given an act of two years ago that nobody had discovered, then it is not filed; of grave harm after five', () => {
    const old = (endedOn: string, grave: boolean) =>
      clue({}, { endedOn }).does('head', 'file', { form: { ...samples.filing, grave } })
    expect(old('2022-03-04', false)).toMatchObject(refusedBy(36))
    expect(old('2022-03-05', false)).toMatchObject({ ok: true })
    expect(old('2022-03-04', true)).toMatchObject({ ok: true })
    expect(old('2019-03-04', true)).toMatchObject(refusedBy(36))
  })
  it('given a clue that is not enough, then the reasons of not filing are kept', () => {
    expect(clue().does('head', 'notFile')).toMatchObject({ code: 'reasons.required' })
    expect(clue().given('head', 'notFile', { reasons: '没有初步证据' }).current?.state).toBe('notFiled')
  })
})

describe('调查（第四十三条、第四十六条、第四十七条、第五十五条、第五十六条）', () => {
  const collecting = (one: Desk, changes: Changes) =>
    one.does('caseOfficer', 'collect', { form: { ...samples.collection, ...changes } })
  it.each([
    ['没有出示证件', { shown: false }, 55],
    ['同一人列两次', { officers: ['P-first', 'P-first'] }, 42],
    ['不是本案的人', { officers: ['P-first', 'P-other'] }, 43],
    ['音像没有编号', { recordingNumber: undefined }, 47],
  ])('given %s, then the evidence is refused', (_why, changes, no) =>
    expect(collecting(filed(), changes)).toMatchObject(refusedBy(no)),
  )
  it('given an officer who withdraws, then another takes his place and he collects nothing any more', () => {
    const facts = [{ measure: 'officer.certified', on: '2020-01-01' as Day, key: 'P-third', group: '证' }]
    const recusal = { ...samples.recusal, result: '予以回避' as const }
    const one = filed({ facts })
    expect(one.does('head', 'recuse', { form: recusal })).toMatchObject(refusedBy(43))
    one.given('head', 'recuse', { form: { ...recusal, officers: ['P-second', 'P-third'] } })
    expect(collecting(one, {})).toMatchObject(refusedBy(43))
    expect(collecting(one, { officers: ['P-second', 'P-third'] })).toMatchObject({ ok: true })
  })
  it('given a refused recusal, then the officers stay the same', () => {
    const form = { ...samples.recusal, officers: ['P-first', 'P-third'] }
    const facts = [{ measure: 'officer.certified', on: '2020-01-01' as Day, key: 'P-third', group: '证' }]
    expect(filed({ facts }).does('head', 'recuse', { form })).toMatchObject(refusedBy(43))
    expect(filed().does('head', 'recuse')).toMatchObject({ ok: true })
  })
  it('given evidence that is kept, then it is disposed of within seven working days, or is free by itself', () => {
    const one = collected().given('head', 'preserve')
    expect(one.clock('preservation')).toMatchObject({ due: '2024-03-14' })
    expect(one.does('caseOfficer', 'conclude')).toMatchObject({ code: 'case.wrong-state' })
    expect(one.on('2024-03-14').does('system', 'lapse')).toMatchObject({ code: 'clock.invalid' })
    one.on('2024-03-15').given('system', 'lapse')
    expect(one.current).toMatchObject({ state: 'filed' })
    const again = one.given('head', 'preserve').given('head', 'dispose')
    expect(again.current?.documents.slice(-4).map(({ kind }) => kind)).toEqual([
      'preservation',
      'release',
      'preservation',
      'disposal',
    ])
  })
  it('given nothing that was collected, or no day of the act, then the investigation is not concluded', () => {
    expect(filed().does('caseOfficer', 'conclude')).toMatchObject(refusedBy(54))
    const form = { ...samples.conclusion, endedOn: undefined }
    expect(collected().does('caseOfficer', 'conclude', { form })).toMatchObject(refusedBy(36))
    expect(
      collected().does('caseOfficer', 'conclude', { form: { ...samples.conclusion, refunds: '50000.01' } }),
    ).toMatchObject(refusedBy(28))
  })
  it('given a correction that was checked, then its day is known', () => {
    const form = { ...samples.recheck, correctedOn: undefined }
    expect(filed().does('caseOfficer', 'recheck', { form })).toMatchObject(refusedBy(28))
    expect(filed().does('caseOfficer', 'recheck', { form: { ...form, correctedOn: '2024-03-06' } })).toMatchObject(
      refusedBy(28),
    )
  })
})

describe('裁量（第三十条至第三十四条、第三十六条、第四十条）', () => {
  const none = { kinds: [], fine: undefined, confiscated: undefined, content: undefined, direction: undefined }
  const not = { ...none, result: '不予行政处罚' as const }
  it.each([
    ['事实不成立', { established: false, endedOn: undefined }, 40],
    ['已过时效', { endedOn: toDay('2022-03-04') }, 36],
    ['没有责任能力', { capacity: '不满十四周岁，或者不能辨认、控制自己行为' }, 30],
  ])('given %s, then it is not punished', (_why, found, no) => {
    expect(weighing(concluded({}, found), {})).toMatchObject(refusedBy(no))
    expect(weighing(concluded({}, found), not)).toMatchObject({ ok: true })
  })
  it('given a crime, then it is handed over and not punished instead', () => {
    const one = concluded({}, { crime: true })
    expect(weighing(one, {})).toMatchObject(refusedBy(27))
    const form = { ...samples.transfer, kind: '有管辖权的行政机关' as const }
    expect(one.does('head', 'transfer', { form })).toMatchObject(refusedBy(27))
    expect(one.does('head', 'transfer')).toMatchObject({ ok: true, after: { state: 'transferred' } })
  })
  it('given a minor act that was corrected in time without harm, then it must not be punished; the correction is on record', () => {
    const minor = { minor: true, harm: '没有危害后果', corrected: true } as const
    expect(weighing(concluded(), { ...minor, ...not })).toMatchObject(refusedBy(33, '复查记录'))
    const one = filed().given('head', 'orderCorrection').given('caseOfficer', 'recheck').given('caseOfficer', 'collect')
    one.given('caseOfficer', 'conclude')
    expect(weighing(one, minor)).toMatchObject(refusedBy(33))
    expect(weighing(one, { ...minor, ...not })).toMatchObject({ ok: true })
  })
  it('given a correction after the day that was ordered, then it was not in time', () => {
    const one = collected().given('head', 'orderCorrection', { form: { ...samples.order, dueOn: '2024-03-08' } })
    one.on('2024-03-11').given('caseOfficer', 'recheck', { form: { ...samples.recheck, correctedOn: '2024-03-09' } })
    one.given('caseOfficer', 'conclude')
    expect(weighing(one, { minor: true, harm: '没有危害后果', corrected: true, ...not })).toMatchObject(refusedBy(33))
  })
  it('given a first offence with slight harm that was corrected, then the head may punish or not', () => {
    const first = { harm: '危害后果轻微', corrected: true } as const
    const one = collected().given('caseOfficer', 'recheck').given('caseOfficer', 'conclude')
    expect(weighing(one, { ...first, ...not })).toMatchObject({ ok: true })
    expect(weighing(one, { ...first, direction: '一般' })).toMatchObject({ ok: true })
  })
  it('given a penalty for the same within two years, then it is no first offence; one that was annulled does not count', () => {
    const earlier = (on: string, until?: string): Standing => ({
      ...{ measure: 'penalty.decided', on: toDay(on), key: samples.clue.creditCode, group: samples.filing.penal },
      ...(until ? { until: toDay(until) } : {}),
    })
    expect(weighing(concluded({ facts: [earlier('2023-03-06')] }), {})).toMatchObject(refusedBy(33, '不是初次违法'))
    expect(weighing(concluded({ facts: [earlier('2022-03-05')] }), {})).toMatchObject({ ok: true })
    expect(weighing(concluded({ facts: [earlier('2023-03-06', '2023-06-01')] }), {})).toMatchObject({ ok: true })
    const other = { ...earlier('2023-03-06'), group: '《另一法》第一条' }
    expect(weighing(concluded({ facts: [other] }), {})).toMatchObject({ ok: true })
  })
  it('given nothing that law names, then it is punished', () => {
    expect(weighing(concluded(), not)).toMatchObject(refusedBy(33, '没有不予处罚'))
  })
  it('given circumstances, then the direction goes with them and the fine lies in its part of the range', () => {
    const lighten = ['主动供述行政机关尚未掌握的违法行为']
    expect(weighing(concluded(), { lighten })).toMatchObject(refusedBy(32))
    expect(weighing(concluded(), { lighten, direction: '从轻' })).toMatchObject(refusedBy(34, '幅度'))
    expect(weighing(concluded(), { lighten, direction: '从轻', fine: '440000' })).toMatchObject({ ok: true })
    expect(weighing(concluded(), { direction: undefined })).toMatchObject(refusedBy(32))
    expect(weighing(concluded(), { fine: '1000000.01' })).toMatchObject(refusedBy(34))
  })
  it('given a norm without a fine, or without an amount and no standard, then there is no fine', () => {
    const item = { kinds: ['警告', '责令关闭'], bands: [] }
    expect(weighing(concluded({ item }), {})).toMatchObject(refusedBy(4))
    expect(weighing(concluded({ item: { bands: [] } }), {})).toMatchObject(refusedBy(16))
    const apart = [
      { mode: '金额', least: '1', most: '2', source: '法律、法规、规章' },
      { mode: '金额', least: '3', most: '4', source: '裁量基准', standard: '演示基准' },
    ]
    expect(weighing(concluded({ item: { bands: apart } }), { fine: '3' })).toMatchObject(refusedBy('(五)'))
  })
  it('given gains, then they are confiscated but for what is refunded', () => {
    const fineOnly = { kinds: ['罚款'], confiscated: undefined }
    expect(weighing(concluded(), fineOnly)).toMatchObject(refusedBy(28))
    expect(weighing(concluded({}, { refunds: '50000.00' }), fineOnly)).toMatchObject({ ok: true })
    expect(weighing(concluded({}, { refunds: '20000' }), { confiscated: '30000' })).toMatchObject({ ok: true })
  })
  it('given kinds and amounts that do not agree, then the proposal is refused', () => {
    for (const changes of [{ fine: undefined }, { kinds: ['罚款'] }, { licence: 'SYXK' }, { content: undefined }])
      expect(weighing(concluded(), changes)).toMatchObject(refusedBy(44))
  })
  describe('清单', () => {
    const inForce = { measure: 'discretion-list.in-force', on: '2024-01-01' as Day, key: '从轻处罚' }
    const listed = (changes: object = {}): readonly [string, Other] => {
      const row = { ...(discretionItem.samples['row'] as object), listType: '从轻处罚', publishedOn: '2024-01-01' }
      const [, { current, ...names }] = sampleItemWith()
      const data = { row: { ...row, ...changes } }
      return ['L', { current: { ...current, id: 'L', matter: discretionItem.id, data }, ...names }]
    }
    const light = {
      ...{ lighten: ['清单、裁量基准规定可以从轻或者减轻'], direction: '从轻', fine: '300000', listItem: 'L' },
    }
    it('given a list in force on the day, then its item is named, or why it does not apply', () => {
      const one = () => concluded({ facts: [inForce], referred: [listed()] })
      expect(weighing(one(), light)).toMatchObject({ ok: true })
      expect(weighing(one(), { ...light, listItem: undefined })).toMatchObject(refusedBy(34))
      const byLaw = { ...light, lighten: ['受他人胁迫或者诱骗'], listItem: undefined }
      expect(weighing(one(), byLaw)).toMatchObject(refusedBy('(十)'))
      expect(weighing(one(), { ...byLaw, offList: '清单没有列这一情形' })).toMatchObject({ ok: true })
    })
    it('given no list in force, an item of another list or one not yet published, then it is no ground', () => {
      expect(weighing(concluded({ referred: [listed()] }), light)).toMatchObject(refusedBy('(十)'))
      for (const changes of [{ listType: '从重处罚' }, { publishedOn: '2024-03-06' }, { publishedOn: undefined }])
        expect(weighing(concluded({ facts: [inForce], referred: [listed(changes)] }), light)).toMatchObject(
          refusedBy('(十)'),
        )
    })
  })
})

describe('告知、申辩、听证、复核（第四十四条、第四十五条、第六十二条至第六十五条）', () => {
  it('given a fine, then the right to a hearing is told while no amount has been set', () => {
    const form = { ...samples.notice, hearing: false }
    expect(weighed().does('head', 'notify', { form })).toMatchObject(refusedBy(63))
    const row = { key: 'penalty.hearing-organisation', value: '1000000', source: '演示', unverified: false } as const
    const settings = {
      rows: [{ ...row, from: toDay('2024-01-01'), caseId: 'x', confirmedAt: '2024-01-01T00:00:00Z' }],
      initials: {},
    }
    const around = { region: '5301', others: othersOf({}), standing: penaltyFacts }
    const one = openDesk(administrativePenalty, undefined, undefined, settings, around).on('2024-03-05')
    one.given('caseOfficer', 'register').given('head', 'file').given('caseOfficer', 'collect')
    one.given('caseOfficer', 'conclude').given('caseOfficer', 'weigh')
    expect(one.does('head', 'notify', { form })).toMatchObject({ ok: true })
  })
  it('given another time for the statement than the bureau has set, then the notice is refused', () => {
    const form = { ...samples.notice, days: 7 }
    expect(weighed().does('head', 'notify', { form })).toMatchObject(refusedBy(44))
  })
  it('given the notice, then five working days from its service, unless the party gives them up in writing', () => {
    const one = noticed()
    expect(one.clock('statement')).toMatchObject({ startedOn: '2024-03-06', due: '2024-03-13' })
    expect(one.on('2024-03-13').does('system', 'closeStatement')).toMatchObject({ code: 'clock.invalid' })
    expect(noticed().does('caseOfficer', 'waive')).toMatchObject({ ok: true, after: { state: 'heard' } })
  })
  it('given a notice that reaches nobody, then it counts from thirty days after its announcement', () => {
    const one = weighed().given('head', 'notify').on('2024-03-06').given('server', 'announceNotice')
    one.on('2024-04-06').given('system', 'deemNoticeServed')
    expect(one.clock('statement')).toMatchObject({ startedOn: '2024-04-06' })
  })
  it('given a party that has not agreed to it, then nothing is served electronically', () => {
    const form = { ...samples.noticeDelivery, mode: '电子送达' as const }
    const one = weighed().given('head', 'notify')
    expect(one.does('server', 'serveNotice', { form })).toMatchObject(refusedBy(90))
    one.given('caseOfficer', 'confirmAddress', { form: { ...samples.address, electronic: true } })
    expect(one.does('server', 'serveNotice', { form })).toMatchObject({ ok: true })
  })
  it('given what the party said, also after the period, then the review answers it', () => {
    const form = { ...samples.review, answer: undefined }
    expect(heard().does('caseOfficer', 'review', { form })).toMatchObject({ ok: true })
    expect(heard().given('caseOfficer', 'recordStatement').does('caseOfficer', 'review', { form })).toMatchObject(
      refusedBy(45),
    )
  })
  const hearing = (state: string): Other => {
    const [, { current, ...names }] = sampleItemWith()
    return { current: { ...current, id: 'H', matter: 'penalty-hearing', number: '听1号', state }, ...names }
  }
  it('given a hearing that is open, then nothing is reviewed; one that was held is named and the case is vetted', () => {
    const open = othersOf({ linked: [hearing('requested')] })
    expect(heard().does('caseOfficer', 'review', { others: open })).toMatchObject(refusedBy(63))
    const others = othersOf({ linked: [hearing('held')], referred: [['H', hearing('held')]] })
    expect(reviewed().does('head', 'penalise', { others, reasons })).toMatchObject(refusedBy(65))
    const form = { ...samples.review, hearing: 'H' }
    const one = heard().given('caseOfficer', 'review', { form, others })
    expect(one.clock('vetting')).toMatchObject({ status: 'running', due: '2024-03-28' })
    expect(one.does('head', 'penalise', { others, reasons })).toMatchObject(refusedBy(58))
    one.given('legalReviewer', 'vet', { others })
    expect(one.does('head', 'penalise', { others, reasons })).toMatchObject({ ok: true })
  })
})

describe('审核、讨论、决定（第四十五条、第五十七条至第六十条）', () => {
  it('given a case that must be vetted, then it is not decided before; what does not pass goes back', () => {
    const one = reviewed({}, { vetting: ['涉及重大公共利益'] })
    expect(deciding(one, {})).toMatchObject(refusedBy(58))
    const form = { ...samples.vetting, result: '退回' as const }
    expect(one.does('legalReviewer', 'vet', { form })).toMatchObject({ code: 'guard.failed' })
    one.given('legalReviewer', 'sendBack', { reasons: '证据不足' })
    expect(one.current?.state).toBe('heard')
  })
  it('given a complex case, then the heads discuss it together, and what they did not pass is not decided', () => {
    expect(deciding(reviewed(), { meeting: undefined })).toMatchObject(refusedBy(57))
    expect(deciding(reviewed({ outcome: '不予通过' }), {})).toMatchObject(refusedBy(57))
    expect(deciding(reviewed({}, { complex: false }), { meeting: undefined })).toMatchObject({ ok: true })
  })
  it('given an investigator who voted in the discussion, then the decision is refused', () => {
    const facts = [{ measure: 'officer.certified', on: '2020-01-01' as Day, key: 'P001', group: '证' }]
    const one = clue({ facts }).given('head', 'file', { form: { ...samples.filing, officers: ['P-first', 'P001'] } })
    one.given('caseOfficer', 'collect', { form: { ...samples.collection, officers: ['P-first', 'P001'] } })
    one.given('caseOfficer', 'conclude').given('caseOfficer', 'weigh').given('head', 'notify')
    one.on('2024-03-06').given('server', 'serveNotice').given('caseOfficer', 'waive').given('caseOfficer', 'review')
    expect(deciding(one, {})).toMatchObject({ message: expect.stringContaining('不参加集体讨论的表决') })
  })
  it('given more than was told, then it is refused: nobody is punished harder for speaking', () => {
    for (const changes of [{ fine: '500000.01' }, { kinds: [...samples.decision.kinds, '警告'] }])
      expect(deciding(reviewed(), changes)).toMatchObject(refusedBy(45))
  })
  it('given less than was told, then only where the review says so, and not below the least of the law', () => {
    expect(deciding(reviewed(), { fine: '400000' })).toMatchObject(refusedBy(32))
    const lower = () => heard().given('caseOfficer', 'review', { form: { ...samples.review, result: '减少处罚' } })
    expect(deciding(lower(), { fine: '199999' })).toMatchObject(refusedBy(32))
    expect(deciding(lower(), { fine: '200000' })).toMatchObject({ ok: true })
  })
  it('given a fine, then law says when it is due; anything else says it itself', () => {
    expect(deciding(reviewed(), { performBy: '2024-04-30' })).toMatchObject(refusedBy(59))
    expect(deciding(reviewed(), { confiscated: undefined })).toMatchObject(refusedBy(59))
  })
  it('given a review that advises not to punish, then it is not punished, and the party is taught', () => {
    const one = heard().given('caseOfficer', 'review', { form: { ...samples.review, result: '不予行政处罚' } })
    expect(deciding(one, {})).toMatchObject(refusedBy(57))
    expect(reviewed().does('head', 'exempt', { reasons })).toMatchObject(refusedBy(57))
    expect(weighed().does('head', 'exempt', { reasons })).toMatchObject(refusedBy(57))
    one.given('head', 'exempt', { reasons })
    expect(one.does('head', 'close')).toMatchObject({ message: '不予处罚决定书尚未送达' })
    one.given('server', 'serveExemption')
    expect(one.does('server', 'serveExemption')).toMatchObject({ code: 'guard.failed' })
    expect(one.given('head', 'close').current?.state).toBe('closed')
    expect(factsOf(one).map(({ measure }) => measure)).toEqual(['penalty.filed', 'penalty.exempted'])
  })
  it('given a proposal not to punish, then there is no notice of a penalty', () => {
    const one = collected().given('caseOfficer', 'recheck').given('caseOfficer', 'conclude')
    one.given('caseOfficer', 'weigh', {
      form: {
        ...{ ...samples.weighing, result: '不予行政处罚', minor: true, harm: '没有危害后果', corrected: true },
        ...{ kinds: [], fine: undefined, confiscated: undefined, content: undefined, direction: undefined },
      },
    })
    expect(one.does('head', 'notify')).toMatchObject(refusedBy(44))
    expect(one.does('head', 'exempt', { reasons })).toMatchObject({ ok: true })
  })
  it('given ninety days that have passed, then the decision is still possible and says why it is late', () => {
    const one = reviewed().on('2024-06-04')
    expect(one.clock('decision')).toMatchObject({ due: '2024-06-03' })
    const bare = { form: samples.decision }
    expect(one.does('head', 'penalise', bare)).toMatchObject({ code: 'reasons.required' })
    expect(one.does('head', 'penalise', { ...bare, reasons })).toMatchObject({ ok: true })
  })
  it('given a case that is sent back to be investigated, then the party is told anew', () => {
    const one = reviewed().given('head', 'reinvestigate', { reasons: '数量不清' })
    one.given('caseOfficer', 'conclude').given('caseOfficer', 'weigh')
    expect(one.does('head', 'penalise', { reasons })).toMatchObject({ code: 'case.wrong-state' })
    one.given('head', 'notify').given('server', 'serveNotice')
    expect(one.clock('statement')).toMatchObject({ status: 'running', startedOn: '2024-03-14' })
  })
  it('given a party that is no more, then the case is ended with all that runs', () => {
    const one = noticed().given('head', 'terminate', { reasons: '已注销登记' })
    for (const name of ['decision', 'statement']) expect(one.clock(name).status).toBe('stopped')
  })
  it('given a decision, then fine, confiscation and the decision itself are facts', () => {
    const on = '2024-03-14'
    expect(factsOf(decided())).toEqual([
      { measure: 'penalty.filed', on: '2024-03-05', group: '监督检查' },
      { measure: 'penalty.decided', on, key: samples.clue.creditCode, group: samples.filing.penal },
      { measure: 'penalty.fine', on, value: '500000.00' },
      { measure: 'penalty.confiscated', on, value: '50000.00' },
    ])
  })
})

describe('送达、公示、履行、执行（第四十八条、第六十一条、第六十六条、第七十二条；行政强制法第五十三条、第五十四条）', () => {
  it('given a decision, then seven working days to serve and to publish it, fifteen days to pay', () => {
    const one = decided()
    expect(one.clock('service')).toMatchObject({ due: '2024-03-25' })
    expect(one.clock('publicity')).toMatchObject({ due: '2024-03-25' })
    one.on('2024-03-18').given('server', 'serve')
    expect(one.clock('performance')).toMatchObject({ startedOn: '2024-03-18', due: '2024-04-02' })
    expect(one.clock('suit')).toMatchObject({ due: '2024-09-18' })
  })
  it('given a decision that reaches nobody, then it is served thirty days after its announcement', () => {
    const one = decided().given('server', 'announce')
    expect(one.does('server', 'announce')).toMatchObject({ code: 'guard.failed' })
    one.on('2024-04-14').given('system', 'deemServed')
    expect(one.clock('performance')).toMatchObject({ startedOn: '2024-04-14' })
  })
  it('given a mere warning, then nothing is left to perform and nobody is urged', () => {
    const item = { kinds: ['警告'], bands: [] }
    const told = { kinds: ['警告'], fine: undefined, confiscated: undefined, content: '警告' }
    const one = concluded({ item }, { gains: '0', complex: false })
    one.given('caseOfficer', 'weigh', { form: { ...samples.weighing, ...told } })
    one.given('head', 'notify', { form: { ...samples.notice, hearing: false } }).given('server', 'serveNotice')
    one.given('caseOfficer', 'waive').given('caseOfficer', 'review')
    one.given('head', 'penalise', { form: { ...samples.decision, ...told, meeting: undefined }, reasons })
    one.given('server', 'serve')
    for (const clock of ['performance', 'suit']) expect(() => one.clock(clock)).toThrow(/never started/)
    expect(one.on('2024-12-02').does('caseOfficer', 'urge')).toMatchObject(refusedBy(66))
    expect(one.does('head', 'defer')).toMatchObject(refusedBy(66))
    expect(one.does('caseOfficer', 'complete')).toMatchObject({ ok: true })
  })
  it('given a result that is lawfully withheld, then it is not published, and the other way round', () => {
    const withheld = decided().given('head', 'withhold', { reasons: '涉及商业秘密' })
    expect(withheld.clock('publicity').status).toBe('stopped')
    expect(withheld.does('publisher', 'publish')).toMatchObject(refusedBy(48))
    expect(decided().given('publisher', 'publish').does('head', 'withhold', { reasons })).toMatchObject(refusedBy(48))
  })
  const paying = (one: Desk, ...payments: (readonly [on: string, amount: string, receipt: string])[]) =>
    one.does('caseOfficer', 'recordPerformance', {
      form: { payments: payments.map(([on, amount, receipt]) => ({ on, amount, receipt })) },
    })
  it('given payments, then none of them is lost, and the case is done when all is paid', () => {
    const one = served().on('2024-04-01')
    expect(one.does('caseOfficer', 'complete')).toMatchObject(refusedBy(66))
    expect(paying(one, ['2024-04-01', '500000', '甲'], ['2024-04-01', '50000', '甲'])).toMatchObject(refusedBy(67))
    expect(paying(one, ['2024-04-02', '500000', '甲'])).toMatchObject(refusedBy(67))
    expect(paying(one, ['2024-04-01', '500000', '甲'])).toMatchObject({ ok: true })
    expect(one.does('caseOfficer', 'complete')).toMatchObject(refusedBy(66))
    expect(paying(one, ['2024-04-01', '550000', '乙'])).toMatchObject(refusedBy(67))
    expect(paying(one, ['2024-04-01', '500000', '甲'], ['2024-04-01', '50000', '乙'])).toMatchObject({ ok: true })
    expect(one.does('caseOfficer', 'complete')).toMatchObject({ ok: true, after: { state: 'performed' } })
  })
  it('given a fine that is paid two days late, then three per cent a day are owed as well', () => {
    const one = served().on('2024-04-08')
    paying(one, ['2024-04-04', '550000', '甲'])
    expect(one.does('caseOfficer', 'complete')).toMatchObject(refusedBy(66))
    paying(one, ['2024-04-04', '550000', '甲'], ['2024-04-08', '30000', '乙'])
    expect(one.does('caseOfficer', 'complete')).toMatchObject({ ok: true })
  })
  it('given hardship, then the fine may be paid in parts, and the court waits for the last of them', () => {
    const one = served().given('head', 'defer')
    expect(one.clock('performance').status).toBe('stopped')
    expect(one.clock('deferral')).toMatchObject({ status: 'running', due: '2024-12-31' })
    expect(one.on('2024-06-03').does('caseOfficer', 'urge')).toMatchObject({ code: 'guard.failed' })
    one.on('2024-09-19').given('system', 'endSuit')
    expect(() => one.clock('court')).toThrow(/never started/)
    one.on('2025-01-01').given('system', 'endDeferral')
    expect(one.clock('court')).toMatchObject({ startedOn: '2024-12-31', due: '2025-03-31' })
  })
  it('given a party that neither pays nor sues, then it is urged, and the court is asked within three months', () => {
    const one = served()
    expect(one.on('2024-04-02').does('caseOfficer', 'urge')).toMatchObject(refusedBy(53))
    one.on('2024-09-09').given('caseOfficer', 'urge').given('server', 'serveUrging')
    expect(one.clock('urging')).toMatchObject({ due: '2024-09-24' })
    one.on('2024-09-19').given('system', 'endSuit')
    expect(one.clock('court')).toMatchObject({ startedOn: '2024-09-18', due: '2024-12-18' })
    expect(one.does('head', 'applyCourt')).toMatchObject(refusedBy(54))
    expect(one.on('2024-12-19').does('head', 'applyCourt')).toMatchObject(refusedBy(53))
    one.on('2024-09-26').given('head', 'applyCourt')
    expect(one.current?.documents.at(-1)).toMatchObject({ kind: 'courtApplication' })
    one.given('caseOfficer', 'recordRuling')
    expect(one.given('head', 'close').current?.state).toBe('closed')
  })
  it('given a review or a suit, then the court is not asked while it goes on, nor after the decision fell', () => {
    const urged = (result: string, endedOn?: string) => {
      const remedy = { ...samples.remedy, startedOn: '2024-03-20', endedOn, result } as never
      const one = served().on('2024-05-06').given('caseOfficer', 'recordRemedy', { form: remedy })
      one.on('2024-10-08').given('caseOfficer', 'urge').given('server', 'serveUrging')
      return one.on('2024-10-28').does('head', 'applyCourt')
    }
    expect(urged('办理中')).toMatchObject(refusedBy(53))
    expect(urged('撤销', '2024-05-06')).toMatchObject(refusedBy(53))
    expect(urged('维持或者驳回', '2024-05-06')).toMatchObject({ ok: true })
  })
  it('given a review whose days do not agree, then it is refused', () => {
    for (const changes of [{ endedOn: undefined }, { result: '办理中' }, { startedOn: '2024-03-19' }])
      expect(served().does('caseOfficer', 'recordRemedy', { form: { ...samples.remedy, ...changes } })).toMatchObject(
        refusedBy(73),
      )
  })
  it('given a decision that is annulled, then what was published is withdrawn in three working days', () => {
    const one = served().given('publisher', 'publish').on('2024-05-06').given('head', 'annul', { reasons: '复议撤销' })
    expect(one.clock('withdrawal')).toMatchObject({ due: '2024-05-09' })
    one.given('publisher', 'withdraw')
    expect(one.current?.shown).toMatchObject({ by: 'withdraw' })
    expect(factsOf(one)).toContainEqual({
      ...{ measure: 'penalty.decided', on: '2024-03-14', until: '2024-05-06' },
      ...{ key: samples.clue.creditCode, group: samples.filing.penal },
    })
    const unpublished = served().given('head', 'annul', { reasons: '复议撤销' })
    expect(() => unpublished.clock('withdrawal')).toThrow(/never started/)
    expect(unpublished.does('publisher', 'withdraw')).toMatchObject(refusedBy(48))
  })
})
