import type { Acted, FileRef, Me, Refused as Told, Tried } from '../web/api/desk/answers.ts'
import type { CheckedFile } from '../web/api/desk/file-answers.ts'
import type { CaseList, Imported } from '../web/api/desk/list-answers.ts'

export type FieldFault = { readonly path: string; readonly message: string }

/** An answer that says no, with the sentence for people and the fields that have to change. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly FieldFault[]
  readonly basis: readonly string[]
  readonly other: Told['other']
  constructor(status: number, told: Partial<Told> & { fields?: readonly FieldFault[] }) {
    super(told.detail ?? '没有得到答复')
    this.status = status
    this.code = told.code ?? ''
    this.fields = told.fields ?? []
    this.basis = told.basis?.map(({ text }) => text) ?? []
    this.other = told.other
  }
}

let isEnded = false
const listeners = new Set<() => void>()
/** True once the server has said that nobody is signed in. */
export const ended = (): boolean => isEnded
export function whenEnded(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function answer<T>(request: Promise<Response>): Promise<T> {
  const response = await request
  if (response.ok) return (await response.json()) as T
  if (response.status === 401) {
    isEnded = true
    for (const listener of listeners) listener()
  }
  const told = await response.json().catch(() => ({}))
  throw new Refused(response.status, told)
}

export const ask = <T>(path: string): Promise<T> => answer<T>(fetch(`/api/desk${path}`))

export const askMe = (): Promise<Me> => answer<Me>(fetch('/api/me'))

export const askFile = (matter: string, caseId: string): Promise<CheckedFile> =>
  answer<CheckedFile>(fetch(`/api/matters/${matter}/cases/${caseId}/casefile`))

export const askList = (matter: string, wish: URLSearchParams): Promise<CaseList> =>
  answer<CaseList>(fetch(`/api/matters/${matter}/list?${wish}`))

const sheetPath = (matter: string, file: File, more: string) =>
  `/api/desk/registers/${matter}/rows?name=${encodeURIComponent(file.name)}${more}`
const sheetBody = (file: File) => ({
  method: 'POST',
  headers: { 'content-type': 'application/octet-stream' },
  body: file,
})

/** What the rows of a sheet would become, or have become. */
export const bringIn = (matter: string, file: File, isTrial: boolean): Promise<Imported> =>
  answer<Imported>(fetch(sheetPath(matter, file, isTrial ? '&trial=true' : ''), sheetBody(file)))

/** The rows that are not taken, as a workbook with the reasons beside them. */
export async function rejectsOf(matter: string, file: File): Promise<Blob> {
  const response = await fetch(sheetPath(matter, file, '&answer=rejects'), sheetBody(file))
  return response.ok ? response.blob() : answer<Blob>(Promise.resolve(response))
}

const send = <T>(method: string, path: string, body: unknown): Promise<T> =>
  answer<T>(fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))

export type Wish = {
  readonly id: string
  readonly form?: unknown
  readonly reasons?: string
  readonly variant?: string
  readonly seen?: number
}
export type Place = { readonly matter: string; readonly caseId: string; readonly action: string }

const actPath = ({ matter, caseId, action }: Place) => `/api/matters/${matter}/cases/${caseId}/actions/${action}`

export const act = (place: Place, wish: Wish) => send<Acted>('POST', actPath(place), wish)
/** What the act would do; nothing of it stays. */
export const tryAct = (place: Place, wish: Wish) => send<Tried>('POST', `${actPath(place)}?trial=true`, wish)

const draftPath = ({ matter, caseId, action }: Place) => `/api/desk/drafts/${matter}/${caseId}/${action}`

export const keepDraft = (place: Place, body: unknown, seen: number) =>
  send<{ savedAt: string }>('PUT', draftPath(place), { body, seen })
export const dropDraft = (place: Place) => send<unknown>('DELETE', draftPath(place), {})

type ViewToKeep = { readonly name: string; readonly query: string; readonly office?: string }
export const keepView = (matter: string, view: ViewToKeep) =>
  send<unknown>('POST', `/api/desk/registers/${matter}/views`, view)
export const dropView = (matter: string, id: string) =>
  send<unknown>('DELETE', `/api/desk/registers/${matter}/views/${id}`, {})

export const putFile = (file: File): Promise<FileRef> =>
  answer<FileRef>(
    fetch(`/api/attachments?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    }),
  )

/** A command id. Chromium 90 has no `crypto.randomUUID`, and plain http has none anywhere. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
