import { type Edited, yesNo } from '#domain/desk/form-values.ts'
import type { Field } from '#domain/engine/form.ts'
import type { Attachment } from '#domain/engine/register.ts'
import { type Html, html } from '../html.ts'

/** What is wrong, by the place of the field. */
export type Faults = ReadonlyMap<string, string>
type Place = { readonly path: string; readonly value: unknown; readonly faults: Faults }

export const fieldId = (path: string): string => `f-${path.replaceAll('.', '-')}`
const fewest = 1
const radios = 6

/** A field as a page asks it: label, hint, what is wrong, input. All of it works without script. */
export function widget(field: Field, { path, value, faults }: Place): Html {
  const id = fieldId(path)
  const fault = faults.get(path)
  const told = [field.hint || field.unit ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  const about = html`${field.hint || field.unit ? html`<p class="hint" id="${id}-hint">${[field.hint, field.unit ? `单位：${field.unit}` : ''].filter(Boolean).join('。')}</p>` : ''}${fault ? html`<p class="fault" id="${id}-fault">${fault}</p>` : ''}`
  const label = html`${field.title}${field.required ? '' : html`<span class="opt">（选填）</span>`}`
  const input = { id, name: path, told, fault: fault !== undefined }
  if (isGrouped(field))
    return html`<fieldset class="ask${fault ? ' wrong' : ''}" id="${id}"><legend>${label}</legend>${about}${grouped(field, { path, value, faults })}</fieldset>`
  return html`<div class="ask${fault ? ' wrong' : ''}"><label for="${id}">${label}</label>${about}${single(field, input, value)}</div>`
}

const isGrouped = ({ kind, options = [], item }: Field): boolean =>
  kind === 'yesNo' ||
  kind === 'group' ||
  kind === 'table' ||
  kind === 'file' ||
  (kind === 'choice' && options.length <= radios) ||
  (kind === 'list' && item?.kind === 'file')

type Input = { readonly id: string; readonly name: string; readonly told: string; readonly fault: boolean }

function single(field: Field, { id, name, told, fault }: Input, value: unknown): Html {
  const text = value === undefined || value === null ? '' : String(value)
  const aria = html`${told ? html` aria-describedby="${told}"` : ''}${fault ? html` aria-invalid="true"` : ''}`
  if (field.kind === 'choice')
    return html`<select id="${id}" name="${name}"${aria}><option value="">请选择</option>${(field.options ?? []).map(
      (option) => html`<option value="${option}"${option === text ? html` selected` : ''}>${option}</option>`,
    )}</select>`
  if (field.kind === 'list')
    return html`<textarea id="${id}" name="${name}" rows="4"${aria}>${((value as readonly string[] | undefined) ?? []).join('\n')}</textarea>`
  if (field.kind === 'day') return html`<input id="${id}" name="${name}" type="date" value="${text}"${aria}>`
  const numeric = field.kind === 'money' || field.kind === 'number' || field.kind === 'whole'
  return html`<input id="${id}" name="${name}" value="${text}" autocomplete="off"${numeric ? html` inputmode="decimal"` : ''}${aria}>`
}

function grouped(field: Field, { path, value, faults }: Place): Html {
  switch (field.kind) {
    case 'yesNo':
      return choices(path, yesNo, value)
    case 'choice':
      return choices(path, field.options ?? [], value)
    case 'group':
      return html`${(field.fields ?? []).map((one) =>
        widget(one, { path: `${path}.${one.name}`, value: (value as Edited | undefined)?.[one.name], faults }),
      )}`
    case 'table': {
      const rows = (value as readonly Edited[] | undefined) ?? []
      const count = Math.max(fewest, rows.length)
      return html`<input type="hidden" name="${path}.rows" value="${count}">${Array.from(
        { length: count },
        (_, row) =>
          html`<fieldset class="row"><legend>第 ${row + 1} 项</legend>${(field.fields ?? []).map((one) =>
            widget(one, { path: `${path}.${row}.${one.name}`, value: rows[row]?.[one.name], faults }),
          )}</fieldset>`,
      )}<p><button name="add" value="${path}">再加一项</button></p>`
    }
    default:
      return files(path, value, field.kind === 'list')
  }
}

const choices = (path: string, options: readonly string[], value: unknown): Html =>
  html`${options.map((option, index) => {
    const id = `${fieldId(path)}-${index}`
    return html`<div class="pick"><input type="radio" id="${id}" name="${path}" value="${option}"${option === value ? html` checked` : ''}><label for="${id}">${option}</label></div>`
  })}`

function files(path: string, value: unknown, several: boolean): Html {
  const kept = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as readonly Attachment[]
  const id = `${fieldId(path)}-file`
  return html`${kept.map(
    ({ sha256, name, size }, index) =>
      html`<div class="pick file"><span>${name}（${Math.max(1, Math.round(size / 1024))} kB）</span> <input type="checkbox" id="${id}-${index}" name="${path}.remove" value="${sha256}"><label for="${id}-${index}">不要这一份</label></div>`,
  )}
<p><label for="${id}">${kept.length ? (several ? '再上传' : '换一份') : '选择文件'}</label><input type="file" id="${id}" name="${path}"${several ? html` multiple` : ''}></p>
<p class="hint">每个文件不超过 20 MiB。</p>`
}
