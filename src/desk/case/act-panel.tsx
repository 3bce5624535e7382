import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Acted, Choice, DeskCase, Field, Values } from '../../web/api/desk/answers.ts'
import { ActForm } from '../form/act-form.tsx'
import { moment } from '../parts/words.ts'
import { effectOf, saidOf } from './effect.ts'

/** One act in this case, on its own: what it asks for, what it will do, and then the act. */
export function ActPanel({ one, choice }: { readonly one: DeskCase; readonly choice: Choice }) {
  const go = useNavigate()
  const client = useQueryClient()
  const [params] = useSearchParams()
  const { id, matter, n, data, forms, filled } = one
  const { action, label, form, allowed, refusal, basis } = choice
  const done = async (acted: Acted) => {
    await client.invalidateQueries()
    void go(`/cases/${id}`, { state: { said: saidOf(label, acted, choice) } })
  }
  const fields = form === undefined ? [] : (forms[form] ?? [])
  const before = form === undefined ? undefined : beforehand(fields, data, data[form], filled[form])
  return (
    <section className="sec act" id="acts" aria-labelledby="acts-title">
      <h2>
        <span id="acts-title">{label}</span>
        <Link className="end" to={`/cases/${id}`}>
          回到全部动作
        </Link>
      </h2>
      <p className="effect">{effectOf(choice)}</p>
      <p className="s12 soft">依据：{basis}</p>
      {!allowed && refusal ? (
        <p className="note warn">{refusal.detail}</p>
      ) : (
        <ActForm
          place={{ matter, caseId: id, action }}
          choice={choice}
          fields={fields}
          seen={n}
          before={before}
          draft={one.drafts.find((draft) => draft.action === action)}
          clause={params.get('at') ?? undefined}
          clocks={one.clocks}
          news={(seen) => one.entries.filter((entry) => entry.n > seen).map(newsOf)}
          onStale={() => void client.invalidateQueries({ queryKey: ['case', id] })}
          onDone={done}
        />
      )}
    </section>
  )
}

const newsOf = ({ label, actor, recordedAt }: DeskCase['entries'][number]): string =>
  `${actor.name ?? actor.id}（${actor.role}）于 ${moment(recordedAt).join(' ')} 办理了“${label}”`

/** What the form says already: as it was last filled in, but what it names of the case as the case stands now. */
function beforehand(
  fields: readonly Field[],
  data: DeskCase['data'],
  last: Values | undefined,
  source: DeskCase['filled'][string] | undefined,
) {
  const standing = Object.fromEntries(
    fields.flatMap(({ name, stands }) => {
      const value = stands === undefined ? undefined : valueAt(data, stands)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  if (last) return { values: { ...last, ...standing }, source: `第 ${source?.n} 条记录“${source?.label}”` }
  return Object.keys(standing).length ? { values: standing, source: '本办件现在的内容' } : undefined
}

const valueAt = (data: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], data)
