import { Link } from 'react-router'
import type { Today } from '../../web/api/desk/answers.ts'
import { Calendar, type Mark } from '../parts/calendar.tsx'
import { lookOf } from '../parts/light.tsx'
import { dayWords } from '../parts/words.ts'

const words = { over: '件已超期', near: '件临期', ok: '件到期', hold: '件中止' } as const

/** What stands beside the list: the days on which something ends, and what has been begun. */
export function Beside({ today }: { readonly today: Today }) {
  const { calendar, day, mine, drafts } = today
  const [first, last] = [calendar[0], calendar[calendar.length - 1]]
  const marks = new Map<string, Mark[]>()
  for (const { clock } of mine) {
    if (clock?.status !== 'running') continue
    const look = lookOf(clock)
    const own = marks.get(clock.due) ?? []
    if (!own.some((mark) => mark.look === look)) marks.set(clock.due, [...own, { look, word: words[look] }])
  }
  return (
    <aside>
      <section>
        <h2>届满日 {first && last && <small>{`${dayWords(first.day, day)}至${dayWords(last.day, day)}`}</small>}</h2>
        <Calendar days={calendar} today={day} marks={marks} caption="待办办件的届满日" />
      </section>
      {drafts.length > 0 && (
        <section>
          <h2>填到一半</h2>
          <ul className="also">
            {drafts.slice(0, 5).map(({ caseId, matter, action, label, matterTitle }) => (
              <li key={`${caseId} ${matter} ${action}`}>
                <Link to={caseId === 'new' ? `/open/${matter}?act=${action}` : `/cases/${caseId}/acts/${action}`}>
                  {label}：{matterTitle.replace(/（.*）$/, '')}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
