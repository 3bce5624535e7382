import { writeFile } from 'node:fs/promises'
import { type CreditFile, creditPages, creditTable } from '#app/credit/credit-file.ts'
import { writeBook } from '#app/sheets/book.ts'
import { accessLog } from '#db/access-log.ts'
import { actorView } from '#db/actor.view.ts'
import { caseView } from '#db/case.view.ts'
import { decidedCases } from '#db/credit.view.ts'
import { type Day, dayOf, dayText, isDay } from '#domain/calendar/day.ts'
import { type CreditRow, checkCredit } from '#domain/credit/checks.ts'
import { type CreditKind, creditKinds } from '#domain/credit/fields.ts'
import type { CreditSource } from '#domain/credit/source.ts'
import type { Case } from '#domain/engine/case.ts'
import { refuse } from '#domain/engine/refusal.ts'
import { heldFor, roles } from '#domain/engine/roles.ts'
import { creditSources } from '#domain/matters/credit.ts'
import { isCreditCode } from '#domain/matters/fields.ts'
import { csvLine } from '#web/csv.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, Misuse, textOption, type Values, Wanting } from '../command-line.ts'

/** 双公示: the decisions of a period as the credit platform takes them, checked before anything is written. */
export const creditCommand: CommandLine = {
  name: 'credit',
  summary: '双公示：检查并导出一段时间的行政许可或者行政处罚决定（XLSX，或者平台的 CSV）',
  usage:
    'credit licence|penalty --as 人员 --from 起日 --until 止日 --code 统一社会信用代码 [--out 文件.xlsx|文件.csv] [--draft]',
  options: {
    as: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    code: { type: 'string' },
    out: { type: 'string' },
    draft: { type: 'boolean' },
  },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [word = '', ...rest] = positionals
    if (!Object.hasOwn(creditKinds, word) || rest.length)
      throw new Misuse('须给出 licence（行政许可）或者 penalty（行政处罚）')
    const kind = word as CreditKind
    const asked = askedIn(values)
    const bureau = await openBureau()
    const { house, profile, reader } = bureau
    const sources = creditSources.filter((one) => one.kind === kind && house.matters.latest(one.matter.id))
    if (sources.length === 0) throw new Wanting('credit.none', `本局没有${creditKinds[kind]}的事项，没有可以导出的决定`)
    const at = house.clock.now()
    await mustPublish(bureau, asked.person, sources, dayOf(at))
    const own = { title: profile.title, creditCode: asked.code }
    const decided = (await Promise.all(sources.map((source) => rowsOf(bureau, source, own)))).flat()
    const rows = decided.filter(({ on }) => asked.from <= on && on < asked.until).sort((a, b) => (a.on < b.on ? -1 : 1))
    const findings = checkCredit(kind, rows, { today: dayOf(at), calendar: house.calendar })
    const faults = findings.filter(({ level }) => level === 'fault').length
    const published = rows.filter(({ publishedOn }) => publishedOn !== undefined).length
    const file: CreditFile = {
      ...{ kind, standard: '2018', rows, findings },
      from: [
        ['单位', profile.title],
        ['决定日期', `${dayText(asked.from)}起，${dayText(asked.until)}之前`],
        ['导出时间', at],
        ['公示', `${rows.length} 条中已公示 ${published} 条`],
      ],
    }
    const { out } = asked
    const isWritten = out !== undefined && (faults === 0 || values['draft'] === true)
    if (isWritten) {
      const detail = `双公示 ${creditKinds[kind]} ${rows.length} 条`
      await accessLog(reader, profile.id).note({ at, event: 'read.export', person: asked.person, detail })
      await writeFile(out, out.endsWith('.csv') ? csvOf(file) : await writeBook(creditPages(file)))
    }
    if (json) printJson({ ok: faults === 0, rows: rows.length, published, findings, out: isWritten ? out : undefined })
    else {
      print(`${creditKinds[kind]} ${rows.length} 条，其中已公示 ${published} 条`)
      for (const { row, field, level, message } of findings)
        print(`  ${level === 'fault' ? '✘' : '△'} 第 ${row} 行 ${field}：${message}`)
      if (isWritten) print(`已写入 ${out}`)
      else if (out) print(`有 ${faults} 处不合要求，没有写出；要先看草稿，请加 --draft`)
    }
    return faults === 0 ? 0 : 1
  },
}

function askedIn(values: Values) {
  const [person, from, until, code, out] = ['as', 'from', 'until', 'code', 'out'].map((name) =>
    textOption(values, name),
  )
  if (!person) throw new Misuse('须给出 --as 导出人')
  if (!from || !until || !isDay(from) || !isDay(until) || from >= until)
    throw new Misuse('须给出 --from 和 --until（不含当日），如 --from 2024-01-01 --until 2025-01-01')
  if (!code || !isCreditCode(code)) throw new Misuse('须以 --code 给出本局的统一社会信用代码，18 位且校验码相符')
  if (out !== undefined && !/\.(xlsx|csv)$/.test(out)) throw new Misuse('--out 应为 .xlsx 或者 .csv')
  return { person, from, until, code, out }
}

/** Whoever publishes decisions hands them to the platform. @throws Wanting */
async function mustPublish({ reader, profile }: Bureau, person: string, sources: readonly CreditSource[], day: Day) {
  const { appointments } = await actorView(reader, profile.id).actor(person)
  for (const { matter } of sources) {
    if (heldFor(appointments, matter, day).some(({ role }) => role === 'publisher')) continue
    const { code, message } = refuse('right.missing', {
      label: `导出“${matter.title}”的双公示`,
      roles: roles.publisher,
      day,
    })
    throw new Wanting(code, message)
  }
}

async function rowsOf({ reader, profile }: Bureau, source: CreditSource, own: Parameters<CreditSource['rows']>[1]) {
  const cases = await decidedCases(reader, profile.id, source.matter.id)
  const numbers = [...new Set(cases.flatMap((one) => source.asks(one)))]
  const others = await caseView(reader, profile.id).others(numbers, [])
  // A licence bears the number of the case that granted it: it is the one that stands under that case.
  const byNumber = new Map<string, Case>()
  for (const other of others) if (other.number && other.matter !== source.matter.id) byNumber.set(other.number, other)
  return cases.flatMap((one): readonly CreditRow[] => source.rows(one, own, (number) => byNumber.get(number)))
}

/** With the mark by which spreadsheets know UTF-8, and the codes of the standard for headings. */
const csvOf = (file: CreditFile): string => {
  const { codes, rows } = creditTable(file)
  return `\uFEFF${[codes, ...rows].map(csvLine).join('')}`
}
