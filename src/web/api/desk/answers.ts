// What the desk is told: the one description that the server answers with and the console reads.

import type { ClockLine } from '#domain/desk/clock-lines.ts'
import type { Stage } from '#domain/desk/stages.ts'
import type { Field } from '#domain/engine/form.ts'

export type { ClockLine, Field, Stage }

/** Whose desk it is, and what day. */
export type Frame = {
  readonly person: string
  readonly name: string
  readonly posts: readonly { readonly role: string; readonly office: string }[]
  readonly bureau: string
  readonly demo: boolean
  readonly day: string
  readonly weekday: string
  readonly isWorkingDay: boolean
}

/** A case as one line of a list, with the clock that presses. */
export type CaseLine = {
  readonly id: string
  readonly title: string
  readonly number: string | undefined
  readonly state: string
  readonly stateTitle: string
  readonly n: number
  readonly openedOn: string
  readonly lastAt: string
  readonly matter: string
  readonly matterTitle: string
  readonly variantTitle: string | undefined
  readonly clock: ClockLine | undefined
}

export type MineLine = CaseLine & { readonly next: { readonly action: string; readonly label: string } }
export type WaitingLine = CaseLine & { readonly waitsFor: readonly string[] }
export type DoneLine = {
  readonly caseId: string
  readonly n: number
  readonly matter: string
  readonly matterTitle: string
  readonly label: string
  readonly title: string
  readonly number: string | undefined
  readonly stateTitle: string
  readonly recordedAt: string
}
export type DraftLine = {
  readonly caseId: string
  readonly matter: string
  readonly matterTitle: string
  readonly action: string
  readonly label: string
  readonly savedAt: string
}

/** A day of the small calendar: whether it is worked, and what ends on it. */
export type CalendarDay = { readonly day: string; readonly isOff: boolean }

export type Today = {
  readonly day: string
  readonly mine: readonly MineLine[]
  readonly waiting: readonly WaitingLine[]
  readonly done: readonly DoneLine[]
  readonly drafts: readonly DraftLine[]
  /** Four weeks from the Monday before last week's end. */
  readonly calendar: readonly CalendarDay[]
}

export type Citation = { readonly text: string }

export type Refused = {
  readonly code: string
  readonly detail: string
  readonly other?: { readonly matter: string; readonly caseId: string } | undefined
  readonly basis?: readonly Citation[] | undefined
}

/** An act with what it does, as the definition says it, and why it cannot be done now. */
export type Choice = {
  readonly action: string
  readonly label: string
  readonly form: string | undefined
  readonly reasonsRequired: boolean
  readonly allowed: boolean
  readonly refusal: Refused | undefined
  readonly roles: readonly string[]
  readonly bySystem: boolean
  readonly to: string | undefined
  readonly isAdverse: boolean
  readonly issues: readonly string[]
  readonly starts: readonly string[]
  readonly stops: readonly string[]
  readonly pauses: readonly string[]
  readonly resumes: readonly string[]
  readonly extends: readonly string[]
  readonly basis: string
}

export type Values = Readonly<Record<string, unknown>>
export type Forms = Readonly<Record<string, readonly Field[]>>

export type FileRef = { readonly sha256: string; readonly name: string; readonly size: number; readonly type: string }

export type CaseEntry = {
  readonly n: number
  readonly action: string
  readonly label: string
  readonly actor: { readonly id: string; readonly name: string | undefined; readonly role: string }
  readonly happenedAt: string
  readonly recordedAt: string
  readonly form?: Values | undefined
  readonly reasons?: string | undefined
  readonly evidence: readonly FileRef[]
  readonly receipt: { readonly index: number; readonly leaf: string } | undefined
}

export type RelatedLine = {
  readonly as: 'host' | 'child' | 'named' | 'naming'
  readonly linkTitle: string | undefined
  readonly id: string
  readonly matterTitle: string
  readonly number: string | undefined
  readonly title: string
  readonly stateTitle: string
}

export type CaseDocument = {
  readonly kind: string
  readonly title: string
  readonly number: string | undefined
  readonly n: number
  readonly on: string
}

/** A text of a case: its versions, the oldest first, and the acts that stand on one of them. */
export type CaseText = {
  readonly name: string
  readonly label: string
  readonly versions: readonly {
    readonly n: number
    readonly on: string
    readonly sha256: string
    readonly name: string
    readonly hasWords: boolean
  }[]
  readonly stands: readonly { readonly n: number; readonly label: string; readonly sha256: string }[]
}

export type Draft = {
  readonly caseId: string
  readonly matter: string
  readonly action: string
  readonly body: DraftBody
  readonly seen: number
  readonly savedAt: string
}
export type DraftBody = {
  readonly form: Values
  readonly reasons?: string | undefined
  readonly variant?: string | undefined
}

export type DeskCase = {
  readonly id: string
  readonly matter: string
  readonly matterTitle: string
  readonly variantTitle: string | undefined
  readonly n: number
  readonly state: string
  readonly stateTitle: string
  readonly title: string
  readonly number: string | undefined
  readonly applicant: string | undefined
  readonly openedOn: string
  readonly lastAt: string
  readonly reasons: string | undefined
  readonly data: Readonly<Record<string, Values>>
  readonly forms: Forms
  /** By form: the act with which it was last filled in, and the number of that entry. */
  readonly filled: Readonly<Record<string, { readonly label: string; readonly n: number }>>
  readonly stages: readonly Stage[]
  readonly clocks: readonly ClockLine[]
  readonly calendar: readonly CalendarDay[]
  readonly next: string | undefined
  readonly actions: readonly Choice[]
  readonly withheld: { readonly by: string; readonly detail: string } | undefined
  readonly documents: readonly CaseDocument[]
  readonly texts: readonly CaseText[]
  /** It is a meeting: it has a screen of its own. */
  readonly isSession: boolean
  readonly published: readonly { readonly what: string; readonly on: string }[]
  readonly related: readonly RelatedLine[]
  readonly entries: readonly CaseEntry[]
  readonly drafts: readonly Draft[]
}

export type MatterLine = {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly chapter: string
  readonly isSeen: boolean
  readonly opens: boolean
  readonly cases: number
  readonly open: number
}

export type OpeningChoice = Choice & { readonly only: readonly string[] }

export type MatterForOpening = {
  readonly id: string
  readonly title: string
  readonly kind: string
  /** Kept row by row: it can be taken in and out as a sheet. */
  readonly isRegister: boolean
  readonly chapter: string
  readonly basis: string
  readonly variants: readonly { readonly id: string; readonly title: string }[]
  readonly opens: readonly OpeningChoice[]
  readonly forms: Forms
}

/** Who is signed in (`GET /api/me`); without a session, by a token, nothing ends by itself. */
export type Me = {
  readonly person: string
  readonly name: string
  readonly now: string
  readonly idleUntil?: string
  readonly endsAt?: string
}

export type Found = { readonly cases: readonly CaseLine[]; readonly more: boolean }

/** A matter seen by those who answer for it: how its open cases stand. Never by person. */
export type MatterLights = {
  readonly id: string
  readonly title: string
  readonly open: number
  readonly overdue: number
  readonly near: number
  readonly fine: number
  readonly held: number
  /** Without a limit that runs. */
  readonly untimed: number
  readonly worst: readonly CaseLine[]
}
export type Lights = { readonly day: string; readonly matters: readonly MatterLights[]; readonly cut: boolean }

/** What an act would do. */
export type Tried = {
  readonly trial: readonly {
    readonly caseId: string
    readonly matter: string
    readonly action: string
    readonly state: string
    readonly publishes: readonly string[]
    readonly documents: readonly { readonly kind: string; readonly paper: TriedPaper }[]
    readonly clocks: readonly {
      readonly name: string
      readonly label: string
      readonly promise: boolean
      readonly status: string
      readonly due: string
    }[]
  }[]
}
export type TriedPaper = {
  readonly title: string
  readonly to?: string
  readonly issuer: string
  readonly on: string
  readonly body: readonly (
    | { readonly type: 'heading'; readonly text: string }
    | { readonly type: 'p'; readonly text: string }
    | { readonly type: 'fields'; readonly rows: readonly (readonly [string, string])[] }
    | { readonly type: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  )[]
}

export type Acted = {
  readonly caseId: string
  readonly n: number
  readonly stateTitle: string
  readonly number?: string | undefined
  readonly repeated: boolean
  readonly receipt?: { readonly index: number; readonly leaf: string } | undefined
}
