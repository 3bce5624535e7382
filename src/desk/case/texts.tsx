import { Link } from 'react-router'
import type { CaseText, DeskCase } from '../../web/api/desk/answers.ts'
import { filePath } from './links.ts'

/** The texts of a case, each with its versions and the acts that stand on them. A case without texts shows nothing. */
export const Texts = ({ one }: { readonly one: DeskCase }) =>
  one.texts.length > 0 && (
    <section className="sec" id="texts" aria-labelledby="texts-title">
      <h2 id="texts-title">文本</h2>
      {one.texts.map((text) => (
        <Versions key={text.name} one={one} text={text} />
      ))}
    </section>
  )

function Versions({ one, text }: { readonly one: DeskCase; readonly text: CaseText }) {
  const { name, label, versions } = text
  return (
    <div className="filled">
      <h3>
        {label} <small>{versions.length} 稿</small>
        {versions.length > 0 && (
          <Link className="end" to={`/cases/${one.id}/texts/${name}`}>
            逐条阅读<span className="sr">：{label}</span>
          </Link>
        )}
      </h3>
      {versions.length === 0 ? (
        <p className="soft none">还没有文本。</p>
      ) : (
        <div className="wide">
          <table aria-label={label}>
            <thead>
              <tr>
                <th scope="col">稿次</th>
                <th scope="col">名称</th>
                <th scope="col">提交</th>
                <th scope="col">摘要</th>
                <th scope="col">以此稿办理</th>
                <th scope="col">比较</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((version, index) => (
                <Version key={version.n} one={one} text={text} index={index} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

type VersionProps = {
  readonly one: DeskCase
  readonly text: CaseText
  readonly index: number
}

function Version({ one, text, index }: VersionProps) {
  const version = text.versions[index]!
  const { n, on, sha256, name, hasWords } = version
  const actor = one.entries.find((entry) => entry.n === n)?.actor
  const stands = text.stands.filter((act) => act.sha256 === sha256)
  // Two versions are compared by their words: a scan has none.
  const isCompared = index > 0 && hasWords && text.versions[index - 1]!.hasWords
  return (
    <tr>
      <td className="nb">第{index + 1}稿</td>
      <td>
        <a href={filePath(one, n, { sha256 })}>{name}</a>
        {!hasWords && <span className="tag">无文字</span>}
      </td>
      <td>
        <span className="nb">{on}</span> {actor?.name ?? actor?.id}
      </td>
      <td className="mono" title={`SHA-256 ${sha256}`}>
        {sha256.slice(0, 8)}
      </td>
      <td>{stands.map((act) => `${act.label}（第 ${act.n} 条记录）`).join('、') || '—'}</td>
      <td className="nb">
        {isCompared ? (
          <Link to={`/cases/${one.id}/texts/${text.name}?shown=${index + 1}&before=${index}`}>与第{index}稿比较</Link>
        ) : (
          '—'
        )}
      </td>
    </tr>
  )
}
