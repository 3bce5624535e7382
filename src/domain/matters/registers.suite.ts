import { describe, expect, it } from 'vitest'
import type { Matter } from '#domain/engine/matter.ts'
import { acceptedFaults, factsOfRow, refusedAt, rowOf } from './testing.ts'

/** What must hold of every register of a chapter. */
export function describeRegisters(registers: readonly Matter[]): void {
  describe.each(registers.map((register) => [register.id, register] as const))('%s', (_id, register) => {
    it('示例行可以登记，各列有中文列名，记录都属于所列口径', () => {
      expect(refusedAt(register)).toEqual([])
      for (const [column, field] of Object.entries(rowOf(register).shape)) {
        expect((field as { meta(): { title?: string } | undefined }).meta()?.title, column).toBeTruthy()
      }
      const measured = factsOfRow(register).map(({ measure }) => measure)
      expect(Object.keys(register.measures)).toEqual(expect.arrayContaining(measured))
      expect(measured.length).toBeGreaterThan(0)
    })
    it('词或日期有误的行被拒绝', () => expect(acceptedFaults(register)).toEqual([]))
  })
}
