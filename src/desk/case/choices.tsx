import { Link, useLocation } from 'react-router'
import type { Choice, DeskCase } from '../../web/api/desk/answers.ts'
import { effectOf } from './effect.ts'

/** What may be done now; and of the rest, why not: before anybody clicks. */
export function Choices({ one }: { readonly one: DeskCase }) {
  const { state: done } = useLocation() as { state: { said?: string } | null }
  const allowed = one.actions.filter((choice) => choice.allowed).sort((a, b) => rank(one, a) - rank(one, b))
  const refused = one.actions.filter((choice) => !choice.allowed && !choice.bySystem)
  const near = refused.filter(({ refusal }) => refusal && !isFar(refusal.code))
  const far = refused.filter(({ refusal }) => refusal && isFar(refusal.code))
  return (
    <section className="sec" id="acts" aria-labelledby="acts-title">
      {done?.said && (
        <p className="note" role="status">
          {done.said}
        </p>
      )}
      {one.withheld && <p className="note near">{one.withheld.detail}</p>}
      <h2 id="acts-title">
        现在可以办理 <small>{allowed.length ? `${allowed.length} 项` : ''}</small>
      </h2>
      {allowed.length === 0 && (
        <p className="soft none">现在没有轮到本人办理的动作。下面写明各项动作由谁办理、还差什么。</p>
      )}
      <ul className="acts-list">
        {allowed.map((choice, index) => (
          <li key={choice.action}>
            <Link
              className={`btn${index === 0 && choice.action === one.next ? ' p' : ''}`}
              to={`/cases/${one.id}/acts/${choice.action}`}
            >
              {choice.label}
            </Link>
            <p>{effectOf(choice)}</p>
            <p className="law">{choice.basis}</p>
          </li>
        ))}
      </ul>
      {near.length > 0 && (
        <>
          <h2>
            现在不能办理 <small>条件具备后自动转为可办</small>
          </h2>
          <RefusedList choices={near} />
        </>
      )}
      {far.length > 0 && (
        <details className="far">
          <summary>其他 {far.length} 项动作：由其他岗位办理，或者不在现在这一步</summary>
          <RefusedList choices={far} />
        </details>
      )}
    </section>
  )
}

const rank = ({ next }: DeskCase, { action, isAdverse, reasonsRequired }: Choice): number =>
  action === next ? 0 : isAdverse ? 3 : reasonsRequired ? 2 : 1

const isFar = (code: string): boolean =>
  ['right.missing', 'right.elsewhere', 'right.own-case', 'case.wrong-state'].includes(code)

const RefusedList = ({ choices }: { readonly choices: readonly Choice[] }) => (
  <ul className="acts-list no">
    {choices.map(({ action, label, refusal }) => (
      <li key={action}>
        <button type="button" className="btn" aria-disabled="true" aria-describedby={`why-${action}`}>
          {label}
        </button>
        <p id={`why-${action}`}>
          {refusal!.detail}
          {refusal!.other && (
            <>
              {' '}
              <Link className="u" to={`/cases/${refusal!.other.caseId}`}>
                打开该办件
              </Link>
            </>
          )}
        </p>
        <p className="law">{refusal!.basis?.map(({ text }) => text).join('、')}</p>
      </li>
    ))}
  </ul>
)
