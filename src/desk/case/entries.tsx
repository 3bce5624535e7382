import type { CaseEntry, DeskCase } from '../../web/api/desk/answers.ts'
import { moment } from '../parts/words.ts'

/** Every act in the case, the newest first, with its place in the sealed log. */
export const Entries = ({ one }: { readonly one: DeskCase }) => (
  <section className="sec" id="entries" aria-labelledby="entries-title">
    <h2 id="entries-title">
      办理记录 <small>{one.entries.length} 条，只增不改，逐条封存</small>
    </h2>
    <ol className="ent" reversed>
      {[...one.entries].reverse().map((entry) => (
        <Entry key={entry.n} one={one} entry={entry} />
      ))}
    </ol>
  </section>
)

function Entry({ one, entry }: { readonly one: DeskCase; readonly entry: CaseEntry }) {
  const { n, label, actor, happenedAt, recordedAt, reasons, receipt } = entry
  const [day, time] = moment(happenedAt)
  const isLate = moment(recordedAt)[0] !== day
  return (
    <li>
      <p className="when">
        <b className="nb">{day}</b> {time}
      </p>
      <div>
        <span className="act">{label}</span>
        <span className="who">
          {actor.name ?? actor.id}，{actor.role}
        </span>
        {reasons && <p>{reasons}</p>}
        {isLate && <p>{moment(recordedAt)[0]} 补录</p>}
      </div>
      <p className="seal">
        {receipt ? (
          <a href={`/records/${one.id}/entries/${n}`}>已封存 第{receipt.index}号</a>
        ) : (
          <span className="soft">尚未封存</span>
        )}
      </p>
    </li>
  )
}
