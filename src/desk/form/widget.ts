import type { Field } from '../../web/api/desk/answers.ts'

/** How a field is asked for. */
export type Widget =
  | 'line'
  | 'paragraph'
  | 'date'
  | 'moment'
  | 'number'
  | 'radio'
  | 'select'
  | 'file'
  | 'reference'
  /** Several lines of text, one below the other. */
  | 'lines'
  | 'checks'
  | 'files'
  | 'rows'
  | 'group'
  /** Nobody fills it in. */
  | 'computed'

/** More choices than these are folded into a list. */
const mostRadios = 5
const longText = /意见|理由|说明|内容|情况|事由|措施|原因|结论|摘要|问题/

/** The generator's one rule. @throws Error for a kind that it does not know: a form is never shown in part */
export function widgetOf(field: Field): Widget {
  if (field.computed) return 'computed'
  switch (field.kind) {
    case 'text':
      if (field.reference) return 'reference'
      return !field.unit && longText.test(field.title) ? 'paragraph' : 'line'
    case 'money':
      return 'line'
    case 'day':
      return 'date'
    case 'moment':
      return 'moment'
    case 'number':
    case 'whole':
      return 'number'
    case 'yesNo':
      return 'radio'
    case 'choice':
      return (field.options?.length ?? 0) > mostRadios ? 'select' : 'radio'
    case 'file':
      return 'file'
    case 'table':
      return 'rows'
    case 'group':
      return 'group'
    case 'list':
      return listWidget(field)
    default:
      throw new Error(`no widget for ${field.kind satisfies never}`)
  }
}

function listWidget({ item }: Field): Widget {
  switch (item?.kind) {
    case 'file':
      return 'files'
    case 'choice':
      return 'checks'
    case 'text':
    case 'day':
      return 'lines'
    default:
      throw new Error(`no widget for a list of ${item?.kind}`)
  }
}
