import { useEffect, useRef, useState } from 'react'
import type { Draft, DraftBody } from '../../web/api/desk/answers.ts'
import { keepDraft, type Place } from '../api.ts'

/** How long one may pause between two keys before what is there is kept. */
const pause = 1_200

const shelf = ({ matter, caseId, action }: Place): string => `zhunsheng.draft ${matter} ${caseId} ${action}`

type Held = { readonly person: string; readonly body: DraftBody; readonly seen: number; readonly savedAt: string }

/** What this window could not hand over before the session ended: for the person who wrote it, and nobody else. */
export function heldDraft(
  place: Place,
  person: string | undefined,
): Pick<Draft, 'body' | 'seen' | 'savedAt'> | undefined {
  const text = sessionStorage.getItem(shelf(place))
  if (text === null) return undefined
  const held = JSON.parse(text) as Held
  return held.person === person ? held : undefined
}

/** Keeps what is being filled in on the server, for this person alone. Nothing is kept before something changes. */
export function useDraft(place: Place, person: string | undefined, body: DraftBody, seen: number) {
  const [at, setAt] = useState<string>()
  const text = JSON.stringify(body)
  const kept = useRef(text)
  const isStopped = useRef(false)
  const latest = useRef({ place, body, seen, text, person })
  latest.current = { place, body, seen, text, person }
  const keep = useRef(async () => {
    const { place, body, seen, text, person } = latest.current
    if (isStopped.current || text === kept.current) return
    try {
      const { savedAt } = await keepDraft(place, body, seen)
      kept.current = text
      sessionStorage.removeItem(shelf(place))
      setAt(savedAt)
    } catch {
      // Tried again at the next change. Until then, and beyond the end of a session, this window holds it.
      const held = { person: person ?? '', body, seen, savedAt: new Date().toISOString() } satisfies Held
      sessionStorage.setItem(shelf(place), JSON.stringify(held))
    }
  })
  useEffect(() => {
    if (text === kept.current) return
    const timer = setTimeout(keep.current, pause)
    return () => clearTimeout(timer)
  }, [text])
  // Whoever leaves in the middle of a word leaves nothing behind.
  useEffect(() => () => void keep.current(), [])
  return {
    at,
    stop: () => {
      isStopped.current = true
      sessionStorage.removeItem(shelf(place))
    },
  }
}
