import { Link } from 'react-router'
import type { Change, DeskText } from '../../web/api/desk/text-answers.ts'
import { Notes } from './notes.tsx'
import type { Look } from './view.ts'

type Props = { readonly text: DeskText; readonly look: Look }

/** The clauses of what is shown, each with its notes beside it. */
export const Clauses = ({ text, look }: Props) => (
  <>
    {text.changes.map((change, at) =>
      look === 'clean' && change.type === 'removed' ? null : (
        // Clauses are known by their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <ClauseRow key={at} text={text} change={change} at={at} look={look} />
      ),
    )}
  </>
)

const marks = { same: '', changed: '修改', moved: '移动', added: '新增', removed: '删去' } as const

type RowProps = Props & { readonly change: Change; readonly at: number }

function ClauseRow({ text, change, at, look }: RowProps) {
  const { places, remarks, candidates, offers } = text
  const isNoted = remarks.some((one) => one.at === at) || candidates.some((one) => one.at === at)
  const mark = look === 'clean' ? '' : marks[change.type]
  const place = 'after' in change ? places[change.after.n - 1]! : `原第${change.before.n}段`
  const level = 'after' in change ? change.after.level : change.before.level
  const own = 'after' in change ? change.after : undefined
  return (
    <section className={`cl lv-${levels[level]}${isNoted ? ' noted' : ''}`} aria-label={place} id={`c${at + 1}`}>
      <div className="gut">
        {isNoted || mark ? (
          <a className="one" href={`#c${at + 1}`}>
            <span className="sr">{place}</span>
            {mark || '意见'}
          </a>
        ) : null}
      </div>
      {look === 'beside' ? (
        <>
          <p className="was">{'before' in change ? change.before.text : ''}</p>
          <p className="is">{'after' in change ? change.after.text : ''}</p>
        </>
      ) : (
        <p>{look === 'clean' ? own?.text : <Marked change={change} />}</p>
      )}
      <div className="beside">
        <Notes text={text} at={at} />
        {own &&
          offers.map(({ caseId, action, label, by, matterTitle }) => (
            <Link
              key={`${caseId} ${action}`}
              className="add"
              to={`/cases/${caseId}/acts/${action}?at=${encodeURIComponent(by === 'words' ? own.text : place)}`}
            >
              就本条{label}
              <span className="sr">
                （{matterTitle}，{place}）
              </span>
            </Link>
          ))}
      </div>
    </section>
  )
}

const levels = { 章: 'chapter', 节: 'chapter', 条: 'article', 款: 'below', 项: 'item', 段: 'article' } as const

/** What was taken out and put in, within the clause. */
function Marked({ change }: { readonly change: Change }) {
  switch (change.type) {
    case 'added':
      return <ins>{change.after.text}</ins>
    case 'removed':
      return <del>{change.before.text}</del>
    case 'same':
      return (
        <>
          {change.after.text}
          {change.before.label !== change.after.label && <small>（原{change.before.label}）</small>}
        </>
      )
    default:
      return (
        <>
          {change.pieces.map(({ type, text }, index) => {
            const key = `${index} ${type}`
            return type === 'in' ? (
              <ins key={key}>{text}</ins>
            ) : type === 'out' ? (
              <del key={key}>{text}</del>
            ) : (
              <span key={key}>{text}</span>
            )
          })}
          {change.type === 'moved' && <small>（移自{change.before.path || `第${change.before.n}段`}）</small>}
        </>
      )
  }
}
