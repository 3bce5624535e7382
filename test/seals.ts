import { newSm2Scalar, sm2FromScalar } from '#app/journal/log/sm2.ts'
import type { SealService } from '#app/paper/seal-service.ts'
import { toHex } from '#domain/journal/bytes.ts'

/** Stands in for the city's seal service: real signatures with a key of its own, marked as a demonstration. */
export function demoSeals(): SealService & { readonly publicKey: string } {
  const key = sm2FromScalar(newSm2Scalar())
  const publicKey = toHex(key.publicKey)
  return {
    publicKey,
    async seal(file) {
      const signature = toHex(await key.sign(file))
      return { format: 'zs-seal/1', by: '演示印章服务', demo: true, publicKey, signature }
    },
  }
}
