import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case } from '#domain/engine/case.ts'
import type { Other, Others } from '#domain/engine/others.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import type { TextsRead } from '#domain/engine/texts.ts'
import { sampleFile } from '../fields.ts'
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

/** A document and the reviews under it, each on its own desk; each sees the other as it stands. */
function office() {
  let reviews: Desk[] = []
  const other = (current: Case, title: string): Other => ({ current, matterTitle: title, stateTitle: current.state })
  const meetings = meetingHeld('2024-07-01')
  const around = (): Others => ({
    referred: new Map([[makingSamples.deliberation.meeting, meetings]]),
    siblings: [],
    linked: reviews.flatMap(({ current }, at) =>
      current
        ? [other({ ...current, id: `review-${at}`, host: { caseId: 'case-1', link: 'reviewed' } }, '合法性审核')]
        : [],
    ),
  })
  const making = openDesk(normativeMaking, undefined, undefined, undefined, { texts }).on('2024-05-06')
  const review = () => reviews.at(-1)!
  const below = (): Pick<Parameters<Desk['does']>[2] & object, 'others'> => ({
    others: { referred: new Map(), linked: [], siblings: [], host: other(making.current!, '规范性文件') },
  })
  return {
    making,
    review,
    all: () => reviews.flatMap(({ current }) => current ?? []),
    sends() {
      reviews = [...reviews, openDesk(legalityReview).on('2024-07-01')]
      return review().does(as.drafter, 'submit', below())
    },
    /** An act of the document; what it makes of its reviews is done at once, as the store does. */
    does(by: Parameters<Desk['does']>[0], action: string, wish: object = {}) {
      const result = making.does(by, action, { ...wish, others: around() })
      if (result.ok)
        for (const { matter, caseId, action: entailed } of result.consequences(result.after))
          if (matter === legalityReview.id)
            reviews[Number(caseId!.slice('review-'.length))]!.given('system', entailed, below())
      return result
    },
    reviews(by: Parameters<Desk['does']>[0], action: string, wish: object = {}) {
      return review().does(by, action, { ...wish, ...below() })
    },
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
  if (state === 'assessed') expect(desk.does(as.reviewer, 'assess')).toMatchObject(ok)
  return desk
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
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject(ok)
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
  it('given a suspect clause, then no conclusion before it is answered; given a scan, then none at all', () => {
    const desk = until('commented', version(7))
    const refused = desk.does(as.reviewer, 'assess')
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('可疑条款须逐条答复') })
    const standards = [
      'A8.3a',
      'A8.3b',
      'A8.3c',
      'A9.1a',
      'A9.2a',
      'A9.2b',
      'A9.2c',
      'A9.3a',
      'A9.3b',
      'A9.3c',
      'A9.3d',
      'A9.4a',
      'A9.4b',
      'A9.5',
    ]
    const answers = standards.map((standard) => ({ standard, clause: suspect, answer: '依据法律规定' }))
    expect(desk.does(as.reviewer, 'assess', { form: { ...makingSamples.competition, answers } })).toMatchObject(ok)
    expect(until('commented', version(9)).does(as.reviewer, 'assess')).toMatchObject({
      message: expect.stringContaining('扫描件'),
    })
  })
  it('given a text that was changed after the review was confirmed, then the review has lapsed and the meeting is refused', () => {
    const desk = confirmed(until('assessed'))
    expect(desk.does(as.drafter, 'revise', revision(2))).toMatchObject(ok)
    expect(desk.review().current?.state).toBe('superseded')
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject({ ok: false, code: 'other.wrong-state' })
    confirmed(desk)
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject({
      message: expect.stringContaining('公平竞争审查所依据的不是现行文本'),
    })
    expect(desk.does(as.reviewer, 'assess')).toMatchObject(ok)
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject(ok)
  })
  it('given a text that was changed and reviewed anew after the meeting, then it has to be deliberated again', () => {
    const desk = until('assessed')
    desk.making.on('2024-07-02')
    desk.does(as.drafter, 'revise', revision(2))
    confirmed(desk)
    desk.does(as.reviewer, 'assess')
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject({
      message: expect.stringContaining('会议之后文本又有改动'),
    })
  })
  it('given the same file handed in again, then it is no new version and the review stands', () => {
    const desk = confirmed(until('assessed'))
    expect(desk.does(as.drafter, 'revise', revision(1))).toMatchObject(ok)
    expect(desk.making.current?.texts?.['draft']).toHaveLength(1)
    expect(desk.does(as.drafter, 'deliberate')).toMatchObject(ok)
  })
  it('given whoever drafted as the one who signs, or a term that is too long, then refused', () => {
    const desk = confirmed(until('assessed'))
    desk.does(as.drafter, 'deliberate')
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
    expect(desk.does(as.drafter, 'deliberate', { saw: { draft: version(4).sha256 } })).toMatchObject({
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
      (desk: Office) => desk.does(as.reviewer, 'assess'),
      (desk: Office) => desk.does(as.keeper, 'register'),
      (desk: Office) => desk.sends(),
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
        for (const at of [...plan, 4, 9, 11]) wishes[at]!(desk)
        if (desk.making.current?.state !== 'issued') return
        issued += 1
        const text = desk.making.current.texts?.['draft']?.at(-1)?.file.sha256
        const stood = desk.all().filter(({ state }) => state === 'confirmed')
        expect(stood.map(({ bound }) => bound?.['draft']?.at(-1)?.sha256)).toContain(text)
        for (const act of ['assess', 'deliberate', 'sign', 'register'])
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
