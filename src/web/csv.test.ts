import { expect, it } from 'vitest'
import { csvLine } from './csv.ts'

it.each(['=1+1', '＝1+1', '+1', '＋A1', '-A1', '－A1', '@SUM(A1)', '＠SUM(A1)', '\t=1', '\r=1'])(
  'given a text that a spreadsheet would read as a formula (%j), then it stays a text',
  (text) => expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/),
)

it('given numbers, identifiers and quotes, then each keeps its value', () => {
  expect(csvLine([-5, '-12.5', { id: '2024530100001234' }, { id: 'SYXK(滇)K2024-0001' }, null, '甲,“乙”"丙"'])).toBe(
    '-5,-12.5,"2024530100001234\t",SYXK(滇)K2024-0001,,"甲,“乙”""丙"""\r\n',
  )
})
