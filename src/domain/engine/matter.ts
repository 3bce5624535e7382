import type { z } from 'zod'
import type { PauseGround } from '../calendar/admit-clock-event.ts'
import type { Day, Instant } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Text } from '../documents/wording.ts'
import type { Basis, Citation } from '../law/citation.ts'
import type { Remedy } from '../law/remedies.ts'
import type { Unit } from '../settings/declaration.ts'
import { declarationOf, type SettingKey, type SettingValue } from '../settings/settings.ts'
import type { Act, Case, Entry, Grant, Witnessed } from './case.ts'
import type { Session } from './collegial.ts'
import type { Fact } from './fact.ts'
import type { ListDefinition, ListPath } from './list.ts'
import type { Asking, Need } from './others.ts'
import type { AnyPublicView, PublicView } from './public-view.ts'
import type { Posts, Role } from './roles.ts'

/** A state whose entry burdens the party: it must carry reasons and remedies (行政许可法第三十八条第二款). */
export type AdverseState = { readonly label: string; readonly adverse: true }
export const adverse = <const L extends string>(label: L) => ({ label, adverse: true }) as const
export type StateDefinition = string | AdverseState
export const stateLabel = (state: StateDefinition): string => (typeof state === 'string' ? state : state.label)

/** A time limit as law or the bureau's promise sets it; the unit decides how days are counted. */
export type LimitRule = {
  readonly unit: 'wd' | 'cd' | 'mo'
  readonly length: number
  /** False where time merely passes up to a named day. */
  readonly roll?: boolean
  readonly basis: Basis
  /** The setting that gives the length on the day when the clock starts; `length` is then what bureaus begin with. */
  readonly setting?: SettingKey
}
export const workingDays = (length: number, ...basis: Basis): LimitRule => ({ unit: 'wd', length, basis })
export const calendarDays = (length: number, ...basis: Basis): LimitRule => ({ unit: 'cd', length, basis })
export const months = (length: number, ...basis: Basis): LimitRule => ({ unit: 'mo', length, basis })

const limitUnits: { readonly [unit in Unit]?: LimitRule['unit'] } = { 工作日: 'wd', 日: 'cd', 个月: 'mo' }
/** A limit that no law gives: as long as the bureau has set it when the clock starts. */
export function lengthOf(setting: SettingKey, ...basis: Basis): LimitRule {
  const declared = declarationOf(setting)
  const unit = declared.kind === 'number' ? limitUnits[declared.unit] : undefined
  if (!unit) throw new Error(`${setting} is no length of time`)
  return { unit, length: Number(declared.initial.value), basis, setting }
}

export type LimitDefinition = {
  readonly label: string
  readonly statutory: LimitRule
  /** The bureau's own promise; a profile may set it per item, measured apart from the statutory clock. */
  readonly promised?: LimitRule
  /** The only grounds on which the clock may stand still. */
  readonly pauses?: readonly PauseGround[]
  /** Longest single extension in the unit of the limit, and how often. */
  readonly extension?: { readonly length: number; readonly times: number; readonly basis: Basis }
  /**
   * The day from which the clock counts, where what was filled in names it (a paper is entered days after it came) or
   * decides whether there is a limit at all; undefined: this case has none. `on`: the day of the act, from which the clock
   * counts where this is left out; `acts`: those before it.
   */
  readonly since?: (data: Case['data'], on: Day, acts: Case['acts']) => Day | undefined
  /** The last day in time, where what was filled in names it; the statutory length stands where it does not. */
  readonly until?: (data: Case['data']) => Day | undefined
}

/** A text that passes from hand to hand in versions: draft, explanation, opinion. */
export type TextDefinition = {
  readonly label: string
  /** It is read for what may limit competition; what is found is a candidate that a person answers. */
  readonly screened?: true
}

export type DocumentDefinition = {
  readonly title: string
  /** Under which names (`documentLabel`) wordings of the bureau may be recorded that were made before it was renamed. */
  readonly formerly?: readonly string[]
  readonly basis: Basis
  /** Number series (文号), gapless per year, given when the document is signed; it may depend on the case's data. */
  readonly series?: string | ((data: Case['data']) => string)
  /** How it reads, made of the case as its act leaves it; what is missing stops the act. */
  readonly text: Text
  /** Basis of publication, when the document is public. */
  readonly public?: Basis
}

export type GuardContext = {
  readonly before: Case | null
  readonly day: Day
  /** When the act is written down; later than `day` says where it is entered afterwards. */
  readonly recordedAt: Instant
  readonly variant: string | undefined
  readonly calendar: WorkingCalendar
  /** Who acts. */
  readonly actor: string
  /** What gives the actor the right to act. */
  readonly by: Grant
  /** The bureau's own area, as a code of GB/T 2260: 5301. */
  readonly region: string
  /** What is on record under a key and holds on the day of the act; the action names the measures in `asks`. */
  readonly standing: (measure: string, key: string | undefined) => readonly Standing[]
  /** The same of any day: what held before, and what is yet to begin. */
  readonly onRecord: (measure: string, key: string | undefined) => readonly Standing[]
  /** All that is on record of a measure and holds on the day of the act, whatever its key; named in `asks.stock`. */
  readonly stock: (measure: string) => readonly Standing[]
  /** First sight of the entry that the action names in `witnessed`. */
  readonly witnessed?: Witnessed | undefined
  /** The words of a text as its last version has them; the action names it in `reads`. Undefined: 无文字, or no version. */
  readonly words: (text: string) => string | undefined
  /** The value of a setting on the day of the act. The action names it in `settings`; the entry keeps it. */
  readonly setting: <K extends SettingKey>(key: K) => SettingValue<K>
} & Asking

/** Documents with their texts, which stand in a file of their own: one that lacks its text does not compile. */
export const worded = <const K extends string>(
  texts: Readonly<Record<K, Text>>,
  documents: Readonly<Record<NoInfer<K>, Omit<DocumentDefinition, 'text'>>>,
): Readonly<Record<K, DocumentDefinition>> => {
  const kinds = Object.keys(texts) as K[]
  return Object.fromEntries(kinds.map((kind) => [kind, { ...documents[kind], text: texts[kind] }])) as never
}

/** A fact of another case that holds on the day of the act: a certificate, a bar, a line of a plan, a visit. */
export type Standing = Pick<Fact, 'measure' | 'on' | 'until' | 'key' | 'group' | 'value'>

/** What an action asks of the facts of other cases. */
export type Asks<Form> = {
  readonly measures: readonly string[]
  /** `offices`: those in which whoever acts holds a post; of an applicant his accounts. */
  readonly keys: (form: Form, before: Case | null, offices: readonly string[]) => readonly (string | undefined)[]
  /** Measures of which it asks for everything that holds on the day: a list is frozen from it. */
  readonly stock?: readonly string[]
}

/** A condition of an action: the sentence says what must hold, the basis why. */
export type Guard<Form> = {
  readonly text: string
  readonly holds: (form: Form, context: GuardContext) => boolean
  readonly basis: Citation
  /** Whom or what a refusal names: those for whom the condition does not hold. */
  readonly offending?: (form: Form, context: GuardContext) => readonly string[]
  /** It asks nothing of the form: whether it holds is known before anything is filled in. */
  readonly ofCase?: true
  /** The field that has to change. */
  readonly at?: string
}

/** The sentence of a refusal, with those whom it concerns. */
export function guardText<Form>({ text, offending }: Guard<Form>, form: Form, context: GuardContext): string {
  const named = offending?.(form, context) ?? []
  return named.length ? `${text}：${named.join('、')}` : text
}

/** A guard over a form's fields; a field that the form lacks does not compile. */
export const must = <S extends z.ZodType>(
  _form: S,
  text: string,
  holds: (form: z.output<S>, context: GuardContext) => boolean,
  basis: Citation,
): Guard<z.output<S>> => ({ text, holds, basis })

/** A guard that holds when there is nobody and nothing to name. */
export const mustNot = <S extends z.ZodType>(
  _form: S,
  text: string,
  offending: (form: z.output<S>, context: GuardContext) => readonly string[],
  basis: Citation,
): Guard<z.output<S>> => ({
  text,
  offending,
  holds: (form, context) => offending(form, context).length === 0,
  basis,
})

/** The same over the case alone. */
export const mustNotCase = (
  text: string,
  offending: (context: GuardContext) => readonly string[],
  basis: Citation,
): Guard<unknown> => ({
  text,
  offending: (_form, context) => offending(context),
  holds: (_form, context) => offending(context).length === 0,
  basis,
  ofCase: true,
})

/** A guard over the case alone. */
export const mustCase = (text: string, holds: (context: GuardContext) => boolean, basis: Citation): Guard<unknown> => ({
  text,
  holds: (_form, context) => holds(context),
  basis,
  ofCase: true,
})

type AdverseOf<S> = { [K in keyof S]: S[K] extends AdverseState ? K : never }[keyof S]
type NonEmpty<T> = readonly [T, ...T[]]

/** `same` leaves the state as it is: procedures that overlap move on without one another. */
type Outcome<S> =
  | {
      readonly to: Exclude<keyof S, AdverseOf<S>> | 'same'
      readonly reasons?: 'required'
      readonly remedies?: undefined
    }
  | { readonly to: AdverseOf<S>; readonly reasons: 'required'; readonly remedies: NonEmpty<Remedy> }

/** What follows an act in another case: a command of the system's own, decided as any other and written with it. */
export type Consequence = {
  readonly matter: string
  /** Absent: a new case. */
  readonly caseId?: string | undefined
  readonly action: string
  readonly variant?: string | undefined
  readonly form?: unknown
  readonly reasons?: string | undefined
  /** The link under which a new case stands below the one that acts. */
  readonly link?: string | undefined
  /** A late entry alone: the person who did it, then, and whether somebody else has confirmed it. */
  readonly late?: { readonly actor: string; readonly happenedAt: Instant; readonly seconded: boolean } | undefined
}

type Following<Form> = (form: Form, context: GuardContext & { readonly after: Case }) => readonly Consequence[]

type Filled<F extends Forms> =
  | {
      readonly form?: undefined
      readonly guards?: readonly Guard<unknown>[]
      readonly asks?: Asks<unknown>
      readonly entails?: Following<unknown>
    }
  | {
      [K in keyof F]: {
        readonly form: K
        readonly guards?: readonly Guard<z.output<F[K]>>[]
        readonly asks?: Asks<z.output<F[K]>>
        readonly entails?: Following<z.output<F[K]>>
      }
    }[keyof F]

type OneOrMore<T> = T | readonly T[]
type States = Readonly<Record<string, StateDefinition>>
type Forms = Readonly<Record<string, z.ZodObject>>
type Limits = Readonly<Record<string, LimitDefinition>>
type Documents = Readonly<Record<string, DocumentDefinition>>
type Labels = Readonly<Record<string, string>>

export type Action<
  S extends States,
  F extends Forms,
  L extends Limits,
  D extends Documents,
  V extends Labels,
  A extends string = string,
> = {
  readonly label: string
  readonly by: OneOrMore<Role>
  /** Not the person who acted in this role earlier in the case. */
  readonly notBy?: Role
  /** Not the person who did one of these acts earlier in the case. */
  readonly notWho?: readonly A[]
  /** `nothing` opens a case. */
  readonly from: OneOrMore<'nothing' | keyof S>
  readonly basis: Basis
  /** Only for these variants (办理情形). */
  readonly only?: readonly (keyof V)[]
  /** Done at most once in a case: a guard of the action says so, and the graph of the matter goes by it. */
  readonly once?: true
  /** Actions that must have happened before, in any order. */
  readonly after?: readonly A[]
  /** What must hold of other cases; `needs(…)` makes them. */
  readonly needs?: readonly Need[]
  /** Texts of which the act adds a version, each with the field of the form that holds the file. */
  readonly writes?: Readonly<Record<string, string>>
  /** Texts on whose last version the act stands: of this case, or `host.draft` of the case above it. */
  readonly binds?: readonly string[]
  /** Texts of this case whose words its conditions read. */
  readonly reads?: readonly string[]
  /** The bureau's settings that its conditions ask for. */
  readonly settings?: readonly SettingKey[]
  /** Not before a witness outside the bureau has cosigned the journal entry of this earlier act. */
  readonly witnessed?: A
  readonly issues?: readonly (keyof D)[]
  readonly starts?: OneOrMore<keyof L>
  /** The clocks count from the latest day of these earlier acts, not from this one: 自收到之日起即为受理. */
  readonly startsAsOf?: OneOrMore<A>
  readonly stops?: OneOrMore<keyof L>
  readonly pauses?: keyof L
  readonly resumes?: keyof L
  /** By the whole extension that the limit allows. */
  readonly extends?: keyof L
  /** The field of the form that names the day of the act for its clocks. */
  readonly clockDay?: string
  /** What stops a clock after it has run out says why it is late. */
  readonly lateReasons?: true
  /** The form puts right a day from which these clocks count or on which they stopped. */
  readonly recounts?: OneOrMore<keyof L>
  /** Only after this clock has run out: an effect that law attaches to silence. */
  readonly afterDue?: keyof L
  /** Only while this clock has not run out: afterwards law has already settled the matter. */
  readonly untilDue?: keyof L
  readonly publishes?: readonly string[]
  /** Forms whose contents are shown, while this act can be done, only to who has done it or has filled one in. */
  readonly opens?: readonly (keyof F)[]
  /** An act of enforcement: the actor must hold a certificate valid on the day (持证上岗). */
  readonly enforcement?: true
} & Outcome<S> &
  Filled<F>

/** The case as its matter sees it: data typed by the matter's own forms. */
export type TypedCase<F extends Forms = Forms, A extends string = string> = Omit<Case, 'data' | 'acts'> & {
  readonly data: { readonly [K in keyof F]?: z.output<F[K]> }
  readonly acts: { readonly [K in A]?: Act }
}

export type FactContext = { readonly calendar: WorkingCalendar }

/** What an act makes due elsewhere. Carried out after it, by the worker, once, and tried again where it cannot be yet. */
export type Follow<F extends Forms, A extends string> = {
  readonly label: string
  readonly on: OneOrMore<A>
  readonly basis: Basis
  /** Pure: the case as the entry left it, and the entry. It is asked again at every try. */
  readonly makes: (current: TypedCase<F, A>, entry: Entry) => readonly Consequence[]
}

type ActionNames<A> = Extract<keyof A, string>
type Keys<T> = T extends unknown ? keyof T : never
type ActionKey = Keys<Action<States, Forms, Limits, Documents, Labels>>
/** A word that no action knows (`isues`) would otherwise be taken silently, and a duty with it. */
type NoOther<T> = { readonly [K in Exclude<keyof T, ActionKey>]: never }
type CheckedActions<A, S extends States, F extends Forms, L extends Limits, D extends Documents, V extends Labels> = {
  readonly [K in keyof A]: Action<S, F, L, D, V, ActionNames<A>> & NoOther<A[K]>
}

/** A role that reads the cases of a matter: all of them, or those in some states. An applicant reads his own only. */
export type Reads<State> = Role | { readonly role: Role; readonly in: readonly State[] }

export type MatterKind = 'licence' | 'inspection' | 'review' | 'registration' | 'register'

export type MatterDefinition<
  S extends States,
  F extends Forms,
  L extends Limits,
  D extends Documents,
  V extends Labels,
  M extends Labels,
  A,
> = {
  readonly id: string
  readonly title: string
  readonly kind: MatterKind
  readonly chapter: Chapter
  readonly inForceFrom: string
  /** First day on which a later version applies; open cases stay under this one. */
  readonly inForceUntil?: string
  readonly basis: Basis
  readonly variants?: V
  readonly states: S
  /** States in which a case may rest for good. Every case can reach one; a state that nothing leads out of is one. */
  readonly final?: readonly (keyof S)[]
  readonly forms: F
  /** One accepted value a form: the example of templates, and what contract tests mutate. */
  readonly samples: { readonly [K in keyof F]: z.input<F[K]> }
  readonly limits: L
  readonly documents: D
  readonly texts?: Readonly<Record<string, TextDefinition>>
  /** What one record of each measure means (口径的记录). */
  readonly measures: M
  readonly actions: A & CheckedActions<A, S, F, L, D, V>
  readonly describe: (data: { readonly [K in keyof F]?: z.output<F[K]> }, variant: string | undefined) => string
  readonly facts: (
    current: TypedCase<F, ActionNames<A>>,
    context: FactContext,
  ) => readonly (Fact & { readonly measure: Extract<keyof M, string> })[]
  /** By name: what acts of this matter make due elsewhere. */
  readonly follows?: Readonly<Record<string, Follow<F, ActionNames<A>>>>
  /** Documents whose number becomes the number of the case. */
  readonly numberedBy?: keyof D
  /** The number of a case that bears one from elsewhere. */
  readonly bears?: (data: { readonly [K in keyof F]?: z.output<F[K]> }) => string | undefined
  /** The meeting that a collegial act is, for whoever reads it; undefined while nothing is convened. */
  readonly session?: (data: { readonly [K in keyof F]?: z.output<F[K]> }) => Session | undefined
  /** Who reads its cases. Declared, never derived from who acts: see `sightOf`. */
  readonly readers: readonly Reads<keyof S>[]
  /** What its acts publish; absent: nobody outside ever sees more than that a sealed record exists. */
  readonly publicView?: PublicView<F, NoInfer<ActionNames<A>>>
  /** How its cases stand in a list; absent: as its first form suggests. */
  readonly list?: ListDefinition<ListPath<F>>
  /** Kinds of journal entries that must not be public. */
  readonly confidential?: true
  /** The only states in which the contents of a case may be seen from outside; absent: any. */
  readonly openIn?: readonly (keyof S)[]
  /** No two open cases about the same; `of` says about what, `text` is the sentence of the refusal. */
  readonly exclusive?: {
    readonly of: (data: { readonly [K in keyof F]?: z.output<F[K]> }) => string | undefined
    readonly text: string
    readonly basis: Citation
    /** States of a case that no longer stands in the way of another; absent: those in which a case may rest. */
    readonly releasedIn?: readonly (keyof S)[]
  }
  /**
   * Papers that a case review looks for in the file of a case that rests in a state: what was filled in, or what was
   * issued. Of several in brackets one is enough.
   */
  readonly dossier?: { readonly [State in keyof S]?: readonly OneOrMore<keyof F | keyof D>[] }
  /** Under which cases a case of this matter may stand. */
  readonly links?: Readonly<Record<string, LinkDefinition>>
}

/** A link from a child to its host: declared by the child, which is opened later. */
export type LinkDefinition = {
  /** Matters of the host. */
  readonly to: readonly string[]
  readonly label: string
  /** Any number of children under one host; absent: one that is not at its end. */
  readonly many?: true
}

/** Chapters of the annual report, which are also the folders of the matters. */
export const chapters = {
  leadership: '党的领导',
  services: '行政权力运行体系',
  'rule-making': '制度体系',
  decisions: '依法决策',
  enforcement: '行政执法',
  supervision: '权力制约监督',
  'legal-education': '普法',
} as const
export type Chapter = keyof typeof chapters

type LooseAction = Omit<
  Action<States, Forms, Limits, Documents, Labels>,
  'form' | 'guards' | 'remedies' | 'to' | 'only' | 'entails' | 'asks'
> & {
  readonly to: string
  readonly form?: string | undefined
  readonly guards?: readonly Guard<never>[] | undefined
  readonly entails?: Following<never> | undefined
  readonly asks?: Asks<never> | undefined
  readonly remedies?: NonEmpty<Remedy> | undefined
  readonly only?: readonly string[]
}

type LooseFollow = Omit<Follow<Forms, string>, 'makes'> & {
  readonly makes: (current: Case, entry: Entry) => readonly Consequence[]
}

/** A matter with its types forgotten: what the engine works on. It never asks which matter it has. */
export type Matter = Omit<
  MatterDefinition<States, Forms, Limits, Documents, Labels, Labels, Record<string, never>>,
  | 'actions'
  | 'facts'
  | 'describe'
  | 'samples'
  | 'numberedBy'
  | 'bears'
  | 'session'
  | 'dossier'
  | 'exclusive'
  | 'follows'
  | 'readers'
  | 'publicView'
  | 'list'
> & {
  readonly list?: ListDefinition<string>
  readonly readers: readonly Reads<string>[]
  readonly posts?: Posts
  readonly actions: Readonly<Record<string, LooseAction>>
  readonly samples: Readonly<Record<string, unknown>>
  readonly describe: (data: Case['data'], variant: string | undefined) => string
  readonly facts: (current: Case, context: FactContext) => readonly Fact[]
  readonly follows?: Readonly<Record<string, LooseFollow>>
  readonly numberedBy?: string
  readonly bears?: (data: Case['data']) => string | undefined
  readonly session?: (data: Case['data']) => Session | undefined
  readonly dossier?: Readonly<Record<string, readonly OneOrMore<string>[]>>
  readonly publicView?: AnyPublicView
  readonly exclusive?: {
    readonly of: (data: Case['data']) => string | undefined
    readonly text: string
    readonly basis: Citation
    readonly releasedIn?: readonly string[]
  }
}

/** The names of what follows elsewhere from an act. */
export const followsOf = ({ follows = {} }: Matter, action: string): readonly string[] =>
  Object.entries(follows).flatMap(([name, { on }]) => (asList<string>(on).includes(action) ? [name] : []))

/** A matter that remembers the names of its actions, states and measures and the types of its forms. */
export type DefinedMatter<
  F extends Forms = Forms,
  A extends string = string,
  S extends string = string,
  N extends string = string,
> = Matter & {
  readonly forms: F
  readonly actions: { readonly [K in A]: LooseAction }
  /** For types alone. */
  readonly stateNames: S
  readonly measureNames: N
}

/** A case of a matter, with the types of its forms and the names of its states. */
export type CaseOf<M extends DefinedMatter> =
  M extends DefinedMatter<infer F, infer A, infer S> ? Omit<TypedCase<F, A>, 'state'> & { readonly state: S } : never

/** The measures of some matters: what figures, proofs and lists may read. */
export type MeasureOf<M extends DefinedMatter> = M['measureNames']

/** Declares a statutory procedure. What law demands of every act does not compile when it is left out. */
export function defineMatter<
  const S extends States,
  const F extends Forms,
  const L extends Limits,
  const D extends Documents,
  const V extends Labels,
  const M extends Labels,
  const A extends Readonly<Record<string, Action<S, F, L, D, V>>>,
>(
  definition: MatterDefinition<S, F, L, D, V, M, A>,
): DefinedMatter<F, ActionNames<A>, Extract<keyof S, string>, Extract<keyof M, string>> {
  return definition as unknown as ReturnType<typeof defineMatter<S, F, L, D, V, M, A>>
}

export const asList = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]
