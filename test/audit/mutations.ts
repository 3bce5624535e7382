import type { AuditedClaim } from '#domain/audit/match.ts'

/** A text in which one number is another, and the claim that said the true one. */
export type Mutation = { readonly text: string; readonly claim: AuditedClaim; readonly number: string }

const turned = (digits: string, at: number, by: number): string =>
  digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1)

/** A figure changed, two exchanged, one more and one less; none begins with 0, and none is the number itself. */
function othersOf(number: string): readonly string[] {
  const [whole, ...rest] = number.split('.') as [string, ...string[]]
  const decimals = rest.join('.')
  const digits = `${whole}${decimals}`
  const written = (changed: string): string =>
    decimals === '' ? changed : `${changed.slice(0, whole.length)}.${changed.slice(whole.length)}`
  const changed = [
    turned(digits, 0, 1),
    turned(digits, 0, 4),
    turned(digits, digits.length - 1, 5),
    digits.length > 1 ? `${digits[1]}${digits[0]}${digits.slice(2)}` : turned(digits, 0, 7),
  ]
  return [...new Set(changed.map(written))].filter((other) => other !== number && !other.startsWith('0'))
}

/** Every text that one edit of one number makes of a report whose claims agree; of a year, a date nothing is made. */
export function mutationsOf(text: string, agreeing: readonly AuditedClaim[]): Mutation[] {
  return agreeing.flatMap((claim) => {
    const digits = /\d+(?:\.\d+)?/.exec(claim.text)
    if (!digits || claim.unit === '日期') return []
    const at = claim.offset + digits.index
    return othersOf(digits[0]).map((number) => ({
      text: text.slice(0, at) + number + text.slice(at + digits[0].length),
      claim,
      number,
    }))
  })
}
