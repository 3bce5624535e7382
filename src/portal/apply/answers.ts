import type { Edited } from '#domain/desk/form-values.ts'
import type { Field } from '#domain/engine/form.ts'
import type { Attachment } from '#domain/engine/register.ts'
import { type Html, html } from '../html.ts'

/** An answer as it is read once more before it is sent. */
export function answerText(field: Field, value: unknown): Html {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return html`<span class="note">未填</span>`
  switch (field.kind) {
    case 'file':
      return html`${(value as Attachment).name}`
    case 'list':
      return field.item?.kind === 'file'
        ? html`<ul class="plain">${(value as readonly Attachment[]).map(({ name }) => html`<li>${name}</li>`)}</ul>`
        : html`<ul class="plain">${(value as readonly string[]).map((one) => html`<li>${one}</li>`)}</ul>`
    case 'table':
      return html`<ol class="plain">${(value as readonly Edited[]).map((row) => html`<li>${inner(field, row)}</li>`)}</ol>`
    case 'group':
      return inner(field, value as Edited)
    default:
      return html`${String(value)}`
  }
}

const inner = ({ fields = [] }: Field, row: Edited): Html =>
  html`${fields
    .filter(({ name }) => row[name] !== undefined && row[name] !== '')
    .map((field, index) => html`${index ? '，' : ''}${field.title}：${answerText(field, row[field.name])}`)}`
