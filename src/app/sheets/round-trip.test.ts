import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Field, fieldsOf } from '#domain/engine/form.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { allMatters } from '#domain/matters/all.ts'
import { writeBook } from './book.ts'
import { columnsOf, reasonsPath, stepsOf } from './columns.ts'
import { readRows } from './read-rows.ts'
import { type Filled, registerPages, templatePages } from './register-book.ts'
import { readWorkbook } from './workbook.ts'

const registers: readonly Matter[] = allMatters.filter(({ forms }) => forms['row'])

/** What forms keep as text: trimmed, with lines, signs that spreadsheets take for formulas, long digits. */
const text = fc
  .oneof(
    fc.constantFrom(
      '=cmd|calc',
      '+1',
      '-2',
      '@x',
      "'a",
      '2025530100007120',
      '0012',
      '1.5E+10x',
      '#N/A 说明',
      '无',
      '是',
      '合计',
    ),
    fc.string({
      unit: fc.constantFrom('甲', '乙', 'a', ' ', '、', '；', ';', '\n', '"', '<', '&', '{', '[', '，', '）', '9', '🏛'),
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map((said) => said.trim() || '甲')
const long = fc.constant('长'.repeat(40_000))
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10))

function fillingOf(field: Field, isDeep = false): fc.Arbitrary<unknown> {
  const item = (inner: Field) => fillingOf(inner, true)
  switch (field.kind) {
    case 'yesNo':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...field.options!)
    case 'day':
      return day
    case 'whole':
      return fc.integer({ min: 0, max: 999_999_999 })
    case 'number':
      return fc.integer({ min: 0, max: 100_000 }).map((n) => n / 100)
    case 'list':
      return fc.array(item(field.item!), { maxLength: 4 })
    case 'table':
      return fc.array(valuesOf(field.fields!, true), { maxLength: 3 })
    case 'group':
      return valuesOf(field.fields!, isDeep)
    case 'file':
      return fc.record({
        sha256: fc.constant('a'.repeat(64)),
        name: fc.constantFrom('签到表.pdf', '2025.xlsx', '无'),
        size: fc.nat(),
        type: fc.constant('application/pdf'),
      })
    default:
      if (field.unit === '元') return fc.nat().map((n) => `${n}.${String(n % 100).padStart(2, '0')}`)
      return isDeep ? text : fc.oneof({ weight: 30, arbitrary: text }, { weight: 1, arbitrary: long })
  }
}

function valuesOf(fields: readonly Field[], isDeep = false): fc.Arbitrary<Record<string, unknown>> {
  const isSure = (field: Field) =>
    field.required && !(field.kind === 'group' && field.fields!.every((one) => !one.required))
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, fillingOf(field, isDeep)])), {
    requiredKeys: fields.filter(isSure).map(({ name }) => name),
  })
}

/** Rows with any of their steps; a step has its reasons or not. */
function recordOf(matter: Matter): fc.Arbitrary<Filled> {
  const reasons = fc.option(text, { nil: undefined })
  const step = (name: string) =>
    fc
      .tuple(valuesOf(fieldsOf(matter.forms[name]!)), reasons)
      .map(([values, said]) => (said === undefined ? values : { ...values, [reasonsPath]: said }))
  return fc.record(
    {
      row: valuesOf(fieldsOf(matter.forms['row']!)),
      ...Object.fromEntries(stepsOf(matter).map((name) => [name, step(name)])),
    },
    { requiredKeys: ['row'] },
  ) as fc.Arbitrary<Filled>
}

async function readBack(matter: Matter, file: Buffer): Promise<Filled[]> {
  const { tables } = await readRows(matter, await readWorkbook(file, 'a.xlsx'))
  const drafts = tables.flatMap((one) => one.drafts)
  expect(drafts.flatMap(({ wrong }) => wrong)).toEqual([])
  return drafts.map(({ forms, reasons }) =>
    Object.fromEntries(
      [...forms].map(([form, values]) => {
        const said = reasons.get(form)
        return [form, said === undefined ? values : { ...values, [reasonsPath]: said }]
      }),
    ),
  )
}

describe.each(registers.map((matter) => [matter.title, matter] as const))('%s as a workbook', (_, matter) => {
  it('given records with anything in them, then what is exported is what is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(recordOf(matter), { minLength: 1, maxLength: 3 }), async (records) => {
        expect(await readBack(matter, await writeBook(registerPages(matter, records)))).toEqual(records)
      }),
      { numRuns: 12 },
    )
  })

  it('given its template as it comes, then the example is left out and named', async () => {
    const sheets = await readWorkbook(await writeBook(templatePages(matter)), 'a.xlsx')
    const { tables, passed } = await readRows(matter, sheets)
    expect(tables.flatMap(({ drafts }) => drafts)).toEqual([])
    expect(passed.some((line) => line.includes('模板的示例'))).toBe(true)
    expect(new Set(columnsOf(matter).map(({ title }) => title)).size).toBe(columnsOf(matter).length)
  })
})

it('given a text in a table that no cell holds, then no damaged workbook is written', async () => {
  const matter = registers.find(({ id }) => id === 'duty-list')!
  const row = matter.samples['row'] as { items: readonly object[] }
  const items = [{ ...row.items[0], content: '长'.repeat(40_000) }]
  await expect(writeBook(registerPages(matter, [{ row: { ...row, items } }]))).rejects.toThrow('一格放不下')
})
