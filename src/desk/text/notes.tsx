import { Link } from 'react-router'
import type { DeskText, FilledRow, TextCandidate, TextRemark } from '../../web/api/desk/text-answers.ts'
import { Value } from '../parts/value.tsx'

/** What is said of a clause: by acts, and by the reading of its words. */
export const Notes = ({
  text: { remarks, candidates, shown },
  at,
}: {
  readonly text: DeskText
  readonly at: number
}) => (
  <>
    {remarks
      .filter((one) => one.at === at)
      .map((one) => (
        <RemarkNote key={`${one.caseId} ${one.n} ${one.title} ${one.no}`} one={one} shown={shown} />
      ))}
    {candidates
      .filter((one) => one.at === at)
      .map((one) => (
        <CandidateNote key={one.standard} one={one} />
      ))}
  </>
)

/** What was said and has no place in what is shown. */
export function Astray({ text }: { readonly text: DeskText }) {
  const astray = text.remarks.filter(({ at }) => at === undefined)
  if (astray.length === 0) return null
  return (
    <section className="sheet" aria-labelledby="astray-title">
      <h2 id="astray-title">
        不在以上条款的意见 <small>所指条款不在所看的文本中，或者没有写明条款</small>
      </h2>
      <div className="astray">
        {astray.map((one) => (
          <RemarkNote key={`${one.caseId} ${one.n} ${one.title} ${one.no}`} one={one} shown={text.shown} isAstray />
        ))}
      </div>
    </section>
  )
}

type RemarkProps = { readonly one: TextRemark; readonly shown: number; readonly isAstray?: boolean }

const RemarkNote = ({ one, shown, isAstray }: RemarkProps) => {
  const { caseId, matterTitle, label, no, by, on, clause, isQuoted, version, answers } = one
  return (
    <article className="rem" aria-label={`${label}第 ${no} 条`}>
      <p className="who">
        <Link to={`/cases/${caseId}`}>{matterTitle}</Link> {label}第 {no} 条
      </p>
      <p className="s12 soft">
        {by} <span className="nb">{on}</span>
        {version !== undefined && version !== shown && `，针对第${version}稿`}
      </p>
      {(isAstray || !isQuoted) && <p className="s12 soft">条款：{clause}</p>}
      <Row row={one} />
      {answers.map((answer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: answers are known by their place
        <div className="ans" key={index}>
          <p className="s12 soft">回应</p>
          <Row row={answer} />
        </div>
      ))}
    </article>
  )
}

const Row = ({ row: { fields, values } }: { readonly row: FilledRow }) => (
  <dl>
    {fields
      .filter(({ name }) => values[name] !== undefined && values[name] !== '')
      .map((field) => (
        <div key={field.name}>
          <dt>{field.title}</dt>
          <dd>
            <Value field={field} value={values[field.name]} />
          </dd>
        </div>
      ))}
  </dl>
)

const gravities = { H: '绝对禁止的写法，须答复', M: '范围不清的说法或者门槛', L: '上下文里有相关的词' } as const

const CandidateNote = ({ one }: { readonly one: TextCandidate }) => {
  const { severity, title, standard, pattern, question, basis, isAnswered } = one
  return (
    <article className="rem cand" aria-label={`字句审查：${title}`}>
      <p className="who">
        字句审查{' '}
        <span className={`lt ${isAnswered ? 'ok' : severity === 'H' ? 'over' : 'near'}`}>
          {isAnswered ? '已答复' : severity === 'H' ? '待答复' : '供判断'}
        </span>
      </p>
      <p className="s12 soft">{gravities[severity]}；由人判断，不是结论</p>
      <p>
        {title}：“{pattern}”
      </p>
      <p className="s12 soft">{question}</p>
      <p className="s12 soft">
        {basis}（{standard}）
      </p>
    </article>
  )
}
