import type { Entry, Evidence } from './case.ts'

/** Whether a value of a form names a file by the hash of its bytes. */
export const isFile = (value: unknown): value is Evidence => {
  const file = value as Partial<Evidence> | null
  return (
    typeof file === 'object' &&
    file !== null &&
    typeof file.sha256 === 'string' &&
    typeof file.name === 'string' &&
    typeof file.size === 'number'
  )
}

/** Every file that is named anywhere in a value. */
export function filesIn(value: unknown): readonly Evidence[] {
  if (isFile(value)) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : []
}

/** Every file that an entry names, as evidence or wherever in its form; each once. */
export const filesOf = ({
  form,
  evidence,
  texts = [],
}: Pick<Entry, 'form' | 'evidence' | 'texts'>): readonly Evidence[] => [
  ...new Map(
    [...evidence, ...filesIn(form), ...texts.flatMap(({ words }) => words ?? [])].map((file) => [file.sha256, file]),
  ).values(),
]
