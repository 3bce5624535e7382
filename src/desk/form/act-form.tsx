import { type FormEvent, useRef, useState } from 'react'
import { type Edited, toEdit, toSend, withRemark } from '../../domain/desk/form-values.ts'
import type { Acted, Choice, ClockLine, Draft, Field, Tried, Values } from '../../web/api/desk/answers.ts'
import { act, dropDraft, newId, type Place, Refused, tryAct } from '../api.ts'
import { useFrame } from '../frame/frame.tsx'
import { moment } from '../parts/words.ts'
import { FormFields } from './form.tsx'
import { Preview } from './preview.tsx'
import { Summary } from './summary.tsx'
import { heldDraft, useDraft } from './use-draft.ts'

type Props = {
  readonly place: Place
  readonly choice: Choice
  readonly fields: readonly Field[]
  /** How many entries the person has seen. */
  readonly seen: number
  readonly variant?: string | undefined
  /** What the form said when it was last filled in. */
  readonly before?: { readonly values: Values; readonly source: string } | undefined
  readonly draft?: Draft | undefined
  /** The clause of a text about which something is to be said. */
  readonly clause?: string | undefined
  readonly clocks: readonly ClockLine[]
  /** What has been recorded since so many entries. */
  readonly news?: (seen: number) => readonly string[]
  /** Somebody has recorded something since. */
  readonly onStale?: () => void
  readonly onDone: (acted: Acted) => Promise<void>
}

/** What was looked at, and what it would do. */
type Looked = { readonly content: string; readonly tried: Tried | undefined }

/** Fill in, look at what it will do, do it. Nothing is done by the first button. */
export function ActForm(props: Props) {
  const { place, choice, fields, variant, before, onDone } = props
  const person = useFrame().data?.person
  const [draft] = useState(() => heldDraft(place, person) ?? props.draft)
  const [edited, setEdited] = useState<Edited>(() =>
    withRemark(fields, (draft?.body.form as Edited) ?? toEdit(fields, before?.values), props.clause),
  )
  const [reasons, setReasons] = useState(draft?.body.reasons ?? '')
  const [seen, setSeen] = useState(draft?.seen ?? props.seen)
  const [looked, setLooked] = useState<Looked>()
  const [fault, setFault] = useState<Error>()
  const [isBusy, setBusy] = useState(false)
  // One id for one act: sent again after a broken line it is answered, not repeated.
  const id = useRef(newId())
  const saved = useDraft(place, person, { form: edited, reasons, ...(variant === undefined ? {} : { variant }) }, seen)
  const news = props.news?.(seen) ?? []
  const content = JSON.stringify([edited, reasons, variant])
  // Whatever changes after the look has to be looked at again.
  const isChecked = looked?.content === content
  const wish = () => ({
    id: id.current,
    ...(choice.form === undefined ? {} : { form: toSend(fields, edited) }),
    ...(reasons.trim() ? { reasons: reasons.trim() } : {}),
    ...(variant === undefined ? {} : { variant }),
    ...(place.caseId === 'new' ? {} : { seen }),
  })
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(undefined)
    try {
      await work()
    } catch (error) {
      setFault(error as Error)
      if (error instanceof Refused && error.code === 'case.stale') props.onStale?.()
      setLooked(undefined)
    } finally {
      setBusy(false)
    }
  }
  const check = () =>
    attempt(async () => {
      const tried = await tryAct(place, wish()).catch((error: unknown) => {
        // What the system computes is computed by the act alone: there is nothing to be shown before.
        if (error instanceof Refused && error.code === 'trial.computed') return undefined
        throw error
      })
      setLooked({ content, tried })
    })
  const carryOut = () =>
    attempt(async () => {
      const acted = await act(place, wish())
      saved.stop()
      await dropDraft(place).catch(() => undefined)
      await onDone(acted)
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void (isChecked ? carryOut() : check())
  }
  const faults = fault instanceof Refused ? fault.fields : []
  return (
    <form className="act-form" onSubmit={submit} noValidate>
      {news.length > 0 && (
        <div className="note near" role="alert">
          <p>
            <b>办件在您填写期间有了新的记录：</b>
          </p>
          <ul>
            {news.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <button type="button" className="btn sm" onClick={() => setSeen(props.seen)}>
            已看过，按现在的情况继续
          </button>
        </div>
      )}
      <Summary fault={fault} fields={fields} />
      {draft && <p className="note">接着 {moment(draft.savedAt).join(' ')} 存下的草稿填写。</p>}
      {!draft && before && <p className="note">已按{before.source}填好，请核对，有变化的再改。</p>}
      <FormFields fields={fields} edited={edited} faults={faults} onChange={setEdited} />
      {choice.reasonsRequired && (
        <div className={`ask${fault instanceof Refused && fault.code === 'reasons.required' ? ' wrong' : ''}`}>
          <label htmlFor="f-reasons">理由</label>
          <p className="hint">写明事实和依据；随记录封存，并写入文书。</p>
          <textarea id="f-reasons" rows={4} value={reasons} onChange={({ target }) => setReasons(target.value)} />
        </div>
      )}
      {isChecked && <Preview tried={looked.tried} choice={choice} clocks={props.clocks} />}
      <p className="go">
        <button type="submit" className="btn p" disabled={isBusy}>
          {isChecked ? `确认${choice.label}` : '核对'}
        </button>
        {isChecked && (
          <button type="button" className="btn" onClick={() => setLooked(undefined)}>
            再改
          </button>
        )}
        <span className="soft s13" role="status">
          {saved.at ? `草稿已存 ${moment(saved.at)[1]}` : isChecked ? '' : '核对时只看结果，不留记录'}
        </span>
      </p>
    </form>
  )
}
