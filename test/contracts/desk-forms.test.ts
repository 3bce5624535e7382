import { describe, expect, it } from 'vitest'
import { allFields, type Field, fieldsOf } from '#domain/engine/form.ts'
import { allMatters } from '#domain/matters/all.ts'
import { widgetOf } from '../../src/desk/form/widget.ts'
import { toEdit, toSend } from '../../src/domain/desk/form-values.ts'

const forms = allMatters.flatMap((matter) =>
  Object.entries(matter.forms).map(([name, form]) => ({
    where: `${matter.id}.${name}`,
    form,
    sample: matter.samples[name],
  })),
)

/** A value without what the system computes and what nothing was filled in for: what a person sends. */
function asked(fields: readonly Field[], value: unknown): unknown {
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => {
      const field = fields.find((one) => one.name === name)!
      if (field.computed || inner === undefined) return []
      if (field.kind === 'table') return [[name, (inner as unknown[]).map((row) => asked(field.fields!, row))]]
      return [[name, field.kind === 'group' ? asked(field.fields!, inner) : inner]]
    }),
  )
}

describe('工作台的表单', () => {
  it('knows how to ask for every field of every form of every matter', () => {
    expect(forms.length).toBeGreaterThan(100)
    for (const { where, form } of forms)
      for (const { path, field } of allFields(form)) expect(() => widgetOf(field), `${where} ${path}`).not.toThrow()
  })

  it('refuses a kind that it does not know, instead of leaving the field out', () => {
    const [field] = fieldsOf(forms[0]!.form)
    expect(() => widgetOf({ ...field!, computed: false, kind: 'drawing' as never })).toThrow('drawing')
  })

  it('sends back what it was given, whatever the form', () => {
    for (const { where, form, sample } of forms) {
      const fields = fieldsOf(form)
      const sent = toSend(fields, toEdit(fields, sample as Record<string, unknown>))
      expect([where, sent]).toEqual([where, asked(fields, sample)])
    }
  })

  it('leaves out what is not asked for, and sends what is no number as it was typed', () => {
    const field = (more: Partial<Field>): Field => ({
      ...{
        name: 'a',
        kind: 'text',
        title: '甲',
        required: true,
        due: true,
        computed: false,
        secret: false,
        ahead: false,
      },
      ...more,
    })
    const shown = field({ name: 'b', shownWhen: { field: 'a', is: [true] } })
    const fields = [field({ kind: 'yesNo' }), shown, field({ name: 'c', kind: 'whole' })]
    expect(toSend(fields, { a: '否', b: '写过', c: '十二' })).toEqual({ a: false, c: '十二' })
    expect(toSend(fields, { a: '是', b: ' 写过 ', c: '12' })).toEqual({ a: true, b: '写过', c: 12 })
  })
})
