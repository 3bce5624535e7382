import { z } from 'zod'
import { article } from '../law/catalogue.ts'
import { type Basis, systemRule } from '../law/citation.ts'
import type { Case } from './case.ts'
import { mustCase } from './matter.ts'
import type { Role } from './roles.ts'

export type LooseView = {
  readonly shows: readonly string[]
  readonly basis: Basis
  readonly only?: { readonly text: string; readonly holds: (row: never, steps: never) => boolean }
}

/** What the release of a row publishes. */
export const rowContents = '登记内容'

/** Filled in by whoever publishes: who looked at the row for secrets and personal data before it went out. */
export const releaseForm = z.object({
  reviewedBy: z.string().trim().min(1, '请填写保密审查人').meta({ title: '保密审查人' }),
})

const looked = systemRule('台账记录经另一人审查后才公开，登记人不公开自己登记的', '公开之后收不回来')

/** Acts by which rows of a register go out to everybody, and come back. None where nothing may be published. */
export function releaseOf(view: LooseView | undefined, keeper: Role, states: readonly string[]) {
  if (!view) return { forms: {}, samples: {}, actions: {}, view: {}, readers: [] }
  const { shows, basis, only } = view
  const from = states.filter((state) => state !== 'draft' && state !== 'voided')
  const guards = only ? [mustCase(only.text, ({ before }) => only.holds(...partsOf(before!.data)), basis[0])] : []
  return {
    forms: { release: releaseForm },
    samples: { release: { reviewedBy: '演示·保密审查人' } },
    readers: ['publisher'],
    actions: {
      release: {
        label: '门户公开',
        by: 'publisher',
        notBy: keeper,
        from,
        to: 'same',
        form: 'release',
        guards,
        publishes: [rowContents],
        basis: [looked, article('政府信息公开条例', 17), ...basis],
      },
      retract: {
        label: '门户撤下',
        by: 'publisher',
        from,
        to: 'same',
        reasons: 'required',
        basis: [article('政府信息公开条例', 14), article('政府信息公开条例', 15)],
      },
    },
    view: {
      publicView: {
        basis,
        acts: { release: shows.map((column) => (column.includes('.') ? column : `row.${column}`)) },
        endedBy: ['retract', 'void'],
      },
    },
  } as const
}

const partsOf = ({ row, ...steps }: Case['data']): [never, never] => [row as never, steps as never]
