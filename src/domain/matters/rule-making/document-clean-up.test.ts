import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { freeze } from '#domain/engine/frozen-list.ts'
import type { Standing } from '#domain/engine/matter.ts'
import { noOthers, type Others } from '#domain/engine/others.ts'
import { actorOf, openDesk } from '#domain/engine/testing.ts'
import { sampleMeeting } from '../decisions/meeting.samples.ts'
import { cleanUpFacts, cleanUpSamples as samples } from './document-clean-up.forms.ts'
import { documentCleanUp } from './document-clean-up.ts'

type Outcome = Parameters<typeof sampleMeeting>[1]
const met = (id = 'case-1', outcome: Outcome = '通过', state = 'confirmed'): Others => {
  const meeting = sampleMeeting(id, outcome)
  const other = { ...meeting, current: { ...meeting.current, state } }
  return { ...noOthers, referred: new Map([[meeting.current.number!, other]]) }
}
const desk = (standing: readonly Standing[] = cleanUpFacts) =>
  openDesk(documentCleanUp, undefined, undefined, undefined, { standing, others: met() }).on('2024-03-05')
const opened = () => desk().given('keeper', 'open')
const checked = () => opened().given('sectionHead', 'check')
const reviewed = () => checked().given('legalReviewer', 'review')
const published = (items: readonly object[] = samples.results.items) =>
  checked()
    .given('legalReviewer', 'review', { form: { items } })
    .given('keeper', 'resolve')
    .given('publisher', 'publish')

const [first, second, third] = samples.selfCheck.items.map(({ document }) => document)
const refused = (text: string) => ({ ok: false, code: 'guard.failed', message: expect.stringContaining(text) })
const open = (list: object, changes: object = {}) =>
  desk().does('keeper', 'open', { form: { ...samples.opening, ...changes, list } })

describe('清理范围在启动时冻结', () => {
  it.each([
    ['少一件', freeze([first!, second!]), `：${third}`],
    ['多一件', freeze([first!, second!, third!, '某科规〔2020〕9号']), '：某科规〔2020〕9号'],
    ['件数不符', { ...freeze([first!, second!, third!]), count: 4 }, '件数或者摘要不符'],
    ['摘要不符', { ...freeze([first!, second!, third!]), digest: 'a'.repeat(64) }, '件数或者摘要不符'],
  ])('given a list with %s, then the campaign is not opened', (_why, list, text) =>
    expect(open(list)).toMatchObject(refused(text)),
  )

  it('given the narrower scope, then other documents are strangers on the list', () => {
    const scope = '现行有效的行政规范性文件'
    const rules = cleanUpFacts.filter(({ group }) => group === '行政规范性文件').map(({ key }) => key!)
    expect(open(freeze(rules), { scope })).toMatchObject({ ok: true })
    expect(open(samples.opening.list, { scope })).toMatchObject({ code: 'guard.failed' })
  })
  it('given a document that had left before the day, then it is not on the list', () => {
    const until = '2024-03-05' as Standing['until']
    const left = cleanUpFacts.map((fact) => (fact.key === third ? { ...fact, until } : fact))
    const list = freeze([first!, second!])
    expect(desk(left).does('keeper', 'open', { form: { ...samples.opening, list } })).toMatchObject({ ok: true })
  })
})

describe('逐件交代', () => {
  const items = samples.selfCheck.items
  it.each([
    ['一件没有意见', items.slice(1), items[0]!.document],
    ['一件有两个意见', [...items, items[0]!], items[0]!.document],
    ['名单外的文件', [...items, { ...items[1]!, document: '某科规〔2020〕9号' }], '某科规〔2020〕9号'],
  ])('given %s, then neither opinion nor result is taken', (_why, list, named) => {
    expect(opened().does('sectionHead', 'check', { form: { items: list } })).toMatchObject(
      refused(`逐件提出意见：${named}`),
    )
    const results = list.map(({ document, because }) => ({ document, result: '继续有效', because }))
    expect(checked().does('legalReviewer', 'review', { form: { items: results } })).toMatchObject(
      refused(`逐件审核：${named}`),
    )
  })
  it('given who proposed, then he does not review', () => {
    const one = opened().given(actorOf('sectionHead', 'P-both'), 'check')
    expect(one.does(actorOf('legalReviewer', 'P-both'), 'review')).toMatchObject({ code: 'case.same-doer' })
  })
  it('given opinions sent back, then they are given anew', () => {
    const one = reviewed().given('legalReviewer', 'sendBack', { reasons: '一件理由不足' })
    expect(one.given('caseOfficer', 'check').current?.state).toBe('checked')
  })
})

describe('集体讨论、公布和后续', () => {
  it.each([
    ['没有讨论这次清理的会议', met('another')],
    ['没有通过的会议', met('case-1', '修改后再议')],
    ['纪要尚未确认的会议', met('case-1', '通过', 'held')],
  ])('given %s, then the campaign does not go on', (_why, others) =>
    expect(reviewed().does('keeper', 'resolve', { others })).toMatchObject(refused('须经会议讨论通过')),
  )

  it('given the results published, then they count by their kind on that day and the paper lists them', () => {
    const { current } = published()
    expect(current).toMatchObject({ state: 'published', documents: [{ kind: 'results' }] })
    const on = samples.publication.publishedOn
    expect(documentCleanUp.facts(current!, { calendar: chinaCalendar })).toEqual([
      { measure: 'document-clean-up.finished', on, group: '专项清理' },
    ])
    expect(documentCleanUp.facts(reviewed().current!, { calendar: chinaCalendar })).toEqual([])
  })
  it('given a publication yet to come, then it is not entered', () => {
    const form = { ...samples.publication, publishedOn: '2024-03-06' }
    expect(reviewed().given('keeper', 'resolve').does('publisher', 'publish', { form })).toMatchObject(
      refused('尚未公布'),
    )
  })
  it('given a document to be changed of which nothing is told, then the campaign stays open', () => {
    expect(published().does('legalReviewer', 'close')).toMatchObject(refused(`尚未逐件交代后续办理：${first}`))
    expect(published().given('keeper', 'followUp').given('legalReviewer', 'close').current?.state).toBe('closed')
  })
  it('given only documents that stay, then it closes at once', () => {
    const kept = samples.results.items.map((one) => ({ ...one, result: '继续有效' }))
    expect(published(kept).given('legalReviewer', 'close').current?.state).toBe('closed')
  })
  const follow = (items: readonly object[]) => ({ form: { items } })
  const repealed = samples.results.items.map((one) => (one.document === first ? { ...one, result: '废止' } : one))
  const done = { document: first, how: '已办结', note: '已公布废止决定' }
  it('given a repeal while the document is in force in the database, then it is not done', () => {
    expect(published(repealed).does('keeper', 'followUp', follow([done]))).toMatchObject(refused('仍现行有效'))
    const others = { form: { items: [{ ...done, document: second }] } }
    expect(published(repealed).does('keeper', 'followUp', others)).toMatchObject(
      refused(`每件一次：${first}、${second}`),
    )
    const plan = { document: first, how: '列入计划', note: '年底前公布' }
    expect(published(repealed).does('keeper', 'followUp', follow([plan]))).toMatchObject(refused('须写明计划完成日期'))
  })
  it('given the repeal in the database, then it is done, and somebody else closes', () => {
    const standing = cleanUpFacts.map((one) => (one.key === first ? { ...one, until: '2024-04-01' as never } : one))
    const one = openDesk(documentCleanUp, undefined, undefined, undefined, { standing, others: met() }).on('2024-03-05')
    one.given('keeper', 'open').given('sectionHead', 'check').given('legalReviewer', 'review', follow(repealed))
    one.given('keeper', 'resolve').given('publisher', 'publish')
    one.on('2024-04-01').given(actorOf('keeper', 'P-both'), 'followUp', follow([done]))
    expect(one.does(actorOf('legalReviewer', 'P-both'), 'close')).toMatchObject({ code: 'case.same-doer' })
    expect(one.given('legalReviewer', 'close').current?.state).toBe('closed')
  })
})
