import { dayOf } from '#domain/calendar/day.ts'
import { type FrozenList, freeze } from '#domain/engine/frozen-list.ts'
import type { GuardContext, Standing } from '#domain/engine/matter.ts'
import { cleanUpQuery } from '#domain/matters/rule-making/document-clean-up.forms.ts'
import { documentCleanUp } from '#domain/matters/rule-making/document-clean-up.ts'
import type { Conduct, Conducts } from '../act.ts'
import { handleCommand } from '../handle-command.ts'
import type { House } from '../house.ts'

type Query = {
  readonly measure: string
  readonly members: (form: never, stock: GuardContext['stock']) => readonly string[]
}

/** The acts that freeze a list: what the query answers now is put into the form, and the act's guard asks it again. */
export const frozenConducts = (house: House): Conducts =>
  new Map([[`${documentCleanUp.id}.open`, freezing(house, cleanUpQuery, 'list')]])

const freezing = (house: House, { measure, members }: Query, field: string): Conduct => ({
  async run(person, command) {
    const form = { ...(command.form as Record<string, unknown> | undefined) }
    // A list that somebody sends is judged like any other: the guard knows what the query answers.
    if (form[field] !== undefined) return handleCommand(house, person, command)
    const day = dayOf(command.happenedAt ?? house.clock.now())
    const facts = await house.store.transaction((tx) => tx.stock([measure]))
    const holding = facts.filter(({ on, until }) => on <= day && (!until || day < until))
    const list: FrozenList = freeze(members(form as never, (name) => ofMeasure(holding, name)))
    return handleCommand(house, person, { ...command, form: { ...form, [field]: list } })
  },
})

const ofMeasure = (facts: readonly Standing[], name: string): readonly Standing[] =>
  facts.filter(({ measure }) => measure === name)
