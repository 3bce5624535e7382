import fc from 'fast-check'
import { addDays, at, type Day, type Instant, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import type { Command } from '#domain/engine/command.ts'
import { type Decision, decide } from '#domain/engine/decide.ts'
import { allFields, valuesAt } from '#domain/engine/form.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Other } from '#domain/engine/others.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import type { Register } from '#domain/engine/register.ts'
import type { Role } from '#domain/engine/roles.ts'
import { actorOf } from '#domain/engine/testing.ts'
import { contractAdvice, contractReviewed } from '#domain/matters/decisions/contract.samples.ts'
import { engagedAdvisers } from '#domain/matters/decisions/legal-consultation.samples.ts'
import {
  decisionFacts,
  decisionReferences,
  otherMeetings,
  sampleSteps,
} from '#domain/matters/decisions/major-decision.samples.ts'
import { meetingFacts, meetingSamples, meetingWith, sampleMeeting } from '#domain/matters/decisions/meeting.samples.ts'
import {
  penaltyFacts,
  penaltySamples,
  sampleItemWith,
  spotItem,
} from '#domain/matters/enforcement/administrative-penalty.samples.ts'
import { sampleFacts, sampleSight } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { cleanUpFacts } from '#domain/matters/rule-making/document-clean-up.forms.ts'
import { otherConclusions } from '#domain/matters/rule-making/fair-competition-review.samples.ts'
import { reviewSamples } from '#domain/matters/rule-making/legality-review.samples.ts'
import { bureauMeeting, legislationFacts, legislationSamples } from '#domain/matters/rule-making/legislation.samples.ts'
import {
  competitionReviews,
  confirmedReview,
  makingSamples,
  meetingHeld,
  sampleTexts,
  sampleVersions,
} from '#domain/matters/rule-making/normative-making.samples.ts'
import { sampleHost, sampleOthers } from '#domain/matters/services/lab-animal-permit.samples.ts'
import { heldFact, listedFact } from '#domain/people/rights.ts'
import { graphsOf, shortestTo } from './graph.ts'

/** One wish of a walk: which action (by its place in the matter), by which of two persons, how many days later. */
export type Wish = { readonly action: number; readonly person: 1 | 2; readonly days: number }

export const wishes = fc.array(
  fc.record({
    action: fc.nat(1000),
    person: fc.constantFrom(1 as const, 2 as const),
    // The calendar holds notices to 2026; a walk of forty steps stays inside.
    days: fc.nat(8),
  }),
  { maxLength: 40 },
)

export type Step = {
  readonly command: Command
  readonly before: Case | null
  readonly result: Decision | Refusal
}

/** Every wish decided in turn, with the samples as forms. */
export function walk(
  matter: Matter,
  variant: string | undefined,
  plan: readonly Wish[],
  { first = firstDay(matter), eager = false }: { readonly first?: Day; readonly eager?: boolean } = {},
): Step[] {
  const names = Object.keys(matter.actions)
  const steps: Step[] = []
  let current: Case | null = null
  let today = first
  for (const [index, wish] of plan.entries()) {
    today = addDays(today, wish.days)
    // Rather an action that the state allows; now and then any action.
    const open = names.filter((name) =>
      asList<string>(matter.actions[name]!.from).includes(current?.state ?? 'nothing'),
    )
    const undone = open.filter((name) => !current?.acts[name] && !isEnd(matter, name))
    const likely = eager && undone.length > 0 && wish.action % 8 !== 0 ? undone : open
    const choice = wish.action % 7 === 0 || open.length === 0 ? names : likely
    const action = choice[wish.action % choice.length]!
    const step = tryAct(matter, current, action, { variant, today, index, person: wish.person, place: rowNumber(wish) })
    steps.push(step)
    if (step.result.ok) current = step.result.after
  }
  return steps
}

type Attempt = {
  readonly variant: string | undefined
  readonly today: Day
  readonly index: number
  readonly person: 1 | 2
  readonly place: number
}

/** One act with the samples, by a person who holds its role. */
function tryAct(matter: Matter, current: Case | null, action: string, attempt: Attempt): Step {
  const { variant, today, index, person, place } = attempt
  const declared = matter.actions[action]!
  const role = asList<Role>(declared.by)[0]!
  const now: Instant = at(today, '10:00')
  const command: Command = {
    id: `command-${index}`,
    matter: matter.id,
    caseId: 'case-1',
    action,
    variant,
    reasons: '理由',
    ...(declared.form ? { form: sampleOf(matter, declared.form, variant, place) } : {}),
  }
  const result = decide(matter, current, command, {
    now,
    actor: actorOf(role, `${role}-${person}`, seats[matter.id]?.[role] ?? matter.posts?.[role]?.[0]),
    calendar: chinaCalendar,
    witnessed: sampleSight,
    region: '53',
    texts: sampleTexts,
    others: {
      ...sampleOthers,
      referred: new Map([
        ...referredCases,
        [makingSamples.deliberation.meeting, meetingHeld('2026-12-31')],
        [legislationSamples.deliberation.meeting, bureauMeeting('2027-12-31T00:00:00Z')],
      ]),
      linked: [...sampleOthers.linked, confirmedReview, contractReviewed(), ...competitionReviews, ...sampleSteps],
      siblings: [...sampleOthers.siblings, ...competitionReviews],
      host: hostFor(matter, action),
    },
    standing: [
      ...sampleStanding,
      ...sampleFacts,
      ...penaltyFacts,
      ...meetingFacts,
      ...cleanUpFacts,
      ...decisionFacts,
      ...legislationFacts,
    ],
  })
  return { command, before: current, result }
}

/** A case under which the act may be done, where it needs one in a certain state. */
function hostFor(matter: Matter, action: string): Other | undefined {
  const need = matter.actions[action]!.needs?.find(({ where }) => where === 'host')
  const host = {
    ...sampleHost,
    current: { ...sampleHost.current, texts: sampleVersions, data: { notice: penaltySamples.notice } },
  }
  return need ? { ...host, current: { ...host.current, matter: need.matter, state: need.in[0]! } } : host
}

/**
 * For every action of a matter the shortest way to it, with every choice of samples: what chance would seldom meet.
 * Where an act is refused, the day moves on to where a limit has run out or a day named ahead has come, and what else can
 * be done in that state is done first.
 */
function guidedWalks(matter: Matter): Step[][] {
  const choices = Math.max(1, ...Object.keys(matter.forms).map((form) => optionsFor(matter, form).length))
  return graphsOf(matter).flatMap(([variant, graph]) =>
    Object.keys(matter.actions).flatMap((action) => {
      const path = shortestTo(matter, graph, action)
      return path
        ? Array.from({ length: choices }, (_, place) => follow(matter, variant || undefined, path, place))
        : []
    }),
  )
}

function follow(matter: Matter, variant: string | undefined, path: readonly string[], place: number): Step[] {
  const steps: Step[] = []
  let current: Case | null = null
  let today = firstDay(matter)
  const act = (action: string, day: Day): boolean => {
    const step = tryAct(matter, current, action, { variant, today: day, index: steps.length, person: 1, place })
    steps.push(step)
    if (!step.result.ok) return false
    current = step.result.after
    today = day
    return true
  }
  for (const action of path) {
    if ([today, ...daysAhead(matter, current, today)].some((day) => act(action, day))) continue
    for (const other of staying(matter, current)) act(other, today)
    if (!act(action, today)) break
  }
  return steps
}

/** Days after which something is allowed that was not before. */
function daysAhead(matter: Matter, current: Case | null, today: Day): Day[] {
  if (!current) return []
  const due = clocksOf(matter, current, chinaCalendar)
    .filter(({ view, promise }) => view.status === 'running' && !promise)
    .map(({ view }) => addDays(view.due, 1))
  const named = Object.entries(current.data).flatMap(([form, values]) =>
    allFields(matter.forms[form]!)
      .filter(({ field }) => field.kind === 'day' && field.ahead)
      .flatMap(({ path }) => valuesAt(values, path) as Day[]),
  )
  const last = addDays(today, 400)
  return [...due, ...named].filter((day) => day > today && day < last).sort()
}

const staying = (matter: Matter, current: Case | null): string[] =>
  Object.entries(matter.actions).flatMap(([name, { from, to }]) =>
    current && to === 'same' && !current.acts[name] && asList<string>(from).includes(current.state) ? [name] : [],
  )

/** What the samples name: a licence, an application, a meeting that has resolved on the case of the walk. */
const referredCases = new Map([
  ...sampleOthers.referred,
  [meetingSamples.agenda.number, sampleMeeting('case-1')] as const,
  ...decisionReferences(),
  ...engagedAdvisers,
  sampleItemWith(),
  spotItem,
  contractAdvice(),
])

const [goes, comes] = ['receptionist-1', 'receptionist-2'] as const
const since = '2000-01-01' as Day
/** The officer of the samples holds a certificate throughout, and two people of a walk the post that one hands over. */
const sampleStanding = [
  { measure: 'officer.certified', on: '2020-01-01' as Day, key: 'P-caseOfficer' },
  ...[goes, comes].flatMap((person) => [
    listedFact(person, person, since),
    heldFact({ person, role: 'keeper', office: 'law', from: since }),
  ]),
]

/** A sample as a form; an application of any variant but the first names what it changes. */
function sampleOf(matter: Matter, form: string, variant: string | undefined, place: number): unknown {
  const rows = givenTo(matter, 'row')
  if (form === 'row') return { ...(matter.samples['row'] as object), ...rows[place % rows.length] }
  const options = optionsFor(matter, form)
  const sample = { ...(matter.samples[form] as object), ...options[place % options.length] }
  const names = Object.keys(matter.forms[form]!.shape)
  const changes = variant !== undefined && variant !== 'issue' && names.includes('previousLicence')
  return changes ? { ...(sample as object), previousLicence: 'SYXK(滇)K2020-0001', change: '设施负责人变更' } : sample
}

/** A sample, and other answers that lead elsewhere. */
const optionsFor = (matter: Matter, form: string): readonly object[] => [
  ...givenTo(matter, form),
  ...(otherAnswers[matter.id]?.[form] ?? []),
]

/** Where those sit who may not sit with whoever brought the text. */
const seats: Readonly<Record<string, { readonly [R in Role]?: string }>> = {
  'fair-competition-review': { legalReviewer: '法规处', sectionHead: '法规处' },
}

const otherAnswers: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>> = {
  'lab-animal-licence': {
    review: [{ opinion: '建议不予', conditions: [{ condition: '环境及检测手段符合标准', finding: '不符合' }] }],
  },
  'lab-animal-revocation': { conclusion: [{ publicHarm: true, proposal: '建议不予撤销' }] },
  'administrative-penalty': {
    weighing: [
      {
        ...{ result: '不予行政处罚', minor: true, harm: '没有危害后果', corrected: true, direction: undefined },
        ...{ kinds: [], fine: undefined, confiscated: undefined, content: undefined },
      },
    ],
  },
  'spot-penalty': {
    spot: [
      { kind: '罚款', fine: '1000' },
      { kind: '罚款', fine: '100', collected: true, collecting: '一百元以下', receipt: '演示票据0003' },
    ],
  },
  'penalty-hearing': { schedule: [{ chair: 'sectionHead-1' }] },
  // Only who goes hands over, and only who comes takes.
  handover: { handover: [{ outgoing: goes, incoming: comes }] },
  'licence-hearing': { schedule: [{ chair: 'sectionHead-1' }] },
  'fair-competition-review': {
    submission: [
      { areas: [] },
      ...[{}, {}, {}],
      ...Array.from({ length: 4 }, () => ({ issuer: '市人民政府（含以其办公室名义制发、转发）' })),
    ],
    conclusion: [
      {},
      ...[otherConclusions.until, otherConclusions.condition, otherConclusions.violating],
      ...[{}, otherConclusions.until, otherConclusions.condition, {}],
    ],
    outside: [
      ...[{}, {}, {}, {}, {}],
      ...[{ conclusion: '适用例外规定' }, { conclusion: '适用例外规定' }],
      { conclusion: '违反审查标准，不得出台' },
    ],
  },
  // The text of the host stays as it is: what is only advised need not be followed.
  'legality-review': {
    opinion: [{ points: [{ ...reviewSamples.opinion.points[0]!, severity: '建议' }] }],
    response: [{ answers: [{ point: 1, accepted: false, answer: '另行规定' }] }],
  },
  'contract-review': {
    opinion: [{ points: [{ ...reviewSamples.opinion.points[0]!, severity: '建议' }] }],
    response: [{ answers: [{ point: 1, accepted: false, answer: '另行约定' }] }],
  },
  // Meetings that decided otherwise.
  'major-decision': { outcome: otherMeetings.slice(1).map((meeting) => ({ meeting })) },
  // Whoever confirms the minutes was there.
  meeting: { agenda: [meetingWith('head-1').agenda], minutes: [meetingWith('head-1').minutes] },
}

export const entriesOf = (steps: readonly Step[]): Entry[] =>
  steps.flatMap(({ result }) => (result.ok ? [result.entry] : []))

export const casesOf = (steps: readonly Step[]): Case[] =>
  steps.flatMap(({ result }) => (result.ok ? [result.after] : []))

/** The same long walks on every run, some slow and some brisk; an eager walk rather does what it has not yet done, and ends late. */
export const longWalks = (matter: Matter): Step[][] => {
  const plansOf = (days: number, numRuns: number) => {
    const step = fc.record({
      action: fc.nat(1000),
      person: fc.constantFrom(1 as const, 2 as const),
      days: fc.nat(days),
    })
    return fc.sample(fc.array(step, { minLength: 40, maxLength: 40 }), { numRuns, seed: 20240305 })
  }
  const chance = variantsOf(matter).flatMap((variant) => [
    ...plansOf(8, 100).map((plan) => walk(matter, variant, plan)),
    ...plansOf(2, 300).map((plan) =>
      walk(matter, variant, plan, { first: later(firstDay(matter), toDay('2024-04-05')), eager: true }),
    ),
  ])
  return [...chance, ...guidedWalks(matter)]
}

export const variantsOf = (matter: Matter): readonly (string | undefined)[] =>
  matter.variants ? Object.keys(matter.variants) : [undefined]

/** Leads out of the procedure: a walk that takes it early sees little. */
const isEnd = (matter: Matter, action: string): boolean => matter.final?.includes(matter.actions[action]!.to) ?? false

const rowNumber = ({ action, days }: Wish): number => action + days

const later = (one: Day, other: Day): Day => (one > other ? one : other)

const start = toDay('2024-03-05')

/** A register's samples are rows of the past: what they name has to have happened by then. */
function firstDay(matter: Matter): Day {
  if (matter.kind !== 'register') return start
  const days = Object.entries(matter.forms).flatMap(([name, form]) =>
    allFields(form)
      .filter(({ field }) => field.kind === 'day' && !field.ahead)
      .flatMap(({ path }) => valuesAt(matter.samples[name], path) as Day[]),
  )
  return days.reduce((last, day) => (day > last ? day : last), start)
}

/** The row samples under which each step happens. */
/** The sample of a form, and as other steps of its register want it to have been filled in. */
const givenTo = (matter: Matter, form: string): readonly object[] => [
  {},
  ...('register' in matter ? Object.values((matter as Register).register.steps) : []).flatMap(({ given }): object[] =>
    given[form] ? [given[form]] : [],
  ),
]
