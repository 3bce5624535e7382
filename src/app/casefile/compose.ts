import { dayOf, dayText } from '#domain/calendar/day.ts'
import { saidIn } from '#domain/documents/said.ts'
import type { Entry } from '#domain/engine/case.ts'
import { filesOf } from '#domain/engine/files-in.ts'
import { stateLabel } from '#domain/engine/matter.ts'
import { roles } from '#domain/engine/roles.ts'
import { secondsOf } from '#domain/journal/moment.ts'
import type { CaseFileDesk } from './case-file.ts'
import { type CaseFile, endedOn, type Maker } from './case-file.ts'
import type { Piece } from './pieces.ts'

type Names = (person: string) => string

/** The case file as one PDF: cover, index, every piece with running page numbers, closing sheet. */
export async function composeCaseFile(
  { press, bureau }: Pick<CaseFileDesk, 'press' | 'bureau'>,
  file: CaseFile,
  names: Names,
  { name, at }: Maker,
): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  const items = file.pieces.map((piece, index) => {
    const set = piece.pages ? 'pdf' : piece.picture
    const place = set && `piece-${index + 1}.${set}`
    if (place) files[place] = piece.bytes!
    return {
      ...indexLine(file, piece, names, bureau),
      ...(place ? { file: place } : { lines: sheetOf(file, piece, names) }),
      ...(piece.pages ? { pages: piece.pages } : {}),
    }
  })
  const day = dayOf(at)
  const book = {
    bureau,
    title: file.current.title,
    closed: file.closed,
    cover: coverOf(file, items.length),
    items,
    lacks: file.lacks,
    checks: file.checks.map(({ title, result, sentence }) => ({ title, result, sentence })),
    made: `${name}，${dayText(day)}`,
    madeOn: day,
    keywords: [await press.fontNote()],
  }
  // A file without a page of another file would be set as PDF/A; both are one kind of file to whoever gets them.
  return press.pdf('casefile', { printed: { book }, raw: {}, files }, secondsOf(at)!)
}

function coverOf(file: CaseFile, count: number): [string, string][] {
  const { matter, current } = file
  const variant = current.variant && matter.variants?.[current.variant]
  return [
    ['案卷题名', current.title],
    ['事项', variant ? `${matter.title}（${variant}）` : matter.title],
    ...(current.number ? [['编号', current.number] as [string, string]] : []),
    ['办件号', current.id],
    ['立件日期', dayText(current.openedOn)],
    ['最后办理日期', endedOn(file)],
    ['办理结果', stateLabel(matter.states[current.state] ?? current.state)],
    ['件数', `${count}件`],
  ]
}

function indexLine({ records }: CaseFile, { part, lack, aside }: Piece, names: Names, bureau: string) {
  const entry = entryOf(records.entries, part.n)
  return {
    title: part.title,
    number: part.type === 'document' ? (part.number ?? '') : '',
    by: part.type === 'document' ? bureau : names(entry.actor),
    on: part.on,
    remark: lack ? '缺' : aside ? '另存' : '',
  }
}

const entryOf = (entries: readonly Entry[], n: number): Entry => entries.find((entry) => entry.n === n)!

/** What stands on the sheet of an act, or in the place of what could not be set. */
function sheetOf({ matter, records }: CaseFile, { part, lack, aside }: Piece, names: Names): [string, string][] {
  const entry = entryOf(records.entries, part.n)
  const place = records.journal.get(part.n)
  if (part.type === 'act')
    return [
      ['办理人', `${names(entry.actor)}（${roles[entry.grant.role]}）`],
      [
        '办理时间',
        `${dayText(part.on)}${dayOf(entry.recordedAt) > part.on ? `，${dayText(dayOf(entry.recordedAt))}补录` : ''}`,
      ],
      ...saidIn(matter, matter.actions[entry.action]?.form ?? '', entry.form ?? {}),
      ...(entry.reasons ? [['理由', entry.reasons] as [string, string]] : []),
      ...filesOf(entry).map(({ name, sha256 }): [string, string] => ['材料', `${name}（SHA-256 ${sha256}）`]),
      ['封存', place ? `封存日志第 ${place.index} 号，${place.leaf}` : '没有封存记录'],
    ]
  const digest: [string, string][] = part.type === 'evidence' ? [['SHA-256', part.file.sha256]] : []
  return [['说明', lack ?? aside ?? ''], ...digest]
}
