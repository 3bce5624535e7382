import { Link } from 'react-router'
import type { DeskSessionItem } from '../../web/api/desk/session-answers.ts'
import { dayWords } from '../parts/words.ts'
import { Sum } from './sum.tsx'

type Props = {
  readonly item: DeskSessionItem
  readonly name: (person: string) => string
  /** Whose word comes last. */
  readonly head: string
}

/** One item: what it is about, who left for it, who said what in which order, and what was decided. */
export function Item({ item, name, head }: Props) {
  const { no, kind, title, unit, about, case: number, minute, isDecided } = item
  return (
    <article className="item" aria-labelledby={`item-${no}`}>
      <h3 id={`item-${no}`}>
        {no}. {title} <small>{kind}</small>
        {minute?.outcome && <span className="tag">{minute.outcome}</span>}
      </h3>
      <p className="soft s13">
        {unit && `${unit}汇报`}
        {about ? (
          <>
            {unit && '；'}所议办件：
            <Link className="one" to={`/cases/${about.id}`}>
              {about.number ?? about.title}
            </Link>
            （{about.stateTitle}）
          </>
        ) : (
          number && `${unit ? '；' : ''}所议办件：${number}`
        )}
      </p>
      {minute ? (
        <Said item={item} name={name} head={head} />
      ) : (
        <p className="soft none">{isDecided ? '尚未讨论。' : '尚未学习。'}</p>
      )}
    </article>
  )
}

function Said({ item: { minute, tally, carried, unheard }, name, head }: Props) {
  const { said, words, recusals, legal, resolution, because, owner, dueOn } = minute!
  return (
    <>
      {recusals.map((one) => (
        <p className="s13" key={one.person}>
          回避：{name(one.person)}，{one.because}
        </p>
      ))}
      {legal && (
        <p className="s13">
          法制机构意见（{legal.name}）：{legal.view}
        </p>
      )}
      {said.views.length > 0 && (
        <ol className="views" aria-label="发言和表态">
          {said.views.map(({ person, stance }, index) => (
            <li key={person}>
              <span className="num">{index + 1}</span>
              <span>
                {name(person)}
                {person === head && <span className="tag">主要负责人</span>}
              </span>
              <span>{words[index]}</span>
              <b className="nb">{stance}</b>
            </li>
          ))}
        </ol>
      )}
      {tally && (
        <p className="s13">
          同意 <b>{tally.同意}</b> 人，不同意 <b>{tally.不同意}</b> 人，弃权 <b>{tally.弃权}</b> 人
        </p>
      )}
      {carried && <Sum sum={carried} word="赞成" least="通过须至少赞成" />}
      {unheard.length > 0 && <p className="note near">还没有记录表态：{unheard.map(name).join('、')}</p>}
      <dl className="dl">
        <div>
          <dt>议定事项</dt>
          <dd>{resolution}</dd>
        </div>
        {because && (
          <div>
            <dt>与多数意见不一致的理由</dt>
            <dd>{because}</dd>
          </div>
        )}
        {owner && (
          <div>
            <dt>承办</dt>
            <dd>
              {owner}
              {dueOn && `，${dayWords(dueOn)}前`}
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}
