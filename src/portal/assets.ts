import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'assets')
const types = {
  'style.css': 'text/css; charset=utf-8',
  'home.css': 'text/css; charset=utf-8',
  'apply.css': 'text/css; charset=utf-8',
  'report.js': 'text/javascript; charset=utf-8',
  'passkey.js': 'text/javascript; charset=utf-8',
  'idle.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const

export type AssetName = keyof typeof types
export type Asset = { readonly body: Buffer<ArrayBuffer>; readonly type: string; readonly version: string }

const load = (name: AssetName): Asset => {
  const body = readFileSync(join(folder, name))
  return { body, type: types[name], version: hash('sha256', body, 'hex').slice(0, 10) }
}

/** The few static files of the portal, read once. */
export const assets: ReadonlyMap<string, Asset> = new Map(
  Object.keys(types).map((name) => [name, load(name as AssetName)]),
)

/** An address that changes with the file, so that browsers may keep it for ever. */
export const assetPath = (name: AssetName): string => `/assets/${name}?v=${assets.get(name)!.version}`
