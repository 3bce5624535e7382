import type { Field, FileRef, Values } from '../../web/api/desk/answers.ts'
import { grouped, sizeWords } from './words.ts'

/** Where a file of the case is opened, and a case that is named. */
export type Links = {
  readonly file: (file: FileRef) => string | undefined
  readonly reference: (name: string) => string | undefined
}

const none: Links = { file: () => undefined, reference: () => undefined }

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'name' in value

/** One value of a form, as it reads. */
export function Value({
  field,
  value,
  links = none,
}: {
  readonly field: Field
  readonly value: unknown
  readonly links?: Links
}) {
  if (value === undefined || value === null || value === '') return '—'
  if (isFile(value)) return <FileLink file={value} href={links.file(value)} />
  switch (field.kind) {
    case 'yesNo':
      return value === true ? '是' : '否'
    case 'list':
      return <List field={field} values={value as readonly unknown[]} links={links} />
    case 'table':
      return <Table fields={field.fields ?? []} rows={value as readonly Values[]} links={links} />
    case 'group':
      return <Filled fields={field.fields ?? []} values={value as Values} links={links} />
    case 'text': {
      const href = field.reference && links.reference(String(value))
      return href ? <a href={href}>{String(value)}</a> : plain(field, value)
    }
    default:
      return plain(field, value)
  }
}

const plain = ({ unit, kind }: Field, value: unknown): string => {
  const text = unit || kind === 'money' || kind === 'number' ? grouped(String(value)) : String(value)
  return unit ? `${text} ${unit}` : text
}

type ListProps = { readonly field: Field; readonly values: readonly unknown[]; readonly links: Links }

function List({ field, values, links }: ListProps) {
  if (values.length === 0) return '—'
  const item = field.item ?? { ...field, kind: 'text' as const }
  return (
    <ul>
      {values.map((value, index) => (
        // Values are known by their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>
          <Value field={item} value={value} links={links} />
        </li>
      ))}
    </ul>
  )
}

type TableProps = { readonly fields: readonly Field[]; readonly rows: readonly Values[]; readonly links: Links }

function Table({ fields, rows, links }: TableProps) {
  const columns = fields.filter(({ name }) => rows.some((row) => row[name] !== undefined))
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            {columns.map(({ name, title }) => (
              <th scope="col" key={name}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place
            <tr key={index}>
              {columns.map((field) => (
                <td key={field.name}>
                  <Value field={field} value={row[field.name]} links={links} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type FilledProps = { readonly fields: readonly Field[]; readonly values: Values; readonly links?: Links }

/** The filled fields of a form, in the order of its definition. */
export const Filled = ({ fields, values, links = none }: FilledProps) => (
  <dl className="dl">
    {fields
      .filter(({ name }) => values[name] !== undefined && values[name] !== '')
      .map((field) => (
        <div key={field.name}>
          <dt>{field.title}</dt>
          <dd>
            <Value field={field} value={values[field.name]} links={links} />
          </dd>
        </div>
      ))}
  </dl>
)

export const FileLink = ({ file, href }: { readonly file: FileRef; readonly href: string | undefined }) => (
  <>
    {href ? <a href={href}>{file.name}</a> : file.name} <span className="soft nb s12">{sizeWords(file.size)}</span>
  </>
)
