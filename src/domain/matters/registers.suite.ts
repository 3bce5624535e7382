import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/day.ts'
import { allFields } from '#domain/engine/form.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Role } from '#domain/engine/roles.ts'
import { printCitation } from '#domain/law/cite.ts'
import { basisOn } from '#domain/law/in-force.ts'
import {
  acceptedFaults,
  asRegister,
  attempt,
  brokenRules,
  deskBefore,
  factsOfRow,
  refusedAt,
  writingDay,
} from './testing.ts'

/** What must hold of every register of a chapter: its forms, its steps, and every rule that it declares. */
export function describeRegisters(registers: readonly Matter[]): void {
  describe.each(registers.map((register) => [register.id, register] as const))('%s', (_id, matter) => {
    const { register } = asRegister(matter)
    const steps = Object.keys(register.steps)

    it('示例行可以登记，各步可以依次办理，各栏有名称', () => {
      expect(refusedAt(matter)).toEqual([])
      for (const form of ['row', ...steps]) {
        expect(attempt(matter, form), form).toMatchObject({ ok: true })
        for (const { path, field } of allFields(matter.forms[form]!)) {
          if (!path.includes('.') || field.fields) expect(field.title, `${form}.${path}`).toMatch(/\p{Script=Han}/u)
        }
      }
    })

    it('记录都属于所列口径，登记或者办理某一步后计入', () => {
      const all = ['row', ...steps].flatMap((step) => factsOfRow(matter, {}, step === 'row' ? {} : { [step]: {} }))
      expect(all.length).toBeGreaterThan(0)
      expect(Object.keys(matter.measures)).toEqual(expect.arrayContaining(all.map(({ measure }) => measure)))
    })

    it('词或日期有误的内容在该处被拒绝', () => expect(acceptedFaults(matter)).toEqual([]))

    const { exclusive } = matter
    if (exclusive)
      it('同一件事登记第二次认得出来，空着的栏目不妨碍辨认', () => {
        const again = matter.samples['row'] as Record<string, unknown>
        const key = exclusive.of({ row: again })
        expect(key?.trim()).toBeTruthy()
        expect(exclusive.of({ row: { ...again } })).toBe(key)
        const told = Object.keys(again).filter(
          (column) => exclusive.of({ row: { ...again, [column]: '另一件' } }) !== key,
        )
        expect(told).not.toEqual([])
        expect(told.length).toBeLessThan(Object.keys(matter.forms['row']!.shape).length)
        expect(() => exclusive.of({ row: {} })).not.toThrow()
      })

    const rules = register.rules.flatMap(([form, rule]) => (rule.breaks ? [[rule.text, form, rule] as const] : []))
    if (rules.length)
      it.each(rules)('拒绝：%s', (text, form, rule) => {
        const breaks =
          typeof rule.breaks === 'function'
            ? rule.breaks(matter.samples[form] as never, matter.samples as never)
            : rule.breaks
        const broken = brokenRules(matter, form, breaks, rule.given)
        expect(broken.map(([, { text: one }]) => one)).toEqual([text])
        const refusal = attempt(matter, form, breaks, rule.given)
        expect(refusal).toMatchObject({
          ok: false,
          message: text,
          basis: basisOn([rule.basis], writingDay),
          fields: [{ path: rule.at }],
        })
        expect(printCitation(rule.basis)).not.toBe('')
      })

    const days = ['row', ...steps].flatMap((form) =>
      allFields(matter.forms[form]!)
        .filter(({ path, field }) => field.kind === 'day' && !path.includes('.'))
        .map(({ path, field }) => [form, path, field] as const),
    )
    it.each(days)('%s 的 %s 不收明显有误的日期', (form, path, field) => {
      for (const slip of ['0205-03-05', '1024-03-05', ...(field.ahead ? ['2142-01-01'] : ['2042-01-01'])]) {
        expect(attempt(matter, form, { [path]: slip }), slip).toMatchObject({ ok: false })
      }
    })

    const stopping = steps.filter((step) => matter.actions[step]?.lateReasons)
    if (stopping.length)
      it.each(stopping)('%s 逾期的，不说明原因即被拒绝，说明了仍记为逾期', (step) => {
        const desk = deskBefore(matter, step)
        const clocks = asList<string>(matter.actions[step]!.stops).filter((clock) =>
          desk.current!.clocks.some((line) => line.clock === clock && line.type === 'start'),
        )
        const [due] = clocks.map((clock) => desk.clock(clock).due).sort()
        const { dated } = register.steps[step]!
        const form = { ...(matter.samples[step] as object), [dated]: addDays(due!, 1) }
        const by = asList<Role>(matter.actions[step]!.by)[0]!
        const refusal = desk.does(by, step, { form })
        expect(refusal).toMatchObject({ ok: false, code: 'clock.invalid' })
        expect(refusal).toHaveProperty('basis')
        desk.given(by, step, { form, reasons: '承办人调离，未及时移交' })
        expect(clocks.some((clock) => desk.clock(clock).stoppedOn! > desk.clock(clock).due)).toBe(true)
      })
  })
}
