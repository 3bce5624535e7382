import type { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { Basis } from '../law/citation.ts'

/** A piece of a document's body. Numerals of headings and items are text: the hand that reads them out sees them. */
export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'p'; readonly text: string }
  /** Label and value, side by side. */
  | { readonly type: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** 出席 and the like in minutes: who, after a word in bold type. */
  | { readonly type: 'roll'; readonly label: string; readonly text: string }
  | { readonly type: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/**
 * How a document lies on the page: a decision under the bureau's red mark, a notice in letter form, an order (令), minutes
 * (纪要), a sheet of the house, a certificate (landscape).
 */
export type Layout = 'decision' | 'letter' | 'order' | 'minutes' | 'sheet' | 'certificate'

/** What a matter says in one of its documents; title, number, issuer and date are the house's to add. */
export type Wording = {
  readonly layout: Layout
  /** 主送: whom it concerns. A sheet, a certificate and an announcement are addressed to nobody. */
  readonly to?: string
  /** 签署: who signs an order, by post and name. Every other document is the bureau's. */
  readonly signer?: { readonly post: string; readonly name: string }
  readonly body: readonly Block[]
}

type Forms = Readonly<Record<string, z.ZodObject>>

/** Where the bureau is found by those whom its documents concern, as its profile says. */
export type Contact = { readonly office: string; readonly address?: string; readonly phone?: string }

/** All that a document may say: the case as it stands after the act that issues it, the law, the bureau. */
export type Issue<F extends Forms = Forms> = {
  readonly bureau: string
  readonly contact: Contact
  readonly matter: string
  readonly case: { readonly title: string; readonly openedOn: Day; readonly variant?: string | undefined }
  readonly on: Day
  /** The document's own number; a document without a series has none. */
  readonly number: string | undefined
  /** The number of the last document of one of these kinds that the case issued. @throws Missing */
  numberOf(...kinds: readonly string[]): string
  /** The words of a text as its last version has them, where the act reads them. @throws Missing where it holds none */
  words(text: string): string
  /** Whether the case has issued a document of this kind. */
  hasIssued(kind: string): boolean
  /** A form as it was last filled in. @throws Missing when it never was */
  form<K extends Extract<keyof F, string>>(name: K): z.output<F[K]>
  /** The same where the document says something only if it was filled in. */
  formIf<K extends Extract<keyof F, string>>(name: K): z.output<F[K]> | undefined
  /** The day of an earlier act of the case. @throws Missing */
  dayOf(action: string): string
  /** The last day of a limit of the case, in words. @throws Missing when no such clock runs */
  due(limit: string): string
  /** The reasons given for the act. @throws Missing */
  readonly reasons: string
  /** How the party may turn against the act. @throws Missing when the act declares no remedy */
  readonly remedies: string
  /** The document's own basis, as printed on the day. */
  readonly basis: string
  cite(...basis: Basis): string
}

/** How a kind of document reads. */
export type Text = (issue: Issue) => Wording

/** A text that knows the forms of its matter. */
export const textFor =
  <F extends Forms>() =>
  (text: (issue: Issue<F>) => Wording): Text =>
    text as unknown as Text

/** A value that a document must have and the case does not give: the act stops with this sentence. */
export class Missing extends Error {}

/** @throws Missing when there is nothing to print */
export function need<T>(value: T | undefined | null, title: string): T {
  if (value === undefined || value === null || (typeof value === 'string' && !value.trim())) throw new Missing(title)
  return value
}

export const p = (text: string): Block => ({ type: 'p', text })
export const heading = (text: string): Block => ({ type: 'heading', text })
export const fields = (...rows: readonly (readonly [label: string, value: string])[]): Block => ({
  type: 'fields',
  rows,
})
export const roll = (label: string, text: string): Block => ({ type: 'roll', label, text })
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  type: 'table',
  head,
  rows,
})

const counters = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** 一、 二、 … as headings of a document count. @throws RangeError from the hundredth on */
export function ordinal(n: number): string {
  if (n > 99) throw new RangeError(`E_ORDINAL: ${n}`)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? counters[tens - 1] : ''}${tens ? '十' : ''}${ones ? counters[ones - 1] : ''}`
}

/** Paragraphs numbered （一）, （二） …, each a sentence of its own. */
export const items = (texts: readonly string[]): readonly Block[] =>
  texts.map((text, index) =>
    p(`（${ordinal(index + 1)}）${sentence(text.replace(/[；;]$/, ''), index === texts.length - 1 ? '。' : '；')}`),
  )

/** A text with its end; what was typed may have one already. */
export const sentence = (text: string, end = '。'): string =>
  /[。！？…]$/.test(text.trim()) ? text.trim() : `${text.trim()}${end}`
