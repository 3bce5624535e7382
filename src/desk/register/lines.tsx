import type { RefObject } from 'react'
import { Link } from 'react-router'
import type { CaseList, ListColumn } from '../../web/api/desk/list-answers.ts'
import { grouped } from '../parts/words.ts'
import { sumOf } from './decimal.ts'

type Props = {
  readonly list: CaseList
  /** Lines on the pages before. */
  readonly before: number
  readonly sort: string
  readonly onSort: (sort: string) => void
  readonly body: RefObject<HTMLTableSectionElement | null>
}

/** One page of a register, with what it adds up to and what the whole view adds up to. */
export function Lines({ list, before, sort, onSort, body }: Props) {
  const { columns, cases } = list
  const sorted = { sort, onSort }
  // A column that is empty all down the page says nothing.
  const hasNumbers = cases.some(({ number }) => number !== null)
  const hasLimits = cases.some(({ due }) => due !== null)
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              序号
            </th>
            <Head {...sorted} name="on" title="日期" />
            {hasNumbers && <th scope="col">编号</th>}
            <th scope="col" className="name">
              办件
            </th>
            <th scope="col">状态</th>
            {columns.map(({ name, title, unit, kind }) => (
              <Head key={name} {...sorted} name={name} title={title} unit={unit} isNumber={isNumber(kind)} />
            ))}
            {hasLimits && <th scope="col">届满</th>}
          </tr>
        </thead>
        <tbody ref={body}>
          {cases.map(({ id, on, number, title, stateTitle, values, due }, index) => (
            <tr key={id}>
              <td className="num faint">{before + index + 1}</td>
              <td className="nb">{on}</td>
              {hasNumbers && <td className="nb">{number ?? '—'}</td>}
              <td className="name">
                <Link className="one" to={`/cases/${id}`}>
                  {title}
                </Link>
              </td>
              <td className="nb">{stateTitle}</td>
              {columns.map(({ name, kind }) => (
                <td key={name} className={isNumber(kind) ? 'num' : ''}>
                  {cellText(kind, values[name] ?? null)}
                </td>
              ))}
              {hasLimits && <td className="nb">{due ?? '—'}</td>}
            </tr>
          ))}
        </tbody>
        {columns.some(({ total }) => total) && (
          <Sums list={list} leading={hasNumbers ? 4 : 3} trailing={hasLimits ? 1 : 0} />
        )}
      </table>
    </div>
  )
}

type SumsProps = {
  readonly list: CaseList
  /** Columns before and after those of the matter. */
  readonly leading: number
  readonly trailing: number
}

function Sums({ list: { columns, cases, totals, count }, leading, trailing }: SumsProps) {
  const ofPage = (name: string) => sumOf(cases.flatMap(({ values }) => values[name] ?? []))
  const line = (className: string, label: string, sum: (column: ListColumn) => string | undefined) => (
    <tr className={className}>
      <td />
      <th scope="row" colSpan={leading}>
        {label}
      </th>
      {columns.map((column) => (
        <td key={column.name} className="num">
          {column.total && grouped(sum(column) ?? '')}
        </td>
      ))}
      {trailing > 0 && <td />}
    </tr>
  )
  return (
    <tfoot>
      {cases.length < count && line('page-sum', `本页 ${cases.length} 件`, ({ name }) => ofPage(name))}
      {line('all-sum', `合计 ${grouped(String(count))} 件`, ({ name }) => totals[name])}
    </tfoot>
  )
}

type HeadProps = {
  readonly name: string
  readonly title: string
  readonly unit?: string | undefined
  readonly isNumber?: boolean
  readonly sort: string
  readonly onSort: (sort: string) => void
}

/** Sorts by its column: the greatest first, then the least. */
function Head({ name, title, unit, isNumber = false, sort, onSort }: HeadProps) {
  const by = sort || '-on'
  const is = by === name ? 'ascending' : by === `-${name}` ? 'descending' : undefined
  return (
    <th scope="col" className={isNumber ? 'num' : ''} aria-sort={is}>
      <button type="button" className="plain" onClick={() => onSort(is === 'descending' ? name : `-${name}`)}>
        {title}
        {unit && <small> {unit}</small>}
        <span aria-hidden="true" className="dir">
          {is === 'ascending' ? '↑' : is === 'descending' ? '↓' : ''}
        </span>
      </button>
    </th>
  )
}

const isNumber = (kind: ListColumn['kind']): boolean => kind === 'money' || kind === 'number' || kind === 'whole'

function cellText(kind: ListColumn['kind'], text: string | null): string {
  if (text === null) return '—'
  if (kind === 'yesNo') return text === 'true' ? '是' : '否'
  return isNumber(kind) ? grouped(text) : text
}
