import type { Context } from 'hono'
import { originOf } from '#app/journal/publish/receipts.ts'
import { caseView } from '#db/case.view.ts'
import { factSource } from '#db/fact-source.ts'
import { figureView } from '#db/figure.view.ts'
import { lawView } from '#db/law.view.ts'
import { listView } from '#db/list.view.ts'
import { matterView } from '#db/matter.view.ts'
import { reportView } from '#db/report.view.ts'
import { publicRowSource } from '#db/row-source.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Bureau } from '../bureau.ts'
import type { Html } from '../portal/html.ts'
import { lawIndex } from '../portal/law-index.ts'
import { type Frame, page } from '../portal/page.ts'
import { makeSite } from '../portal/site.ts'
import { gate } from './gate.ts'
import { isLargeFor } from './larger.ts'
import { memoByJournal, rememberedSources } from './memo.ts'

/** What the routes share: the bureau, its declarations by name, its views, and answers kept until the next record. */
export function makeWeb(bureau: Bureau) {
  const { profile, publicReader: reader, house } = bureau
  const matters = matterView(reader, profile.id)
  const journal = bureau.journal
  const { memo, recall } = memoByJournal({
    size: async () => (await matters.standing()).journalSize,
    touched: matters.touched,
  })
  /** Where reports come from: all facts, and of the rows what was published. */
  const sources = { ...factSource(reader, profile.id), ...publicRowSource(reader, profile.id, house.matters) }
  const site = makeSite(profile, house.matters, house.calendar, house.clock.now)
  return {
    bureau,
    site,
    matters,
    lists: listView(reader, profile.id),
    cases: caseView(reader, profile.id),
    figures: figureView(reader, profile.id),
    sources,
    /** The same for whatever is made within `memo`: after an act only what it touched is asked again. */
    remembered: rememberedSources(recall, sources),
    reports: reportView(reader, profile.id),
    laws: lawView(reader),
    uses: lawIndex(house.matters.all),
    /** The name of the bureau's log, as receipts and checkpoints carry it. */
    origin: () => originOf(journal),
    /** Reports and figures of another moment, and words sought in everything, take a second of the database each. */
    heavy: gate(2, 30),
    /** Exports last as long as their reader likes. */
    exports: gate(8, 0),
    memo,
  }
}
export type Web = ReturnType<typeof makeWeb>

/** Answers with a page in the bureau's frame. */
export async function present(
  c: Context,
  web: Web,
  frame: Omit<Frame, 'bureau' | 'standing' | 'person' | 'isLarge' | 'idleSeconds'>,
  body: Html,
): Promise<Response> {
  const standing = await web.matters.standing()
  const who = c.get('signedIn')
  const idleSeconds = who && secondsUntil(who.idleUntil, web.bureau.house.clock.now())
  const isLarge = isLargeFor(c)
  const around = { bureau: web.site.profile.title, standing, person: who?.name, isLarge, idleSeconds }
  return c.html(page({ ...frame, ...around }, body))
}

const secondsUntil = (end: Instant, now: Instant): number =>
  Math.round(Temporal.Instant.from(now).until(end).total('seconds'))

/** There is no such thing: the sentence says what was looked for. */
export class NotFound extends Error {}
/** The address asks for something that cannot be: the sentence says what to write instead. */
export class BadAddress extends Error {}
