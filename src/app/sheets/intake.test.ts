import { describe, expect, it } from 'vitest'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { type Made, workbookOf } from '../../../test/sheets.ts'
import { type Drafts, readRows } from './read-rows.ts'
import { readWorkbook } from './workbook.ts'

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
const row: readonly Made[] = [
  '2025530100007601',
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
]
const values = {
  ...{ number: '2025530100007601', name: '项目', seller: '甲公司', buyer: '乙公司', type: '技术开发' },
  ...{ signedOn: '2025-03-01', registeredOn: '2025-03-20', totalAmount: '500000.00', technologyAmount: '350000.00' },
  ...{ officeCode: '530100', registrar: '登记员甲' },
}
const changed = (place: number, cell: Made, from: readonly Made[] = row): Made[] =>
  from.map((one, index) => (index === place ? cell : one))

async function read(bytes: Uint8Array, skip: readonly string[] = []) {
  const { tables, passed } = await readRows(technologyContract, await readWorkbook(bytes, '台账.xlsx'), { skip })
  const drafts = tables.flatMap((one: Drafts) => one.drafts)
  return {
    rows: drafts.map(({ forms }) => forms.get('row')),
    wrong: drafts.flatMap((one) => one.wrong),
    passed,
    drafts,
  }
}
const sheet = (...rows: readonly (readonly Made[])[]) => workbookOf({ 台账: [head, ...rows] })
const encoded = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

describe('a table as offices keep it', () => {
  it('given a title, a counter, totals and notes, then the rows are taken and the rest is named', async () => {
    const bytes = workbookOf({
      台账: [
        ['2025 年技术合同认定登记台账'],
        [],
        ['序号', ...head],
        [1, ...row],
        [null, '小计', ...Array(6).fill(null), '500000.00'],
        [2, ...changed(0, '2025530100007602')],
        [3, ...head.map(() => null)],
        ['合  计', null, ...Array(6).fill(null), 1_000_000],
        ['注：金额按合同填写'],
        ['填表人：张三', null, null, '审核人：李四'],
      ],
    })
    const { rows, passed, wrong } = await read(bytes)
    expect(wrong).toEqual([])
    expect(rows).toEqual([values, { ...values, number: '2025530100007602' }])
    expect(passed).toEqual([
      '工作表“台账”第 1 行：表头以上的文字',
      '工作表“台账”第 5 行：合计',
      '工作表“台账”第 7 行：只有序号，没有内容',
      '工作表“台账”第 8 行：合计',
      '工作表“台账”第 9 行：表下的说明',
      '工作表“台账”第 10 行：表下的说明',
      '工作表“台账”的列：序号',
    ])
  })

  it('given a row that lacks what is required and is no total, then it is read and left to be refused', async () => {
    const { rows } = await read(sheet(changed(1, '合计项目', changed(6, null))))
    expect(rows).toHaveLength(1)
  })

  it('given headings with marks, line breaks, full-width signs and notes in another order, then the columns are known', async () => {
    const typed = [
      '*合同登记编号',
      '项目\n名称',
      ' 卖方名称 ',
      '买方名称（必填）',
      '合同类别★',
      '合同签订日期(年月日)',
      '登记日期＊',
      '合同成交额（元）',
      '技术交易额/元',
      '登记机构代码',
      '登 记 员',
    ]
    const bytes = workbookOf({ 台账: [typed.toReversed(), row.toReversed()] })
    expect((await read(bytes)).rows).toEqual([values])
  })

  it('given headings on two rows with merged cells, then the lower ones count', async () => {
    const upper = head.map((title, index) => (index === 7 ? '金额' : index === 8 ? null : title))
    const lower = head.map((title, index) => (index === 7 || index === 8 ? title : null))
    const merges = [...head.keys()]
      .filter((index) => index !== 7 && index !== 8)
      .map((index) => `${'ABCDEFGHIJK'[index]}1:${'ABCDEFGHIJK'[index]}2`)
    const bytes = workbookOf({ 台账: [upper, lower, row] }, { merges: ['H1:I1', ...merges] })
    expect((await read(bytes)).rows).toEqual([values])
  })

  it('given data on the second sheet and on a third, and a hidden one, then what is shown is taken', async () => {
    const bytes = workbookOf(
      {
        填写说明: [['请先阅读']],
        一季度: [head, row],
        二季度: [head, changed(0, '2025530100007602')],
        旧: [head, changed(0, '1')],
      },
      { hiddenSheets: ['旧'] },
    )
    const { rows, passed } = await read(bytes)
    expect(rows).toHaveLength(2)
    expect(passed).toEqual(['工作表“填写说明”没有本台账的表头，没有读取', '工作表“旧”是隐藏的，没有读取'])
  })

  it('given hidden rows, then they are taken and named', async () => {
    const bytes = workbookOf({ 台账: [head, row, changed(0, '2025530100007602')] }, { hiddenRows: [2] })
    const { rows, passed } = await read(bytes)
    expect(rows).toHaveLength(2)
    expect(passed).toEqual(['工作表“台账”中隐藏的第 3 行：不跳过，同样读取'])
  })

  it('given words merged over rows they hold for each; given amounts they are refused by their cells', async () => {
    const second = changed(2, null, changed(0, '2025530100007602', changed(7, null)))
    const bytes = workbookOf({ 台账: [head, row, second] }, { merges: ['C2:C3', 'H2:H3'] })
    const { rows, wrong } = await read(bytes)
    expect(rows[1]).toMatchObject({ seller: '甲公司' })
    expect(wrong.map(({ cell }) => cell)).toEqual(['H2', 'H3'])
    expect(wrong[0]!.wanted).toContain('请取消合并')
  })

  it('given a column that the register does not have, then it is refused unless it is empty or left out knowingly', async () => {
    const bytes = workbookOf({
      台账: [
        [...head, '联系人', '空列'],
        [...row, '王五', null],
      ],
    })
    await expect(read(bytes)).rejects.toThrow('无法识别的列：联系人；确实不导入的列，用 --skip 写明')
    expect((await read(bytes, ['联系人'])).passed).toEqual(['工作表“台账”的列：联系人、空列'])
  })

  it('given no heading that is known, or a required one missing, then the sheet is refused by name', async () => {
    await expect(read(workbookOf({ 甲: [['一', '二']] }))).rejects.toThrow('没有找到“技术合同认定登记台账”的表头')
    await expect(read(workbookOf({ 甲: [head.slice(1), row.slice(1)] }))).rejects.toThrow('缺少的列：合同登记编号')
    await expect(
      read(
        workbookOf({
          甲: [
            [...head, '项目名称'],
            [...row, '又'],
          ],
        }),
      ),
    ).rejects.toThrow('“项目名称”一列出现两次')
  })
})

describe('amounts', () => {
  it.each<[Made, string]>([
    ['1,327,700.50', '1327700.50'],
    ['￥１，３２７，７００．５０元', '1327700.50'],
    [1327700.5, '1327700.5'],
    [0.1 + 0.2, '0.3'],
    ['50万元', '50万元'],
    ['1,32,7', '1,32,7'],
  ])('given %s, then it is read as %s', async (cell, amount) => {
    expect((await read(sheet(changed(7, cell)))).rows[0]).toMatchObject({ totalAmount: amount })
  })

  it('given a column in 万元, then the point is moved; given the unit above the table alone, then the sheet is refused', async () => {
    const typed = changed(7, '合同成交额（万元）', changed(8, '技术交易额(单位：万元)', head))
    const moved = await read(workbookOf({ 台账: [typed, changed(7, 50.05, changed(8, '0.0001'))] }))
    expect(moved.rows[0]).toMatchObject({ totalAmount: '500500', technologyAmount: '1' })
    await expect(read(workbookOf({ 台账: [['单位：万元'], head, row] }))).rejects.toThrow(
      '请在“合同成交额、技术交易额”的表头上写明（万元）',
    )
  })
})

describe('days', () => {
  it.each<[Made]>([
    ['20250301'],
    [20250301],
    ['2025-03-01 00:00:00'],
    ['2025-03-01T08:30:00'],
    ['2025/3/1 9:05'],
    ['2025年3月1日'],
    ['２０２５年３月１日'],
    ['2025 年 3 月 1 日（星期六）'],
    ['2025.3.1'],
    ['2025－03－01'],
    ['2025–3–1'],
    [{ t: 'n', v: 45_717, z: 'yyyy/m/d' }],
    [{ t: 'n', v: 45_717.75, z: 'yyyy-mm-dd hh:mm' }],
    [45_717],
  ])('given %s, then it is 2025-03-01', async (cell) => {
    expect((await read(sheet(changed(5, cell)))).rows[0]).toMatchObject({ signedOn: '2025-03-01' })
  })

  it('given a workbook whose days are counted from 1904, then it is the same day', async () => {
    const cell: Made = { t: 'n', v: 45_717 - 1462, z: 'yyyy/m/d' }
    const bytes = workbookOf({ 台账: [head, changed(5, cell, changed(6, 45_736 - 1462))] }, { from1904: true })
    expect((await read(bytes)).rows[0]).toMatchObject({ signedOn: '2025-03-01', registeredOn: '2025-03-20' })
  })

  it.each([['2025-03'], ['3月1日'], ['2025'], ['2025-03-01T20:00:00Z'], ['202503011']])(
    'given %s, then the form is left to refuse it',
    async (cell) => {
      expect((await read(sheet(changed(5, cell)))).rows[0]).toMatchObject({ signedOn: cell })
    },
  )
})

describe('cells that hold no value', () => {
  it.each<[string, Made]>([
    ['an error', { t: 'e', v: 42 }],
    ['an error as text', '#VALUE!'],
    ['a column that is too narrow', '########'],
    ['a formula that nobody computed', { t: 'z', f: 'VLOOKUP(A2,X!A:B,2,0)' } as never],
  ])('given %s in an optional column, then the cell is refused by its name', async (_, cell) => {
    const { wrong } = await read(
      workbookOf({
        台账: [
          [...head, '卖方统一社会信用代码'],
          [...row, cell],
        ],
      }),
    )
    expect(wrong.map(({ cell: place, column }) => `${place} ${column}`)).toEqual(['L2 卖方统一社会信用代码'])
  })

  it.each<[Made]>([[2025530100007120], ['2.02553E+15']])(
    'given a long number as %s, then it is refused: its last digits are lost',
    async (cell) => {
      const { wrong } = await read(sheet(changed(0, cell)))
      expect(wrong[0]).toMatchObject({ cell: 'A2', column: '合同登记编号' })
      expect(wrong[0]!.wanted).toContain('编号应存为文本')
    },
  )

  it('given short numbers, zeros that a format adds, and percentages, then what is shown is read', async () => {
    const { rows } = await read(
      sheet(changed(9, 530_100, changed(10, { t: 'n', v: 7, z: '0000' }, changed(1, { t: 'n', v: 0.125, z: '0.0%' })))),
    )
    expect(rows[0]).toMatchObject({ officeCode: '530100', registrar: '0007', name: '12.5%' })
  })
})

describe('files of other kinds', () => {
  it.each(['biff8', 'ods', 'xlml'] as const)('given %s, then the same rows', async (as) => {
    expect((await read(workbookOf({ 台账: [head, row] }, { as }))).rows).toEqual([values])
  })

  it('given a web page that calls itself .xls, then the same rows', async () => {
    const line = (cells: readonly unknown[], tag: string) =>
      `<tr>${cells.map((one) => `<${tag}>${one}</${tag}>`).join('')}</tr>`
    const page = `<html><meta charset="utf-8"><body><table>${line(head, 'th')}${line(row, 'td')}</table></body></html>`
    expect((await read(Buffer.from(page))).rows).toEqual([values])
  })

  const csv = (separator: string) => [head, row].map((line) => line.join(separator)).join('\r\n')
  it.each([',', ';', '\t'])('given text separated by “%s”, then the same rows', async (separator) => {
    expect((await read(Buffer.from(csv(separator)))).rows).toEqual([values])
    expect((await read(Buffer.from(`\ufeff${csv(separator)}`))).rows).toEqual([values])
  })

  it('given UTF-16 and GBK, then the same words', async () => {
    const utf16 = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(csv('\t'), 'utf16le')])
    expect((await read(utf16)).rows).toEqual([values])
    const sheets = await readWorkbook(encoded('cfeec4bfc3fbb3c62cb1b8d7a20d0a22bcd72cd2d222222c222c0d0a'), 'a.csv')
    expect(sheets[0]!.rows).toEqual([
      ['项目名称', '备注'],
      ['甲,乙",', ''],
    ])
  })

  it('given quotes, guards and tabs that keep digits, then what was meant', async () => {
    const [sheetOf] = await readWorkbook(
      Buffer.from(`a,b,c,d\n="0012","x""y\nz",'=1+1,2025530100007120\t\n"open,1,2,3`),
      'a.csv',
    )
    expect(sheetOf!.rows[1]).toEqual(['0012', 'x"y\nz', '=1+1', '2025530100007120'])
    expect(sheetOf!.rows[2]).toEqual(['"open', '1', '2', '3'])
  })

  it('given what is no table, then one sentence says what to do', async () => {
    await expect(readWorkbook(encoded('d0cf11e0a1b11ae1'), 'a.xls')).rejects.toThrow(
      '请用 WPS 或者 Excel 另存为 .xlsx 后再导入',
    )
    await expect(readWorkbook(new Uint8Array(), 'a.csv')).rejects.toThrow('a.csv 是空的')
    await expect(readWorkbook(encoded('00ff00ff80'), 'a.csv')).rejects.toThrow(/。$/)
  })
})
