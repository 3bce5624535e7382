import type { Claim } from './claim.ts'

export function arithmeticFindings(
  _claims: readonly Claim[],
): readonly { code: string; message: string; offset?: number }[] {
  return []
}
