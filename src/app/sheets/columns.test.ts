import { describe, expect, it } from 'vitest'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { columnsOf } from './columns.ts'

const day = columnsOf(exampleRegister).find(({ title }) => title === '咨询日期')!

describe('a day in a cell of a spreadsheet', () => {
  it.each([
    ['2024-03-04'],
    ['2024/3/4'],
    ['2024.3.4'],
    ['2024年3月4日'],
    [45_355],
    [{ day: '2024-03-04', time: '00:00:00' }],
  ])('given %s, then it is 2024-03-04', (cell) => {
    expect(day.read(cell)).toBe('2024-03-04')
  })

  it.each([
    ['2024-02-30', '2024-02-30'],
    ['3月4日', '3月4日'],
    ['2024年34', '2024年34'],
    ['2024-3/4', '2024-3/4'],
    [2024, '2024'],
    [45_355.5, '45355.5'],
  ])('given %s, which names no day, then the form is left to refuse it', (cell, read) => {
    expect(day.read(cell)).toBe(read)
  })
})
