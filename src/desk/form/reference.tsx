import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Found } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { Ask, describedBy } from './ask.tsx'
import { faultAt, type InputProps, idAt } from './field.ts'

/** Names another case by its number; what is typed is looked for among the cases that may be named. */
export function ReferenceInput(props: InputProps) {
  const { field, path, value, faults, onChange } = props
  const text = typeof value === 'string' ? value : ''
  const [isOpen, setOpen] = useState(false)
  const wanted = useDeferredValue(text.trim())
  const { data } = useQuery({
    queryKey: ['reference', field.reference, wanted],
    queryFn: () => ask<Found>(`/search?q=${encodeURIComponent(wanted)}&of=${field.reference?.join(',')}`),
    enabled: isOpen && wanted.length > 1,
  })
  const found = isOpen && wanted.length > 1 ? (data?.cases ?? []) : []
  const fault = faultAt(faults, path)
  return (
    <Ask {...props}>
      <div className="reference">
        <input
          id={idAt(path)}
          className="long"
          value={text}
          autoComplete="off"
          aria-describedby={describedBy(field, path, fault)}
          aria-invalid={fault ? true : undefined}
          onFocus={() => setOpen(true)}
          onChange={({ target }) => {
            setOpen(true)
            onChange(target.value)
          }}
        />
        {found.length > 0 && (
          <ul className="found" aria-label="找到的办件">
            {found.map(({ id, number, title, stateTitle }) => (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => {
                    onChange(number ?? id)
                    setOpen(false)
                  }}
                >
                  <b>{number ?? title}</b> {number && title} <span className="soft">{stateTitle}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="soft s13" role="status">
          {data && wanted.length > 1 && isOpen && found.length === 0 && '没有找到可以引用的办件'}
        </p>
      </div>
    </Ask>
  )
}
