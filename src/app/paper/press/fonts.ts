import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Which families set what: the bureau's own first, then Noto, which has every glyph that a name may need. */
export type Families = {
  readonly body: readonly string[]
  readonly heading: readonly string[]
  readonly kai: readonly string[]
  readonly display: readonly string[]
}

export type Fonts = {
  readonly files: readonly string[]
  readonly families: Families
  /** For the properties of a file: which type was used, and whether it stands in for the standard's. */
  readonly note: string
}

/** GB/T 9704 asks for 仿宋, 黑体, 楷体 and 小标宋; none of them is open, so Noto stands in and the file says so. */
const asked = {
  body: { title: '仿宋', is: /仿宋|fang ?song/i },
  heading: { title: '黑体', is: /黑体|sim ?hei|fandol ?hei/i },
  kai: { title: '楷体', is: /楷体|kai ?ti|fandol ?kai|wenkai/i },
  display: { title: '小标宋', is: /小标宋|xiao ?biao ?song/i },
} as const satisfies Record<keyof Families, object>

const require = createRequire(import.meta.url)
const noto = (name: 'Serif SC' | 'Sans SC' | 'Serif JP', weight: string): string =>
  require.resolve(
    `@expo-google-fonts/noto-${name.toLowerCase().replace(' ', '-')}/${weight}/Noto${name.replace(' ', '')}_${weight}.ttf`,
  )
const serif = 'Noto Serif SC'
const sans = 'Noto Sans SC'
/** Draws names that the Chinese fonts lack: 𠮷. */
const rare = 'Noto Serif JP'

/** The fonts of the product: of three packages that hold every weight, the four files that are set with. */
export const productFonts: readonly string[] = [
  noto('Serif SC', '400Regular'),
  noto('Serif SC', '900Black'),
  noto('Sans SC', '400Regular'),
  noto('Serif JP', '400Regular'),
]

/** The fonts of the product and those that the bureau has put into its own folder. */
export async function findFonts(folder: string | undefined): Promise<Fonts> {
  const own = folder ? await ownFonts(folder) : []
  const chosen = (role: keyof Families) => own.find(({ family }) => asked[role].is.test(family))
  const familiesOf = (role: keyof Families, substitute: string) => [
    ...(chosen(role) ? [chosen(role)!.family] : []),
    substitute,
    ...(substitute === serif ? [] : [serif]),
    rare,
  ]
  const families = {
    body: familiesOf('body', serif),
    heading: familiesOf('heading', sans),
    kai: familiesOf('kai', serif),
    display: familiesOf('display', serif),
  }
  const notes = (Object.keys(asked) as (keyof Families)[]).map((role) => {
    const { title } = asked[role]
    return chosen(role) ? `${title}：${chosen(role)!.family}` : `${title}：字体替代，用${families[role][0]}`
  })
  return {
    files: [...own.map(({ file }) => file), ...productFonts],
    families,
    note: notes.join('；'),
  }
}

type OwnFont = { readonly file: string; readonly family: string }

async function ownFonts(folder: string): Promise<OwnFont[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => /\.(ttf|otf)$/i.test(name)).sort()
  const fonts: OwnFont[] = []
  for (const name of files) {
    const file = join(folder, name)
    const family = familyIn(await readFile(file))
    if (family) fonts.push({ file, family })
  }
  return fonts
}

/** The family of a font by its `name` table: the typographic one, else the old one; undefined where it has none. */
export function familyIn(font: Buffer): string | undefined {
  if (font.length < 12) return undefined
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables && 12 + i * 16 + 16 <= font.length; i += 1) {
    const record = 12 + i * 16
    if (font.toString('latin1', record, record + 4) !== 'name') continue
    return familyInTable(font.subarray(font.readUInt32BE(record + 8)))
  }
  return undefined
}

const windows = 3
const english = 0x0409

function familyInTable(table: Buffer): string | undefined {
  const found = new Map<number, string>()
  const [count, storage] = [table.readUInt16BE(2), table.readUInt16BE(4)]
  for (let i = 0; i < count; i += 1) {
    const record = 6 + i * 12
    const [platform, language, id] = [0, 4, 6].map((offset) => table.readUInt16BE(record + offset)) as [
      number,
      number,
      number,
    ]
    if (platform !== windows || (id !== 1 && id !== 16) || (language !== english && found.has(id))) continue
    const [length, offset] = [table.readUInt16BE(record + 8), table.readUInt16BE(record + 10)]
    const text = Buffer.from(table.subarray(storage + offset, storage + offset + length))
    found.set(id, text.swap16().toString('utf16le'))
  }
  return found.get(16) ?? found.get(1)
}
