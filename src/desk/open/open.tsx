import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Draft, MatterForOpening, OpeningChoice } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { effectOf, saidOf } from '../case/effect.ts'
import { ActForm } from '../form/act-form.tsx'
import { Fault } from '../parts/fault.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'

type Answer = MatterForOpening & { readonly drafts: readonly Draft[] }

/** A new case: which variant, by which act, and its form. */
export default function OpenScreen() {
  const { matter: id = '' } = useParams()
  const [params] = useSearchParams()
  const { data: matter, error } = useQuery({ queryKey: ['opening', id], queryFn: () => ask<Answer>(`/matters/${id}`) })
  useTitle(matter && `立件：${matter.title}`)
  if (error)
    return (
      <main id="main" className="lone">
        <Fault error={error} />
      </main>
    )
  if (!matter) return <Waiting />
  const allowed = matter.opens.filter((choice) => choice.allowed)
  const choice = allowed.find(({ action }) => action === params.get('act')) ?? allowed[0]
  return (
    <main id="main" tabIndex={-1}>
      <div className="hd">
        <p className="crumb">
          <Link to="/registers">台账</Link>
          <i>›</i>
          <Link to={`/registers/${id}`}>{matter.title}</Link>
        </p>
        <div className="ti">
          <h1>立件：{matter.title}</h1>
        </div>
        <p className="meta">
          <span>{matter.chapter}</span>
          <span>{matter.basis}</span>
        </p>
      </div>
      <div className="opening">
        <div className="sheet">
          {choice ? (
            <Opening key={choice.action} matter={matter} choice={choice} allowed={allowed} />
          ) : (
            <No matter={matter} />
          )}
        </div>
      </div>
    </main>
  )
}

const No = ({ matter }: { readonly matter: MatterForOpening }) => (
  <section className="sec">
    <h2>现在不能立件</h2>
    {matter.opens
      .filter(({ bySystem }) => !bySystem)
      .map(({ action, label, refusal }) => (
        <p key={action}>
          {label}：{refusal?.detail}
        </p>
      ))}
  </section>
)

type Props = { readonly matter: Answer; readonly choice: OpeningChoice; readonly allowed: readonly OpeningChoice[] }

function Opening({ matter, choice, allowed }: Props) {
  const go = useNavigate()
  const client = useQueryClient()
  const [params, setParams] = useSearchParams()
  const { id, variants, forms, drafts } = matter
  const draft = drafts.find((one) => one.action === choice.action)
  const open = variants.filter((one) => choice.only.length === 0 || choice.only.includes(one.id))
  const asked = params.get('variant') ?? draft?.body.variant
  const variant = open.find((one) => one.id === asked)?.id ?? open[0]?.id
  const put = (name: string, value: string) => {
    params.set(name, value)
    setParams(params, { replace: true })
  }
  return (
    <section className="sec act" aria-labelledby="open-title">
      <h2>
        <span id="open-title">{choice.label}</span> <small>{effectOf(choice)}</small>
      </h2>
      <p className="s12 soft">依据：{choice.basis}</p>
      {allowed.length > 1 && (
        <Pick
          label="怎样立件"
          options={allowed.map(({ action, label }) => [action, label])}
          value={choice.action}
          onPick={(one) => put('act', one)}
        />
      )}
      {open.length > 0 && (
        <Pick
          label="办理情形"
          options={open.map((one) => [one.id, one.title])}
          value={variant}
          onPick={(one) => put('variant', one)}
        />
      )}
      <ActForm
        place={{ matter: id, caseId: 'new', action: choice.action }}
        choice={choice}
        fields={choice.form === undefined ? [] : (forms[choice.form] ?? [])}
        seen={0}
        variant={variant}
        draft={draft}
        clocks={[]}
        onDone={async (acted) => {
          await client.invalidateQueries()
          void go(`/cases/${acted.caseId}`, { state: { said: saidOf(choice.label, acted, choice) } })
        }}
      />
    </section>
  )
}

type PickProps = {
  readonly label: string
  readonly options: readonly (readonly [string, string])[]
  readonly value: string | undefined
  readonly onPick: (value: string) => void
}

const Pick = ({ label, options, value, onPick }: PickProps) => (
  <fieldset className="ask">
    <legend>{label}</legend>
    <div className="choices">
      {options.map(([id, title]) => (
        <label key={id}>
          <input type="radio" name={label} checked={id === value} onChange={() => onPick(id)} />
          {title}
        </label>
      ))}
    </div>
  </fieldset>
)
