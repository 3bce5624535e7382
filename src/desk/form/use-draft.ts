import { useEffect, useRef, useState } from 'react'
import type { DraftBody } from '../../web/api/desk/answers.ts'
import { keepDraft, type Place } from '../api.ts'

/** How long one may pause between two keys before what is there is kept. */
const pause = 1_200

/** Keeps what is being filled in on the server, for this person alone. Nothing is kept before something changes. */
export function useDraft(place: Place, body: DraftBody, seen: number) {
  const [at, setAt] = useState<string>()
  const text = JSON.stringify(body)
  const kept = useRef(text)
  const isStopped = useRef(false)
  const latest = useRef({ place, body, seen })
  latest.current = { place, body, seen }
  useEffect(() => {
    if (text === kept.current) return
    const timer = setTimeout(() => {
      if (isStopped.current) return
      const { place, body, seen } = latest.current
      keepDraft(place, body, seen).then(
        ({ savedAt }) => {
          kept.current = text
          setAt(savedAt)
        },
        // It is tried again at the next change; what is on screen stays there.
        () => undefined,
      )
    }, pause)
    return () => clearTimeout(timer)
  }, [text])
  return {
    at,
    stop: () => {
      isStopped.current = true
    },
  }
}
