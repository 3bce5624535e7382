import { type DemoAct, demoId } from '#app/demo/demo-year.ts'
import { addDays, type Day, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar, subtractWorkingDays } from '#domain/calendar/working-calendar.ts'
import { pureSha256 } from '#domain/draw/pure-sha256.ts'
import type { DrawOutcome, Plan } from '#domain/matters/enforcement/random-inspection.forms.ts'
import { commitmentOf, entropyOf, outcomeOf } from '#domain/matters/enforcement/random-inspection.sheet.ts'
import { kunmingScience } from '../profile.ts'
import { moment } from './days.ts'
import { random } from './random.ts'

const matter = 'random-inspection'
const officer = 'P014'
const legal = 'P005'
const head = 'P002'
const discipline = ['P023', 'P024'] as const
const publisher = 'P008'

type Wish = Pick<
  Plan,
  'planItem' | 'task' | 'departments' | 'perUnit' | 'teamSize' | 'strata' | 'units' | 'officers' | 'avoid'
>

export type Draw = {
  readonly name: string
  readonly variant: 'inspection' | 'dossierReview'
  /** The day on which the result is computed; the sheet is locked six working days earlier. */
  readonly drawnOn: string
  readonly completedOn: string
  readonly publishedOn: string
  /** Place among the draws of its year: numbers are given in this order. */
  readonly running: number
  readonly wish: Wish
}

export type Held = { readonly acts: readonly DemoAct[]; readonly number: string; readonly outcome: DrawOutcome }

/** Thirty-two bytes that stand for a random number in the demonstration. A real one is random and kept secret. */
const number32 = (name: string): string => pureSha256.hex(`demonstration ${name}`)

/** Twenty of eighty balls. The event is invented, as its bulletin says. */
function balls(name: string): string {
  const chance = random(`balls ${name}`)
  return chance
    .some(
      Array.from({ length: 80 }, (_, index) => index + 1),
      20,
    )
    .join('.')
}

/** A draw as it is held: locked before the event, opened after it, computed at once, published at the end. */
export function hold({ name, variant, drawnOn, completedOn, publishedOn, running, wish }: Draw): Held {
  const drawn = toDay(drawnOn)
  const eventOn = addDays(drawn, -1)
  const before = (days: number): Day => subtractWorkingDays(chinaCalendar, drawn, days)
  const parties = ['法律顾问（演示）', '驻局纪检监察组（演示）'].map((party) => ({
    party,
    value: number32(`${name} ${party}`),
  }))
  const secret = number32(`${name} secret`)
  const plan: Plan = {
    ...wish,
    round: 1,
    parties: parties.map(({ party, value }) => ({ name: party, commitment: pureSha256.hexOfHex(value) })),
    secret: pureSha256.hexOfHex(secret),
    sources: [
      {
        name: '福彩快乐8',
        event: `演示${eventOn.replaceAll('-', '')}期`,
        format: 'kl8',
        heldOn: eventOn,
        fallback: '顺延至下一期',
      },
    ],
  }
  const commit = commitmentOf(plan)
  const event = { values: [{ value: balls(name), bulletin: '福彩快乐8开奖公告（演示，号码虚构）' }] }
  const outcome = outcomeOf(
    commit.sheet,
    entropyOf({
      sheet: commit.sheet,
      values: event.values,
      parties: new Map(parties.map(({ party, value }) => [party, value])),
      secret,
    }),
  )
  const caseId = demoId(`${matter} ${name}`)
  const act = (day: Day, time: string, as: string, action: string, form?: unknown): DemoAct => ({
    at: moment(day, time),
    as,
    matter,
    caseId,
    action,
    ...(form === undefined ? {} : { form }),
    ...(action === 'plan' ? { variant } : {}),
    ...(action === 'commit' ? { seal: true } : {}),
    ...(action === 'result' ? { sight: `${matter}.commit` } : {}),
  })
  const acts = [
    act(before(8), '09:10', officer, 'plan', plan),
    act(before(7), '10:20', legal, 'endorse'),
    act(before(6), '15:05', head, 'commit', commit),
    act(before(3), '09:40', legal, 'reveal1', parties[0]),
    act(before(3), '14:30', discipline[0], 'reveal2', parties[1]),
    act(drawn, '09:05', officer, 'event', event),
    act(drawn, '09:25', discipline[1], 'confirm', event),
    act(drawn, '09:40', officer, 'result', outcome),
    act(toDay(completedOn), '16:10', officer, 'complete'),
    act(toDay(publishedOn), '10:30', publisher, 'publish', {
      channels: ['本局网站（演示）', '云南省行政执法和监督平台（演示）'],
    }),
  ]
  return { acts, number: kunmingScience.numberOf('双随机抽取', Number(drawnOn.slice(0, 4)), running), outcome }
}

export const crewOf = ({ crews }: DrawOutcome, unit: string): readonly string[] =>
  crews.find((crew) => crew.unit === unit)!.officers
