/** The exact sum of decimals as text: money is not added up in floating point. */
export function sumOf(texts: readonly string[]): string {
  const digits = Math.max(0, ...texts.map((text) => (text.split('.')[1] ?? '').length))
  const scaled = texts.map((text) => {
    const [whole = '0', part = ''] = text.split('.')
    return BigInt(`${whole}${part.padEnd(digits, '0')}`)
  })
  const total = scaled.reduce((sum, one) => sum + one, BigInt(0))
  const sign = total < BigInt(0) ? '-' : ''
  const text = String(total < BigInt(0) ? -total : total).padStart(digits + 1, '0')
  return digits ? `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}` : `${sign}${text}`
}
