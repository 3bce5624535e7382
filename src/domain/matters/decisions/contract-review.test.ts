import { describe, expect, it } from 'vitest'
import type { Case } from '#domain/engine/case.ts'
import type { Other } from '#domain/engine/others.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import { sampleFile } from '../fields.ts'
import { contractAdvice, contractSamples } from './contract.samples.ts'
import { contract } from './contract.ts'
import { contractReview } from './contract-review.ts'
import { separationException } from './separation-exception.ts'

const as = {
  drafter: actorOf('caseOfficer', '承办人', '资源配置处'),
  reviewer: actorOf('legalReviewer', '审查人', '法规处'),
  lawHead: actorOf('sectionHead', '法规处长', '法规处'),
}
const samples = contractReview.samples as Record<string, object>
const exception = separationException.samples['exception'] as Record<string, string>
const clean = { form: { ...samples['opinion'], conclusion: '合法', points: [] } }

/** A contract that was drafted and a review under it, which sees it as it stands. */
function office(plan: object = {}, advice = contractAdvice(), standing: never = [] as never) {
  const host = openDesk(contract).on('2024-03-05')
  host.given(as.drafter, 'plan', { form: { ...contractSamples.plan, ...plan } })
  host.given(as.drafter, 'check').given(as.drafter, 'draft')
  const review = openDesk(contractReview, undefined, undefined, undefined, { standing }).on('2024-03-05')
  const around = (): { others: NonNullable<Parameters<typeof openDesk>[4]>['others'] } => ({
    others: {
      ...{ linked: [], siblings: [], referred: new Map([advice]) },
      host: { current: host.current as Case, matterTitle: '合同', stateTitle: '' } satisfies Other,
    },
  })
  const does = (by: Parameters<Desk['does']>[0], action: string, wish: object = {}) =>
    review.does(by, action, { ...wish, ...around() } as never)
  const given = (by: Parameters<Desk['does']>[0], action: string, wish: object = {}) => {
    expect(does(by, action, wish)).toMatchObject({ ok: true })
  }
  const revise = () =>
    host.given(as.drafter, 'revise', {
      form: { draft: { ...sampleFile('二稿.docx'), sha256: 'a'.repeat(64) }, because: '修改' },
    })
  return { host, review, does, given, revise }
}
const until = (
  state: 'submitted' | 'reviewing' | 'heard' | 'drafted' | 'opined',
  opinion: object = {},
  ...of: Parameters<typeof office>
) => {
  const desk = office(...of)
  desk.given(as.drafter, 'submit')
  if (state === 'submitted') return desk
  desk.given(as.reviewer, 'accept')
  if (state === 'reviewing') return desk
  desk.given(as.reviewer, 'hear')
  if (state === 'heard') return desk
  desk.given(as.reviewer, 'conclude', opinion)
  if (state === 'opined') desk.given(as.lawHead, 'issue')
  return desk
}
const refused = (result: unknown, words: string) =>
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining(words) })

describe('合同合法性审查', () => {
  it('given a package that lacks something without a reason, then not taken; what lacks is told once', () => {
    const form = { ...samples['submission'], package: [{ item: '采购文件', file: sampleFile('采购.pdf') }] }
    refused(office().does(as.drafter, 'submit', { form }), '送审材料不齐')
    const desk = until('submitted')
    desk.given(as.reviewer, 'sendBack')
    desk.given(as.drafter, 'resubmit')
    refused(desk.does(as.reviewer, 'sendBack'), '只告知一次')
  })
  it('given whoever drafted, or somebody of his office, then he does not review', () => {
    refused(until('submitted').does(actorOf('legalReviewer', '另一人', '资源配置处'), 'accept'), '同处室')
    expect(until('submitted').does(actorOf('legalReviewer', '承办人', '法规处'), 'accept')).toMatchObject({ ok: false })
    refused(until('drafted', clean).does(actorOf('sectionHead', '另一人', '资源配置处'), 'issue'), '同处室')
  })
  it('given an exception that a leader signed, then one of the same office reviews, never the drafter himself', () => {
    const signed = openDesk(separationException)
      .on('2024-03-05')
      .given('head', 'sign', {
        form: { ...exception, person: '另一人' },
      })
    const standing = separationException.facts(signed.current!, undefined as never) as never
    const accept = (person: string, facts: never = standing) => {
      const desk = until('submitted', {}, {}, contractAdvice(), facts)
      return desk.does(actorOf('legalReviewer', person, '资源配置处'), 'accept')
    }
    expect(accept('另一人')).toMatchObject({ ok: true })
    refused(accept('第三人'), '同处室')
    expect(accept('承办人')).toMatchObject({ ok: false })
    const ended = signed.given('head', 'end')
    refused(accept('另一人', separationException.facts(ended.current!, undefined as never) as never), '同处室')
  })
  it('given an exception for oneself, without another to check or for more than half a year, then refused', () => {
    const sign = (change: object) =>
      openDesk(separationException).does('head', 'sign', { form: { ...exception, ...change } })
    refused(sign({ checker: exception['person'] }), '另一人')
    refused(sign({ person: 'P-head' }), '给自己例外')
    refused(sign({ until: '2024-10-01' }), '至多半年')
    const signed = openDesk(separationException).given('head', 'sign')
    refused(signed.does('legalReviewer', 'check'), '由例外写明的人登记')
    expect(signed.does(actorOf('supervisor', 'supervisor-1'), 'check')).toMatchObject({ ok: true })
    const form = { ...(separationException.samples['check'] as object), checkedOn: '2024-03-06' }
    refused(signed.does(actorOf('supervisor', 'supervisor-1'), 'check', { form }), '晚于登记之日')
  })
  it('given an acceptance, then five working days', () =>
    expect(until('reviewing').review.clock('review').due).toBe('2024-03-12'))
  it('given no answer of an adviser, then no opinion', () => {
    expect(until('reviewing').does(as.reviewer, 'conclude', clean)).toMatchObject({ code: 'case.too-early' })
    const unanswered = until('reviewing', {}, {}, contractAdvice('合法', 'assigned'))
    refused(unanswered.does(as.reviewer, 'hear'), '得到答复')
  })
  it('given an adviser who holds it unlawful, a must, reservations without a point or no competition, then not 合法', () => {
    refused(until('heard', {}, {}, contractAdvice('不合法')).does(as.reviewer, 'conclude', clean), '认为不合法')
    const form = { ...samples['opinion'], conclusion: '合法' }
    refused(until('heard').does(as.reviewer, 'conclude', { form }), '不能是“合法”')
    refused(
      until('heard').does(as.reviewer, 'conclude', { form: { ...form, conclusion: '不合法', points: [] } }),
      '逐条写明',
    )
    refused(until('heard', {}, { allocates: true }).does(as.reviewer, 'conclude', clean), '公平竞争审查意见')
  })
  it('given a text that changed since, then neither concluded nor issued', () => {
    const heard = until('heard')
    heard.revise()
    refused(heard.does(as.reviewer, 'conclude', clean), '重新送审')
    const drafted = until('drafted', clean)
    drafted.revise()
    refused(drafted.does(as.lawHead, 'issue'), '重新送审')
  })
  it('given two signatures and points that were followed, then it stands on the changed text', () => {
    const desk = until('opined')
    refused(desk.does(as.reviewer, 'confirm'), '逐条回应')
    refused(
      desk.does(as.drafter, 'respond', { form: { answers: [{ point: 2, accepted: true, answer: '已改' }] } }),
      '每一条',
    )
    refused(desk.does(as.drafter, 'respond'), '先提交修改后的文本')
    desk.revise()
    desk.given(as.drafter, 'respond')
    desk.given(as.reviewer, 'confirm')
    expect(desk.review.current?.bound?.['draft']?.at(-1)?.sha256).toBe('a'.repeat(64))
    expect(contractReview.facts(desk.review.current!, undefined as never)).toEqual([
      { measure: 'contract-review.concluded', on: '2024-03-05', group: '应当予以修改' },
    ])
  })
  it('given a text that changed after the answers, then it is not confirmed', () => {
    const desk = until('opined', clean)
    desk.revise()
    refused(desk.does(as.reviewer, 'confirm'), '又有改动')
  })
  it('given an unlawful contract, then it fails and is not confirmed; a draft of an opinion goes back', () => {
    const form = { ...samples['opinion'], conclusion: '不合法' }
    const desk = until('opined', { form })
    refused(desk.does(as.reviewer, 'confirm'), '不能确认通过')
    desk.given(as.reviewer, 'fail', { reasons: '超越职权' })
    expect(desk.review.current?.state).toBe('unlawful')
    const redone = until('drafted', clean)
    redone.given(as.lawHead, 'redo', { reasons: '依据不全' })
    redone.given(as.drafter, 'withdraw', { reasons: '文本改动' })
  })
})
