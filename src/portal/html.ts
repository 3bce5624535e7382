import { html as build, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of a page; everything put into it is escaped unless it is itself such a piece. */
export type Html = HtmlEscapedString

/** Pieces are made of what is at hand: nothing here waits for a promise. */
export const html = build as (strings: TemplateStringsArray, ...values: unknown[]) => Html

export { raw }
