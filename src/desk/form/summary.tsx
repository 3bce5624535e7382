import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { Field } from '../../web/api/desk/answers.ts'
import { Refused } from '../api.ts'
import { Fault } from '../parts/fault.tsx'
import { idAt, titleOf } from './field.ts'

/** What has to be changed, each line leading to its field; the focus goes here, and the window says so. */
export function Summary({ fault, fields }: { readonly fault: Error | undefined; readonly fields: readonly Field[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!fault) return
    box.current?.focus()
    const title = document.title
    document.title = `错误：${title}`
    return () => {
      document.title = title
    }
  }, [fault])
  if (!fault) return null
  const own = fault instanceof Refused ? fault.fields : []
  return (
    <div className="summary" ref={box} tabIndex={-1}>
      {own.length === 0 ? (
        <Fault error={fault} />
      ) : (
        <div className="note warn" role="alert">
          <p>
            <b>有 {own.length} 处需要修改</b>
          </p>
          <ul>
            {own.map(({ path, message }) => (
              <li key={path + message}>
                <a className="u" href={`#${idAt(path)}`} onClick={(event) => reach(event, path)}>
                  {[titleOf(fields, path), message].filter(Boolean).join('：')}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {fault instanceof Refused && fault.other && (
        <p>
          <Link className="u" to={`/cases/${fault.other.caseId}`}>
            打开所涉的办件
          </Link>
        </p>
      )}
    </div>
  )
}

function reach(event: { preventDefault(): void }, path: string): void {
  event.preventDefault()
  document.getElementById(idAt(path))?.focus()
}
