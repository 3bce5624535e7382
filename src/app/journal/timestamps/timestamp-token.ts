import { randomBytes, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import {
  AlgorithmIdentifier,
  Certificate,
  MessageImprint,
  SignedData,
  type SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import { equal } from '#domain/journal/bytes.ts'
import { sha1, sha256 } from '../log/node-crypto.ts'

// RFC 3161 requests and tokens. The library reads the structures, checks message imprint, signature and certificate path;
// what RFC 3161 asks beyond that (purpose and identity of the signing certificate) is checked here.

const SHA256_OID = '2.16.840.1.101.3.4.2.1'
const TST_INFO_OID = '1.2.840.113549.1.9.16.1.4'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'

/** What a token says. */
export type TimestampToken = {
  /** When the data existed at the latest, POSIX seconds by the authority's clock. */
  readonly time: number
  /** The authority, as its certificate names it. */
  readonly issuer: string
  /** True when its certificate leads to one that the reader trusts. */
  readonly isTrusted: boolean
}

export type TokenReading =
  | { readonly ok: true; readonly token: TimestampToken }
  /** `isForOther`: a token, but over other data. */
  | { readonly ok: false; readonly reason: string; readonly isForOther?: true }

/** A random number for one request. Its first bits are 01: as they stand, its bytes are the DER of a positive integer. */
export function freshNonce(): Uint8Array {
  const nonce = new Uint8Array(randomBytes(16))
  nonce[0] = (nonce[0]! & 0x3f) | 0x40
  return nonce
}

/** A DER request for a token over these bytes; with a nonce, bytes of a DER integer, where the answer comes back over the same connection. */
export function timestampRequest(data: Uint8Array, nonce?: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_OID, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(sha256(data)) }),
    }),
    // Without the certificate nobody could check the token later.
    certReq: true,
    ...(nonce ? { nonce: new asn1js.Integer({ valueHex: new Uint8Array(nonce) }) } : {}),
  })
  return new Uint8Array(request.toSchema().toBER())
}

/** Certificates out of a PEM file. @throws Error when there is none or one cannot be read */
export function certificatesIn(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw new Error('文件中没有 PEM 格式的证书')
  return blocks.map((block) => Certificate.fromBER(new X509Certificate(block).raw))
}

/**
 * Reads an authority's answer (`TimeStampResp`, DER) and checks it over the data: granted, right imprint, signature,
 * certificate for time-stamping only, valid at the token's own time, and, where certificates are given, leading to one of them.
 */
export async function readTimestamp(
  answer: Uint8Array,
  data: Uint8Array,
  options: { readonly trusted?: readonly Certificate[] | undefined; readonly nonce?: Uint8Array } = {},
): Promise<TokenReading> {
  try {
    return { ok: true, token: await checked(answer, data, options) }
  } catch (error) {
    if (error instanceof OtherData) return { ok: false, reason: error.message, isForOther: true }
    const reason = error instanceof Refused ? error.message : `不能读取或不成立（${(error as Error).message}）`
    return { ok: false, reason }
  }
}

class Refused extends Error {}
class OtherData extends Refused {}

async function checked(
  answer: Uint8Array,
  data: Uint8Array,
  { trusted, nonce }: { readonly trusted?: readonly Certificate[] | undefined; readonly nonce?: Uint8Array },
): Promise<TimestampToken> {
  const response = TimeStampResp.fromBER(new Uint8Array(answer))
  // 0 granted, 1 granted with modifications (RFC 3161 §2.4.2).
  if (response.status.status > 1) {
    const words = response.status.statusStrings?.map(({ valueBlock }) => valueBlock.value).join('；')
    throw new Refused(`时间戳机构没有签发（状态 ${response.status.status}${words ? `：${words}` : ''}）`)
  }
  if (!response.timeStampToken) throw new Refused('答复中没有时间戳')
  const signed = new SignedData({ schema: response.timeStampToken.content })
  const { eContentType, eContent } = signed.encapContentInfo
  const [signer] = signed.signerInfos
  if (eContentType !== TST_INFO_OID || !eContent) throw new Refused('答复中的不是时间戳')
  if (!signer?.signedAttrs || signed.signerInfos.length !== 1) throw new Refused('应恰有一个带属性的签名')
  const info = TSTInfo.fromBER(eContent.getValue())
  if (info.messageImprint.hashAlgorithm.algorithmId !== SHA256_OID) throw new Refused('摘要算法不是 SHA-256')
  if (!equal(bytesOf(info.messageImprint.hashedMessage), sha256(data))) throw new OtherData('不是对这个检查点的时间戳')
  if (nonce && !(info.nonce && equal(withoutZeros(bytesOf(info.nonce)), withoutZeros(nonce)))) {
    throw new Refused('答复与请求的随机数不符')
  }
  const result = await signed
    .verify({
      signer: 0,
      data: new Uint8Array(data).buffer,
      extendedMode: true,
      checkChain: trusted !== undefined,
      trustedCerts: [...(trusted ?? [])],
    })
    .catch((error: { message?: string; code?: number }) => {
      if (error.code === 5) throw new Refused('签发者的证书不在受信任的时间戳机构之下，或者已经失效')
      throw new Refused(`签名不成立（${error.message ?? ''}）`)
    })
  const certificate = result.signerCertificate
  if (!result.signatureVerified || !certificate) throw new Refused('签名不成立')
  checkPurpose(certificate)
  checkIdentity(signer, certificate)
  if (info.genTime < certificate.notBefore.value || info.genTime > certificate.notAfter.value) {
    throw new Refused('签发时签发者的证书不在有效期内')
  }
  return {
    time: Math.floor(info.genTime.getTime() / 1000),
    issuer: nameOf(certificate),
    isTrusted: trusted !== undefined,
  }
}

const bytesOf = (value: asn1js.OctetString | asn1js.Integer): Uint8Array =>
  new Uint8Array(value.valueBlock.valueHexView)

const withoutZeros = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.findIndex((byte) => byte !== 0))

/** RFC 3161 §2.3: the key serves time-stamping alone, and the certificate says so in a critical extension. */
function checkPurpose(certificate: Certificate): void {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  const purposes = (usage?.parsedValue as { keyPurposes?: readonly string[] } | undefined)?.keyPurposes
  if (!usage?.critical || purposes?.length !== 1 || purposes[0] !== TIME_STAMPING) {
    throw new Refused('签发者的证书不是时间戳专用证书')
  }
}

/** RFC 3161 §2.4.2, RFC 5816: the signed attributes name the certificate by its hash, so that none can be put in its place. */
function checkIdentity(signer: SignerInfo, certificate: Certificate): void {
  const der = new Uint8Array(certificate.toSchema().toBER())
  const attributes = signer.signedAttrs?.attributes ?? []
  const named = attributes.flatMap(({ type, values }) => {
    if (type !== SIGNING_CERTIFICATE && type !== SIGNING_CERTIFICATE_V2) return []
    const isV2 = type === SIGNING_CERTIFICATE_V2
    // The hash of ESSCertID comes first; ESSCertIDv2 may name an algorithm before it, SHA-256 by default.
    const [first, second] = membersOf(membersOf(membersOf(values[0])[0])[0])
    const algorithm = isV2 && first instanceof asn1js.Sequence ? (membersOf(first)[0] as asn1js.ObjectIdentifier) : null
    if (algorithm && algorithm.valueBlock.toString() !== SHA256_OID) return [null]
    const hash = algorithm ? second : first
    return hash instanceof asn1js.OctetString ? [equal(bytesOf(hash), (isV2 ? sha256 : sha1)(der))] : [null]
  })
  if (named.length === 0 || !named.every((isSame) => isSame === true)) throw new Refused('签名没有指明签发者的证书')
}

const membersOf = (value: unknown): readonly unknown[] =>
  value instanceof asn1js.Sequence ? value.valueBlock.value : []

const ORGANIZATION = '2.5.4.10'
const COMMON_NAME = '2.5.4.3'

/** The authority's name: organization and common name of the signing certificate. */
function nameOf(certificate: Certificate): string {
  const values = [ORGANIZATION, COMMON_NAME].flatMap((oid) =>
    certificate.subject.typesAndValues
      .filter(({ type }) => type === oid)
      .map(({ value }) => String(value.valueBlock.value)),
  )
  return values.join(' ') || '（证书未写名称）'
}
