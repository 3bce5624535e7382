import { type Day, dayOf, dayText } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Case, Entry } from '../engine/case.ts'
import { clocksOf } from '../engine/clocks-of.ts'
import type { DocumentDefinition, Matter } from '../engine/matter.ts'
import { type Refusal, refuse } from '../engine/refusal.ts'
import { type TextsRead, wordsOf } from '../engine/texts.ts'
import { printBasisOn } from '../law/cite.ts'
import { type RemedyOrgans, remedySentence } from '../law/remedies.ts'
import { bodyInWording, type HouseWording, kindCode, wordingOn } from './house-wording.ts'
import { publicData } from './open-copy.ts'
import { type Paper, paperText } from './paper.ts'
import { type Contact, type Issue, Missing, need, type Wording } from './wording.ts'

/** What stands on every document of a bureau. */
export type Letterhead = {
  readonly bureau: string
  readonly organs: RemedyOrgans
  readonly contact: Contact
  /** Where on the web a document can be checked. */
  readonly check?: string | undefined
}

/** A document as its act leaves it: the text that the party gets, and the one for everybody. */
export type Issued = { readonly kind: string; readonly text: string; readonly open: string }

type Act = {
  readonly matter: Matter
  readonly entry: Entry
  readonly after: Case
  /** The words that the act brings and those that it reads. */
  readonly texts?: TextsRead | undefined
}

/** The documents of one act, or the sentence that says what is missing in which of them. Pure: the same act, the same bytes. */
export function issuePapers(
  act: Act,
  letterhead: Letterhead,
  calendar: WorkingCalendar,
  wordings: readonly HouseWording[] = [],
): { readonly ok: true; readonly papers: readonly Issued[] } | Refusal {
  const papers: Issued[] = []
  for (const { kind, number } of act.entry.documents) {
    const declared = act.matter.documents[kind]
    if (!declared) throw new RangeError(`${act.matter.id} issues no ${kind}`)
    const own = wordingOn(wordings, kindCode(act.matter, kind), dayOf(act.entry.happenedAt))
    const write = (after: Case, copy?: 'public'): string => {
      const issue = issueOf({ ...act, after }, declared, number, letterhead, calendar)
      return paperText(paperFor(act, { kind, declared, number, issue, letterhead, own, copy }))
    }
    try {
      papers.push({ kind, text: write(act.after), open: write(publicData(act.matter, act.after), 'public') })
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      return refuse('document.incomplete', { title: declared.title, missing: error.message }, { basis: declared.basis })
    }
  }
  return { ok: true, papers }
}

type Printed = {
  readonly kind: string
  readonly declared: DocumentDefinition
  readonly number: string | undefined
  readonly issue: Issue
  readonly letterhead: Letterhead
  /** The bureau's own wording of the day, where it has one. */
  readonly own: HouseWording | undefined
  readonly copy: 'public' | undefined
}

function paperFor({ matter, entry }: Act, { kind, declared, number, issue, letterhead, own, copy }: Printed): Paper {
  const on = dayOf(entry.happenedAt)
  const { layout, to, signer, body } = declared.text(issue)
  return {
    v: 'zs-document/1',
    kind: kindCode(matter, kind),
    layout,
    title: declared.title,
    ...(number === undefined ? {} : { number }),
    ...(to === undefined ? {} : { to: need(to, '主送') }),
    ...(layout === 'order' ? { signer: signedBy(signer) } : {}),
    body: own ? bodyInWording(matter, kind, own.text, issue, body) : body,
    issuer: letterhead.bureau,
    on,
    notes: lateNote(on, dayOf(entry.recordedAt)),
    of: { case: entry.caseId, n: entry.n },
    ...(own ? { wording: { case: own.caseId, from: own.from } } : {}),
    ...(letterhead.check ? { check: letterhead.check } : {}),
    ...(copy ? { copy } : {}),
  }
}

/** An order that nobody signs is none. @throws Missing */
const signedBy = (signer: Wording['signer']): NonNullable<Wording['signer']> => ({
  post: need(signer?.post, '签署人职务'),
  name: need(signer?.name, '签署人'),
})

/** A document that was written down later says so: its date is that of the act, its number the next of that day. */
const lateNote = (on: Day, recorded: Day): readonly string[] =>
  on < recorded ? [`本文书所载办理于${dayText(on)}作出，${dayText(recorded)}补录`] : []

function issueOf(
  { matter, entry, after, texts }: Act,
  declared: DocumentDefinition,
  number: string | undefined,
  { bureau, organs, contact }: Letterhead,
  calendar: WorkingCalendar,
): Issue {
  const action = matter.actions[entry.action]!
  const on = dayOf(entry.happenedAt)
  const titleOf = (form: string) => matter.actions[actionWith(matter, form)]?.label ?? form
  const labelOf = (name: string) => matter.actions[name]?.label ?? name
  return {
    bureau,
    contact,
    matter: matter.title,
    case: { title: after.title, openedOn: after.openedOn, variant: after.variant && matter.variants?.[after.variant] },
    on,
    number,
    numberOf: (...kinds) =>
      need(
        after.documents.findLast(({ kind, number: given }) => given !== undefined && kinds.includes(kind))?.number,
        `${kinds.map((kind) => matter.documents[kind]?.title ?? kind).join('或者')}的文号`,
      ),
    words: (name) => need(wordsOf(after, name, texts), `“${matter.texts?.[name]?.label ?? name}”的文字`),
    hasIssued: (wanted) => after.documents.some(({ kind }) => kind === wanted),
    form: (name) => need(after.data[name], `“${titleOf(name)}”的填报内容`) as never,
    formIf: (name) => after.data[name] as never,
    dayOf: (name) => dayText(need(after.acts[name], `“${labelOf(name)}”的日期`).on),
    due: (name) => {
      const clock = clocksOf(matter, after, calendar).find((one) => one.name === name && !one.promise)
      return dayText(need(clock, `“${matter.limits[name]?.label ?? name}”的期限`).view.due)
    },
    get reasons() {
      return need(entry.reasons, '理由')
    },
    get remedies() {
      return remedySentence(need(action.remedies, '救济途径'), organs)
    },
    basis: printBasisOn(declared.basis, on),
    cite: (...basis) => printBasisOn(basis, on),
  }
}

const actionWith = (matter: Matter, form: string): string =>
  Object.keys(matter.actions).find((name) => matter.actions[name]!.form === form) ?? form
