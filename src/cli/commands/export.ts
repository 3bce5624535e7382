import { writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { latestMatter } from '#app/find-matter.ts'
import { registerPdf } from '#app/paper/print-register.ts'
import { TooLong, writeBook } from '#app/sheets/book.ts'
import { columnsOf, reasonsPath, valueIn } from '#app/sheets/columns.ts'
import { type Filled, registerPages, templatePages } from '#app/sheets/register-book.ts'
import { accessLog } from '#db/access-log.ts'
import { actorView } from '#db/actor.view.ts'
import { type CaseRow, caseOf } from '#db/rows.ts'
import type { Reader } from '#db/schema.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { refuse } from '#domain/engine/refusal.ts'
import { roles } from '#domain/engine/roles.ts'
import { isOpenIn, sees, seesAny, sightOf } from '#domain/engine/sight.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'
import { isRegister, noRegister } from '../registers.ts'

/** A register as a workbook, ids as text; --template gives the headings with the example row. */
export const exportCommand: CommandLine = {
  name: 'export',
  summary: '导出台账；--template 导出带示例行的导入模板',
  usage: 'export 事项 --as 人员 [--out 文件.xlsx|文件.pdf] | export 事项 --template',
  options: { as: { type: 'string' }, out: { type: 'string' }, template: { type: 'boolean' } },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [id, ...rest] = positionals
    if (!id || rest.length) throw new Misuse('须给出一个台账')
    const bureau = await openBureau()
    const matter = latestMatter(bureau.house.matters, id)
    if (!isRegister(matter)) throw noRegister(bureau, id, matter)
    const columns = columnsOf(matter)
    const person = textOption(values, 'as')
    const isTemplate = values['template'] === true
    if (!isTemplate && !person) throw new Misuse('导出记录须给出 --as 导出人（模板可以不给）')
    const records = isTemplate ? [{ row: matter.samples['row'] } as Filled] : await rowsFor(bureau, person!, id)
    const out = textOption(values, 'out') ?? `${id}${values['template'] ? '.模板' : ''}.xlsx`
    if (out.endsWith('.pdf')) {
      const book = {
        title: matter.title,
        issuer: bureau.profile.title,
        on: dayOf(bureau.house.clock.now()),
        head: columns.map(({ title }) => title),
        rows: records.map((record) => columns.map((column) => column.write(valueIn(record, column)))),
      }
      await writeFile(out, await registerPdf(bureau.press, book))
      if (json) printJson({ ok: true, out, rows: records.length })
      else print(`已写入 ${out}（${records.length} 行）`)
      return 0
    }
    const pages = isTemplate ? templatePages(matter) : registerPages(matter, records)
    const workbook = await writeBook(pages).catch((error: unknown) => {
      throw error instanceof TooLong ? new Wanting('export.too-long', error.message) : error
    })
    await writeFile(out, workbook)
    if (json) printJson({ ok: true, out, rows: records.length })
    else print(`已写入 ${out}（${records.length} 行）`)
    return 0
  },
}

/** The recorded rows that the person may read, noted where they are sealed. @throws Wanting when he may read none */
async function rowsFor({ reader, profile, house }: Bureau, person: string, id: string) {
  const now = house.clock.now()
  const actor = await actorView(reader, profile.id).actor(person)
  const versions = house.matters.all
    .filter((matter) => matter.id === id)
    .map((matter) => ({ matter, sight: sightOf(actor, matter, dayOf(now)) }))
  if (!versions.some(({ sight }) => seesAny(sight))) {
    const { title, readers } = house.matters.latest(id)!
    const named = readers.map((reads) => roles[typeof reads === 'string' ? reads : reads.role]).join('、')
    throw new Wanting('right.unseen', refuse('right.unseen', { title, roles: named }).message)
  }
  const { rows } = await sql<CaseRow>`
    select * from case_ where agency_id = ${profile.id} and matter = ${id} and state not in ('draft', 'voided')
    order by opened_on, id`.execute(reader)
  const seen = rows
    .map(caseOf)
    .filter((current) =>
      versions.some(({ matter, sight }) => matter.inForceFrom === current.version && sees(sight, current)),
    )
  if (versions.some(({ matter }) => !isOpenIn(matter, 'recorded')))
    await accessLog(reader, profile.id).note({
      at: now,
      event: 'read.export',
      person,
      matter: id,
      detail: `${seen.length} 行`,
    })
  const said = await reasonsOf(
    reader,
    seen.map((one) => one.id),
  )
  return seen.map(({ id: caseId, data }) => withReasons(data as Filled, (form) => said.get(`${caseId} ${form}`)))
}

/** The reasons given with each step, the last ones where it happened again. */
async function reasonsOf(reader: Reader, cases: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; reasons: string }>`
    select case_id || ' ' || action as key, reasons from entry
    where case_id = any(${cases}::text[]) and reasons is not null order by case_id, n`.execute(reader)
  return new Map(rows.map(({ key, reasons }) => [key, reasons]))
}

/** They stand in a column beside the fields of the step. */
const withReasons = (data: Filled, reasonsFor: (form: string) => string | undefined): Filled =>
  Object.fromEntries(
    Object.entries(data).map(([form, values]) => {
      const reasons = reasonsFor(form)
      return [form, reasons === undefined ? values : { ...values, [reasonsPath]: reasons }]
    }),
  )
