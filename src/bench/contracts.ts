import { technologyContract } from '#domain/matters/services/technology-contract.ts'

const sample = technologyContract.samples['row'] as Record<string, unknown>
const types = ['技术开发', '技术转让', '技术许可', '技术咨询', '技术服务'] as const

/** The n-th invented contract of a bench: amounts between 1 and 400 万元, spread over 2024. */
export function contractRow(n: number): Record<string, unknown> {
  const month = String((n % 12) + 1).padStart(2, '0')
  const day = String((n % 28) + 1).padStart(2, '0')
  const amount = `${((n * 7919) % 4_000_000) + 10_000}.${String(n % 100).padStart(2, '0')}`
  return {
    ...sample,
    number: `2024530100${String(n).padStart(6, '0')}`,
    name: `演示合同${n}`,
    type: types[n % types.length],
    signedOn: `2024-${month}-${day}`,
    acceptedOn: `2024-${month}-${day}`,
    registeredOn: `2024-${month}-${day}`,
    totalAmount: amount,
    technologyAmount: amount,
  }
}
