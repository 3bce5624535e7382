import type { z } from 'zod'
import type { Day } from '#domain/calendar/day.ts'
import { must, mustCase } from '#domain/engine/matter.ts'
import type { Citation } from '#domain/law/citation.ts'
import { isPeriod } from '../fields.ts'

/** What the bureau puts in force from a day on, until another or until the end that it names. */
type InForce = z.ZodType<{ readonly from: Day; readonly until?: Day | undefined }>

/** How far it has come. */
export const inForceStates = { proposed: '待确认', confirmed: '已确认', declined: '未予确认' } as const

const byAnother = { by: 'head', notBy: 'legalReviewer', from: 'proposed' } as const

/**
 * One proposes, another confirms before the day from which it holds, or declines: `what` names it in the labels,
 * `stays` says what it leaves as it is.
 */
export const comingIntoForce = <const K extends string, S extends InForce>(
  name: K,
  form: S,
  { what, stays, basis }: { readonly what: string; readonly stays: string; readonly basis: readonly [Citation] },
) =>
  ({
    propose: {
      label: `提出${what}`,
      by: 'legalReviewer',
      from: ['nothing', 'proposed'],
      to: 'proposed',
      form: name,
      basis,
      guards: [must(form, '停用日期应晚于起用日期', ({ from, until }) => isPeriod(from, until), basis[0])],
    },
    confirm: {
      ...byAnother,
      label: `确认${what}`,
      to: 'confirmed',
      basis,
      guards: [
        mustCase(
          `起用日期不得早于确认之日：${stays}`,
          ({ before, day: today }) => String(before?.data[name]?.['from']) >= today,
          basis[0],
        ),
      ],
    },
    decline: { ...byAnother, label: '不予确认', to: 'declined', reasons: 'required', basis },
  }) as const
