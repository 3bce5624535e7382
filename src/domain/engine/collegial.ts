import type { SettingKey } from '../settings/settings.ts'

/**
 * What makes the discussion of a body an act of that body (集体讨论决定): who was due and came, who left for one item,
 * in which order they spoke and how each stood. Pure; which body, and what it decided, is its matter's to say.
 */
export type Sitting = {
  /** Who is due: the members of the body, each once. */
  readonly due: readonly string[]
  readonly attended: readonly string[]
  /** Whose word comes last (重大行政决策程序暂行条例第三十条第二款). */
  readonly head: string
}

export type Stance = '同意' | '不同意' | '弃权'

/** One member's word on an item, in the order of speaking. Whoever has nothing to add says so: silence is no entry. */
export type View = { readonly person: string; readonly stance: Stance }

export type Deliberation = {
  /** Who left for this item because it is his own (回避). */
  readonly recused: readonly string[]
  readonly views: readonly View[]
}

/** Who decides on an item: who came and did not leave for it. */
export const voters = ({ attended }: Sitting, { recused }: Deliberation): readonly string[] =>
  attended.filter((one) => !recused.includes(one))

/** Who decides and has no entry. */
export const unheard = (sitting: Sitting, item: Deliberation): readonly string[] =>
  voters(sitting, item).filter((one) => !item.views.some(({ person }) => person === one))

/** Who spoke without deciding on the item, or twice. */
export function outOfTurn(sitting: Sitting, item: Deliberation): readonly string[] {
  const entitled = voters(sitting, item)
  return item.views
    .map(({ person }) => person)
    .filter((person, index, all) => !entitled.includes(person) || all.indexOf(person) !== index)
}

/** The head's word is the last, where he takes part. */
export const headSpeaksLast = (sitting: Sitting, item: Deliberation): boolean =>
  !voters(sitting, item).includes(sitting.head) || item.views.at(-1)?.person === sitting.head

export const tally = ({ views }: Deliberation, stance: Stance): number =>
  views.filter((one) => one.stance === stance).length

/** Those who stood against, by name: what relieves them later (条例第三十八条第三款) must not be lost. */
export const dissenters = ({ views }: Deliberation): readonly string[] =>
  views.filter(({ stance }) => stance === '不同意').map(({ person }) => person)

/** Where more than half of those who spoke stand; undefined: nowhere. */
export const majority = (item: Deliberation): Stance | undefined =>
  (['同意', '不同意', '弃权'] as const).find((stance) => tally(item, stance) * 2 > item.views.length)

/** A member of the body and how he stood to the meeting. `attended` is undefined before it was held. */
export type SessionMember = {
  readonly person: string
  readonly name: string
  readonly post?: string | undefined
  readonly attended?: boolean | undefined
  readonly absentBecause?: string | undefined
}

/** What was said and decided on one item. */
export type SessionMinute = {
  readonly said: Deliberation
  /** By the order of speaking, as `said.views`. */
  readonly words: readonly string[]
  readonly recusals: readonly { readonly person: string; readonly because: string }[]
  readonly legal?: { readonly name: string; readonly view: string } | undefined
  readonly outcome?: string | undefined
  readonly resolution: string
  readonly because?: string | undefined
  readonly owner?: string | undefined
  readonly dueOn?: string | undefined
}

export type SessionItem = {
  readonly no: number
  readonly kind: string
  readonly title: string
  readonly unit?: string | undefined
  /** The number or id of the case that it is about. */
  readonly case?: string | undefined
  /** What is only studied is not decided. */
  readonly isDecided: boolean
  readonly minute?: SessionMinute | undefined
}

/** A meeting as its matter tells it, whatever its forms are called: for whoever shows it. */
export type Session = {
  readonly body: string
  readonly number: string
  readonly plannedOn: string
  readonly heldOn?: string | undefined
  readonly place?: string | undefined
  readonly observers?: number | undefined
  readonly head: string
  readonly chair: string
  readonly members: readonly SessionMember[]
  readonly items: readonly SessionItem[]
  /** The settings by which it is quorate, and by which an item is carried; the latter only where votes decide. */
  readonly quorum: SettingKey
  readonly majority?: SettingKey | undefined
}
