import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { unknownFields } from '#domain/engine/form.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import { catalogue, isInstrument } from '#domain/law/catalogue.ts'
import { type Citation, isOwnRule } from '#domain/law/citation.ts'
import { printCitation } from '#domain/law/cite.ts'
import { brokenSamples } from '#domain/matters/testing.ts'
import { declared, profiles } from './profiles.ts'

/** Every citation anywhere inside a declaration. */
function citationsIn(value: unknown, seen = new Set<unknown>()): Citation[] {
  if (value === null || typeof value !== 'object' || seen.has(value)) return []
  seen.add(value)
  if (('instrument' in value && 'article' in value) || 'rule' in value) return [value as Citation]
  return Object.values(value).flatMap((inner) => citationsIn(inner, seen))
}

/** An article of the catalogue, or a rule of the house that says what it demands and why. */
const isOnFile = (citation: Citation): boolean =>
  isOwnRule(citation)
    ? /\p{Script=Han}{4}/u.test(citation.sentence) && /\p{Script=Han}{4}/u.test(citation.reason)
    : isInstrument(citation.instrument) && Object.hasOwn(catalogue[citation.instrument].articles, citation.article)

/** What a matter declares beside its forms: zod schemas are no place for citations. */
const besideForms = ({ forms: _, samples: __, ...rest }: Matter) => rest

const formsOf = (matter: Matter): [string, z.ZodObject, unknown][] =>
  Object.entries(matter.forms).map(([name, schema]) => [name, schema, matter.samples[name]])

const refusedAt = (schema: z.ZodType, value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map((issue) => issue.path.join('.')) ?? []

/** Registers that are about to become procedures, whose cases are told apart by their hosts. */
const withoutKey = new Set([
  'agenda-item',
  'collective-decision',
  'decision-catalogue',
  'document-clean-up',
  'legality-check',
  'study-session',
])

describe.each(declared)('%s 的声明', (_id, matter, profile) => {
  it('每条依据都在法规目录中，可以写成引文', () => {
    const citations = citationsIn(besideForms(matter))
    expect(citations.length).toBeGreaterThan(0)
    expect(citations.filter((citation) => !isOnFile(citation))).toEqual([])
    for (const citation of citations) expect(printCitation(citation)).toMatch(/^(《.+》|\[本(系统|局)规则\]|\S+)/)
  })

  it('期限届满由系统办理的动作，办理后该期限不再计算，也不需要人填写', () => {
    for (const { label, by, afterDue, stops, form, reasons } of Object.values(matter.actions)) {
      if (afterDue === undefined || !asList<string>(by).includes('system')) continue
      expect(asList<string>(stops), label).toContain(afterDue)
      expect({ form, reasons }, label).toEqual({ form: undefined, reasons: undefined })
    }
  })

  it('每种文书有名称和依据；编入办件号的文书有文号', () => {
    for (const [kind, document] of Object.entries(matter.documents)) {
      expect(document.title, kind).toMatch(/\p{Script=Han}/u)
      expect(document.basis.length, kind).toBeGreaterThan(0)
    }
    if (matter.numberedBy) expect(matter.documents[matter.numberedBy]?.series).toBeDefined()
  })

  it('文号系列随示例得出，办件号写成本局的格式', () => {
    const data = Object.fromEntries(formsOf(matter).map(([name, schema, sample]) => [name, schema.parse(sample)]))
    for (const { series } of Object.values(matter.documents)) {
      if (series === undefined) continue
      const name = typeof series === 'function' ? series(data as never) : series
      expect(name).toMatch(/^\S+$/)
      expect(profile.numberOf(name, 2024, 7)).toContain('2024')
      expect(profile.numberOf(name, 2024, 7)).not.toBe(profile.numberOf(name, 2024, 8))
    }
  })

  it('示例都能通过；缺一项必填内容、或任何一处有误，即在该处被拒绝', () => {
    for (const [name, schema, sample] of formsOf(matter)) {
      expect(refusedAt(schema, sample), name).toEqual([])
      const faults = brokenSamples(schema, sample)
      expect(faults.length, `${name} 没有可以改错的内容`).toBeGreaterThan(0)
      expect(
        faults.filter(({ path, value }) => !refusedAt(schema, value).includes(path)).map(({ path }) => path),
      ).toEqual([])
      for (const [column, field] of Object.entries(schema.shape)) {
        if ((field as z.ZodType).safeParse(undefined).success) continue
        const { [column]: _, ...rest } = sample as Record<string, unknown>
        expect(refusedAt(schema, rest), `${name} 缺 ${column}`).toContain(column)
      }
    }
  })

  it('表单不收未列明的内容', () => {
    for (const [, schema, sample] of formsOf(matter))
      expect(unknownFields(schema, { ...(sample as object), unlisted: '多余' })).toEqual(['unlisted'])
  })

  it('每栏有名称', () => {
    for (const [name, schema] of formsOf(matter))
      for (const [column, field] of Object.entries(schema.shape))
        expect((field as z.ZodType).meta()?.title, `${name}.${column}`).toBeTruthy()
  })

  it('名称由示例得出；未填内容时也有名称', () => {
    const data = Object.fromEntries(formsOf(matter).map(([name, schema, sample]) => [name, schema.parse(sample)]))
    for (const title of [matter.describe(data as never, undefined), matter.describe({}, undefined)]) {
      expect(title.trim()).not.toBe('')
      expect(title).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  it('口径的说明不空', () => {
    for (const [measure, meaning] of Object.entries(matter.measures)) {
      expect(measure).toMatch(/^[a-z][a-z-]*\.[a-z][a-z-]*$/)
      expect(meaning.trim(), measure).not.toBe('')
    }
  })

  it('每个动作有名称，同一事项内不重名', () => {
    const labels = Object.values(matter.actions).map(({ label }) => label)
    expect(labels.filter((label) => !label.trim())).toEqual([])
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('不得由同一人办理的，须是本事项中有人担任的角色', () => {
    const held = new Set(Object.values(matter.actions).flatMap((action) => asList(action.by)))
    for (const { notBy } of Object.values(matter.actions)) if (notBy) expect(held).toContain(notBy)
  })
})

describe.each(profiles.map((profile) => [profile.shortTitle, profile.matters] as const))(
  '%s所用事项之间',
  (_title, matters) => {
    it('标识可作网址，同一标识的各版本生效期不重叠', () => {
      for (const matter of matters) expect(matter.id).toMatch(/^[a-z][a-z0-9-]*$/)
      for (const [id, versions] of Map.groupBy(matters, ({ id }) => id)) {
        const sorted = versions.toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1))
        sorted.slice(1).forEach((later, index) => {
          const until = sorted[index]!.inForceUntil
          expect(until !== undefined && until <= later.inForceFrom, id).toBe(true)
        })
      }
    })
    it('生效日是真实日期，当日即可查到', () => {
      const book = matterBook(matters)
      for (const matter of matters) expect(book.on(matter.id, toDay(matter.inForceFrom))).toBe(matter)
    })
    it('封存记录的种类互不相同，不与保密记录的种类混淆', () => {
      const versions = [...Map.groupBy(matters, ({ id }) => id).values()]
      const kinds = versions.flatMap(([matter]) =>
        Object.keys(matter!.actions).map((action) => `${matter!.id}.${action}`),
      )
      expect(new Set(kinds).size).toBe(kinds.length)
      expect(kinds).not.toContain('x')
    })
    it('每本台账都认得出同一件事登记了第二次', () => {
      const without = matters.filter(({ kind, exclusive }) => kind === 'register' && !exclusive).map(({ id }) => id)
      expect(without.filter((id) => !withoutKey.has(id))).toEqual([])
    })
    it('一个口径只由一种含义的事项产生', () => {
      const meanings = new Map<string, Set<string>>()
      for (const { measures } of matters)
        for (const [measure, meaning] of Object.entries(measures))
          meanings.set(measure, (meanings.get(measure) ?? new Set()).add(meaning))
      const several = [...meanings].filter(([, texts]) => texts.size > 1).map(([measure, texts]) => [measure, ...texts])
      // Two sources of one measure: the licence enters itself, paper cases are entered in the register.
      expect(several.map(([measure]) => measure).filter((measure) => measure !== 'platform-entry.completed')).toEqual(
        [],
      )
    })
  },
)
