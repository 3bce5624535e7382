import type { CalendarDay } from '../../web/api/desk/answers.ts'

export type Mark = { readonly look: string; readonly word: string }

/** A few weeks, from Monday on. What a day means stands in words too, for those who do not see the marks. */
export function Calendar({
  days,
  today,
  marks,
  caption,
}: {
  readonly days: readonly CalendarDay[]
  readonly today: string
  readonly marks: ReadonlyMap<string, readonly Mark[]>
  readonly caption: string
}) {
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  return (
    <table className="cal">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">月</span>
          </th>
          {['一', '二', '三', '四', '五', '六', '日'].map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={week[0]!.day}>
            <Month name={monthOf(week, index === 0)} />
            {week.map(({ day, isOff }) => (
              <Cell key={day} day={day} isOff={isOff} isToday={day === today} marks={marks.get(day) ?? []} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Month = ({ name }: { readonly name: string }) => (name ? <th scope="row">{name}</th> : <td className="none" />)

const monthOf = (week: readonly CalendarDay[], isFirst: boolean): string => {
  const first = week.find(({ day }) => day.endsWith('-01')) ?? (isFirst ? week[0] : undefined)
  return first ? `${Number(first.day.slice(5, 7))}月` : ''
}

type CellProps = {
  readonly day: string
  readonly isOff: boolean
  readonly isToday: boolean
  readonly marks: readonly Mark[]
}

function Cell({ day, isOff, isToday, marks }: CellProps) {
  const looks = [isOff ? 'off' : '', isToday ? 'now' : '', ...marks.map(({ look }) => look)].filter(Boolean)
  const words = [...(isToday ? ['今天'] : []), ...marks.map(({ word }) => word)]
  return (
    <td className={looks.join(' ')}>
      {Number(day.slice(8))}
      {words.length > 0 && <span className="sr">，{words.join('、')}</span>}
    </td>
  )
}
