import { z } from 'zod'
import { Problem } from '../problem.ts'

/** What has been filled in so far: of no shape yet, only small enough and of plain values. */
const asked = z.strictObject({
  body: z.strictObject({
    form: z.record(z.string(), z.unknown()),
    reasons: z.string().max(20_000).optional(),
    variant: z.string().max(100).optional(),
  }),
  seen: z.int().nonnegative(),
})

/** @throws Problem */
export function draftBody(value: unknown): z.output<typeof asked> {
  const parsed = asked.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Problem(422, 'draft.invalid', '草稿的格式不对')
}
