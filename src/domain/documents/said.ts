import { dayText, isDay } from '../calendar/day.ts'
import { isFile } from '../engine/files-in.ts'
import { type Field, fieldsOf } from '../engine/form.ts'
import type { Matter } from '../engine/matter.ts'

/** What was filled into a form, line by line, as paper says it. */
export function saidIn(matter: Matter, form: string, values: Readonly<Record<string, unknown>>): [string, string][] {
  const schema = matter.forms[form]
  if (!schema) return Object.entries(values).map(([name, value]) => [name, wordOf(value)])
  return fieldsOf(schema).flatMap((field): [string, string][] => {
    const value = values[field.name]
    const empty = value === undefined || value === null || value === ''
    return empty ? [] : [[field.title, saidOf(field, value)]]
  })
}

function saidOf(field: Field, value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '无'
    return value.map((one) => saidOf(field.item ?? { ...field, kind: 'group' }, one)).join('；')
  }
  if (typeof value === 'object' && value !== null && !isFile(value)) {
    const inner = new Map(field.fields?.map((one) => [one.name, one]))
    return Object.entries(value)
      .filter(([, one]) => one !== undefined && one !== null && one !== '')
      .map(([name, one]) => {
        const known = inner.get(name)
        return `${known?.title ?? name}：${known ? saidOf(known, one) : wordOf(one)}`
      })
      .join('，')
  }
  return field.unit ? `${wordOf(value)}${field.unit}` : wordOf(value)
}

function wordOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (isFile(value)) return value.name
  if (typeof value === 'string') return isDay(value) ? dayText(value) : value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
