import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Imported } from '../../web/api/desk/list-answers.ts'
import { bringIn, rejectsOf } from '../api.ts'
import { Fault } from '../parts/fault.tsx'
import { grouped } from '../parts/words.ts'

type Props = { readonly matter: string; readonly onClose: () => void }
/** A sheet with what it would become, or has become. */
type Looked = { readonly file: File; readonly result: Imported; readonly isTrial: boolean }

/** A sheet of rows: first a trial of which nothing stays, then the import; rows not taken come back with their reasons. */
export function BringIn({ matter, onClose }: Props) {
  const client = useQueryClient()
  const [looked, setLooked] = useState<Looked>()
  const [fault, setFault] = useState<Error>()
  const [isBusy, setBusy] = useState(false)
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(undefined)
    await work().catch((error: unknown) => setFault(error as Error))
    setBusy(false)
  }
  const look = (file: File, isTrial: boolean) =>
    attempt(async () => {
      if (isTrial) setLooked(undefined)
      const result = await bringIn(matter, file, isTrial)
      setLooked({ file, result, isTrial })
      if (!isTrial) await client.invalidateQueries()
    })
  const takeRejects = (file: File) =>
    attempt(async () => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await rejectsOf(matter, file))
      link.download = `${file.name.replace(/\.[a-z]+$/i, '')}.未通过.xlsx`
      link.click()
      URL.revokeObjectURL(link.href)
    })
  return (
    <section className="sheet bring" aria-label="导入">
      <p>
        <label className="btn" htmlFor="sheet-file">
          选一个文件
        </label>
        <input
          id="sheet-file"
          className="sr"
          type="file"
          accept=".xlsx,.xls,.et,.ods,.csv"
          disabled={isBusy}
          onChange={({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file) void look(file, true)
          }}
        />{' '}
        <span className="soft s13">
          先试导入，不留记录；可用 WPS、Excel、CSV，列名见
          <a className="u" href={`/api/desk/registers/${matter}/template.xlsx`}>
            导入模板
          </a>
          。
        </span>
        <button type="button" className="plain end" onClick={onClose}>
          收起
        </button>
      </p>
      {fault && <Fault error={fault} />}
      {isBusy && <p role="status">正在逐行核对，可以离开本页，离开后不再导入。</p>}
      {looked && !isBusy && (
        <Result looked={looked} onImport={() => look(looked.file, false)} onRejects={() => takeRejects(looked.file)} />
      )}
    </section>
  )
}

type ResultProps = { readonly looked: Looked; readonly onImport: () => void; readonly onRejects: () => void }

function Result({ looked: { file, result, isTrial }, onImport, onRejects }: ResultProps) {
  const { rows, taken, repeated, refused, rejected, passed } = result
  const counts = [
    [taken, isTrial ? '行可以入账' : '行已入账', ''],
    [repeated, '行此前已登记', ''],
    [refused, '行退回', refused ? 'over' : ''],
  ] as const
  return (
    <div role="status">
      <h2>
        {isTrial ? '试导入' : '导入结果'}：{file.name} <small>共 {grouped(String(rows))} 行</small>
      </h2>
      <ul className="three">
        {counts.map(([count, word, look]) => (
          <li key={word} className={look}>
            <b>{grouped(String(count))}</b> {word}
          </li>
        ))}
      </ul>
      {rejected.length > 0 && (
        <div className="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">位置</th>
                <th scope="col">列</th>
                <th scope="col">现在写的</th>
                <th scope="col" className="name">
                  怎样改
                </th>
              </tr>
            </thead>
            <tbody>
              {rejected.flatMap(({ sheet, line, reason, cells }) =>
                (cells.length ? cells : [{ column: '', read: '', wanted: reason }]).map(({ column, read, wanted }) => (
                  <tr key={`${sheet} ${line} ${column}`}>
                    <td className="nb">
                      {sheet} 第{line}行
                    </td>
                    <td>{column || '整行'}</td>
                    <td>{read || '—'}</td>
                    <td className="name">{wanted}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
      {passed.length > 0 && (
        <ul className="soft s13">
          {passed.map((line) => (
            <li key={line}>未作数据：{line}</li>
          ))}
        </ul>
      )}
      <p className="go">
        {isTrial && taken > 0 && (
          <button type="button" className="btn p" onClick={onImport}>
            导入 {grouped(String(taken))} 行
          </button>
        )}
        {refused > 0 && (
          <button type="button" className="btn" onClick={onRejects}>
            下载退回的 {grouped(String(refused))} 行
          </button>
        )}
      </p>
    </div>
  )
}
