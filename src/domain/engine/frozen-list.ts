import { z } from 'zod'
import { sha256Hex } from '../draw/pure-sha256.ts'
import { utf8 } from '../journal/utf8.ts'
import type { Citation } from '../law/citation.ts'
import { type Guard, type GuardContext, mustNot } from './matter.ts'

/**
 * A collection frozen for an act: what a query answered on the day, kept as it was. Later acts account for every member;
 * whatever the database says by then, nobody drops out and nobody slips in.
 */
export type FrozenList = { readonly members: readonly string[]; readonly count: number; readonly digest: string }

/** The list of what a query answered, each member once, in one order: the same members give the same hash. */
export function freeze(members: readonly string[]): FrozenList {
  const sorted = [...new Set(members)].sort()
  return { members: sorted, count: sorted.length, digest: sha256Hex(utf8(sorted.map((one) => `${one}\n`).join(''))) }
}

const isSame = (one: FrozenList, other: FrozenList): boolean =>
  one.digest === other.digest && one.count === other.count && one.members.join('\n') === other.members.join('\n')

/** True while count and hash are those of the members. */
export const isIntact = (list: FrozenList): boolean => isSame(list, freeze(list.members))

/** Members without an account, accounts of no member, and members with more than one. */
export function unaccounted({ members }: Pick<FrozenList, 'members'>, accounts: readonly string[]) {
  const told = new Set(accounts)
  const known = new Set(members)
  return {
    missing: members.filter((one) => !told.has(one)),
    strangers: [...told].filter((one) => !known.has(one)),
    twice: [...told].filter((one) => accounts.indexOf(one) !== accounts.lastIndexOf(one)),
  }
}

/** A form's frozen list: nobody types it. The act that fills it in asks the query again and refuses any other answer. */
export const frozenField = (title: string) =>
  z
    .object({
      members: z.array(z.string().min(1, '名称不能为空')).min(1, `${title}是空的`).meta({ title: '成员' }),
      count: z.int({ error: '件数应为整数' }).min(1, '件数不能小于1').meta({ title: '件数' }),
      digest: z
        .string()
        .regex(/^[0-9a-f]{64}$/, '摘要应为64位十六进制')
        .meta({ title: '名单摘要' }),
    })
    .meta({ title, readOnly: true })

/** The act that freezes: its list is what the query answers on the day, no more and no less. */
export const mustFreeze = <S extends z.ZodType>(
  form: S,
  list: (form: z.output<S>) => FrozenList,
  query: (form: z.output<S>, context: GuardContext) => readonly string[],
  text: string,
  basis: Citation,
): Guard<z.output<S>> =>
  mustNot(
    form,
    text,
    (filled, context) => {
      const [given, asked] = [list(filled), freeze(query(filled, context))]
      if (isSame(given, asked)) return []
      const { missing, strangers } = unaccounted(asked, given.members)
      const odd = [...missing, ...strangers]
      return odd.length ? odd : ['件数或者摘要不符']
    },
    basis,
  )

/** An act that accounts for whatever is due by then, a frozen list or an agenda: every member once, and nobody else. */
export const mustAccount = <S extends z.ZodType>(
  form: S,
  due: (context: GuardContext) => readonly string[],
  accounts: (form: z.output<S>) => readonly string[],
  text: string,
  basis: Citation,
): Guard<z.output<S>> =>
  mustNot(
    form,
    text,
    (filled, context) => {
      const { missing, strangers, twice } = unaccounted({ members: due(context) }, accounts(filled))
      return [...missing, ...strangers, ...twice]
    },
    basis,
  )
