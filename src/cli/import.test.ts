import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '#app/sheets/workbook.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { type Made, workbookOf } from '../../test/sheets.ts'

let office: TestOffice
let zhunsheng: (...argv: string[]) => Promise<Said>
beforeAll(async () => {
  office = await openOffice({ today: '2026-01-15' })
  await office.appoint('contractRegistrar', 'P-contractRegistrar')
  await office.appoint('keeper', 'P-keeper')
  zhunsheng = commandLineOf(bureauOf(office))
})
afterAll(() => office.close())

const as = ['--as', 'P-contractRegistrar', '--json'] as const
const place = (name: string): string => join(office.dataDir, name)
const put = (name: string, bytes: Uint8Array): string => {
  writeFileSync(place(name), bytes)
  return place(name)
}
const told = ({ out }: Said) =>
  JSON.parse(out) as {
    rows: number
    taken: number
    repeated: number
    rejected: { line: number; reason: string; cells: { cell: string }[] }[]
    passed: string[]
    message?: string
    rejects?: string
  }
const contracts = async (prefix: string): Promise<number> =>
  (
    await office.rows(
      `select 1 from case_ where matter = 'technology-contract' and fold->'data'->'row'->>'number' like $1`,
      [`${prefix}%`],
    )
  ).length

const head = [
  '合同登记编号',
  '项目名称',
  '卖方名称',
  '买方名称',
  '合同类别',
  '合同签订日期',
  '登记日期',
  '合同成交额',
  '技术交易额',
  '登记机构代码',
  '登记员',
]
const row = (number: string, ...more: Made[]): Made[] => [
  number,
  '项目',
  '甲公司',
  '乙公司',
  '技术开发',
  '2025-03-01',
  '2025-03-20',
  '500000.00',
  '350000.00',
  '530100',
  '登记员甲',
  ...more,
]
const book = (...rows: Made[][]) => workbookOf({ 台账: [head, ...rows] })

describe('importing contracts', () => {
  it('given a number twice in a file, then one counts and the other is told the number', async () => {
    const file = put('twice.xlsx', book(row('2025530100010001'), row('2025530100010001').with(1, '又')))
    const trial = told(await zhunsheng('import', 'technology-contract', file, '--dry-run', ...as))
    expect([trial.taken, trial.rejected.map(({ line }) => line)]).toEqual([1, [3]])
    expect(await contracts('2025530100010001')).toBe(0)
    const { taken, rejected, rejects } = told(await zhunsheng('import', 'technology-contract', file, ...as))
    expect([taken, rejected.length]).toEqual([1, 1])
    expect(rejected[0]!.reason).toContain('“2025530100010001”已有')
    expect(await contracts('2025530100010001')).toBe(1)
    const [sheet] = await readWorkbook(readFileSync(rejects!), 'a.xlsx')
    expect(sheet!.rows[0]!.slice(-2)).toEqual(['出处', '原因'])
    expect(sheet!.rows[1]).toEqual(expect.arrayContaining(['2025530100010001', '又', '第 3 行']))
  })

  it('given the same rows in a file that was saved again, then they are known and not counted twice', async () => {
    const rows = [row('2025530100020001'), row('2025530100020002')]
    const first = await zhunsheng('import', 'technology-contract', put('first.xlsx', book(...rows)), ...as)
    expect(told(first)).toMatchObject({ rows: 2, taken: 2, repeated: 0 })
    const again = workbookOf({
      说明: [['再存一次']],
      台账: [head, ...rows, row('2025530100020003'), row('2025530100020003')],
    })
    const second = told(await zhunsheng('import', 'technology-contract', put('again.xls', again), ...as))
    expect(second).toMatchObject({ rows: 4, taken: 1, repeated: 3, rejected: [] })
    expect(second.passed).toContain('工作表“台账”第 5 行与第 4 行完全相同，只登记一次')
    expect(await contracts('202553010002')).toBe(3)
  })

  it('given a row with more steps than when it came first, then the step is done', async () => {
    const titles = [...head, '注销登记日期', '注销原因']
    await zhunsheng('import', 'technology-contract', put('a.xlsx', book(row('2025530100030001'))), ...as)
    const more = workbookOf({ 台账: [titles, row('2025530100030001', '2025-06-01', '合同解除')] })
    const said = told(await zhunsheng('import', 'technology-contract', put('b.xlsx', more), ...as))
    expect(said.rejected).toEqual([])
    expect(said.taken).toBe(1)
    expect(await contracts('2025530100030001')).toBe(1)
  })

  it('given a row that was voided since, then the answer says so', async () => {
    const file = put('void.xlsx', book(row('2025530100040001')))
    await zhunsheng('import', 'technology-contract', file, ...as)
    const [{ id }] = (await office.rows(
      `select id from case_ where fold->'data'->'row'->>'number' = '2025530100040001'`,
    )) as [{ id: string }]
    await office.as('contractRegistrar').does(technologyContract, 'void', { caseId: id, reasons: '误登' })
    const { rejected } = told(await zhunsheng('import', 'technology-contract', file, ...as))
    expect(rejected[0]!.reason).toContain('此前已登记，后来作废')
  })

  it('given cells that are wrong, then each is named with what was read and what is wanted', async () => {
    const wrong = row('2025530100050001')
    wrong[4] = '开发'
    wrong[6] = '2042-03-20'
    wrong[7] = '五十万'
    const { code, out } = await zhunsheng(
      'import',
      'technology-contract',
      put('wrong.xlsx', book(wrong)),
      '--as',
      'P-contractRegistrar',
    )
    expect(code).toBe(1)
    expect(out).toContain('E2（合同类别）读到“开发”：合同类别应为：')
    expect(out).toContain('H2（合同成交额）读到“五十万”：合同成交额应为以元为单位的金额')
    wrong[4] = '技术开发'
    wrong[7] = '500000.00'
    const late = told(await zhunsheng('import', 'technology-contract', put('late.xlsx', book(wrong)), ...as))
    expect(late.rejected[0]!.reason).toBe('G2（登记日期）读到“2042-03-20”：登记日期晚于登记之日：尚未发生的不能登记')
  })

  it('given somebody without the right, then a trial refuses as the import does', async () => {
    const file = put('right.xlsx', book(row('2025530100060001')))
    for (const more of [['--dry-run'], []]) {
      const { rejected } = told(
        await zhunsheng('import', 'technology-contract', file, ...more, '--as', 'P-keeper', '--json'),
      )
      expect(rejected[0]!.reason).toBe('办理“登记”须在 2026-01-15 担任：技术合同登记员')
    }
  })
})

describe('what goes out comes in again', () => {
  it('given proofs and lists, then the exported workbook repeats nothing and loses nothing', async () => {
    const form = {
      ...{ campaign: '宪法宣传周', kind: '展板', heldOn: '2025-12-04', countyCode: '530114', countyName: '呈贡区' },
      ...{
        place: '行政中心（虚构）',
        audience: 30,
        organisations: Array.from({ length: 600 }, (_, n) => ({ name: `单位${n}、甲`, kind: '企业' })),
      },
      evidence: { sha256: '0'.repeat(64), name: '演示.pdf', size: 1, type: 'application/pdf' },
    }
    const { forms } = office.house.matters.latest('publicity-activity')!
    const kind = (forms['row']!.shape as { organisations: { element: { shape: { kind: { options: string[] } } } } })
      .organisations.element.shape.kind.options[0]!
    const filled = { ...form, organisations: form.organisations.map((one) => ({ ...one, kind })) }
    const outcome = await office
      .as('keeper')
      .does({ id: 'publicity-activity', actions: { record: {} } }, 'record', { caseId: newCaseId(), form: filled })
    expect(outcome).toMatchObject({ ok: true })
    const out = place('activities.xlsx')
    expect(await zhunsheng('export', 'publicity-activity', '--as', 'P-keeper', '--out', out)).toMatchObject({ code: 0 })
    const imported = told(await zhunsheng('import', 'publicity-activity', out, '--as', 'P-keeper', '--json'))
    expect([imported.rejected, imported.taken, imported.repeated]).toEqual([[], 0, 1])
    const rows = await office.rows(`select fold->'data'->'row' as row from case_ where matter = 'publicity-activity'`)
    expect(rows).toHaveLength(1)
    expect(rows.every((each) => JSON.stringify(sorted(each['row'])) === JSON.stringify(sorted(filled)))).toBe(true)
  })

  it('given a template as it comes, then nothing is recorded', async () => {
    const out = place('模板.xlsx')
    await zhunsheng('export', 'technology-contract', '--template', '--out', out)
    const said = told(await zhunsheng('import', 'technology-contract', out, ...as))
    expect([said.rows, said.taken, said.passed.some((line) => line.endsWith('模板的示例'))]).toEqual([0, 0, true])
  })

  it('given names of proofs and their folder, then the files are handed in with the rows; a trial hands in nothing', async () => {
    put('签到表.pdf', Buffer.from('%PDF-1.4 签到'))
    const titles = [
      '所属活动',
      '活动形式',
      '活动日期',
      '县级行政区划代码',
      '县（市）区',
      '地点',
      '参加人次',
      '参加单位',
      '佐证材料',
    ]
    const line = ['宪法宣传周', '展板', '2025-12-05', '530114', '呈贡区', '行政中心', 30, null, '签到表.pdf']
    const file = put('proofs.xlsx', workbookOf({ 台账: [titles, line] }))
    const lacking = told(await zhunsheng('import', 'publicity-activity', file, '--as', 'P-keeper', '--json'))
    expect(lacking.rejected[0]!.reason).toContain('I2（佐证材料）读到“签到表.pdf”：没有这份文件')
    const trial = told(
      await zhunsheng(
        'import',
        'publicity-activity',
        file,
        '--dry-run',
        '--files',
        office.dataDir,
        '--as',
        'P-keeper',
        '--json',
      ),
    )
    expect([trial.taken, trial.rejected]).toEqual([1, []])
    expect(await office.rows(`select 1 from attachment where name = '签到表.pdf'`)).toEqual([])
    const done = told(
      await zhunsheng('import', 'publicity-activity', file, '--files', office.dataDir, '--as', 'P-keeper', '--json'),
    )
    expect([done.taken, done.rejected]).toEqual([1, []])
  })
})

const sorted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

const faults = join(import.meta.dirname, '../../../shared/faults/files')
describe.skipIf(!existsSync(faults))('files that other programs have written', () => {
  it.each([
    ['01-same-contract-twice.xlsx', 1, 0],
    ['03-sixteen-digits-kept-as-a-number.xlsx', 0, 2],
    ['04-error-cell-in-an-optional-column.xlsx', 0, 3],
    ['05-year-typed-wrong.xlsx', 0, 2],
    ['06-title-row-serial-column-and-total-row.xlsx', 1, 0],
    ['06b-data-on-the-second-sheet.xlsx', 1, 0],
    ['07-days-as-other-systems-write-them.xlsx', 6, 0],
    ['08-gbk.csv', 1, 0],
  ])('given %s, then %i rows are taken and %i refused by their cells', async (name, taken, refused) => {
    const said = told(
      await zhunsheng('import', 'technology-contract', join(faults, name), '--rejects', place('r.xlsx'), ...as),
    )
    expect([said.taken, said.rejected.filter(({ cells }) => cells.length === 1).length]).toEqual([taken, refused])
  })

  it('given no organisation that took part, then the list is empty', async () => {
    const file = join(faults, '09-no-organisation-took-part.xlsx')
    const { rejected } = told(
      await zhunsheng(
        'import',
        'publicity-activity',
        file,
        '--dry-run',
        '--rejects',
        place('r.xlsx'),
        '--as',
        'P-keeper',
        '--json',
      ),
    )
    // The row lacks its proof; nothing is wrong with the empty list.
    expect(rejected.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^I2（佐证材料）是空的：/)])
  })
})

describe('after an older backup was put back', () => {
  it('given rows whose records are gone but sealed, then they are named, the rest is taken, and anew they count once', async () => {
    const other = await openOffice({ today: '2026-01-15' })
    const run = commandLineOf(bureauOf(other))
    const said = async (...more: string[]) =>
      told(await run('import', 'technology-contract', put('lost.xlsx', book(...rows)), ...as, ...more))
    const rows = [row('2025530100070001'), row('2025530100070002')]
    expect(await said()).toMatchObject({ taken: 2 })
    // What the journal has and the records lack is what `restore` and `journal replay` leave behind.
    for (const table of ['fact', 'seal', 'entry', 'case_']) {
      const id = table === 'case_' ? 'id' : 'case_id'
      await other.rows(`alter table ${table} disable trigger user`)
      await other.rows(
        `delete from ${table} where ${id} in
           (select case_id from journal where idx >= (select size - 2 from log_head))`,
      )
      await other.rows(`alter table ${table} enable trigger user`)
    }
    rows.push(row('2025530100070003'))
    for (const more of [['--dry-run'], []]) {
      const { taken, rejected } = await said(...more)
      expect([taken, rejected.map(({ line }) => line)]).toEqual([1, [2, 3]])
      expect(rejected[0]!.reason).toContain('此前已登记并封存，而数据库中没有（恢复过较早的备份）')
    }
    expect(await said('--anew')).toMatchObject({ taken: 2, repeated: 1, rejected: [] })
    expect(await said('--anew')).toMatchObject({ taken: 0, repeated: 3, rejected: [] })
    await expect(other.close()).rejects.toThrow('entries, 6 journal entries')
  })
})
