import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consequenceCase } from '#app/decide-one.ts'
import type { DemoAct } from '#app/demo/demo-year.ts'
import { followedCase, followKey } from '#app/jobs/follow.ts'
import { mattersOf } from '#domain/bureau/profile.ts'
import { dayOf, type Instant, toDay, yearOf } from '#domain/calendar/day.ts'
import { chinaCalendar, isWorkingDay, workingDaysBetween } from '#domain/calendar/working-calendar.ts'
import type { Case, Entry, Witnessed } from '#domain/engine/case.ts'
import type { Command, Office } from '#domain/engine/command.ts'
import { decide } from '#domain/engine/decide.ts'
import { evolve } from '#domain/engine/evolve.ts'
import type { Fact } from '#domain/engine/fact.ts'
import { asList, followsOf, type Matter } from '#domain/engine/matter.ts'
import { type MatterBook, matterBook } from '#domain/engine/matter-book.ts'
import type { Actor, Certificate } from '#domain/engine/may.ts'
import { noOthers, type Others } from '#domain/engine/others.ts'
import { referencesIn } from '#domain/engine/reference.ts'
import { systemActor } from '#domain/engine/system.ts'
import type { ReadText } from '#domain/engine/texts.ts'
import { figureValue, questionOf, questionsOf } from '#domain/figures/evaluate.ts'
import { memorySource } from '#domain/figures/memory-source.ts'
import { hoursIn } from '#domain/people/enforcement.ts'
import { printFigure } from '#domain/report/print-figure.ts'
import { prove, questionsOfNeed } from '#domain/report/proof.ts'
import { kunmingScience as profile } from '../profile.ts'
import { kunmingDemo } from './index.ts'

/** A rest day: what is alive lies on the working days before it. */
const today = toDay('2026-11-28')
const demo = kunmingDemo(today)
const moment = (act: DemoAct): Instant => act.recordedAt ?? act.at
const acts = [...demo.acts].sort((a, b) => (moment(a) < moment(b) ? -1 : moment(a) > moment(b) ? 1 : 0))
const done = run()
const source = memorySource(done.facts)

function founderOf(person: string) {
  return {
    id: 'founder',
    person,
    office: 'founder',
    role: 'founder' as const,
    from: '2020-01-01',
  }
}

/** All acts in the order of their recording, decided in memory as the command path decides them. */
function run() {
  const book = matterBook(mattersOf(profile))
  const actors = new Map(
    demo.staff.people.map(({ id }) => [
      id,
      {
        person: id,
        appointments: demo.staff.appointments.filter(({ person }) => person === id),
        certificates: [] as Certificate[],
        hours: {} as Record<string, number>,
      },
    ]),
  )
  const cases = new Map<string, Known>()
  const seen = new Map<string, Witnessed>()
  /** The words of every file that has been handed in. */
  const texts = new Map<string, ReadText>()
  const taught = new Map<string, readonly Fact[]>()
  const running = new Map<string, number>()
  const refused: string[] = []
  const entries: Entry[] = []
  /** What conditions ask for, as the database would answer: the facts of each case that contributes some. */
  const onRecord = new Map<string, readonly Fact[]>()
  const asked = new Set(
    book.all.flatMap(({ actions }) =>
      Object.values(actions).flatMap(({ asks }) => [...(asks?.measures ?? []), ...(asks?.stock ?? [])]),
    ),
  )
  const tells = new Set(book.all.filter(({ measures }) => Object.keys(measures).some((id) => asked.has(id))))
  /** Cases by their numbers: what other cases name. */
  const numberedCases = new Map<string, readonly string[]>()
  for (const [index, act] of acts.entries()) {
    const actor = actors.get(act.as) as Actor
    // Of a bureau without any record whoever makes it holds the right to.
    const appointments = entries.length === 0 ? [founderOf(act.as)] : actor.appointments
    for (const { attachment, bytes } of act.files ?? [])
      texts.set(attachment.sha256, { words: attachment, text: new TextDecoder().decode(bytes) })
    // The demonstration's witness sees what is to be sealed at the moment of the act.
    if (act.seal) seen.set(act.caseId, { at: moment(act), by: 'demo.example/witness', size: index + 1, index })
    const witnessed = act.sight ? seen.get(act.caseId) : undefined
    const outcome = carry(
      {
        id: `command-${index}`,
        matter: act.matter,
        caseId: act.caseId,
        action: act.action,
        variant: act.variant,
        host: act.host,
        form: witnessed ? { ...(act.form as object), witnessed } : act.form,
        reasons: act.reasons,
        happenedAt: moment(act),
      },
      { now: moment(act), actor: { ...actor, appointments }, calendar: chinaCalendar, witnessed, texts },
    )
    if (outcome !== undefined) refused.push(`${act.matter} ${act.action} ${act.at}: ${outcome}`)
  }

  /** Decides an act with what it asks of other cases, and all that follows from it there. */
  function carry(command: Command, office: Office): string | undefined {
    const known = cases.get(command.caseId)
    const matter = known?.matter ?? book.on(command.matter, dayOf(office.now))!
    const { asks } = matter.actions[command.action]!
    const keys = new Set(
      asks?.keys(
        command.form as never,
        known?.current ?? null,
        office.actor.appointments.map((held) => held.office),
      ),
    )
    const standing = [...onRecord.values()]
      .flat()
      .filter(
        ({ measure, key }) =>
          (asks?.measures.includes(measure) && keys.has(key)) || (asks?.stock?.includes(measure) ?? false),
      )
    const others = othersIn(matter, known?.current, command)
    const decision = decide(matter, known?.current ?? null, command, {
      ...office,
      ...{ region: profile.region.code, standing, others },
    })
    if (!decision.ok) return decision.message
    const entry = numbered(matter, decision.entry, decision.after, running)
    const after = entry === decision.entry ? decision.after : evolve(matter, known?.current ?? null, entry)
    cases.set(command.caseId, { matter, current: after })
    if (after.number !== undefined)
      numberedCases.set(after.number, [...(numberedCases.get(after.number) ?? []), after.id])
    if (tells.has(matter)) onRecord.set(command.caseId, matter.facts(after, { calendar: chinaCalendar }))
    entries.push(entry)
    follow(book, cases, matter, after, entry)
    if (command.matter === 'officer-training') {
      const facts = matter.facts(after, { calendar: chinaCalendar })
      taught.set(command.caseId, facts)
      for (const person of new Set(facts.flatMap(({ key }) => key ?? []))) {
        const own = [...taught.values()].flat().filter(({ key }) => key === person)
        Object.assign(actors.get(person)?.hours ?? {}, hoursIn(own.map((fact) => ({ caseId: '', ...fact }))))
      }
    }
    if (command.matter === 'enforcement-officer') {
      const certificates = matter.facts(after, { calendar: chinaCalendar })
      for (const { key, on, until } of certificates)
        actors.get(key!)!.certificates.splice(0, 9, { number: command.caseId, from: on, until: until ?? '9999-12-31' })
    }
    const because = { caseId: entry.caseId, n: entry.n }
    for (const [place, { link, late: _, ...wish }] of decision.consequences(after).entries()) {
      const caseId = wish.caseId ?? consequenceCase(entry, place)
      const host = link === undefined ? {} : { host: { caseId: command.caseId, link } }
      const next = { ...wish, id: `${command.id}:${place}`, caseId, because, happenedAt: entry.happenedAt, ...host }
      const refusal = carry(next, { now: office.now, actor: systemActor, calendar: chinaCalendar })
      if (refusal !== undefined) return refusal
    }
    return undefined
  }

  function othersIn(matter: Matter, current: Case | undefined, { caseId: id, action, form, host }: Command): Others {
    const tell = (one: Case) => ({ current: one, matterTitle: one.matter, stateTitle: one.state })
    const all = [...cases.values()].filter((one) => one.matter.links !== undefined)
    const children = all.flatMap(({ current: one }) => (one.host?.caseId === id ? [tell(one)] : []))
    const name = matter.actions[action]?.form
    const filled = { ...current?.data, ...(name ? { [name]: form } : {}) }
    const references = Object.entries(filled).flatMap(([one, value]) => referencesIn(matter.forms[one]!, value))
    const referred = references.flatMap(({ id: written, to }) => {
      const numbered = (numberedCases.get(written) ?? []).flatMap((one) => cases.get(one)?.current ?? [])
      const found = cases.get(written)?.current ?? numbered.find((one) => to.includes(one.matter))
      return found ? [[written, tell(found)] as const] : []
    })
    const over = current?.host?.caseId ?? host?.caseId ?? id
    const siblings = all.flatMap(({ current: one }) => (one.host?.caseId === over ? [tell(one)] : []))
    return { referred: new Map(referred), linked: current ? children : [], host: hostOf(over), siblings }
  }
  /** A case that an act entails stands under the case of that act. */
  function hostOf(id: string) {
    const host = cases.get(id)
    return host && { current: host.current, matterTitle: host.matter.title, stateTitle: host.current.state }
  }

  const facts: Fact[] = [...cases.values()].flatMap(({ matter, current }) => [
    ...matter.facts(current, { calendar: chinaCalendar }),
  ])
  return { cases, refused, facts, entries }
}

/** What the worker opens after an act, by the names under which the demonstration speaks of it. */
function follow(book: MatterBook, cases: Map<string, Known>, matter: Matter, after: Case, entry: Entry): void {
  for (const name of followsOf(matter, entry.action)) {
    const key = followKey(entry.caseId, entry.n, name)
    for (const [index, { link, ...wish }] of matter.follows![name]!.makes(after, entry).entries()) {
      const caseId = followedCase(key, index)
      const opened = book.on(wish.matter, dayOf(entry.happenedAt))!
      const host = link ? { host: { caseId: entry.caseId, link } } : {}
      const others = { ...noOthers, host: { current: after, matterTitle: matter.title, stateTitle: '' } }
      const office = { now: entry.recordedAt, actor: systemActor, calendar: chinaCalendar, others }
      const decision = decide(opened, null, { id: key, ...wish, ...host, caseId }, office)
      if (!decision.ok) throw new Error(decision.message)
      cases.set(caseId, { matter: opened, current: decision.after })
    }
  }
}

type Known = { readonly matter: Matter; readonly current: Case }

function numbered(matter: Matter, entry: Entry, after: Case, running: Map<string, number>): Entry {
  const year = yearOf(dayOf(entry.happenedAt))
  const documents = entry.documents.map((document) => {
    const declared = matter.documents[document.kind]?.series
    const series = typeof declared === 'function' ? declared(after.data) : declared
    if (!series) return document
    const next = (running.get(`${series} ${year}`) ?? 0) + 1
    running.set(`${series} ${year}`, next)
    return { ...document, number: profile.numberOf(series, year, next) }
  })
  return documents.some(({ number }) => number) ? { ...entry, documents } : entry
}

type Expected = {
  readonly id: string
  readonly value: number | string
  readonly unit: string
  readonly qualifier: string
}
const expected = JSON.parse(readFileSync(join(import.meta.dirname, '../figures-2024.json'), 'utf8')) as Expected[]
const figures = new Map(profile.figures.map((figure) => [figure.id, figure]))

describe('演示年度走普通办理路径', () => {
  it('没有一个办理动作被拒绝', () => expect(done.refused).toEqual([]))

  it('都在工作日、办公时间登记，且不早于发生', () => {
    const odd = acts.filter((act) => {
      const written = moment(act)
      const hour = (Number(written.slice(11, 13)) + 8) % 24
      return !isWorkingDay(chinaCalendar, dayOf(written)) || hour < 8 || hour >= 18 || written < act.at
    })
    expect(odd).toEqual([])
  })

  it('两次生成完全相同', () => {
    const again = [...kunmingDemo(today).acts]
    expect(again).toHaveLength(acts.length)
    expect(JSON.stringify(again.slice(0, 3000))).toBe(JSON.stringify([...demo.acts].slice(0, 3000)))
  })

  it('附件数量适度，且登记所引附件都随办理提交', () => {
    const given = new Set(acts.flatMap(({ files = [] }) => files.map(({ attachment }) => attachment.sha256)))
    expect(given.size).toBeGreaterThan(300)
    expect(given.size).toBeLessThanOrEqual(700)
    const cited = acts.flatMap(({ matter, form }) =>
      matter === 'media-item' ? [] : (JSON.stringify(form ?? {}).match(/(?<="sha256":")[0-9a-f]{64}/g) ?? []),
    )
    expect(cited.filter((sha256) => !given.has(sha256))).toEqual([])
  })

  it('有更正、作废、草稿和事后登记可看', () => {
    const count = (action: string) =>
      done.entries.filter((entry) => entry.action === action && entry.matter !== 'lab-animal-licence').length
    expect(count('correct')).toBeGreaterThan(0)
    expect(count('void')).toBeGreaterThan(0)
    expect(count('draft')).toBeGreaterThan(3)
    const days = ({ form }: DemoAct) => JSON.stringify(form ?? {}).match(/\d{4}-\d{2}-\d{2}/g) ?? []
    const isLater = (act: DemoAct) => act.action === 'record' && days(act).every((day) => day < dayOf(act.at))
    expect(acts.filter(isLater).length).toBeGreaterThan(10)
  })
})

describe('许可办件', () => {
  const whole = [...done.cases.values()]
    .filter(({ matter }) => matter.id === 'lab-animal-licence')
    .map(({ current }) => current)
  const licences = whole.filter(({ openedOn }) => openedOn < '2026')
  const living = whole.filter(({ openedOn }) => openedOn >= '2026')
  const ends = licences.flatMap(({ documents }) => documents)
  it('都已归档；变更、补证所引许可证是本局已发的', () => {
    expect(licences).toHaveLength(37)
    expect(licences.filter(({ acts: steps }) => !(steps['archive'] ?? steps['archiveRefusal']))).toEqual([])
    const issued = new Set(ends.map(({ number }) => number))
    const strangers = licences
      .map(({ data }) => String(data['application']?.['previousLicence'] ?? ''))
      .filter((number) => number.includes('2023') && !issued.has(number))
    expect(strangers).toEqual([])
  })
  it('装入之日另有在办的，各岗位都有事可办', () => {
    const states = new Set(living.map(({ state }) => state))
    expect(states).toEqual(new Set(['submitted', 'returned', 'accepted', 'reviewed', 'vetted', 'granted']))
    expect(living.some(({ clocks }) => clocks.at(-1)?.type === 'pause')).toBe(true)
    expect(living.filter(({ lastAt }) => dayOf(lastAt) >= today)).toEqual([])
  })
  it('评查的案卷就是已作出的决定', () => {
    const decisions = new Set(ends.map(({ number }) => number))
    const reviewed = [...done.cases.values()].filter(({ matter }) => matter.id === 'case-file-review')
    expect(reviewed.length).toBeGreaterThan(22)
    const rows = reviewed.map(({ current }) => current.data['row']!)
    const licencesOnly = rows.filter((row) => row['fileKind'] === '行政许可')
    expect(licencesOnly.filter((row) => !decisions.has(String(row['caseFile'])))).toEqual([])
    expect(rows.filter((row) => String(row['handler']).includes(String(row['scorer'])))).toEqual([])
  })
  it('决定后七个工作日内公示', () => {
    for (const { acts: steps } of licences) {
      const granted = steps['grant'] ?? steps['grantReissue'] ?? steps['grantCancel']
      if (granted) expect(workingDaysBetween(chinaCalendar, granted.on, steps['publish']!.on)).toBeLessThanOrEqual(7)
    }
  })
})

describe('由记录算得的指标与报告一致', () => {
  it('共五十九项', () => expect(expected).toHaveLength(59))
  const list = join(import.meta.dirname, '../../../../../shared/domain/seed-figures.json')
  it.skipIf(!existsSync(list))('所比对的数值就是验收清单的数值（清单不在时跳过）', () => {
    const seed = JSON.parse(readFileSync(list, 'utf8')) as Expected[]
    expect(seed.map(({ id, value, unit, qualifier }) => ({ id, value, unit, qualifier }))).toEqual(expected)
  })
  it.each(expected.map((one) => [one.id, one] as const))('%s', async (id, { value, unit, qualifier }) => {
    const figure = figures.get((profile.report.claims as Record<string, string>)[id]!)!
    const { exact, records } = await figureValue(source, figure, 2024)
    expect({ value: printFigure(figure, exact).value, unit: figure.unit, qualifier: figure.print.qualifier }).toEqual({
      value,
      unit,
      qualifier,
    })
    expect(records).toBeGreaterThan(0)
    expect(questionsOf(figure, 2024).length).toBeGreaterThan(0)
  })
  it.each([
    ['high-tech-forecast', '2419'],
    ['publicity-activities', '143'],
    ['organisations-reached', '997'],
    ['consultations', '205'],
    ['booklets', '205'],
    ['open-findings', '4'],
    ['principal-duties', '8'],
    ['meetings-chaired-by-principal', '5'],
  ])('%s 的精确值是 %s', async (id, value) => {
    expect((await figureValue(source, figures.get(id)!, 2024)).exact).toBe(value)
  })
  it('每一处定性表述、每一个列表都有记录', async () => {
    const time = { year: 2024, today: toDay('2025-03-01') }
    const proofs = Object.entries(profile.report.proofs).map(([id, proof]) => prove(source, id, proof, time))
    const failed = (await Promise.all(proofs)).filter(({ holds }) => !holds)
    expect(failed.map(({ id, findings }) => [id, findings.filter(({ why }) => why)])).toEqual([])
    const empty: string[] = []
    for (const leaf of Object.values(profile.report.lists).map(({ of }) => of)) {
      const { records } = await source.ask(questionOf(leaf, 2024), { op: 'count' })
      if (records === 0) empty.push(asList<string>(leaf.measure).join())
    }
    expect(empty).toEqual([])
  })
  const needs = Object.entries(profile.report.proofs).flatMap(([id, proof]) =>
    proof.needs.map((need) => [id, need.what, proof, need] as const),
  )
  it.each(needs)('佐证 %s：缺了“%s”，这句话就不成立', async (id, what, proof, need) => {
    const time = { year: 2024, today: toDay('2025-03-01') }
    const gone = new Set(source.find(questionsOfNeed(need, time).at(-1)!))
    expect(gone.size).toBeGreaterThan(0)
    const proven = await prove(memorySource(done.facts.filter((fact) => !gone.has(fact))), id, proof, time)
    expect(proven.holds).toBe(false)
    expect(proven.findings.find((finding) => finding.what === what)?.why).not.toBe('')
  })
  it('没有一条登记写着成交额合计；州市比较中的本市数与登记之和相符', async () => {
    const year = (measure: string, more: object = {}) => questionOf({ measure, window: 'year', ...more }, 2024)
    const { value } = await source.ask(year('technology-contract.registered'), { op: 'sum' })
    const own = await source.ask(year('peer.value', { group: '技术合同成交额', key: '5301' }), {
      op: 'max',
    })
    expect(acts.some(({ form }) => JSON.stringify(form ?? {}).includes(value!))).toBe(false)
    expect((Number(value) / 1e8).toFixed(2)).toBe(own.value)
  })
})
