import type { CaseList } from '../../web/api/desk/list-answers.ts'

export const pageSize = 50

/** What stands in the address and is asked of the server: filters, sorting and the place; `n` only counts lines. */
export function askedOf(params: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams(params)
  asked.delete('n')
  asked.delete('hide')
  asked.set('limit', String(pageSize))
  return asked
}

/** The same view with one condition more, changed or, by an empty word, less; it begins at its first page. */
export function narrowed(params: URLSearchParams, name: string, word: string): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const place of ['after', 'before', 'n']) next.delete(place)
  if (word) next.set(name, word)
  else next.delete(name)
  return next
}

/** The page after or before, by a cursor: what is entered meanwhile moves no line over. */
export function turned(params: URLSearchParams, { previous, next, cases }: CaseList, by: 1 | -1): URLSearchParams {
  const page = new URLSearchParams(params)
  for (const place of ['after', 'before']) page.delete(place)
  const cursor = by === 1 ? next : previous
  page.set(by === 1 ? 'after' : 'before', cursor ?? '')
  const from = Math.max(0, Number(params.get('n') ?? 0) + (by === 1 ? cases.length : -pageSize))
  if (from) page.set('n', String(from))
  else {
    page.delete('n')
    page.delete('before')
  }
  return page
}

export type Condition = { readonly name: string; readonly label: string }

/** What the view is narrowed by, each as it is said on its tag. */
export function conditionsOf(params: URLSearchParams, { states, columns }: CaseList): readonly Condition[] {
  const [text, year, state] = [params.get('q'), params.get('year'), params.get('state')]
  const title = states.find(({ name }) => name === state)?.title
  return [
    ...(text ? [{ name: 'q', label: `含“${text}”` }] : []),
    ...(year ? [{ name: 'year', label: `年度：${year}年` }] : []),
    ...(state ? [{ name: 'state', label: `状态：${title ?? state}` }] : []),
    ...columns.flatMap(({ name, title }) => {
      const word = params.get(name)
      return word ? [{ name, label: `${title}：${word}` }] : []
    }),
  ]
}

/** What makes a view: conditions, sorting and columns, without the place in it; the same view is the same text. */
export function viewOf(params: URLSearchParams): string {
  const view = new URLSearchParams(params)
  for (const place of ['after', 'before', 'n']) view.delete(place)
  view.sort()
  return String(view)
}

/** The columns that the view leaves out. */
export const hiddenIn = (params: URLSearchParams): ReadonlySet<string> =>
  new Set((params.get('hide') ?? '').split(',').filter(Boolean))

/** The same view with a column left out, or shown again. */
export function narrowedColumns(params: URLSearchParams, name: string, isHidden: boolean): URLSearchParams {
  const hidden = new Set(hiddenIn(params))
  if (isHidden) hidden.add(name)
  else hidden.delete(name)
  const next = new URLSearchParams(params)
  if (hidden.size) next.set('hide', [...hidden].sort().join(','))
  else next.delete('hide')
  return next
}
