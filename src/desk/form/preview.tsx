import type { Choice, ClockLine, Tried, TriedPaper } from '../../web/api/desk/answers.ts'
import { dayWords, weekday } from '../parts/words.ts'

type Props = { readonly tried: Tried | undefined; readonly choice: Choice; readonly clocks: readonly ClockLine[] }

/** What the act will issue, start and stop: the answer of a trial, of which nothing stayed. */
export function Preview({ tried, choice, clocks }: Props) {
  if (!tried)
    return (
      <section className="preview" aria-label="办理的结果">
        <p className="note">这一动作的内容由系统在办理时计算，不能预看。确认之后办理，并立即封存。</p>
      </section>
    )
  const [own, ...following] = tried.trial
  const changes = own ? changesOf(clocks, own.clocks) : []
  return (
    <section className="preview" aria-label="办理的结果">
      <h3>确认之后</h3>
      <ul>
        <li>{choice.to ? `办件转为“${choice.to}”` : '办件的状态不变'}，本次办理封存，不能撤销。</li>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
        {own?.publishes.map((what) => (
          <li key={what}>公布：{what}</li>
        ))}
        {following.length > 0 && <li>同时在 {following.length} 个关联办件中留下记录。</li>}
        {own?.documents.length === 0 && <li>不出具文书。</li>}
      </ul>
      {own?.documents.map(({ kind, paper }) => (
        <details key={kind} open={own.documents.length === 1}>
          <summary>出具《{paper.title}》（样稿，未编号）</summary>
          <Paper paper={paper} />
        </details>
      ))}
    </section>
  )
}

function changesOf(before: readonly ClockLine[], after: Tried['trial'][number]['clocks']): readonly string[] {
  return after.flatMap(({ name, label, promise, status, due }) => {
    const old = before.find((clock) => clock.name === name && clock.promise === promise)
    const named = `“${label}”${promise ? '承诺期限' : '期限'}`
    if (status === 'stopped') return old && old.status !== 'stopped' ? [`${named}停止计算`] : []
    if (status === 'paused') return old?.status === 'paused' ? [] : [`${named}中止计算`]
    if (!old || old.status === 'stopped') return [`${named}开始计算，到 ${dayWords(due)}（${weekday(due)}）`]
    if (old.status === 'paused') return [`${named}恢复计算，到 ${dayWords(due)}（${weekday(due)}）`]
    return old.due === due ? [] : [`${named}改为到 ${dayWords(due)}（${weekday(due)}）`]
  })
}

const Paper = ({ paper }: { readonly paper: TriedPaper }) => (
  <article className="paper">
    <h4>{paper.title}</h4>
    {paper.to && <p className="to">{paper.to}：</p>}
    {paper.body.map((block, index) => (
      // A paper is text that does not move.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Block key={index} block={block} />
    ))}
    <p className="from">
      {paper.issuer}
      <br />
      {dayWords(paper.on)}
    </p>
  </article>
)

function Block({ block }: { readonly block: TriedPaper['body'][number] }) {
  if (block.type === 'heading') return <h5>{block.text}</h5>
  if (block.type === 'p') return <p>{block.text}</p>
  if (block.type === 'fields')
    return (
      <dl className="dl">
        {block.rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <table>
      <thead>
        <tr>
          {block.head.map((cell) => (
            <th scope="col" key={cell}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their column
              <td key={`${at} ${cell}`}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
