/** Exact decimals as text; division to twelve places, half away from zero. */
type Decimal = { readonly units: bigint; readonly scale: number }

const places = 12

function read(text: string): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`E_DECIMAL: ${text}`)
  const [, sign, whole = '', fraction = ''] = match
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length }
}

function write({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

/** a ÷ b × times; null where there is nothing to divide by. */
export function ratio(a: string, b: string, times = 1): string | null {
  const [x, y] = [read(a), read(b)]
  if (y.units === 0n) return null
  const top = x.units * BigInt(times) * 10n ** BigInt(places + y.scale)
  const bottom = y.units * 10n ** BigInt(x.scale)
  const negative = top < 0n !== bottom < 0n
  const [n, d] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom]
  const quotient = (n + d / 2n) / d
  return write({ units: negative ? -quotient : quotient, scale: places })
}

export function minus(a: string, b: string): string {
  const [x, y] = [read(a), read(b)]
  const scale = Math.max(x.scale, y.scale)
  return write({
    units: x.units * 10n ** BigInt(scale - x.scale) - y.units * 10n ** BigInt(scale - y.scale),
    scale,
  })
}
