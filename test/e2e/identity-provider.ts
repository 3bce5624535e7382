import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type IdentityProvider = {
  readonly issuer: string
  /** Refuses every connection, as a machine that is down. */
  stop(): Promise<void>
  /** Is there again, at the same address. */
  start(): Promise<void>
}

/** A real provider of OpenID Connect on a port of its own, for one client. Whoever names himself there is let in. */
export async function openIdentityProvider(redirectUri: string, secret: string): Promise<IdentityProvider> {
  let answer: ReturnType<Provider['callback']> | undefined
  const server: Server = createServer((request, response) => void answer?.(request, response))
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'zhunsheng', client_secret: secret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...(privateKey.export({ format: 'jwk' }) as { kty: 'RSA' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['for this test alone'] },
    pkce: { required: () => true },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 60, IdToken: 60 },
  })
  answer = provider.callback()
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    start: () => listen(port),
  }
}
