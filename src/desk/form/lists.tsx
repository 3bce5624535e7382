import { type ChangeEvent, useState } from 'react'
import type { FileRef } from '../../web/api/desk/answers.ts'
import { putFile } from '../api.ts'
import { sizeWords } from '../parts/words.ts'
import { Ask } from './ask.tsx'
import { faultAt, type InputProps, idAt } from './field.ts'

/** Several short texts or days, each in a line of its own. */
export function Lines(props: InputProps) {
  const { field, path, value, faults, onChange } = props
  const lines = value === undefined ? [''] : (value as readonly string[])
  const put = (index: number, text: string) => onChange(lines.map((line, at) => (at === index ? text : line)))
  return (
    <Ask {...props} isSet>
      {lines.map((line, index) => {
        const fault = faultAt(faults, `${path}.${index}`)
        return (
          // Lines have no name of their own: they are known by their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div className="line" key={index}>
            {fault && <p className="fault">{fault}</p>}
            <input
              id={index === 0 ? idAt(path) : idAt(`${path}.${index}`)}
              aria-label={`${field.title}第 ${index + 1} 项`}
              type={field.item?.kind === 'day' ? 'date' : 'text'}
              className="long"
              value={line}
              autoComplete="off"
              onChange={({ target }) => put(index, target.value)}
            />
            {lines.length > 1 && (
              <button type="button" className="plain" onClick={() => onChange(lines.filter((_, at) => at !== index))}>
                移除<span className="sr">第 {index + 1} 项</span>
              </button>
            )}
          </div>
        )
      })}
      <button type="button" className="btn sm" onClick={() => onChange([...lines, ''])}>
        添一项
      </button>
    </Ask>
  )
}

export function CheckList(props: InputProps) {
  const { field, path, value, onChange } = props
  const chosen = (value as readonly string[] | undefined) ?? []
  const options = field.item?.options ?? []
  return (
    <Ask {...props} isSet>
      <div className="choices">
        {options.map((option, index) => (
          <label key={option}>
            <input
              type="checkbox"
              id={index === 0 ? idAt(path) : undefined}
              checked={chosen.includes(option)}
              onChange={({ target }) =>
                onChange(options.filter((one) => (one === option ? target.checked : chosen.includes(one))))
              }
            />
            {option}
          </label>
        ))}
      </div>
    </Ask>
  )
}

export const FileInput = (props: InputProps) => (
  <Files
    {...props}
    files={props.value === undefined ? [] : [props.value as FileRef]}
    most={1}
    onFiles={(change) => props.onChange(() => change([])[0])}
  />
)

export const FileList = (props: InputProps) => (
  <Files
    {...props}
    files={(props.value as readonly FileRef[] | undefined) ?? []}
    most={200}
    onFiles={(change) => props.onChange((now: unknown) => change((now as readonly FileRef[] | undefined) ?? []))}
  />
)

type FilesProps = InputProps & {
  readonly files: readonly FileRef[]
  readonly most: number
  readonly onFiles: (change: (now: readonly FileRef[]) => readonly FileRef[]) => void
}

/** Files are handed in at once; the form names them by what they are (SHA-256). */
function Files(props: FilesProps) {
  const { path, files, most, onFiles } = props
  const [state, setState] = useState<{ readonly sending?: string; readonly fault?: string }>({})
  const send = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])]
    target.value = ''
    const put: FileRef[] = []
    try {
      for (const file of chosen) {
        setState({ sending: file.name })
        put.push(await putFile(file))
      }
      setState({})
    } catch (error) {
      setState({ fault: `“${chosen[put.length]?.name}”没有存入：${(error as Error).message}` })
    }
    if (put.length) onFiles((now) => (most === 1 ? put.slice(-1) : [...now, ...put]))
  }
  return (
    <Ask {...props} isSet>
      {files.length > 0 && (
        <ul className="files">
          {files.map((file) => (
            <li key={file.sha256}>
              {file.name} <span className="soft nb">{sizeWords(file.size)}</span>{' '}
              <span className="mono soft" title={`SHA-256 ${file.sha256}`}>
                {file.sha256.slice(0, 8)}
              </span>
              <button
                type="button"
                className="plain"
                onClick={() => onFiles((now) => now.filter(({ sha256 }) => sha256 !== file.sha256))}
              >
                移除<span className="sr">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {state.fault && <p className="fault">{state.fault}</p>}
      <input
        id={idAt(path)}
        type="file"
        aria-label={props.field.title}
        multiple={most > 1}
        disabled={state.sending !== undefined}
        onChange={(event) => void send(event)}
      />
      <p className="soft s13" role="status">
        {state.sending && `正在存入“${state.sending}”`}
      </p>
    </Ask>
  )
}
