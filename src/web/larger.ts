import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isSecure } from './sign-in/door.ts'
import { localPath } from './sign-in/local-path.ts'

const name = 'zs-large'
const year = 365 * 86_400

/** Whether this browser has chosen larger type. */
export const isLargeFor = (c: Context): boolean => getCookie(c, name) === '1'

/** 大字版: the same pages in larger type (无障碍环境建设法第三十二条), chosen once, kept by the browser, without script. */
export function largerRoutes(app: Hono): void {
  app.get('/larger', (c) => {
    const isOn = c.req.query('on') === '1'
    const { pathname, search } = new URL(c.req.header('referer') ?? '/', c.req.url)
    setCookie(c, name, isOn ? '1' : '0', { path: '/', sameSite: 'Lax', secure: isSecure(c), maxAge: isOn ? year : 0 })
    c.header('cache-control', 'no-store')
    return c.redirect(localPath(`${pathname}${search}`, '/'), 303)
  })
}
