import { fromHex } from '#domain/journal/bytes.ts'
import { verifySm2 } from '../journal/log/sm2.ts'

/** What a seal service says of a file: a signature by SM2 over SM3 of its bytes. Its own seal formats are not read here. */
export type Seal = {
  readonly format: 'zs-seal/1'
  readonly by: string
  /** A demonstration: of no effect, and said so wherever it is shown. */
  readonly demo?: true
  readonly publicKey: string
  /** DER, as hex. */
  readonly signature: string
}

/** The slot for the city's seal service (电子印章): keys and pictures of seals are its own, never ours. */
export type SealService = { seal(file: Uint8Array): Promise<Seal> }

export function isSealOf({ publicKey, signature }: Seal, file: Uint8Array): boolean {
  const [key, signed] = [fromHex(publicKey), fromHex(signature)]
  return key !== null && signed !== null && verifySm2(key, file, signed)
}
