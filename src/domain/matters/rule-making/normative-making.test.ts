import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Other, Others } from '#domain/engine/others.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import type { TextsRead } from '#domain/engine/texts.ts'
import { screenDraft } from '#domain/screening/draft.ts'
import { sampleFile } from '../fields.ts'
import { competitionSamples } from './fair-competition-review.samples.ts'
import { fairCompetitionReview } from './fair-competition-review.ts'
import { reviewSamples } from './legality-review.samples.ts'
import { legalityReview } from './legality-review.ts'
import { makingSamples, meetingHeld } from './normative-making.samples.ts'
import { normativeMaking } from './normative-making.ts'

const version = (n: number) => ({ ...sampleFile(`第${n}稿.docx`), sha256: String(n).repeat(64) })
const words = (text: string) => ({ words: { ...sampleFile('文字.txt'), sha256: 'e'.repeat(64) }, text })
const innocent = '第一条　为规范平台管理，制定本办法。\n第二条　各类平台依照本办法认定。'
const suspect = '第三条　申报单位应当在本市注册，外地企业不得参加政府采购活动。'
const texts: TextsRead = new Map([
  ...[1, 2, 3, 4].map((n) => [version(n).sha256, words(innocent)] as const),
  [version(7).sha256, words(suspect)],
])

const as = {
  drafter: actorOf('caseOfficer', '起草人', '起草处室'),
  reviewer: actorOf('legalReviewer', '审核人', '法规处'),
  legalHead: actorOf('sectionHead', '法规处长', '法规处'),
  head: actorOf('head', '局长', '局领导'),
  keeper: actorOf('keeper', '文书', '办公室'),
}

/** A document and the reviews under it, each on its own desk; each sees the others as they stand. */
function office() {
  const reviews: { readonly id: string; readonly link: string; readonly desk: Desk }[] = []
  const other = (current: Case, title: string): Other => ({ current, matterTitle: title, stateTitle: current.state })
  const meetings = meetingHeld('2024-07-01')
  const under = (but?: Desk) =>
    reviews.flatMap(({ id, link, desk }) =>
      desk.current && desk !== but
        ? [other({ ...desk.current, id, host: { caseId: 'case-1', link } }, desk.current.matter)]
        : [],
    )
  const around = (): Others => ({
    referred: new Map([[makingSamples.deliberation.meeting, meetings]]),
    siblings: [],
    linked: under(),
  })
  const making = openDesk(normativeMaking, undefined, undefined, undefined, { texts }).on('2024-05-06')
  const last = (matter: { readonly id: string }) =>
    reviews.findLast(({ desk }) => desk.current?.matter === matter.id)?.desk
  const review = () => last(legalityReview)!
  const competition = () => last(fairCompetitionReview)!
  const below = (desk?: Desk): Pick<Parameters<Desk['does']>[2] & object, 'others'> => ({
    others: { referred: new Map(), linked: [], siblings: under(desk), host: other(making.current!, '规范性文件') },
  })
  const opens = (matter: Matter, link: string, form?: object) => {
    const desk = openDesk(matter, undefined, undefined, undefined, { texts }).on('2024-07-01')
    const result = desk.does(as.drafter, 'submit', { ...below(), ...(form ? { form } : {}) })
    if (result.ok) reviews.push({ id: `review-${reviews.length}`, link, desk })
    return result
  }
  const current = () => making.current!.texts!['draft']!.at(-1)!.file
  return {
    making,
    review,
    competition,
    all: () => under().map(({ current: one }) => one),
    sends: () => opens(legalityReview, 'reviewed'),
    /** The present text goes to the review of competition. */
    competes: (draft = current()) =>
      opens(fairCompetitionReview, 'competition', { ...competitionSamples.submission, draft }),
    /** An act of the document; what it makes of its reviews is done at once, as the store does. */
    does(by: Parameters<Desk['does']>[0], action: string, wish: object = {}) {
      const result = making.does(by, action, { ...wish, others: around() })
      if (result.ok)
        for (const { caseId, action: entailed } of result.consequences(result.after)) {
          const found = reviews.find(({ id }) => id === caseId)
          found?.desk.given('system', entailed, below(found.desk))
        }
      return result
    },
    reviews(by: Parameters<Desk['does']>[0], action: string, wish: object = {}) {
      return review().does(by, action, { ...wish, ...below(review()) })
    },
    judges(by: Parameters<Desk['does']>[0], action: string, wish: object = {}) {
      return competition().does(by, action, { ...wish, ...below(competition()) })
    },
    /** The agenda of the meeting names the document. */
    tables: () => making.does('system', 'table', { others: around() }),
  }
}
type Office = ReturnType<typeof office>

const ok = { ok: true }
function until(state: 'drafted' | 'commented' | 'assessed', file = version(1)): Office {
  const desk = office()
  expect(desk.does(as.drafter, 'propose')).toMatchObject(ok)
  expect(desk.does(as.head, 'plan')).toMatchObject(ok)
  expect(desk.does(as.drafter, 'draft', { form: { ...makingSamples.draft, draft: file } })).toMatchObject(ok)
  if (state === 'drafted') return desk
  expect(desk.does(as.drafter, 'publishDraft')).toMatchObject(ok)
  desk.making.on('2024-07-01')
  expect(desk.does(as.drafter, 'closeComments')).toMatchObject(ok)
  return state === 'assessed' ? assessed(desk) : desk
}
/** The conclusion on the present text, signed. */
function assessed(desk: Office): Office {
  expect(desk.competes()).toMatchObject(ok)
  for (const action of ['accept', 'hear', 'conclude']) expect(desk.judges(as.reviewer, action)).toMatchObject(ok)
  expect(desk.judges(as.legalHead, 'pass')).toMatchObject(ok)
  return desk
}
/** Before the meeting, and what the meeting resolved told to the case. */
const deliberated = (desk: Office, wish?: object) => {
  expect(desk.tables()).toMatchObject(ok)
  return desk.does(as.drafter, 'deliberate', wish)
}
const clean = { ...reviewSamples.opinion, conclusion: '合法', points: [] }

function reviewed(desk: Office, opinion: object = clean): Office {
  expect(desk.sends()).toMatchObject(ok)
  expect(desk.reviews(as.reviewer, 'accept')).toMatchObject(ok)
  expect(desk.reviews(as.reviewer, 'hear')).toMatchObject(ok)
  expect(desk.reviews(as.reviewer, 'conclude', { form: opinion })).toMatchObject(ok)
  expect(desk.reviews(as.legalHead, 'issue')).toMatchObject(ok)
  return desk
}
const confirmed = (desk: Office): Office => {
  expect(reviewed(desk).reviews(as.reviewer, 'confirm')).toMatchObject(ok)
  return desk
}
const revision = (n: number) => ({ form: { draft: version(n), because: '修改' } })

describe('规范性文件从立项到印发', () => {
  it('given the whole way on one text, then it is issued and enters the database with its review and its number', () => {
    const desk = confirmed(until('assessed'))
    expect(deliberated(desk)).toMatchObject(ok)
    expect(desk.does(as.head, 'sign')).toMatchObject(ok)
    const issued = desk.does(as.keeper, 'register')
    if (!issued.ok) throw new Error(issued.message)
    expect(issued.after.state).toBe('issued')
    expect(issued.entry.documents.map(({ kind }) => kind)).toEqual(['issue'])
    const after = { ...issued.after, number: '某科规〔2024〕1号' }
    expect(issued.consequences(after)).toMatchObject([
      { matter: 'normative-document', action: 'record', form: { docNumber: '某科规〔2024〕1号', text: version(1) } },
    ])
  })
  it('given a paper that answers one of the four questions with no, then it is none, and why', () => {
    for (const [name, why] of [
      ['ownName', '不以本局名义'],
      ['outside', '内部文件'],
      ['rights', '工作部署'],
      ['repeated', '具体决定'],
    ] as const)
      expect(
        office().does(as.drafter, 'propose', { form: { ...makingSamples.proposal, [name]: false } }),
      ).toMatchObject({ ok: false, message: expect.stringContaining(why) })
  })
  it('given comments on business for 29 days, or a count that leaves one without an answer, then refused', () => {
    const form = { ...makingSamples.notice, until: '2024-06-04' }
    expect(until('drafted').does(as.drafter, 'publishDraft', { form })).toMatchObject({
      message: expect.stringContaining('三十日'),
    })
    const open = until('drafted')
    open.does(as.drafter, 'publishDraft')
    expect(open.does(as.drafter, 'closeComments')).toMatchObject({ code: 'clock.invalid' })
    open.making.on('2024-07-01')
    expect(open.does(as.drafter, 'closeComments', { form: { ...makingSamples.comments, rejected: 1 } })).toMatchObject({
      message: expect.stringContaining('每一条意见'),
    })
  })
  it('given a text that was changed after the reviews, then both have lapsed and the meeting is refused', () => {
    const desk = confirmed(until('assessed'))
    expect(desk.does(as.drafter, 'revise', revision(2))).toMatchObject(ok)
    expect([desk.review().current?.state, desk.competition().current?.state]).toEqual(['superseded', 'superseded'])
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject({ ok: false, code: 'other.wrong-state' })
    expect(desk.sends()).toMatchObject({ message: expect.stringContaining('公平竞争审查须先作出') })
    expect(deliberated(confirmed(assessed(desk)))).toMatchObject(ok)
  })
  it('given a review on a file that is not the present text, then it is refused when it is sent', () => {
    const desk = until('commented')
    expect(desk.competes(version(4))).toMatchObject({ message: expect.stringContaining('不是所属办件的现行文本') })
    desk.competes()
    desk.does(as.drafter, 'revise', revision(2))
    expect(desk.judges(as.reviewer, 'accept')).toMatchObject(ok)
    expect(desk.judges(as.reviewer, 'hear')).toMatchObject(ok)
    expect(desk.judges(as.reviewer, 'conclude')).toMatchObject({ message: expect.stringContaining('文本已有改动') })
  })
  it('given a text with a conclusion, then it is not reviewed a second time', () => {
    const desk = confirmed(until('assessed'))
    expect(desk.sends()).toMatchObject({ message: expect.stringContaining('同一文本不重复审核') })
    expect(desk.does(as.drafter, 'revise', revision(2))).toMatchObject(ok)
    expect(assessed(desk).sends()).toMatchObject(ok)
  })
  it('given a text that violates the standards, then the document is barred and nothing else goes on', () => {
    const desk = until('commented', version(7))
    desk.competes()
    desk.judges(as.reviewer, 'accept')
    desk.judges(as.reviewer, 'hear')
    expect(desk.judges(as.reviewer, 'conclude')).toMatchObject({
      message: expect.stringContaining('可疑条款须逐条答复'),
    })
    const [hit] = screenDraft(suspect, toDay('2024-07-01')).clauses
    const clauses = hit!.hits.map(({ standard }) => ({
      ...{ standard, clause: suspect, question: 'Q2', answer: '以注册地区分', result: '违反审查标准' },
    }))
    const form = { conclusion: '违反审查标准，不得出台', clauses }
    expect(desk.judges(as.reviewer, 'conclude', { form })).toMatchObject(ok)
    expect(desk.judges(as.legalHead, 'pass')).toMatchObject({ ok: false })
    expect(desk.does(as.reviewer, 'bar', { reasons: '违反第九条' })).toMatchObject({ code: 'other.wrong-state' })
    expect(desk.judges(as.legalHead, 'bar')).toMatchObject(ok)
    expect(desk.sends()).toMatchObject({ ok: false })
    expect(desk.does(as.reviewer, 'bar', { reasons: '违反第九条' })).toMatchObject(ok)
  })
  it('given a text that was changed and reviewed anew after it was put before the meeting, on whatever day, then it has to be deliberated again', () => {
    const desk = until('assessed')
    expect(desk.tables()).toMatchObject(ok)
    desk.does(as.drafter, 'revise', revision(2))
    confirmed(assessed(desk))
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject({
      message: expect.stringContaining('列入会议议程的不是现行文本'),
    })
    expect(deliberated(desk)).toMatchObject(ok)
  })
  it('given a text that was put before another meeting, then what this one resolved is not about it', () => {
    const desk = confirmed(until('assessed'))
    const elsewhere = desk.making.does('system', 'table', { form: { meeting: '局长办公会2024-08' } })
    expect(elsewhere).toMatchObject(ok)
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject({
      message: expect.stringContaining('列入会议议程的不是现行文本'),
    })
  })
  it('given the same file handed in again, then it is no new version and the review stands', () => {
    const desk = confirmed(until('assessed'))
    expect(desk.does(as.drafter, 'revise', revision(1))).toMatchObject(ok)
    expect(desk.making.current?.texts?.['draft']).toHaveLength(1)
    expect(deliberated(desk)).toMatchObject(ok)
  })
  it('given whoever drafted as the one who signs, or a term that is too long, then refused', () => {
    const desk = confirmed(until('assessed'))
    deliberated(desk)
    expect(desk.does(actorOf('head', '起草人'), 'sign')).toMatchObject({ code: 'case.same-doer' })
    desk.does(as.head, 'sign')
    const form = { effectiveOn: '2024-09-01', expiresOn: '2029-09-02' }
    expect(desk.does(as.keeper, 'register', { form })).toMatchObject({ message: expect.stringContaining('有效期') })
    const early = { effectiveOn: '2024-06-01', expiresOn: '2026-06-01' }
    expect(desk.does(as.keeper, 'register', { form: early })).toMatchObject({
      message: expect.stringContaining('施行日期'),
    })
  })
  it('given whoever says which version he has seen, then another one is refused', () => {
    const desk = confirmed(until('assessed'))
    expect(deliberated(desk, { saw: { draft: version(4).sha256 } })).toMatchObject({
      code: 'text.changed',
    })
    expect(desk.does(as.drafter, 'deliberate', { saw: { draft: version(1).sha256 } })).toMatchObject(ok)
  })
  it('given any acts in any order, then nothing is issued without a confirmed review and a conclusion on the issued text', () => {
    const wishes = [
      ...(['propose', 'draft', 'publishDraft', 'closeComments', 'deliberate'] as const).map(
        (action) => (desk: Office) => desk.does(as.drafter, action),
      ),
      ...[1, 2, 3].map((n) => (desk: Office) => desk.does(as.drafter, 'revise', revision(n))),
      (desk: Office) => desk.does(as.head, 'plan'),
      (desk: Office) => desk.does(as.head, 'sign'),
      (desk: Office) => desk.competes(),
      (desk: Office) => desk.does(as.keeper, 'register'),
      (desk: Office) => desk.sends(),
      (desk: Office) => desk.tables(),
      ...(['accept', 'hear', 'conclude', 'withdraw'] as const).map(
        (action) => (desk: Office) =>
          desk.competition() &&
          desk.judges(action === 'withdraw' ? as.drafter : as.reviewer, action, { reasons: '撤回' }),
      ),
      (desk: Office) => desk.competition() && desk.judges(as.legalHead, 'pass'),
      ...(['accept', 'hear', 'confirm'] as const).map(
        (action) => (desk: Office) => desk.review() && desk.reviews(as.reviewer, action),
      ),
      (desk: Office) => desk.review() && desk.reviews(as.reviewer, 'conclude', { form: clean }),
      (desk: Office) => desk.review() && desk.reviews(as.legalHead, 'issue'),
    ]
    let issued = 0
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.nat(wishes.length - 1), { maxLength: 40 }), (isReady, plan) => {
        const desk = isReady ? confirmed(until('assessed')) : until('assessed')
        // After a few acts of chance the way to the end is tried.
        for (const at of plan) wishes[at]!(desk)
        desk.tables()
        for (const at of [4, 9, 11]) wishes[at]!(desk)
        if (desk.making.current?.state !== 'issued') return
        issued += 1
        const text = desk.making.current.texts?.['draft']?.at(-1)?.file.sha256
        const stood = desk.all().filter(({ state }) => state === 'confirmed' || state === 'passed')
        const vetted = stood.filter(({ matter }) => matter === legalityReview.id)
        expect(vetted.map(({ bound }) => bound?.['draft']?.at(-1)?.sha256)).toContain(text)
        const passed = stood.filter(({ matter }) => matter === fairCompetitionReview.id)
        expect(passed.map((one) => one.texts?.['draft']?.at(-1)?.file.sha256)).toContain(text)
        for (const act of ['table', 'deliberate', 'sign', 'register'])
          expect(desk.making.current.bound?.['draft']?.find(({ action }) => action === act)?.sha256, act).toBe(text)
      }),
      { seed: 20240710, numRuns: 300 },
    )
    expect(issued).toBeGreaterThan(20)
  })
})

describe('合法性审核', () => {
  const sent = () => {
    const desk = until('assessed')
    desk.sends()
    return desk
  }
  it('given the drafter, or somebody of his office, then he does not review', () => {
    expect(sent().reviews(actorOf('legalReviewer', '起草人', '法规处'), 'accept')).toMatchObject({ ok: false })
    expect(sent().reviews(actorOf('legalReviewer', '别人', '起草处室'), 'accept')).toMatchObject({
      message: expect.stringContaining('同处室'),
    })
  })
  it('given a package that lacks a piece, then it is refused; what is missing is told once', () => {
    const desk = until('assessed')
    desk.sends()
    const form = { ...reviewSamples.submission, package: reviewSamples.submission.package.slice(1) }
    expect(desk.reviews(as.reviewer, 'sendBack')).toMatchObject(ok)
    expect(desk.reviews(as.drafter, 'resubmit', { form })).toMatchObject({
      message: expect.stringContaining('材料不齐'),
    })
    const told = { ...form, notNeeded: [{ item: '起草说明', because: '已在正文载明' }] }
    expect(desk.reviews(as.drafter, 'resubmit', { form: told })).toMatchObject(ok)
    expect(desk.reviews(as.reviewer, 'sendBack')).toMatchObject({ message: expect.stringContaining('只告知一次') })
  })
  it('given no counsel, one signature, or counsel against it, then there is no lawful opinion', () => {
    const desk = sent()
    desk.reviews(as.reviewer, 'accept')
    expect(desk.reviews(as.reviewer, 'conclude')).toMatchObject({ code: 'case.too-early' })
    desk.reviews(as.reviewer, 'hear', { form: { ...reviewSamples.counsel, conclusion: '不合法' } })
    expect(desk.reviews(as.reviewer, 'conclude', { form: clean })).toMatchObject({
      message: expect.stringContaining('认为不合法'),
    })
    expect(desk.reviews(as.reviewer, 'conclude')).toMatchObject(ok)
    expect(desk.reviews(actorOf('sectionHead', '审核人', '法规处'), 'issue')).toMatchObject({ code: 'case.same-doer' })
  })
  it('given a text that changed while it was reviewed, then no opinion on it', () => {
    const desk = sent()
    desk.reviews(as.reviewer, 'accept')
    desk.reviews(as.reviewer, 'hear')
    desk.does(as.drafter, 'revise', revision(2))
    expect(desk.reviews(as.reviewer, 'conclude', { form: clean })).toMatchObject({
      message: expect.stringContaining('文本已有改动'),
    })
  })
  it('given points, then each is answered, what is accepted is changed first, and what must be changed is not passed over', () => {
    const desk = reviewed(until('assessed'), reviewSamples.opinion)
    expect(desk.reviews(as.reviewer, 'confirm')).toMatchObject({ message: expect.stringContaining('逐条回应') })
    expect(desk.reviews(as.drafter, 'respond')).toMatchObject({
      message: expect.stringContaining('先提交修改后的文本'),
    })
    const refusing = { form: { answers: [{ point: 1, accepted: false, answer: '有依据' }] } }
    expect(desk.reviews(as.drafter, 'respond', refusing)).toMatchObject(ok)
    expect(desk.reviews(as.reviewer, 'confirm')).toMatchObject({ ok: false })
    desk.does(as.drafter, 'revise', revision(2))
    expect(
      desk.reviews(as.drafter, 'respond', { form: { answers: [{ point: 2, accepted: true, answer: '改' }] } }),
    ).toMatchObject({ message: expect.stringContaining('每一条意见') })
    expect(desk.reviews(as.drafter, 'respond')).toMatchObject(ok)
    desk.does(as.drafter, 'revise', revision(3))
    expect(desk.reviews(as.reviewer, 'confirm')).toMatchObject({ message: expect.stringContaining('回应之后') })
    expect(desk.reviews(as.drafter, 'respond')).toMatchObject(ok)
    expect(desk.reviews(as.reviewer, 'confirm')).toMatchObject(ok)
    expect(desk.review().current?.bound?.['draft']?.at(-1)?.sha256).toBe(version(3).sha256)
  })
  it('given an opinion that it is unlawful, then it is never confirmed', () => {
    const desk = reviewed(until('assessed'), { ...reviewSamples.opinion, conclusion: '不合法' })
    desk.does(as.drafter, 'revise', revision(2))
    desk.reviews(as.drafter, 'respond')
    expect(desk.reviews(as.reviewer, 'confirm')).toMatchObject({ message: expect.stringContaining('不能确认') })
    expect(desk.reviews(as.reviewer, 'fail', { reasons: '主体不适格' })).toMatchObject(ok)
  })
  it('given fifteen working days from acceptance, then the clock stands still while something is to be supplied', () => {
    const desk = sent()
    desk.reviews(as.reviewer, 'accept')
    expect(desk.review().clock('review')).toMatchObject({ due: '2024-07-22' })
    desk.review().on('2024-07-03')
    desk.reviews(as.reviewer, 'ask')
    desk.review().on('2024-07-10')
    desk.reviews(as.drafter, 'supply')
    expect(desk.review().clock('review').due > '2024-07-22').toBe(true)
  })
})
