import { Link } from 'react-router'
import type { DeskCase, RelatedLine } from '../../web/api/desk/answers.ts'

const relations = { host: '所属', child: '下属', named: '本案引用', naming: '引用本案' } as const

/** The cases that this one has to do with, both ways. */
export function Linked({ one }: { readonly one: DeskCase }) {
  const { related, applicant } = one
  return (
    <>
      {applicant && (
        <section aria-label="当事人">
          <h2>当事人</h2>
          <dl className="dl">
            <div>
              <dt>编号</dt>
              <dd>{applicant}</dd>
            </div>
          </dl>
        </section>
      )}
      <section aria-label="关联办件">
        <h2>
          关联办件 <small>{related.length || ''}</small>
        </h2>
        {related.length === 0 ? (
          <p className="soft s13">没有关联的办件。引用本案、或者由本案带出的办件会列在这里。</p>
        ) : (
          <ul className="lk">
            {related.map((line) => (
              <Related key={line.id} line={line} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

const Related = ({ line }: { readonly line: RelatedLine }) => {
  const { as, linkTitle, id, number, title, matterTitle, stateTitle } = line
  return (
    <li>
      <Link to={`/cases/${id}`}>{number ?? title}</Link>
      <span>
        {linkTitle ?? relations[as]}：{matterTitle.replace(/（.*）$/, '')}，{stateTitle}
      </span>
    </li>
  )
}
