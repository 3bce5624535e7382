import { Link } from 'react-router'
import type { DeskText } from '../../web/api/desk/text-answers.ts'

/** Every version with the acts that stand on it, by its hash. */
export const Versions = ({ text: { label, versions, shown } }: { readonly text: DeskText }) => (
  <section className="sheet" aria-labelledby="versions-title">
    <h2 id="versions-title">
      各稿和以其为据的办理 <small>{versions.length} 稿</small>
    </h2>
    <div className="wide">
      <table aria-label={`${label}各稿`}>
        <thead>
          <tr>
            <th scope="col">稿次</th>
            <th scope="col">文件</th>
            <th scope="col">提交</th>
            <th scope="col">SHA-256</th>
            <th scope="col">以此稿办理</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ no, name, on, by, sha256, hasWords, stands }) => (
            <tr key={no} aria-current={no === shown ? 'true' : undefined}>
              <td className="nb">
                <Link to={`?shown=${no}${no > 1 ? `&before=${no - 1}` : ''}`}>第{no}稿</Link>
              </td>
              <td>
                {name}
                {!hasWords && <span className="tag">无文字</span>}
              </td>
              <td>
                <span className="nb">{on}</span> {by}
              </td>
              <td className="mono" title={sha256}>
                {sha256.slice(0, 8)}
              </td>
              <td>
                {stands.length === 0 && '—'}
                <ul className="stands">
                  {stands.map(({ caseId, isOwn, matterTitle, n, label: act, on: day }) => (
                    <li key={`${caseId} ${n}`}>
                      {isOwn ? act : <Link to={`/cases/${caseId}`}>{`${matterTitle}：${act}`}</Link>}{' '}
                      <span className="soft nb s12">
                        {day} 第 {n} 条记录
                      </span>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)
