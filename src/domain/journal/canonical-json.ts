import { isWellFormed } from './utf8.ts'

/** JSON data. Numbers: finite, and whole numbers only as far as they are exact (I-JSON, RFC 7493). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * RFC 8785 (JCS): no blanks, keys in the order of their UTF-16 units, numbers and strings as ECMAScript writes them.
 * @throws RangeError for lone surrogates, numbers that are not finite and whole numbers beyond 2^53 − 1
 */
export function canonicalJson(value: Json): string {
  switch (typeof value) {
    case 'string':
      if (!isWellFormed(value)) throw new RangeError('E_JCS: lone surrogate')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
        throw new RangeError(`E_JCS: ${value}`)
      }
      return JSON.stringify(value)
    case 'boolean':
      return String(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value as { readonly [key: string]: Json })
    default:
      throw new RangeError(`E_JCS: ${typeof value}`)
  }
}

const canonicalArray = (items: readonly Json[]): string => `[${items.map(canonicalJson).join(',')}]`

// The default order of sort() compares UTF-16 units, which is the order that RFC 8785 §3.2.3 asks for.
const canonicalObject = (members: { readonly [key: string]: Json }): string =>
  `{${Object.keys(members)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(members[key] as Json)}`)
    .join(',')}}`
