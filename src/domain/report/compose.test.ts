import { describe, expect, it } from 'vitest'
import type { Day } from '../calendar/day.ts'
import type { FigureValue } from '../figures/evaluate.ts'
import type { Expression, Figure, Print } from '../figures/figure.ts'
import { compose, type FilledList, type Material } from './compose.ts'
import { textOf } from './document.ts'
import { partsOf } from './parts.ts'
import type { Proven } from './proof.ts'
import { parseTemplate } from './template.ts'

const figure = (id: string, op: Expression['op'], print: Partial<Print> = {}): Figure => ({
  id,
  title: `指标${id}`,
  chapter: 'services',
  definition: '口径',
  unit: '次',
  kind: 'derived',
  value: { op, of: { measure: 'm', window: 'year' } } as Expression,
  print: { qualifier: 'exact', ...print },
  words: [],
})
const value = (id: string, exact: string | null, records: number, op: Expression['op'] = 'count'): FigureValue => ({
  figure: figure(id, op),
  year: 2024,
  exact,
  records,
})
const proven = (id: string, why = ''): Proven => ({
  id,
  title: id,
  holds: why === '',
  records: why ? 0 : 1,
  findings: [{ what: `${id}的记录`, why, questions: [], records: why ? 0 : 1 }],
})

const write = (
  markdown: string,
  more: Partial<Omit<Material, 'values' | 'proofs' | 'lists'>> & {
    values?: readonly FigureValue[]
    proofs?: readonly Proven[]
    lists?: Record<string, FilledList>
  } = {},
) => {
  const composed = compose(parseTemplate(markdown), {
    time: { year: 2024, today: '2025-03-01' as Day },
    values: new Map((more.values ?? []).map((one) => [one.figure.id, one])),
    proofs: new Map((more.proofs ?? []).map((one) => [one.id, one])),
    lists: new Map(Object.entries(more.lists ?? {})),
    sourcesOf: (measures) => (measures.includes('m') ? ['《台账》'] : []),
  })
  const lines = composed.blocks.map((block) =>
    block.type === 'heading' ? block.text : block.spans.map(textOf).join(''),
  )
  return { ...composed, lines }
}

describe('a sentence that the records do not bear out', () => {
  it('is left out and listed with what it lacks; the sentences beside it stay', () => {
    const { lines, missing } = write('1.学法。集中学法{{A}}。制定计划并督办[[Q]]。', {
      values: [value('A', '9', 9)],
      proofs: [proven('Q', '没有记录')],
    })
    expect(lines).toEqual(['1.学法。集中学法9次。'])
    expect(missing).toEqual([
      { place: '1', text: '制定计划并督办。', lacks: [{ what: 'Q的记录', why: '没有记录', from: [] }] },
    ])
  })
  it('with one failing proof among several is left out whole, with its numbers', () => {
    const { lines, claims, missing } = write('办件{{A}}[[Q]]，均公开[[R]]。', {
      values: [value('A', '15', 15)],
      proofs: [proven('Q'), proven('R', '2 条记录中只有 50% 符合')],
    })
    expect(lines).toEqual([])
    expect(claims.map(({ isSaid }) => isSaid)).toEqual([false])
    expect(missing[0]).toMatchObject({ text: '办件〔指标A〕，均公开。', lacks: [{ what: 'R的记录' }] })
  })
  it('is no zero: where nothing is counted nothing is said, and where it would come from is named', () => {
    const { lines, missing } = write('集中学法{{A}}。', { values: [value('A', '0', 0)] })
    expect(lines).toEqual([])
    expect(missing[0]!.lacks).toEqual([{ what: '指标A', why: '没有记录', from: ['《台账》'] }])
  })
  it('is no “0项居首”, but a measured zero is said', () => {
    expect(write('共{{A}}居首。', { values: [value('A', '0', 16)] }).lines).toEqual([])
    expect(write('最长用时{{A}}。', { values: [value('A', '0', 3, 'max')] }).lines).toEqual(['最长用时0次。'])
  })
  it('is no run of one year', () => {
    expect(write('连续{{A}}选派。', { values: [value('A', '1', 1, 'run')] }).lines).toEqual([])
    expect(write('连续{{A}}选派。', { values: [value('A', '2', 2, 'run')] }).lines).toEqual(['连续2次选派。'])
  })
})

describe('words that state nothing', () => {
  it('are printed with what they lead to and never alone; items are numbered anew', () => {
    const { lines } = write('## 一、举措\n\n1.甲。办{{A}}。\n\n2.乙。办{{B}}。\n\n3.丙。办{{A}}。', {
      values: [value('A', '1', 1), value('B', null, 0)],
    })
    expect(lines).toEqual(['一、举措', '1.甲。办1次。', '2.丙。办1次。'])
  })
  it('of the form stay; a heading over nothing falls away', () => {
    const { lines } = write(
      '# 报告\n\n> 现报告如下。\n\n## 一、举措\n\n### （一）甲\n\n1.甲。办{{A}}。\n\n## 二、不足',
      {
        values: [value('A', null, 0)],
      },
    )
    expect(lines).toEqual(['报告', '现报告如下。'])
  })
})

describe('a list', () => {
  const list = (records: FilledList['records'], none?: FilledList['none']): FilledList => ({
    title: '未整改的问题',
    measures: ['m'],
    records,
    none,
  })
  const markdown = '## 二、存在的不足和原因\n\n可以公开的是：\n\n{{list:open}}'
  it('of records is led in by its words', () => {
    const { lines } = write(markdown, { lists: { open: list([{ text: '一处超时。', caseId: 'c' }]) } })
    expect(lines).toEqual(['二、存在的不足和原因', '可以公开的是：', '1.一处超时。'])
  })
  it('without records is missing, and its part is not there', () => {
    const { blocks, missing } = write(markdown, { lists: { open: list([]) } })
    expect(blocks).toEqual([])
    expect(missing).toEqual([
      { place: '二', text: '未整改的问题', lacks: [{ what: '未整改的问题', why: '没有记录', from: ['《台账》'] }] },
    ])
    expect(partsOf(blocks).find(({ id }) => id === 2)).toMatchObject({ present: false })
  })
  it('says that there is none only when that is proven', () => {
    const said = write(markdown, { lists: { open: list([], { say: '均已整改。', proof: proven('Q') }) } })
    expect(said.lines).toEqual(['二、存在的不足和原因', '均已整改。'])
    expect(partsOf(said.blocks).find(({ id }) => id === 2)).toMatchObject({ present: true })
    const unproven = write(markdown, {
      lists: { open: list([], { say: '均已整改。', proof: proven('Q', '没有记录') }) },
    })
    expect(unproven.lines).toEqual([])
  })
})

it('a part is there when records speak in it, not when a heading stands over set words', () => {
  const { blocks } = write('## 四、2025年工作安排\n\n> 尚未录入下一年度计划任务。')
  expect(partsOf(blocks).find(({ id }) => id === 4)).toMatchObject({ present: false })
})
