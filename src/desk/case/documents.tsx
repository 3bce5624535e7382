import type { DeskCase } from '../../web/api/desk/answers.ts'
import { moment, sizeWords } from '../parts/words.ts'
import { filePath, filesOf } from './links.ts'

/** Everything that was handed in, each file once, with who handed it in and when. */
export function Files({ one }: { readonly one: DeskCase }) {
  const seen = new Set<string>()
  const files = one.entries.flatMap((entry) =>
    filesOf(entry).flatMap((file) => {
      if (seen.has(file.sha256)) return []
      seen.add(file.sha256)
      return [{ file, entry }]
    }),
  )
  return (
    <section className="sec" id="files" aria-labelledby="files-title">
      <h2 id="files-title">
        材料 <small>{files.length} 件</small>
      </h2>
      {files.length === 0 ? (
        <p className="soft none">没有材料。办理时上传的文件会列在这里，连同上传人和摘要。</p>
      ) : (
        <div className="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">名称</th>
                <th scope="col">来源</th>
                <th scope="col">收到</th>
                <th scope="col">大小</th>
                <th scope="col">摘要</th>
              </tr>
            </thead>
            <tbody>
              {files.map(({ file, entry }) => (
                <tr key={file.sha256}>
                  <td>
                    <a href={filePath(one, entry.n, file)}>{file.name}</a>
                  </td>
                  <td>
                    {entry.actor.role}，{entry.label}
                  </td>
                  <td className="nb">{moment(entry.happenedAt)[0]}</td>
                  <td className="nb">{sizeWords(file.size)}</td>
                  <td className="mono" title={`SHA-256 ${file.sha256}`}>
                    {file.sha256.slice(0, 8)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

export function Documents({ one }: { readonly one: DeskCase }) {
  const { documents, matter, id } = one
  return (
    <section className="sec" id="documents" aria-labelledby="documents-title">
      <h2 id="documents-title">
        文书 <small>{documents.length} 件</small>
      </h2>
      {documents.length === 0 ? (
        <p className="soft none">还没有出具文书。动作出具的文书随记录封存，在这里取用。</p>
      ) : (
        <div className="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">文书</th>
                <th scope="col">文号</th>
                <th scope="col">制作</th>
                <th scope="col">打开</th>
              </tr>
            </thead>
            <tbody>
              {documents.map(({ kind, title, number, n, on }) => (
                <tr key={`${n} ${kind}`}>
                  <td>{title}</td>
                  <td className="nb">{number ?? '—'}</td>
                  <td className="nb">{on}</td>
                  <td className="nb">
                    {['pdf', 'docx'].map((format) => (
                      <a
                        key={format}
                        className="file"
                        href={`/api/matters/${matter}/cases/${id}/entries/${n}/documents/${kind}.${format}`}
                      >
                        {format.toUpperCase()}
                        <span className="sr">：{title}</span>
                      </a>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
