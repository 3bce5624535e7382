import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { decide } from '#domain/engine/decide.ts'
import type { Register } from '#domain/engine/register.ts'

const folder = join(import.meta.dirname, '../../.tsbuild/guide')

/** The register that the guide shows, taken from its text: a guide that has rotted fails here. */
describe('docs/how-to/add-a-register.md', () => {
  let code = ''
  let register: Register
  beforeAll(async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/how-to/add-a-register.md'), 'utf8')
    code = /```ts\n([\s\S]*?)```/
      .exec(guide)![1]!
      .replace(/^ {3}/gm, '')
      .replaceAll(/'\.\.\/(fields|rules)\.ts'/g, "'#domain/matters/$1.ts'")
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'open-day.ts')
    writeFileSync(file, code)
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { openDay: Register }
    register = module.openDay
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('given its example, when counted, then a register takes fewer than 60 lines', () => {
    expect(code.trim().split('\n').length).toBeLessThan(60)
  })

  it('when its sample row is recorded, then it counts once in its measure', () => {
    const outcome = decide(
      register,
      null,
      { id: 'c1', matter: register.id, caseId: '0'.repeat(32), action: 'record', form: register.samples['row'] },
      {
        now: '2024-05-20T01:00:00Z' as Instant,
        calendar: chinaCalendar,
        actor: {
          person: 'P001',
          certificates: [],
          appointments: [{ id: 'a', person: 'P001', office: 'law', role: 'keeper', from: '2020-01-01' }],
        },
      },
    )
    expect(outcome).toMatchObject({ ok: true, after: { state: 'recorded' } })
    if (outcome.ok) expect(register.facts(outcome.after, { calendar: chinaCalendar })).toHaveLength(1)
  })
})
