import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseFiles, FileLine } from '../../web/api/desk/file-answers.ts'
import { askFile } from '../api.ts'
import { Fault } from '../parts/fault.tsx'

/** One page of case files: what each lacks, and the ways to check and to take it. */
export const FileLines = ({ files: { matter, title, files } }: { readonly files: CaseFiles }) => (
  <div className="wide">
    <table>
      <caption className="sr">{title}的卷宗</caption>
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">编号</th>
          <th scope="col" className="name">
            办件
          </th>
          <th scope="col">状态</th>
          <th scope="col">缺少</th>
          <th scope="col">调卷</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id}>
            <td className="nb">{file.on}</td>
            <td className="nb">{file.number ?? '—'}</td>
            <td className="name">
              <Link className="one" to={`/cases/${file.id}`}>
                {file.title}
              </Link>
            </td>
            <td className="nb">{file.stateTitle}</td>
            <td>{file.refusal ?? lackWords(file)}</td>
            <td>{!file.refusal && <Take matter={matter} file={file} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const lackWords = ({ closed, lacks }: FileLine): string =>
  [...(closed ? [] : ['尚未办结']), ...lacks].join('；') || '应归档的都有'

function Take({ matter, file }: { readonly matter: string; readonly file: FileLine }) {
  const [isChecking, setChecking] = useState(false)
  const path = `/api/matters/${matter}/cases/${file.id}/casefile`
  return (
    <>
      <button type="button" className="plain" aria-expanded={isChecking} onClick={() => setChecking(!isChecking)}>
        检查<span className="sr">：{file.title}</span>
      </button>{' '}
      <a href={`${path}.pdf`}>
        成卷 PDF<span className="sr">：{file.title}</span>
      </a>{' '}
      <a href={`${path}.zip`}>
        归档包<span className="sr">：{file.title}</span>
      </a>
      {isChecking && <Checked matter={matter} id={file.id} />}
    </>
  )
}

/** Every piece looked at, as it is taken: noted in the access log as the taking itself. */
function Checked({ matter, id }: { readonly matter: string; readonly id: string }) {
  const { data, error } = useQuery({
    queryKey: ['casefile', id],
    queryFn: () => askFile(matter, id),
    staleTime: 60_000,
  })
  if (error) return <Fault error={error} />
  if (!data) return <p role="status">正在检查…</p>
  return (
    <ul role="status">
      <li>{data.complete ? '没有缺少' : `缺少：${data.lacks.join('；')}`}</li>
      {data.checks.map(({ title, result, sentence }) => (
        <li key={title}>
          {title}：{result}，{sentence}
        </li>
      ))}
    </ul>
  )
}
