import type { ClockLine } from '../../web/api/desk/answers.ts'

const looks = { green: 'ok', amber: 'near', red: 'near', black: 'over', paused: 'hold' } as const

export const lookOf = ({ light }: Pick<ClockLine, 'light'>): (typeof looks)[keyof typeof looks] => looks[light]

/** Shape, word and colour at once; whoever sees no colour reads the word. */
export const Light = ({ clock }: { readonly clock: ClockLine }) => (
  <span className={`lt ${lookOf(clock)}`}>{clock.left}</span>
)
