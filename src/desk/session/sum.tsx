import type { Reckoning } from '../../web/api/desk/session-answers.ts'

type SumProps = { readonly sum: Reckoning; readonly word: string; readonly least: string }

/** A sum with the rule by which it is enough. */
export const Sum = ({ sum: { of, have, least: needed, isReached, rule }, word, least }: SumProps) => (
  <div className="arith">
    <p>
      应到 {of} 人，{least} {needed} 人
    </p>
    {have !== undefined && (
      <p>
        {word} {have} 人{' '}
        <span className={`lt ${isReached ? 'ok' : 'over'}`}>{isReached ? '人数够' : `还差 ${needed - have} 人`}</span>
      </p>
    )}
    <p className="s12 soft">{rule}</p>
  </div>
)
