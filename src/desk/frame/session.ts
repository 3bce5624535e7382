import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Me } from '../../web/api/desk/answers.ts'
import { askMe, ended, whenEnded } from '../api.ts'

/** How long before its end a session is spoken of. */
const noticeAhead = 2 * 60_000
/** While somebody works, the session is renewed at most so often; screens that renew themselves count as nobody's work. */
const renewEvery = 60_000

let workedAt = Date.now()
for (const sign of ['keydown', 'pointerdown', 'wheel'] as const)
  addEventListener(sign, () => (workedAt = Date.now()), { passive: true })

/** Whether somebody has done something here in the last minutes: what asks by itself falls silent without it. */
export const isWorking = (): boolean => Date.now() - workedAt < 3 * 60_000

/** True once the server has said that nobody is signed in any more. */
export const useEnded = (): boolean => useSyncExternalStore(whenEnded, ended)

export type SessionEnd = { readonly isNear: boolean; readonly endsAt: Date | undefined; readonly goOn: () => void }

/** When the session ends unless somebody does something, by the clock of this machine. */
export function useSessionEnd(): SessionEnd {
  const { data, dataUpdatedAt, refetch } = useQuery({ queryKey: ['me'], queryFn: askMe, staleTime: Infinity })
  const left = data && leftOf(data)
  const end = left === undefined ? undefined : dataUpdatedAt + left
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (end === undefined) return
    setNear(false)
    const near = setTimeout(() => setNear(true), end - noticeAhead - Date.now())
    // Asking once at the end tells whether it has ended: another window may have kept it.
    const over = setTimeout(() => void refetch(), end - Date.now() + 1_000)
    const work = () => {
      if (Date.now() - dataUpdatedAt > renewEvery) void refetch()
    }
    for (const sign of ['keydown', 'pointerdown']) addEventListener(sign, work)
    return () => {
      clearTimeout(near)
      clearTimeout(over)
      for (const sign of ['keydown', 'pointerdown']) removeEventListener(sign, work)
    }
  }, [end, dataUpdatedAt, refetch])
  return { isNear, endsAt: end === undefined ? undefined : new Date(end), goOn: () => void refetch() }
}

/** Milliseconds that were left when the server answered; undefined where there is no session (a token). */
function leftOf({ now, idleUntil, endsAt }: Me): number | undefined {
  if (idleUntil === undefined || endsAt === undefined) return undefined
  return Math.min(Date.parse(idleUntil), Date.parse(endsAt)) - Date.parse(now)
}
