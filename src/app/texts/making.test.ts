import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepFile } from '#app/files/keep-file.ts'
import { fsck } from '#app/fsck.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import type { Host } from '#domain/engine/case.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Attachment } from '#domain/engine/register.ts'
import type { Role } from '#domain/engine/roles.ts'
import { meeting } from '#domain/matters/decisions/meeting.ts'
import { competitionSamples } from '#domain/matters/rule-making/fair-competition-review.samples.ts'
import { fairCompetitionReview } from '#domain/matters/rule-making/fair-competition-review.ts'
import { reviewSamples } from '#domain/matters/rule-making/legality-review.samples.ts'
import { legalityReview } from '#domain/matters/rule-making/legality-review.ts'
import { makingSamples } from '#domain/matters/rule-making/normative-making.samples.ts'
import { normativeMaking } from '#domain/matters/rule-making/normative-making.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { handleCommand } from '../handle-command.ts'

let office: TestOffice
const [making, review, met] = [newCaseId(), newCaseId(), newCaseId()]

beforeAll(async () => {
  office = await openOffice({ today: '2024-05-06' })
  // Whoever drafts sits in another office than those who review.
  await office.appoint('caseOfficer', 'P-drafter', 'planning')
})
afterAll(() => office.close())

const keep = (name: string, text: string): Promise<Attachment> =>
  keepFile(office.bureau, office.house.clock.now(), { person: 'P-drafter', name, bytes: Buffer.from(text) })
const first = '第一条　为规范平台管理，制定本办法。\n第二条　各类平台依照本办法认定，应当提交证明原件。\n'
const second = '第一条　为规范平台管理，制定本办法。\n第二条　各类平台依照本办法认定。\n'

type Wish = { readonly form?: unknown; readonly host?: Host }
type Declared = typeof normativeMaking | typeof legalityReview | typeof fairCompetitionReview
const samples: Readonly<Record<string, unknown>> = { ...makingSamples, ...reviewSamples }

/** Whoever drafts holds his post in one office alone: he acts as he is. */
const by = (person: string, matter: Declared, action: string, wish: Wish = {}) => {
  const declared = (matter as Matter).actions[action]!.form
  const given = matter === fairCompetitionReview ? competitionSamples : samples
  const form = declared === undefined ? undefined : (given as typeof samples)[declared]
  const caseId = matter === legalityReview ? review : matter === fairCompetitionReview ? competition : making
  return handleCommand(office.house, person, { id: randomUUID(), matter: matter.id, caseId, action, form, ...wish })
}
const drafterDoes = (action: string, wish?: Wish) => by('P-drafter', normativeMaking, action, wish)
const documentDoes = (role: Role, action: string, wish?: Wish) => by(`P-${role}`, normativeMaking, action, wish)
const reviewDoes = (role: Role | 'drafter', action: string, wish?: Wish) =>
  by(`P-${role}`, legalityReview, action, wish)
const ok = { ok: true }
let competition = newCaseId()
/** The present text is reviewed, in a case of its own. */
async function competes() {
  competition = newCaseId()
  const { file: draft } = (await versionsOf()).at(-1)!
  const does = (role: Role | 'drafter', action: string, wish?: Wish) =>
    by(`P-${role}`, fairCompetitionReview, action, wish)
  const host = { caseId: making, link: 'competition' }
  const form = { ...competitionSamples.submission, draft }
  expect(await does('drafter', 'submit', { form, host })).toMatchObject(ok)
  for (const action of ['accept', 'hear', 'conclude']) expect(await does('legalReviewer', action)).toMatchObject(ok)
  return does('sectionHead', 'pass')
}
const versionsOf = async () => {
  const [row] = await office.rows(`select fold from case_ where id = $1`, [making])
  return (row!['fold'] as { texts: Record<string, { file: Attachment; words?: Attachment }[]> }).texts['draft']!
}

describe('一件规范性文件在真实的库里', () => {
  it('given a draft that is handed in, then its words are read once and kept beside it by hash', async () => {
    const [draft, explanation] = [await keep('草案.txt', first), await keep('说明.txt', '说明')]
    expect(await drafterDoes('propose')).toMatchObject(ok)
    expect(await documentDoes('head', 'plan')).toMatchObject(ok)
    expect(await drafterDoes('draft', { form: { ...makingSamples.draft, draft, explanation } })).toMatchObject(ok)
    const [version] = await versionsOf()
    expect(version?.file.sha256).toBe(draft.sha256)
    const words = await office.bureau.attachments.get(version!.words!.sha256)
    expect(Buffer.from(words).toString()).toBe(first)
  })
  it('given comments and a conclusion, then the document goes to review, which binds the text that it reads', async () => {
    expect(await drafterDoes('publishDraft')).toMatchObject(ok)
    office.setClock('2024-07-01')
    const report = await keep('采纳情况.txt', '采纳四条')
    expect(await drafterDoes('closeComments', { form: { ...makingSamples.comments, report } })).toMatchObject(ok)
    expect(await competes()).toMatchObject({ ...ok, state: 'passed', number: '昆科竞审〔2024〕1号' })
    const host = { caseId: making, link: 'reviewed' }
    expect(await reviewDoes('drafter', 'submit', { host })).toMatchObject(ok)
    expect(await reviewDoes('legalReviewer', 'accept')).toMatchObject(ok)
    expect(await reviewDoes('legalReviewer', 'hear')).toMatchObject(ok)
    expect(await reviewDoes('legalReviewer', 'conclude')).toMatchObject(ok)
    expect(await reviewDoes('sectionHead', 'issue')).toMatchObject({ ...ok, number: '昆科审规〔2024〕1号' })
  })
  it('given the text changed as advised, then the review is confirmed on the changed text', async () => {
    const draft = await keep('草案二稿.txt', second)
    expect(await drafterDoes('revise', { form: { draft, because: '采纳审核意见' } })).toMatchObject(ok)
    expect(await versionsOf()).toHaveLength(2)
    expect(await reviewDoes('drafter', 'respond')).toMatchObject(ok)
    expect(await reviewDoes('legalReviewer', 'confirm')).toMatchObject({ ...ok, state: 'confirmed' })
    expect(await competes()).toMatchObject({ ...ok, number: '昆科竞审〔2024〕2号' })
  })
  it('given the meeting on it, then it is signed, numbered, and stands in the database of documents', async () => {
    office.setClock('2024-07-08')
    const people = ['P-head', 'P-keeper', 'P-supervisor']
    const agenda = {
      ...{ number: '局长办公会2024-07', body: '局长办公会', plannedOn: '2024-07-08', head: 'P-head', chair: 'P-head' },
      members: people.map((person) => ({ person, name: person })),
      items: [{ no: 1, kind: '其他议题', title: '平台管理办法', case: making }],
    }
    const views = ['P-keeper', 'P-supervisor', 'P-head'].map((person) => ({ person, view: '无意见', stance: '同意' }))
    const minutes = {
      ...{ heldOn: '2024-07-08', place: '会议室', attended: people, absent: [], observers: 0 },
      items: [{ no: 1, views, outcome: '通过', resolution: '通过' }],
    }
    const meets = (role: 'keeper' | 'head', action: 'convene' | 'hold' | 'confirm', form?: unknown) =>
      office.as(role).does(meeting, action, { caseId: met, form })
    expect(await meets('keeper', 'convene', agenda)).toMatchObject(ok)
    expect(await meets('keeper', 'hold', minutes)).toMatchObject(ok)
    const form = { meeting: agenda.number }
    expect(await drafterDoes('deliberate', { form })).toMatchObject({ ok: false, code: 'other.wrong-state' })
    expect(await meets('head', 'confirm')).toMatchObject(ok)
    expect(await drafterDoes('deliberate', { form })).toMatchObject(ok)
    expect(await documentDoes('head', 'sign')).toMatchObject(ok)
    expect(await documentDoes('keeper', 'register')).toMatchObject({ ...ok, number: '昆科规〔2024〕1号' })
    const rows = await office.rows(
      `select actor, form from entry where matter = 'normative-document' and action = 'record'`,
    )
    expect(rows).toMatchObject([
      {
        actor: 'system',
        form: {
          docNumber: '昆科规〔2024〕1号',
          legalityNumber: '昆科审规〔2024〕1号',
          fairCompetitionNumber: '昆科竞审〔2024〕2号',
          making,
          text: { name: '草案二稿.txt' },
        },
      },
    ])
  })
  it('given the words beside a text taken away, then the check of the records says so', async () => {
    const [version] = await versionsOf()
    await office.bureau.attachments.remove(version!.words!.sha256)
    const { house, journal, reader, profile, attachments } = office.bureau
    const { findings } = await fsck(house, journal, fsckSource(reader, profile.id), { attachments })
    // The files that the samples name were never handed in.
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['attachment.lost']))
    expect(findings.filter(({ message }) => message.includes(version!.words!.sha256))).toHaveLength(1)
  })
})
