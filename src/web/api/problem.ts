import type { Context } from 'hono'
import type { FieldError, Refusal } from '#domain/engine/refusal.ts'
import type { Basis } from '#domain/law/citation.ts'
import { printCitation } from '#domain/law/cite.ts'
import { refusalStatus } from '../refusal-status.ts'

/** What HTTP calls each status, in the reader's language. */
export const statusTitles = {
  400: '请求有误',
  401: '需要登录或者有效的令牌',
  403: '无权办理',
  404: '没有找到',
  409: '与办件现状冲突',
  413: '内容过大',
  415: '内容类型不对',
  422: '填写有误',
  429: '请求过于频繁',
  500: '系统故障',
  503: '暂停办理',
  507: '磁盘已满',
} as const
export type ProblemStatus = keyof typeof statusTitles

type Told = {
  readonly status: ProblemStatus
  /** For machines; stays the same when the sentence is improved. */
  readonly code: string
  readonly message: string
  readonly fields?: readonly FieldError[] | undefined
  readonly basis?: Basis | undefined
  /** The case that stands in the way. */
  readonly other?: Refusal['other']
  /** Where a person signs in. */
  readonly signIn?: string
}

/** An answer that says no, as RFC 9457 has it: `detail` for people, `code` and `fields` for programs. */
export function problem(c: Context, told: Told, headers: Record<string, string> = {}): Response {
  const { status, code, message, fields, basis, other, signIn } = told
  const body = {
    title: statusTitles[status],
    status,
    code,
    detail: message,
    fields,
    basis: basis?.map(cited),
    other,
    signIn,
  }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8', ...headers })
}

export const refusalProblem = (c: Context, { code, message, fields, basis, other }: Refusal): Response =>
  problem(c, { status: refusalStatus[code], code, message, fields, basis, other })

export const cited = (citation: Basis[number]) => ({ ...citation, text: printCitation(citation) })

/** Thrown where an answer is found to be a no; the API's error handler answers with it. */
export class Problem extends Error {
  readonly told: Told
  constructor(status: ProblemStatus, code: string, message: string, fields?: readonly FieldError[]) {
    super(message)
    this.told = { status, code, message, fields }
  }
}
