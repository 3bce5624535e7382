import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { SignedData, TimeStampResp } from 'pkijs'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../../../../test/folder.ts'
import { openssl } from '../../../../test/openssl.ts'

/** A time-stamping authority of a test's own, made with the OpenSSL program. */
export type Authority = {
  /** The certificate to trust, PEM. */
  readonly ca: string
  /** Its answer (DER) to a request. */
  answer(request: Uint8Array): Promise<Buffer>
  /** An answer whose contents somebody else signed, who has a certificate of the same authority, for e-mail. */
  forge(answer: Uint8Array): Buffer
  /** An answer that the right key signed but without naming its certificate. */
  anonymous(answer: Uint8Array): Buffer
}

const configuration = `
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[tsa]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[mail]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, emailProtection
[service]
dir = .
serial = serial
crypto_device = builtin
default_policy = 1.2.3.4.1
digests = sha256, sha384
ess_cert_id_alg = sha256
signer_digest = sha256
ess_cert_id_chain = no
`

export function makeAuthority({ key = 'ec' }: { readonly key?: 'rsa' | 'ec' } = {}): Authority {
  const cwd = temporaryFolder()
  const run = (...args: string[]) => openssl(args, { cwd })
  writeFileSync(join(cwd, 'tsa.cnf'), configuration)
  writeFileSync(join(cwd, 'serial'), '01')
  const kind = key === 'rsa' ? ['-newkey', 'rsa:2048'] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  const made = [...kind, '-nodes', '-config', 'tsa.cnf', '-utf8']
  run(
    'req',
    '-x509',
    '-days',
    '3650',
    ...made,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/O=演示/CN=根',
    '-extensions',
    'ca',
  )
  run('req', '-new', ...made, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/O=演示/CN=演示时间戳')
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'tsa.cnf', '-extensions', 'tsa']
  run('x509', '-req', '-days', '3000', '-in', 'tsa.csr', ...by, '-out', 'tsa.pem')
  run('req', '-new', ...made, '-keyout', 'mail.key', '-out', 'mail.csr', '-subj', '/O=演示/CN=邮件')
  run('x509', '-req', '-days', '3000', '-in', 'mail.csr', ...by.slice(0, -1), 'mail', '-out', 'mail.pem')
  /** Signs what a token says as CMS data of its type, and makes an answer of it. */
  const resign = (answer: Uint8Array, ...signer: readonly string[]): Buffer => {
    const { timeStampToken } = TimeStampResp.fromBER(new Uint8Array(answer))
    const { encapContentInfo } = new SignedData({ schema: timeStampToken?.content })
    writeFileSync(join(cwd, 'info'), new Uint8Array(encapContentInfo.eContent!.getValue()))
    const form = ['-binary', '-nodetach', '-outform', 'DER', '-econtent_type', '1.2.840.113549.1.9.16.1.4']
    const token = openssl(['cms', '-sign', ...form, '-in', 'info', ...signer], { cwd })
    const size = Buffer.alloc(2)
    size.writeUInt16BE(5 + token.length)
    return Buffer.concat([Buffer.from('3082', 'hex'), size, Buffer.from('3003020100', 'hex'), token])
  }
  let count = 0
  return {
    ca: openssl(['x509', '-in', 'ca.pem'], { cwd }).toString('utf8'),
    async answer(request) {
      const query = `${++count}.tsq`
      const reply = `${count}.tsr`
      await writeFile(join(cwd, query), request)
      const signer = ['-config', 'tsa.cnf', '-section', 'service', '-signer', 'tsa.pem', '-inkey', 'tsa.key']
      await promisify(execFile)('openssl', ['ts', '-reply', '-queryfile', query, ...signer, '-out', reply], { cwd })
      return readFile(join(cwd, reply))
    },
    forge: (answer) => resign(answer, '-cades', '-signer', 'mail.pem', '-inkey', 'mail.key'),
    anonymous: (answer) => resign(answer, '-signer', 'tsa.pem', '-inkey', 'tsa.key'),
  }
}

export type TestService = {
  readonly url: string
  /** Requests that came. */
  readonly asked: Buffer[]
  /** From now on answers this instead of a token over the request. */
  replyWith(answer: { readonly status: number; readonly body: Uint8Array }): void
  stop(): Promise<void>
}

/** The authority on a port of its own. */
export async function serveAuthority(authority: Authority): Promise<TestService> {
  const asked: Buffer[] = []
  let instead: Parameters<TestService['replyWith']>[0] | null = null
  const server = createServer(async (request, response) => {
    const query = await buffer(request)
    asked.push(query)
    const { status, body } = instead ?? { status: 200, body: await authority.answer(query) }
    response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let isOpen = true
  const service: TestService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    replyWith(answer) {
      instead = answer
    },
    async stop() {
      if (!isOpen) return
      isOpen = false
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  onTestFinished(() => service.stop())
  return service
}
