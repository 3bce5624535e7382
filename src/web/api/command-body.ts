import { z } from 'zod'
import { isInstant } from '#domain/calendar/day.ts'
import { attachment } from '#domain/engine/register.ts'

/** A command as it travels; who acts is told by the token, what is done by the address. */
export const commandBody = z.strictObject({
  // Capitals make no other UUID (RFC 9562 §4).
  id: z.uuid('命令编号应为 UUID').toLowerCase().meta({
    title: '命令编号',
    description: '由请求方生成的 UUID。重发同一编号得到第一次的答复，不会重复办理。',
  }),
  variant: z.string().optional().meta({ title: '办理情形', description: '立件时填写。' }),
  form: z.unknown().optional().meta({ title: '表单' }),
  reasons: z.string().optional().meta({ title: '理由' }),
  evidence: z.array(attachment).optional().meta({ title: '佐证材料' }),
  happenedAt: z
    .string()
    .refine(isInstant, '发生时间应为世界时时刻，如 2024-03-05T01:30:00Z')
    .optional()
    .meta({ title: '发生时间', description: '补录时填写；不填为此刻。' }),
  seen: z.int().nonnegative().optional().meta({
    title: '已看到的记录数',
    description: '办件此后又有新记录的，拒绝办理（case.stale），不会覆盖他人的办理。',
  }),
  saw: z.record(z.string(), z.string()).optional().meta({
    title: '已看过的文本',
    description: '各文本最新一稿的 SHA-256。其后又有新稿的，拒绝办理（text.changed）。',
  }),
})
export type CommandBody = z.output<typeof commandBody>
