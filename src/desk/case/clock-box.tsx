import type { ClockLine, DeskCase } from '../../web/api/desk/answers.ts'
import { useFrame } from '../frame/frame.tsx'
import { Calendar, type Mark } from '../parts/calendar.tsx'
import { Light, lookOf } from '../parts/light.tsx'
import { dayWords, weekday } from '../parts/words.ts'

/** How much time is left, until which day, and why that day: the one that presses first is laid open. */
export function ClockBox({ one }: { readonly one: DeskCase }) {
  const { data: frame } = useFrame()
  const day = frame?.day ?? ''
  const [first, ...rest] = one.clocks
  return (
    <section className="clocks" aria-label="时限">
      <h2>时限 {day && <small>截至 {dayWords(day, day)}</small>}</h2>
      {first ? (
        <Clock clock={first} day={day} isOpen />
      ) : (
        <p className="soft s13">本案现在没有期限。起算之后，这里写明还剩几天、到哪一天、为什么是这一天。</p>
      )}
      {rest.map((clock) => (
        <Clock key={`${clock.name} ${clock.promise}`} clock={clock} day={day} />
      ))}
      {one.calendar.length > 0 && (
        <>
          <Calendar days={one.calendar} today={day} marks={marksOf(one.clocks)} caption="期限所在的各周" />
          <p className="key">
            <span>
              <b className="start" />
              起算
            </span>
            <span>
              <b className="due1" />
              承诺届满
            </span>
            <span>
              <b className="due2" />
              法定届满
            </span>
          </p>
        </>
      )}
    </section>
  )
}

const isOver = ({ status }: ClockLine) => status === 'stopped' || status === 'void'

function Clock({
  clock,
  day,
  isOpen = false,
}: {
  readonly clock: ClockLine
  readonly day: string
  readonly isOpen?: boolean
}) {
  const { label, promise, length, due, steps, basis, isProvisional, startedOn } = clock
  const lines = (
    <>
      <ol className="arith">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="s12 soft">依据：{basis}</p>
      {isProvisional && <p className="s12 soft">放假安排尚未公布的年度按周末推算，通知公布后重算。</p>}
    </>
  )
  return (
    <div className={isOpen ? 'clk first' : 'clk'}>
      <p className="lab">
        {label}
        <span>
          {promise ? '承诺' : '法定'} {length}
        </span>
      </p>
      <p className={isOpen && !isOver(clock) ? `big ${lookOf(clock)}` : 'mid'}>
        <Light clock={clock} />
      </p>
      {clock.status === 'running' && (
        <p className="to">
          到 {dayWords(due, day)}（{weekday(due)}）
        </p>
      )}
      {isOpen && !isOver(clock) ? (
        lines
      ) : (
        <details>
          <summary>{isOver(clock) ? `自 ${startedOn} 起怎样计算` : '为什么是这一天'}</summary>
          {lines}
        </details>
      )}
    </div>
  )
}

function marksOf(clocks: readonly ClockLine[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Mark[]>()
  const put = (day: string, mark: Mark) => marks.set(day, [...(marks.get(day) ?? []), mark])
  for (const clock of clocks) {
    if (isOver(clock)) continue
    const kind = clock.promise ? '承诺' : '法定'
    put(clock.startedOn, { look: 'start', word: `${clock.label}起算` })
    put(clock.due, { look: clock.promise ? 'due1' : 'due2', word: `${clock.label}${kind}届满` })
  }
  return marks
}
