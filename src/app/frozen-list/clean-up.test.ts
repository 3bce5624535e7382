import { afterAll, beforeAll, expect, it } from 'vitest'
import { normativeDocument } from '#domain/matters/rule-making/normative-document.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'

const campaign = newCaseId()
const gathering = newCaseId()
let office: TestOffice
let entered = 0

/** One more document in the database of the bureau. */
async function enterDocument(no: number): Promise<string> {
  const caseId = newCaseId()
  const { samples } = normativeDocument
  const docNumber = `某科规〔2024〕${no}号`
  const forms = {
    record: { ...(samples['row'] as object), docNumber },
    publish: samples['publish'],
    enter: samples['enter'],
  }
  for (const [action, form] of Object.entries(forms)) {
    const outcome = await office
      .as('keeper')
      .does(normativeDocument, action as never, { caseId, form, reasons: '补登' })
    if (!outcome.ok) throw new Error(`${action}: ${outcome.message}`)
  }
  entered += 1
  return docNumber
}

const act = (person: string, matter: string, caseId: string, action: string, form?: unknown) =>
  office.bureau.acting.act(person, {
    ...{ id: newCaseId(), matter, caseId, action },
    ...(form ? { form } : {}),
  })
const onCampaign = (person: string, action: string, form?: unknown) =>
  act(person, 'document-clean-up', campaign, action, form)
const onMeeting = (person: string, action: string, form?: unknown) => act(person, 'meeting', gathering, action, form)

const opening = {
  ...{ kind: '专项清理', topic: '妨碍统一市场的政策措施', notice: '专项清理通知' },
  scope: '现行有效的行政规范性文件',
}
const people = ['P-head', 'P-keeper', 'P-supervisor']
const agenda = {
  ...{ number: '局长办公会2024-09', body: '局长办公会', plannedOn: '2024-09-03', head: 'P-head', chair: 'P-head' },
  members: people.map((person) => ({ person, name: person })),
  items: [{ no: 1, kind: '其他议题', title: '专项清理结果', case: campaign }],
}
const minutes = {
  ...{ heldOn: '2024-09-03', place: '会议室', attended: people, absent: [], observers: 0 },
  items: [
    {
      ...{ no: 1, outcome: '通过', resolution: '予以公布' },
      views: people.toReversed().map((person) => ({ person, view: '无意见', stance: '同意' })),
    },
  ],
}

beforeAll(async () => {
  office = await openOffice({ today: '2024-09-02' })
})
afterAll(() => office?.close())

it('given a bureau with three documents, then its clean-up is frozen over these three, and ends when each is accounted for', async () => {
  const documents = [await enterDocument(1), await enterDocument(2), await enterDocument(3)]
  const short = { members: documents.slice(1), count: 2, digest: 'a'.repeat(64) }
  expect(await onCampaign('P-keeper', 'open', { ...opening, list: short })).toMatchObject({
    ok: false,
    message: `列入清理的文件须与当日文件库相符：${documents[0]}`,
  })
  expect(await onCampaign('P-keeper', 'open', opening)).toMatchObject({ ok: true })
  const late = await enterDocument(4)

  const opinions = (list: readonly string[]) => ({
    items: list.map((document) => ({ document, proposal: '继续有效', because: '未发现问题' })),
  })
  expect(await onCampaign('P-sectionHead', 'check', opinions([...documents, late]))).toMatchObject({
    ok: false,
    message: expect.stringContaining(late),
  })
  expect(await onCampaign('P-sectionHead', 'check', opinions(documents.slice(1)))).toMatchObject({
    ok: false,
    message: expect.stringContaining(documents[0]!),
  })
  expect(await onCampaign('P-sectionHead', 'check', opinions(documents))).toMatchObject({ ok: true })

  // The meeting does not take up what has not been reviewed, and counts only when it is confirmed.
  expect(await onMeeting('P-keeper', 'convene', agenda)).toMatchObject({ ok: false, code: 'guard.failed' })
  const results = documents.map((document) => ({ document, result: '继续有效', because: '同意' }))
  expect(await onCampaign('P-legalReviewer', 'review', { items: results })).toMatchObject({ ok: true })
  expect(await onMeeting('P-keeper', 'convene', agenda)).toMatchObject({ ok: true })
  office.setClock('2024-09-03')
  expect(await onMeeting('P-keeper', 'hold', minutes)).toMatchObject({ ok: true })
  const resolution = { meeting: agenda.number }
  expect(await onCampaign('P-keeper', 'resolve', resolution)).toMatchObject({ ok: false, code: 'guard.failed' })
  expect(await onMeeting('P-head', 'confirm')).toMatchObject({ ok: true })
  expect(await onCampaign('P-keeper', 'resolve', resolution)).toMatchObject({ ok: true })

  const publication = { publishedOn: '2024-09-03', url: 'https://example.org/clean-up' }
  expect(await onCampaign('P-publisher', 'publish', publication)).toMatchObject({ ok: true })
  expect(await onCampaign('P-legalReviewer', 'close')).toMatchObject({ ok: true })
  expect(entered).toBe(4)
  expect(await office.rows(`select count(*)::int as n from fact where measure = 'document-clean-up.finished'`)).toEqual(
    [{ n: 1 }],
  )
})
