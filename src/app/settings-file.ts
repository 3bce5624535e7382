import type { z } from 'zod'
import { readText } from './journal/keys/keys.ts'

/**
 * A file of settings that an operator writes, read each time it is wanted; undefined where there is none.
 * @param told what the file is, and how it should look
 * @throws Error when it is not usable; the places that are wrong are named, their values are not
 */
export async function readSettingsFile<S extends z.ZodType>(
  file: string,
  schema: S,
  told: { readonly title: string; readonly example: string },
): Promise<z.output<S> | undefined> {
  const text = await readText(file)
  if (text === null) return undefined
  const parsed = schema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path }) => path.join('.')).filter((path) => path !== '')
  const where = faults.length ? `（${faults.join('、')}）` : ''
  throw new Error(`${told.title} ${file} 格式不对${where}，应为 ${told.example}`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
