import { hash } from 'node:crypto'
import { rolldown } from 'rolldown'

/** A page that is one file: its script and style inside, working from a stick without a network. */
export type SingleFile = { readonly html: string; readonly policy: string }

const made = new Map<string, Promise<SingleFile>>()

/** Bundles `entry` for browsers from Chromium 90 on and puts it into a page; made once, at the first request. */
export function singleFile(entry: string, make: (script: string) => string): Promise<SingleFile> {
  const page = made.get(entry) ?? bundle(entry).then((script) => ({ html: make(script), policy: policyOf(script) }))
  made.set(entry, page)
  return page
}

async function bundle(entry: string): Promise<string> {
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    transform: { target: 'chrome90' },
    logLevel: 'silent',
  })
  try {
    const { output } = await build.generate({ format: 'iife', minify: true })
    // The end tag of the element that holds the script must not stand in it.
    return output[0].code.replaceAll('</script', '<\\/script')
  } finally {
    await build.close()
  }
}

const policyOf = (script: string): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src 'sha256-${hash('sha256', script, 'base64')}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const style = `body{font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1c1c1c;background:#fff;max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
h1{font-size:1.5rem}table{border-collapse:collapse;width:100%}td,th{border:1px solid #767676;padding:.3rem .5rem;text-align:left;word-break:break-all}
textarea,input{box-sizing:border-box}label{display:block;margin:.8rem 0 .2rem}input[type=file]{font:inherit}button{font:inherit;padding:.4rem 1rem}
.ok{border-left:.4rem solid #1a6b2d;padding:.5rem 1rem;background:#eef7f0}.bad{border-left:.4rem solid #a3161e;padding:.5rem 1rem;background:#fbeeee}
code{font-family:monospace;word-break:break-all}:focus-visible{outline:3px solid #0b5cad;outline-offset:2px}`

/** The frame of a single-file page; `body` and `title` are our own constants. */
export const singlePage = (title: string, body: string, script: string): string =>
  `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><main>${body}</main><script>${script}</script></body></html>
`
