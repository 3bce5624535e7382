import type { Edited } from '#domain/desk/form-values.ts'
import type { Field } from '#domain/engine/form.ts'
import type { Attachment } from '#domain/engine/register.ts'

type Posted = Readonly<Record<string, string | File | (string | File)[]>>
type Keep = (file: File) => Promise<Attachment>

const mostRows = 50
const all = (value: Posted[string] | undefined): readonly (string | File)[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
const textIn = (posted: Posted, name: string): string => {
  const [first] = all(posted[name])
  return typeof first === 'string' ? first : ''
}
const filesIn = (posted: Posted, name: string): readonly File[] =>
  all(posted[name]).filter((one): one is File => typeof one === 'object' && one.size > 0)

/** What a page of the form sent, as inputs hold it; files are kept first, and those kept before are taken up by hash. */
export async function editedIn(
  fields: readonly Field[],
  posted: Posted,
  { held, keep, prefix = '' }: { readonly held: Edited; readonly keep: Keep; readonly prefix?: string },
): Promise<Edited> {
  const read = async (field: Field): Promise<unknown> => {
    const name = `${prefix}${field.name}`
    const inner = (heldThere: unknown, at: string) =>
      editedIn(field.fields ?? [], posted, { held: (heldThere as Edited | undefined) ?? {}, keep, prefix: `${at}.` })
    switch (field.kind) {
      case 'group':
        return inner(held[field.name], name)
      case 'table': {
        const count = Math.min(mostRows, Number(textIn(posted, `${name}.rows`)) || 0)
        const before = (held[field.name] as readonly Edited[] | undefined) ?? []
        const rows = await Promise.all(Array.from({ length: count }, (_, row) => inner(before[row], `${name}.${row}`)))
        return rows.filter((row) => Object.values(row).some((value) => value !== '' && value !== undefined))
      }
      case 'file': {
        const [first] = filesIn(posted, name)
        return first ? keep(first) : keptFiles(held[field.name], posted, name)[0]
      }
      case 'list': {
        if (field.item?.kind !== 'file')
          return textIn(posted, name)
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter(Boolean)
        const added: Attachment[] = []
        for (const file of filesIn(posted, name)) added.push(await keep(file))
        return [...keptFiles(held[field.name], posted, name), ...added]
      }
      default:
        return textIn(posted, name)
    }
  }
  const entries = await Promise.all(fields.map(async (field) => [field.name, await read(field)] as const))
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** Files handed in before, without those that are to go. */
function keptFiles(held: unknown, posted: Posted, name: string): readonly Attachment[] {
  const before = (Array.isArray(held) ? held : held === undefined ? [] : [held]) as readonly Attachment[]
  const gone = new Set(all(posted[`${name}.remove`]))
  return before.filter(({ sha256 }) => !gone.has(sha256))
}
