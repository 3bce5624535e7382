import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import type { Day, Instant } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { narrowed } from '#domain/engine/public-view.ts'

const views = kunmingScience.matters.flatMap((matter) =>
  Object.entries(matter.publicView?.acts ?? {}).map(([act, paths]) => ({ matter, act, paths: paths! })),
)

const samplesOf = (matter: Matter): Case['data'] =>
  Object.fromEntries(Object.entries(matter.forms).map(([name, form]) => [name, form.parse(matter.samples[name])]))

/** The titles of a field and of all that it holds. */
function fieldsIn(schema: z.ZodType): { title: string; isPrivate: boolean }[] {
  const meta = schema.meta() as { title?: string; secret?: boolean } | undefined
  const inner =
    schema instanceof z.ZodOptional
      ? [schema.unwrap() as z.ZodType]
      : schema instanceof z.ZodArray
        ? [schema.element as z.ZodType]
        : schema instanceof z.ZodObject
          ? Object.values(schema.shape as Record<string, z.ZodType>)
          : []
  return [{ title: meta?.title ?? '', isPrivate: meta?.secret === true }, ...inner.flatMap(fieldsIn)]
}

const fieldAt = (matter: Matter, path: string): z.ZodType | undefined => {
  const [form = '', field = ''] = path.split('.')
  return matter.forms[form]?.shape[field] as z.ZodType | undefined
}

/** What names private persons, or belongs to how a decision was made and not to what was decided. */
const never =
  /电话|手机|联系方式|身份证|证件号码|住址|出生日期|纪要|签到|审查意见(?!编号)|审核意见(?!编号)|合同|接诉|审查人|承诺人|受送达人/

describe.each(views)('$matter.id 由 $act 公开的内容', ({ matter, act, paths }) => {
  it('都是本事项的字段，公开是本事项的办理动作，并有依据', () => {
    expect(paths.filter((path) => !fieldAt(matter, path))).toEqual([])
    expect(Object.keys(matter.actions)).toContain(act)
    expect(matter.publicView!.basis.length).toBeGreaterThan(0)
  })

  it('没有个人信息，没有内部的、过程中的材料', () => {
    const titles = paths.flatMap((path) => fieldsIn(fieldAt(matter, path)!))
    expect(titles.filter(({ title, isPrivate }) => isPrivate || never.test(title))).toEqual([])
  })

  it('标题只由公开的字段写成', () => {
    const data = samplesOf(matter)
    expect(matter.describe(narrowed(data, paths), undefined)).toBe(matter.describe(data as never, undefined))
  })

  it('计入的数只由公开的字段得出', () => {
    if (matter.kind !== 'register') return
    const current = {
      id: 'case-1',
      matter: matter.id,
      version: matter.inForceFrom as Day,
      n: 1,
      state: 'recorded',
      title: '',
      openedOn: '2024-01-02' as Day,
      lastAt: '2024-01-02T01:00:00Z' as Instant,
      acts: {},
      clocks: [],
      documents: [],
      published: [],
    }
    const factsOf = (data: Case['data']) => matter.facts({ ...current, data }, { calendar: chinaCalendar })
    expect(factsOf(narrowed(samplesOf(matter), paths))).toEqual(factsOf(samplesOf(matter)))
  })
})

describe('默认不公开', () => {
  it('封存、保密的事项没有公开的内容', () => {
    expect(kunmingScience.matters.filter(({ confidential, publicView }) => confidential && publicView)).toEqual([])
  })
  it('会议、签到、接诉、聘任合同、审查意见的台账没有公开的内容', () => {
    const closed = ['meeting', 'study-session', 'officer-training', 'head-reception', 'legal-counsel', 'legality-check']
    expect(kunmingScience.matters.filter(({ id, publicView }) => closed.includes(id) && publicView)).toEqual([])
  })
})
