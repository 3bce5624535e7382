import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, type Day, dayOf, type Instant, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { pureDrawHashes } from '#domain/draw/pure-sha256.ts'
import { solve } from '#domain/draw/solve.ts'
import type { Case, Entry, Witnessed } from '#domain/engine/case.ts'
import { decide } from '#domain/engine/decide.ts'
import { fold } from '#domain/engine/evolve.ts'
import type { Role } from '#domain/engine/roles.ts'
import type { Fact } from '../../engine/fact.ts'
import type { Plan } from './random-inspection.forms.ts'
import { sampleFacts, sampleSight, randomInspectionSamples as samples } from './random-inspection.samples.ts'
import { commitmentOf, entropyOf, outcomeOf, stepsOf } from './random-inspection.sheet.ts'
import { isPublished, randomInspection } from './random-inspection.ts'

type Wish = {
  readonly action: string
  readonly role: Role
  readonly person?: string
  readonly form?: unknown
  readonly reasons?: string
  readonly on: string
  /** When it is said to have happened, where it is entered afterwards. */
  readonly happened?: string
  /** What the journal shows of the lock; the sample's where nothing else is said. */
  readonly witnessed?: Witnessed | undefined
  /** What other records say; the sample's where nothing else is said. */
  readonly facts?: readonly Fact[]
}

const step = (action: string, role: Role, on: string, form?: unknown, more: Partial<Wish> = {}): Wish => ({
  action,
  role,
  on,
  ...(form === undefined ? {} : { form }),
  ...more,
})

/** The draw of the samples from beginning to end. */
const script: readonly Wish[] = [
  step('plan', 'caseOfficer', '2024-04-15', samples.plan),
  step('endorse', 'legalReviewer', '2024-04-16'),
  step('commit', 'head', '2024-04-17', samples.commit),
  step('reveal3', 'supervisor', '2024-04-18', samples.reveal3),
  step('reveal1', 'supervisor', '2024-04-19', samples.reveal1),
  step('reveal2', 'supervisor', '2024-04-19', samples.reveal2),
  step('event', 'caseOfficer', '2024-04-22', samples.event),
  step('confirm', 'supervisor', '2024-04-22', samples.confirmation),
  step('result', 'caseOfficer', '2024-04-22', samples.result),
  step('reportClosed', 'caseOfficer', '2024-04-26', samples.closure),
  step('substitute', 'sectionHead', '2024-04-28', samples.substitution),
  step('complete', 'caseOfficer', '2024-05-09'),
  step('publish', 'publisher', '2024-05-11', samples.publicity),
]

function attempt(current: Case | null, wish: Wish, variant = 'inspection') {
  const person = wish.person ?? `P-${wish.role}`
  return decide(
    randomInspection,
    current,
    {
      id: `${(current?.n ?? 0) + 1}`,
      matter: randomInspection.id,
      caseId: 'case-1',
      action: wish.action,
      variant,
      form: wish.form,
      reasons: wish.reasons,
      ...(wish.happened === undefined ? {} : { happenedAt: at(toDay(wish.happened), '10:00') }),
    },
    {
      now: at(toDay(wish.on), '10:00'),
      late: wish.happened === undefined ? undefined : { caseId: 'late-1', seconded: true },
      actor: {
        person,
        appointments: [{ id: person, person, office: 'law', role: wish.role, from: '2020-01-01' }],
        certificates: [],
      },
      calendar: chinaCalendar,
      standing: wish.facts ?? sampleFacts,
      ...('witnessed' in wish ? { witnessed: wish.witnessed } : { witnessed: sampleSight }),
    },
  )
}

/** Carries out steps that must all be accepted. */
function carryOut(steps: readonly Wish[], variant?: string): { current: Case; entries: readonly Entry[] } {
  let current: Case | null = null
  const entries: Entry[] = []
  for (const wish of steps) {
    const decision = attempt(current, wish, variant)
    if (!decision.ok) throw new Error(`${wish.action}: ${decision.message}`)
    current = decision.after
    entries.push(decision.entry)
  }
  return { current: current!, entries }
}

const upTo = (action: string): Case =>
  carryOut(
    script.slice(
      0,
      script.findIndex((wish) => wish.action === action),
    ),
  ).current
const wishOf = (action: string): Wish => script.find((wish) => wish.action === action)!
const refusal = (current: Case | null, wish: Wish, variant?: string): string => {
  const decision = attempt(current, wish, variant)
  return decision.ok ? '' : decision.message
}
const measured = (current: Case, measure: string) =>
  randomInspection
    .facts(current, { calendar: chinaCalendar })
    .filter((fact) => fact.measure === measure)
    .map(({ key, on, group }) => ({ key, on, group }))

describe('双随机抽取的次序', () => {
  it('given the whole script, then the draw is published and its entries replay to it', () => {
    const { current, entries } = carryOut(script)
    expect(current.state).toBe('published')
    expect(isPublished(current)).toBe(true)
    expect(fold(randomInspection, entries)).toEqual(current)
  })

  it('given any stage, when any act that is not its turn is tried, then it is refused in a Chinese sentence', () => {
    // Reveals overlap, an event may be entered again, and a drawn unit may be reported once more.
    const free = new Set(['reveal1', 'reveal2', 'reveal3', 'sendBack', 'void', 'withdraw', 'revise'])
    for (let stage = 0; stage < script.length; stage++) {
      const current = stage === 0 ? null : carryOut(script.slice(0, stage)).current
      for (const wish of script) {
        const isTurn = wish === script[stage] || (current?.state === 'drawn' && wish.action === 'complete')
        if (isTurn || free.has(wish.action) || (wish.action === 'event' && current?.state === 'recorded')) continue
        const message = refusal(current, { ...wish, on: '2024-05-20' })
        expect(message, `${wish.action} at stage ${stage}`).toMatch(/\p{Script=Han}{4}/u)
      }
    }
  })

  it('any accepted history replays to its case, and a result never comes before two persons saw the same event', () => {
    const wishes = fc.array(fc.tuple(fc.constantFrom('next', 'next', 'next', 'other'), fc.nat(script.length - 1)), {
      minLength: 20,
      maxLength: 60,
    })
    const ends: string[] = []
    fc.assert(
      fc.property(wishes, (plan) => {
        let current: Case | null = null
        const entries: Entry[] = []
        for (const [which, index] of plan) {
          const done: Record<string, unknown> = current?.acts ?? {}
          const next = script.find(({ action }) => !done[action])
          const wish: Wish = (which === 'next' ? next : undefined) ?? script[index]!
          const last: string = current ? dayOf(current.lastAt) : wish.on
          const decision = attempt(current, { ...wish, on: wish.on > last ? wish.on : last })
          if (!decision.ok) continue
          current = decision.after
          entries.push(decision.entry)
        }
        expect(fold(randomInspection, entries)).toEqual(current)
        const order = entries.map(({ action }) => action)
        ends.push(current?.state ?? '')
        if (order.includes('result')) {
          const [event, confirmed] = [order.lastIndexOf('event'), order.indexOf('confirm')]
          expect(event).toBeLessThan(confirmed)
          expect(confirmed).toBeLessThan(order.indexOf('result'))
          for (const reveal of ['reveal1', 'reveal2', 'reveal3']) {
            expect(order.indexOf('commit')).toBeLessThan(order.indexOf(reveal))
            expect(order.indexOf(reveal)).toBeLessThan(order.indexOf('event'))
          }
        }
      }),
      { seed: 7, numRuns: 60 },
    )
    expect(ends.filter((state) => state === 'published').length).toBeGreaterThan(10)
  })
})

describe('锁定', () => {
  it('两名审批人不是同一人，复核人也不是拟定人', () => {
    expect(refusal(upTo('endorse'), { ...wishOf('endorse'), person: 'P-caseOfficer' })).toContain(
      '不得由本案承办人本人办理',
    )
    expect(refusal(upTo('commit'), { ...wishOf('commit'), person: 'P-legalReviewer' })).toContain(
      '不得由本案法制审核人本人办理',
    )
  })
  it('抽签单只能由系统生成，指纹不能改', () => {
    const { sheet, fingerprint } = samples.commit
    for (const form of [
      { sheet: sheet.replace('单位1', '单位9'), fingerprint },
      { sheet, fingerprint: '0'.repeat(64) },
    ])
      expect(refusal(upTo('commit'), { ...wishOf('commit'), form })).toContain('抽签单和指纹由系统按拟定内容生成')
  })
  it('随机源之日当天或之后不能锁定', () => {
    expect(refusal(upTo('commit'), { ...wishOf('commit'), on: '2024-04-20' })).toContain('随机源应在锁定之后举行')
  })
  it('锁定之后不能修改', () => {
    expect(refusal(upTo('event'), step('revise', 'caseOfficer', '2024-04-19', samples.plan))).toContain(
      '不能办理“修改”',
    )
  })
})

describe('拟定', () => {
  const changed = (changes: Partial<Plan>, variant?: string) =>
    refusal(null, step('plan', 'caseOfficer', '2024-04-15', { ...samples.plan, ...changes }), variant)
  const source = samples.plan.sources[0]!
  it.each([
    ['公开随机源不足24比特', { sources: [{ ...source, format: 'd5' }] }, '16.6 比特，少于 24 比特'],
    ['只有指数', { sources: [1, 2, 3].map((n) => ({ ...source, format: 'index', event: `上证${n}` })) }, '附加随机源'],
    [
      '见证方指纹相同',
      { parties: samples.plan.parties.map((one) => ({ ...one, commitment: 'a'.repeat(64) })) },
      '与他人相同',
    ],
    ['人手不够', { perUnit: 5, teamSize: 5 }, '可用人员不足 5 名'],
    ['同一对象重复', { units: [samples.plan.units[0]!, samples.plan.units[0]!] }, '同一检查对象不得重复'],
    ['对象不在分层内', { units: [{ ...samples.plan.units[0]!, stratum: 'B' }] }, '未在本表列出'],
    ['回避人员不在名录', { avoid: [{ unit: 'U001', officer: 'P009', reason: '近亲属' }] }, '未在本表列出'],
    ['没有随机源', { sources: [] }, '请至少公布一个随机源'],
    ['权重为零无理由', { units: [{ ...samples.plan.units[0]!, weight: 0 }] }, '须写明理由'],
    ['人员不属联合部门', { departments: [] }, '人员所属部门应在联合部门之列'],
  ])('%s的被拒绝', (_why, changes, sentence) =>
    expect(changed(changes as Partial<Plan>).replaceAll(',', '，')).toContain(sentence),
  )
  it('双随机检查每个对象两人以上；案卷评查可以一人，但须写明承办人', () => {
    expect(changed({ perUnit: 1 })).toContain('不得少于两人')
    expect(changed({ perUnit: 1 }, 'dossierReview')).toBe('')
    const units = samples.plan.units.map(({ handlers: _, ...unit }) => unit)
    expect(changed({ units }, 'dossierReview')).toContain('案件承办人')
  })
  it('比例按千分比进一取整', () => {
    const plan = { ...samples.plan, strata: [{ code: 'A', permille: 300 }] }
    expect(commitmentOf(plan).sheet).toContain('stratum\tA\t2\n')
  })
})

describe('随机数和事件', () => {
  it('见证方公开的数须与登记的指纹相符，只能公开一次，不得晚于事件', () => {
    const current = upTo('reveal1')
    expect(refusal(current, { ...wishOf('reveal1'), form: { ...samples.reveal1, value: 'f'.repeat(64) } })).toContain(
      '指纹不符',
    )
    expect(refusal(current, { ...wishOf('reveal3'), on: '2024-04-19' })).toContain('已经公开')
    expect(refusal(current, { ...wishOf('reveal1'), on: '2024-04-20' })).toContain('截止之前登记')
  })
  it('事件之后补录的公开不予采信：知道了结果才开口，等于可以选择沉默', () => {
    const late = { ...wishOf('reveal1'), on: '2024-04-21', happened: '2024-04-19' }
    expect(refusal(upTo('reveal1'), late)).toContain('不得补录')
  })
  it('写明截止时刻的，当日截止之前可以公开', () => {
    const [kl8] = samples.plan.sources
    const plan = { ...samples.plan, sources: [{ ...kl8!, closesAt: '20:00' }] }
    const locked = upTo('reveal1')!
    const current = { ...locked, data: { ...locked.data, plan } }
    expect(refusal(current, { ...wishOf('reveal1'), on: '2024-04-20' })).toBe('')
  })
  it('当众掷骰已经过了开始的时刻，不能锁定：锁定了也只能作废', () => {
    const dice = { name: '当众掷骰', event: '会议室', format: 'dice', heldOn: '2024-04-17', fallback: '次日重掷' }
    const lockingAt = (closesAt: string) => {
      const plan = { ...samples.plan, sources: [{ ...dice, closesAt }] } as Plan
      const before = upTo('commit')!
      return refusal({ ...before, data: { ...before.data, plan } }, { ...wishOf('commit'), form: commitmentOf(plan) })
    }
    expect(lockingAt('09:00')).toContain('应晚于锁定登记之时')
    expect(lockingAt('15:00')).toBe('')
  })
  it('见证方未全部公开的，不能录入事件结果', () => {
    expect(refusal(upTo('reveal2'), wishOf('event'))).toContain('尚有见证方未公开随机数')
  })
  it('事件结果须在举行之后按规定写法录入', () => {
    const current = upTo('event')
    expect(refusal(current, { ...wishOf('event'), on: '2024-04-19' })).toContain('随机源尚未截止或者举行')
    const postponed = { values: samples.event.values.map((each) => ({ ...each, postponed: '2024105' })) }
    expect(refusal(current, { ...wishOf('event'), on: '2024-04-19', form: postponed })).toContain('原定时刻之后')
    expect(refusal(current, { ...wishOf('event'), form: postponed })).toBe('')
    const form = { values: [{ value: '2,5,8', bulletin: '公告' }] }
    expect(refusal(current, { ...wishOf('event'), form })).toContain('写法应与其格式相符')
  })
  it('given another value by the second operator, then refused; given the correction, then confirmed', () => {
    const other = {
      values: [{ ...samples.event.values[0]!, value: samples.event.values[0]!.value.replace('79', '80') }],
    }
    const wrong = carryOut([...script.slice(0, 6), { ...wishOf('event'), form: other }]).current
    expect(refusal(wrong, wishOf('confirm'))).toContain('两人分别录入的结果不一致')
    expect(refusal(wrong, { ...wishOf('confirm'), person: 'P-caseOfficer' })).toContain('不得由本案承办人本人办理')
    const corrected = attempt(wrong, wishOf('event'))
    expect(corrected.ok && attempt(corrected.after, wishOf('confirm')).ok).toBe(true)
  })
})

describe('结果', () => {
  it('与独立计算的抽取相同', () => {
    const result = solve(samples.commit.sheet, samples.result.entropy, pureDrawHashes)
    expect(samples.result).toMatchObject({ seed: result.seed, selected: result.selected, team: result.team })
  })
  it('given a result changed in any place, then refused', () => {
    const { selected, crews, team } = samples.result
    const [one, ...rest] = crews
    for (const form of [
      { ...samples.result, selected: [...selected].reverse() },
      { ...samples.result, team: [...team].reverse() },
      { ...samples.result, crews: [{ ...one!, officers: [...one!.officers].reverse() }, ...rest] },
      { ...samples.result, shortfall: [{ stratum: 'A', missing: 1 }] },
    ])
      expect(refusal(upTo('result'), { ...wishOf('result'), form })).toContain('由系统按抽签单和随机数文件计算')
  })
  it('given another secret or another event, then refused although the result is rightly computed from it', () => {
    const parties = new Map(([1, 2, 3] as const).map((n) => [samples[`reveal${n}`].party, samples[`reveal${n}`].value]))
    const values = [{ ...samples.event.values[0]!, value: samples.event.values[0]!.value.replace('79', '80') }]
    const entropy = entropyOf({ sheet: samples.commit.sheet, values, parties, secret: '0'.repeat(64) })
    const form = { ...outcomeOf(samples.commit.sheet, entropy), witnessed: sampleSight }
    expect(refusal(upTo('result'), { ...wishOf('result'), form })).toContain('随机数文件应由已公开的随机数')
    const otherSecret = samples.result.entropy.replace(`secret\t${'0'.repeat(64)}`, `secret\t${'9'.repeat(64)}`)
    expect(
      refusal(upTo('result'), { ...wishOf('result'), form: { ...samples.result, entropy: otherSecret } }),
    ).toContain('本机关随机数')
  })
  it('抽中的对象和人员计入结果之日，部门联合；作废后不计', () => {
    const current = upTo('reportClosed')
    const on = '2024-04-22' as Day
    const group = '部门联合'
    expect(measured(current, 'inspection.unit')).toEqual(samples.result.selected.map((key) => ({ key, on, group })))
    expect(measured(current, 'inspection.officer')).toEqual(samples.result.team.map((key) => ({ key, on, group })))
    const voided = attempt(
      current,
      step('void', 'head', '2024-04-27', { cause: '名录有误' }, { reasons: '漏列两家单位' }),
    )
    expect(voided.ok && measured(voided.after, 'inspection.unit')).toEqual([])
    expect(voided.ok && measured(voided.after, 'random-inspection.voided')).toHaveLength(1)
  })
  it('案卷评查抽样不计入双随机抽查', () => {
    const { current } = carryOut(script.slice(0, 9), 'dossierReview')
    expect(measured(current, 'inspection.unit')).toEqual([])
    const handled = commitmentOf(samples.plan).sheet.match(/^avoid\tU00\d\tP004$/gm)
    expect(handled).toHaveLength(5)
  })
})

describe('锁定的见证', () => {
  const result = (witnessed: Witnessed | undefined, form: object = { ...samples.result, witnessed }) =>
    refusal(upTo('result'), { ...wishOf('result'), witnessed, form })
  it('given no witness that saw the lock, then no result', () => {
    expect(result(undefined)).toContain('“锁定并公布指纹”须经外部见证人见证')
  })
  it.each([
    ['零时', undefined, '2024-04-19T15:59:59Z', '2024-04-19T16:00:00Z'],
    ['21:00', '21:00', '2024-04-20T12:59:59Z', '2024-04-20T13:00:00Z'],
  ])('随机源截止于举行之日%s的，见证须在此前', (_name, closesAt, intime, late) => {
    const sources = [{ ...samples.plan.sources[0]!, ...(closesAt ? { closesAt } : {}) }]
    const steps = script
      .slice(0, 8)
      .map((wish) => (wish.action === 'plan' ? { ...wish, form: { ...samples.plan, sources } } : wish))
    const { current } = carryOut(steps)
    const seenAt = (moment: string) => {
      const witnessed = { ...sampleSight, at: moment as Instant }
      return refusal(current, { ...wishOf('result'), witnessed, form: { ...samples.result, witnessed } })
    }
    expect(seenAt(intime)).toBe('')
    expect(seenAt(late)).toContain('应当早于每个随机源的截止时刻')
  })
  it('随机源截止之前不得录入结果', () => {
    const sources = [{ ...samples.plan.sources[0]!, heldOn: '2024-04-22', closesAt: '21:00' }]
    const steps = script
      .slice(0, 6)
      .map((wish) => (wish.action === 'plan' ? { ...wish, form: { ...samples.plan, sources } } : wish))
    const { current } = carryOut(steps)
    expect(refusal(current, wishOf('event'))).toContain('随机源尚未截止或者举行')
    expect(refusal(current, { ...wishOf('event'), on: '2024-04-23' })).toBe('')
  })
  it('不得填写另一次见证', () => {
    for (const change of [{ by: '别人' }, { size: 9 }, { index: 0 }, { at: '2024-04-17T02:00:00Z' }])
      expect(result(sampleSight, { ...samples.result, witnessed: { ...sampleSight, ...change } })).toContain('不得填写')
  })
  it('当众掷骰须写明开始的时刻', () => {
    const dice = { ...samples.plan.sources[0]!, format: 'dice' }
    const planned = (source: object) =>
      refusal(null, step('plan', 'caseOfficer', '2024-04-15', { ...samples.plan, sources: [source] }))
    expect(planned(dice)).toContain('当众掷骰应当写明开始的时刻')
    expect(planned({ ...dice, closesAt: '14:00' })).toBe('')
  })
})

describe('递补', () => {
  it('由抽签券决定，须另一人确认，须有佐证，占用原来的位置', () => {
    const current = upTo('substitute')
    expect(refusal(current, { ...wishOf('substitute'), person: 'P-caseOfficer' })).toContain('不得由本案承办人本人办理')
    const [only] = samples.substitution.steps
    const chosen = { ...samples.substitution, steps: [{ ...only!, substitute: 'U999' }] }
    expect(refusal(current, { ...wishOf('substitute'), form: chosen })).toContain('不得选择')
    expect(refusal(current, wishOf('complete'))).toContain('尚有无法检查的对象未确认递补')
    const { current: after } = carryOut(script.slice(0, 11))
    expect(measured(after, 'inspection.unit')).toHaveLength(3)
    expect(measured(after, 'inspection.unit').map(({ key }) => key)).toContain(only!.substitute)
    const { evidence: _, ...bare } = samples.closure
    expect(refusal(upTo('reportClosed'), { ...wishOf('reportClosed'), form: { ...bare, evidence: [] } })).toContain(
      '佐证材料',
    )
  })
  it('only a unit that is to be inspected now can be reported, and only one at a time', () => {
    const current = upTo('reportClosed')
    const other = samples.plan.units.find(({ id }) => !samples.result.selected.includes(id))!
    const closure = { ...samples.closure, unit: other.id }
    expect(refusal(current, { ...wishOf('reportClosed'), form: closure })).toContain('只能上报现应检查的对象')
    expect(refusal(upTo('substitute'), wishOf('reportClosed'))).toContain('上一上报尚未确认递补')
  })
  it('given a second closure, then both steps follow the tickets', () => {
    const { current } = carryOut(script.slice(0, 11))
    const second = samples.result.selected[1]!
    const reported = attempt(
      current,
      step('reportClosed', 'caseOfficer', '2024-04-29', { ...samples.closure, unit: second }),
    )
    if (!reported.ok) throw new Error(reported.message)
    const closed = [samples.closure.unit, second]
    const form = { ...samples.substitution, steps: stepsOf(samples.commit.sheet, samples.result.entropy, closed) }
    const confirmed = attempt(reported.after, step('substitute', 'sectionHead', '2024-04-30', form))
    expect(confirmed.ok && measured(confirmed.after, 'inspection.unit')).toHaveLength(3)
  })
})

it('作废须写明理由并由承办人以外的人批准；未锁定的不能作废，只能撤回', () => {
  const form = { cause: '本机关随机数遗失' }
  const lost = step('void', 'head', '2024-04-23', form, { reasons: '封存件与文件均已毁损' })
  expect(refusal(upTo('result'), { ...lost, reasons: '' })).toContain('须说明理由')
  expect(refusal(upTo('result'), { ...lost, person: 'P-caseOfficer' })).toContain('不得由本案承办人本人办理')
  expect(attempt(upTo('result'), lost).ok).toBe(true)
  expect(refusal(upTo('commit'), lost)).toContain('不能办理“作废”')
  expect(refusal(carryOut(script).current, { ...lost, on: '2024-05-20' })).toContain('不能办理“作废”')
})

describe('抽取与名录、计划、结果的对照', () => {
  const without = (measure: string, key?: string) =>
    sampleFacts.filter((fact) => fact.measure !== measure || (key !== undefined && fact.key !== key))
  const planned = wishOf('plan')
  const planWith = (changes: Partial<typeof samples.plan>): Wish => ({
    ...planned,
    form: { ...samples.plan, ...changes },
  })

  it('given officers without a certificate of the day, then plan, endorsement and lock name them', () => {
    const facts = without('officer.certified', 'P003')
    const message = '检查人员须在执法证件台账中，所持证件当日有效：执法人员3（演示）（P003）'
    expect(refusal(null, { ...planned, facts })).toBe(message)
    expect(refusal(upTo('endorse'), { ...wishOf('endorse'), facts })).toBe(message)
    expect(refusal(upTo('commit'), { ...wishOf('commit'), facts })).toBe(message)
  })

  it('given officers of a joining department, then they name the number of their certificate', () => {
    const officers = samples.plan.officers.map(({ certificate: _, ...officer }) => officer)
    expect(refusal(null, planWith({ officers }))).toBe(
      '联合部门的检查人员须写明执法证号：联合部门人员（演示）（NYNC:P001）',
    )
  })

  it('given an item of no published plan, then it is not drawn for', () => {
    expect(refusal(null, { ...planned, facts: without('inspection-plan.line') })).toBe(
      '计划事项须在已公布的本年度抽查计划中：2024-JH-01-1',
    )
  })

  it('given a unit without a licence in force and without a source, then it is named', () => {
    const [first, second, ...more] = samples.plan.units
    const units = [{ ...first!, source: undefined }, { ...second!, licence: 'SYXK(滇)K9999-0001' }, ...more]
    expect(refusal(null, planWith({ units }))).toContain('没有本局许可证的，写明名录来源：U001、U002')
    const licence = { measure: 'licence.in-force', on: toDay('2022-01-01'), key: 'SYXK(滇)K9999-0001' }
    const facts = [...sampleFacts, licence]
    expect(refusal(null, { ...planWith({ units: [units[1]!, first!, ...more] }), facts })).toBe('')
  })

  it('given a unit that was visited as often as the plan allows in the year, then it is named; last year does not count', () => {
    const visit = (on: string) => ({ measure: 'inspection-result.visit', on: toDay(on), key: 'U002' })
    const facts = [...sampleFacts, visit('2024-01-17'), visit('2024-03-19')]
    expect(refusal(null, { ...planned, facts })).toBe('下列对象本年度的检查次数已达计划的上限：U002')
    expect(refusal(null, { ...planned, facts: [...sampleFacts, visit('2024-01-17'), visit('2023-12-19')] })).toBe('')
  })

  it('given a weight other than one, then it has its reason', () => {
    const [first, ...more] = samples.plan.units
    expect(refusal(null, planWith({ units: [{ ...first!, weight: 999 }, ...more] }))).toContain(
      '权重不是一的，须写明理由',
    )
    expect(refusal(null, planWith({ units: [{ ...first!, weight: 2, weightReason: '上年有投诉' }, ...more] }))).toBe('')
  })

  it('given units without a result of this draw, then the inspection is not complete', () => {
    const facts = sampleFacts.map((fact) =>
      fact.measure === 'inspection-result.visit' ? { ...fact, group: '他次' } : fact,
    )
    const said = refusal(upTo('complete'), { ...wishOf('complete'), facts })
    expect(said).toBe('抽中的对象尚未都在检查结果台账中登记本次抽取的检查结果')
  })

  it('given a sampling of case files, then no certificates and no plan of inspections are asked', () => {
    expect(refusal(null, { ...planned, facts: [] }, 'dossierReview')).toBe('')
  })
})
