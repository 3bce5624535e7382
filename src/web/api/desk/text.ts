import type { TextShelf } from '#app/texts/text-shelf.ts'
import { type Day, dayOf } from '#domain/calendar/day.ts'
import type { Entry, KeptVersion } from '#domain/engine/case.ts'
import { choicesOf } from '#domain/engine/choices.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import type { Actor } from '#domain/engine/may.ts'
import { type Remark, remarksIn, remarkTables } from '#domain/engine/remarks.ts'
import { isOpenIn } from '#domain/engine/sight.ts'
import { printBasis } from '#domain/law/cite.ts'
import { screenDraft } from '#domain/screening/draft.ts'
import { type TextClause, textClauses } from '#domain/texts/clauses.ts'
import { type Comparison, compareTexts } from '#domain/texts/compare.ts'
import { clauseNamed, placeOf } from '#domain/texts/place.ts'
import type { Web } from '../../web.ts'
import { textsJson } from '../case-json.ts'
import type { ApiDesk, Asker, SeenCase } from '../desk.ts'
import { Problem } from '../problem.ts'
import type { DeskText, RemarkOffer, StandingAct, TextCandidate, TextRemark } from './text-answers.ts'

/** Cases under that of the text that are looked through, the newest. */
const mostUnder = 20

type Asked = { readonly name: string; readonly shown?: number | undefined; readonly before?: number | undefined }

/** A case in which acts stand on the text, or say something of its clauses. */
type Speaking = SeenCase & { readonly isOwn: boolean }

/**
 * A text as it is read and judged: a version clause by clause, against another one, and beside each clause what acts say
 * of it, in the case itself and in those under it that the person may see.
 */
export async function deskText(
  web: Web,
  desk: ApiDesk,
  shelf: TextShelf,
  actor: Actor,
  as: Asker,
  seen: SeenCase,
  { name, ...asked }: Asked,
): Promise<DeskText> {
  const { matter, record, withheld } = seen
  const text = textsJson(record.current, matter, withheld).find((one) => one.name === name)
  const versions = text ? (record.current.texts?.[name] ?? []) : []
  const shown = asked.shown ?? versions.length
  const after = versions[shown - 1]
  const before = asked.before === undefined ? undefined : versions[asked.before - 1]
  if (!text || !after || (asked.before !== undefined && !before))
    throw new Problem(404, 'text.unknown', '没有这个文本，或者没有这一稿')
  if (!isOpenIn(matter, record.current.state))
    await desk.noted(as, 'read.file', matter, record.current.id, `文本 ${name}`)

  const cases = [{ ...seen, isOwn: true }, ...(await under(desk, actor, as, seen, name))]
  const wordless = [before, after].find((version) => version && !version.words)?.file.name
  const words = (version: KeptVersion): Promise<string> => shelf.words(version.words!)
  const isReadable = wordless === undefined
  const now = isReadable ? await words(after) : ''
  const read = async (version: KeptVersion): Promise<Reading> => {
    const old = version === after ? now : await words(version)
    return { clauses: textClauses(old), since: compareTexts(old, now) }
  }
  const readings = new Map<KeptVersion, Promise<Reading>>()
  const readingOf = (version: KeptVersion): Promise<Reading> => {
    const known = readings.get(version) ?? read(version)
    readings.set(version, known)
    return known
  }
  const comparison = isReadable ? (await readingOf(before ?? after)).since : compareTexts('', '')
  const clauses = textClauses(now)
  const places = clauses.map((clause) => placeOf(clauses, clause))
  const remarks: TextRemark[] = []
  for (const one of cases)
    for (const remark of remarksOf(one, name, versions)) {
      const entry = one.record.entries.findLast(({ action }) => one.matter.actions[action]?.form === remark.table.form)
      if (!entry) continue
      const of = versionAt(one, record.current.id, name, versions, entry)
      const at = of?.words && isReadable ? placeIn(comparison, await readingOf(of), remark, of === before) : undefined
      remarks.push(told(one, remark, entry, of && versions.indexOf(of) + 1, at))
    }
  const { house } = web.bureau
  const isScreened = matter.texts?.[name]?.screened === true
  return {
    ...{ caseId: record.current.id, matter: matter.id, matterTitle: matter.title, title: record.current.title },
    ...{ name, label: text.label, shown, before: asked.before, isScreened, remarks },
    versions: versions.map(({ file, words, n, on, actor: writer }, index) => ({
      ...{ no: index + 1, n, on, name: file.name, sha256: file.sha256, hasWords: words !== undefined },
      by: record.people.get(writer) ?? writer,
      stands: cases.flatMap((one) => standingOn(one, record.current.id, name, file.sha256)),
    })),
    wordless: wordless && `“${wordless}”没有文字（扫描件），不能逐条阅读和比较，请打开文件`,
    changes: comparison.changes,
    counts: before && isReadable ? comparison.counts : undefined,
    places,
    candidates: isScreened && isReadable ? candidatesIn(now, comparison, remarks, dayOf(house.clock.now())) : [],
    offers: (await Promise.all(cases.map((one) => offersIn(desk, actor, one, name, versions)))).flat(),
  }
}

/** The cases under that of a text which stand on it or speak of it, of those that the person may see. */
async function under(
  desk: ApiDesk,
  actor: Actor,
  as: Asker,
  seen: SeenCase,
  name: string,
): Promise<readonly Speaking[]> {
  const related = await desk.related(actor, seen)
  const children = related.filter((one) => one.as === 'child').slice(-mostUnder)
  const found: Speaking[] = []
  for (const { matter: id, id: caseId } of children) {
    const one = await desk.seen(actor, id, caseId)
    const binds = Object.values(one.matter.actions).some((act) => act.binds?.includes(`host.${name}`))
    if (!binds && remarkTables(one.matter, name).length === 0) continue
    if (!isOpenIn(one.matter, one.record.current.state)) await desk.noted(as, 'read.case', one.matter, caseId)
    found.push({ ...one, isOwn: false })
  }
  return found
}

/** A case with a text of its own under the same name means the case above only where both have the same file. */
const meansAnother = ({ matter, record, isOwn }: Speaking, name: string, versions: readonly KeptVersion[]): boolean =>
  !isOwn &&
  matter.texts?.[name] !== undefined &&
  !(record.current.texts?.[name] ?? []).some(({ file }) => versions.some((one) => one.file.sha256 === file.sha256))

/** What a case says of the text. */
const remarksOf = (one: Speaking, name: string, versions: readonly KeptVersion[]): readonly Remark[] => {
  const { matter, record, withheld } = one
  if (meansAnother(one, name, versions)) return []
  const open = Object.entries(record.current.data).filter(([form]) => !withheld?.forms.includes(form))
  return remarksIn(matter, Object.fromEntries(open), name)
}

/** The version on which a case stood when an entry was made: the one that it had bound last, or the last that was there. */
function versionAt(
  { record, isOwn }: Speaking,
  owner: string,
  name: string,
  versions: readonly KeptVersion[],
  { n, happenedAt }: Entry,
): KeptVersion | undefined {
  const bound = record.entries
    .filter((entry) => entry.n <= n)
    .flatMap(({ binds = [] }) =>
      binds.filter((one) => one.text === name && [owner, record.current.id].includes(one.caseId)),
    )
    .at(-1)
  if (bound) return versions.findLast(({ file }) => file.sha256 === bound.sha256)
  return versions.findLast((version) => (isOwn ? version.n <= n : version.on <= dayOf(happenedAt)))
}

/** A version by its clauses, and how it became the one that is shown: what was said of its clauses follows them. */
type Reading = { readonly clauses: readonly TextClause[]; readonly since: Comparison }

/** Where the clause of a remark stands in what is shown: as it is now, or as what was taken out. */
function placeIn(
  { changes }: Comparison,
  { clauses, since }: Reading,
  { clause }: Remark,
  isBefore: boolean,
): number | undefined {
  const named = clauseNamed(clauses, clause)
  if (!named) return undefined
  const became = since.changes.find((change) => 'before' in change && change.before.n === named.n)
  const isStanding = became !== undefined && 'after' in became
  const at = changes.findIndex((change) =>
    isStanding
      ? 'after' in change && change.after.n === became.after.n
      : isBefore && change.type === 'removed' && change.before.n === named.n,
  )
  return at < 0 ? undefined : at
}

function told(
  { matter, record }: Speaking,
  { table, no, clause, values, answers }: Remark,
  { n, action, actor, happenedAt }: Entry,
  version: number | undefined,
  at: number | undefined,
): TextRemark {
  return {
    ...{ caseId: record.current.id, matterTitle: matter.title, title: table.title, no, clause, version, at, values },
    ...{ n, label: actionLabel(matter, action), by: record.people.get(actor) ?? actor, on: dayOf(happenedAt) },
    fields: table.fields,
    isQuoted: table.by === 'words',
    answers: answers.map(({ fields, values: said }) => ({ fields, values: said })),
  }
}

const standingOn = (
  { matter, record, isOwn }: Speaking,
  owner: string,
  name: string,
  sha256: string,
): readonly StandingAct[] =>
  record.entries
    .filter(({ binds = [] }) =>
      binds.some(
        (one) => [owner, record.current.id].includes(one.caseId) && one.text === name && one.sha256 === sha256,
      ),
    )
    .map(({ n, action, happenedAt }) => ({
      ...{ caseId: record.current.id, matterTitle: matter.title, isOwn, n },
      ...{ label: actionLabel(matter, action), on: dayOf(happenedAt) },
    }))

/** What the screening finds in the shown version on this day, and what was answered in the same words. */
function candidatesIn(
  now: string,
  { changes }: Comparison,
  remarks: readonly TextRemark[],
  day: Day,
): readonly TextCandidate[] {
  const clauses = new Map(changes.map((change, at) => ['after' in change ? change.after.n : 0, at]))
  return screenDraft(now, day).clauses.flatMap(({ n, text, hits }) =>
    hits.map(({ severity, standard, title, pattern, question, basis }) => ({
      ...{ at: clauses.get(n)!, severity, standard, title, pattern, question, basis: printBasis(basis) },
      isAnswered: remarks.some((one) => one.clause === text && one.values['standard'] === standard),
    })),
  )
}

/** The acts in which the person may say something of a clause now. */
async function offersIn(
  desk: ApiDesk,
  actor: Actor,
  one: Speaking,
  name: string,
  versions: readonly KeptVersion[],
): Promise<readonly RemarkOffer[]> {
  const { matter, record } = one
  if (meansAnother(one, name, versions)) return []
  const tables = remarkTables(matter, name)
  if (tables.length === 0) return []
  const choices = choicesOf(matter, record.current, await desk.officeIn(actor, one))
  return choices
    .filter(({ refusal }) => refusal === undefined)
    .flatMap(({ action, label, form }) =>
      tables
        .filter((table) => table.form === form)
        .map(({ by }) => ({ caseId: record.current.id, matterTitle: matter.title, action, label, by })),
    )
}
