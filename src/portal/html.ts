import { html, raw } from 'hono/html'

export { html, raw }

/** A piece of a page; everything put into it is escaped unless it is itself such a piece. */
export type Html = ReturnType<typeof html>
