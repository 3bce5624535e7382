import type { Register } from '#domain/engine/register.ts'

type Publishing = { readonly id: string; readonly actions: Readonly<Record<'release' | 'retract', unknown>> }

/** A register as the publisher knows it. @throws Error when none of its rows may be published */
export function publishing({ id, actions, publicView }: Register): Publishing {
  if (!publicView) throw new Error(`nothing of ${id} may be published`)
  return { id, actions: actions as never }
}

/** What the publisher fills in for any row. */
export const release = { reviewedBy: '演示·保密审查人' }
