import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CaseLine, DoneLine, DraftLine, MineLine, WaitingLine } from '../../web/api/desk/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { Light, lookOf } from '../parts/light.tsx'
import { dayWords, moment, weekday } from '../parts/words.ts'

const groups = [
  ['over', '超期', '须写明原因，再办结'],
  ['near', '三个工作日以内', ''],
  ['ok', '正常', ''],
  ['hold', '中止计时', '不计入办理时限'],
  ['none', '没有期限', ''],
] as const

const groupOf = ({ clock }: CaseLine) => (clock ? lookOf(clock) : 'none')

export function MineList({ lines, day }: { readonly lines: readonly MineLine[]; readonly day: string }) {
  if (lines.length === 0)
    return (
      <Empty
        says="没有等您办理的办件"
        teaches="轮到本人岗位办理的办件会列在这里，先到期的在前。要立新的办件，先选一本台账。"
      >
        <Link className="btn" to="/registers">
          到台账立件
        </Link>
      </Empty>
    )
  return groups.map(([look, title, hint]) => {
    const own = lines.filter((line) => groupOf(line) === look)
    if (own.length === 0) return null
    return (
      <section className="g" key={look} aria-label={title}>
        <h2>
          {title} <span className="c">{own.length}</span>
          {hint && <small>{hint}</small>}
        </h2>
        {own.map((line) => (
          <Row key={line.id} line={line} day={day}>
            <Link className="vb" to={`/cases/${line.id}/acts/${line.next.action}`}>
              {line.next.label}
            </Link>
          </Row>
        ))}
      </section>
    )
  })
}

export function WaitingList({ lines, day }: { readonly lines: readonly WaitingLine[]; readonly day: string }) {
  if (lines.length === 0)
    return <Empty says="没有等别人办理的办件" teaches="本人办过、还没有办完、现在轮到别人的办件会列在这里。" />
  return lines.map((line) => (
    <Row key={line.id} line={line} day={day}>
      <span className="soft">等{line.waitsFor.join('、') || '期限届满'}</span>
    </Row>
  ))
}

type RowProps = { readonly line: CaseLine; readonly day: string; readonly children: ReactNode }

function Row({ line, day, children }: RowProps) {
  const { id, title, number, matterTitle, variantTitle, stateTitle, clock, openedOn } = line
  return (
    <div className="row">
      <div className="left">{clock ? <Light clock={clock} /> : <span className="faint">没有期限</span>}</div>
      <div className="due">
        {clock && clock.status !== 'paused' && (
          <>
            <span className="nb">{dayWords(clock.due, day)}</span> <span className="soft nb">{weekday(clock.due)}</span>
          </>
        )}
      </div>
      <div className="what">
        <Link className="one" to={`/cases/${id}`}>
          {title}
        </Link>
        <p>
          {stateTitle}
          {variantTitle && `，${variantTitle}`}
          {clock && `，${clock.label}${clock.promise ? '（承诺）' : ''}`}
        </p>
      </div>
      <div className="mat">
        {matterTitle.replace(/（.*）$/, '')}
        <span className="mono">{number ?? dayWords(openedOn, day) + '立件'}</span>
      </div>
      <div className="do">{children}</div>
    </div>
  )
}

export function DoneList({ lines }: { readonly lines: readonly DoneLine[] }) {
  if (lines.length === 0) return <Empty says="还没有办理过" teaches="本人每办理一次，这里就多一行，连同封存的记录。" />
  return lines.map(({ caseId, n, label, title, matterTitle, number, stateTitle, recordedAt }) => {
    const [day, time] = moment(recordedAt)
    return (
      <div className="row done" key={`${caseId} ${n}`}>
        <div className="due">
          <span className="nb">{day}</span> <span className="soft nb">{time}</span>
        </div>
        <div className="what">
          <Link className="one" to={`/cases/${caseId}`}>
            {title}
          </Link>
          <p>
            {label}，现为“{stateTitle}”
          </p>
        </div>
        <div className="mat">
          {matterTitle.replace(/（.*）$/, '')}
          {number && <span className="mono">{number}</span>}
        </div>
      </div>
    )
  })
}

export function DraftList({ lines }: { readonly lines: readonly DraftLine[] }) {
  if (lines.length === 0)
    return <Empty says="没有草稿" teaches="填到一半的内容自动存在服务器上，只有本人看得到，换一台电脑也能接着填。" />
  return lines.map(({ caseId, matter, action, label, matterTitle, savedAt }) => (
    <div className="row done" key={`${caseId} ${matter} ${action}`}>
      <div className="due">
        <span className="nb">{moment(savedAt).join(' ')}</span>
      </div>
      <div className="what">
        <Link
          className="one"
          to={caseId === 'new' ? `/open/${matter}?act=${action}` : `/cases/${caseId}/acts/${action}`}
        >
          {label}
        </Link>
        <p>{caseId === 'new' ? '尚未立件' : '办件中的填写'}</p>
      </div>
      <div className="mat">{matterTitle}</div>
    </div>
  ))
}
