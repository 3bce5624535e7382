import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A letter as it came over the wire. */
export type Received = { readonly to: readonly string[]; readonly subject: string; readonly text: string }

export type MailServer = {
  readonly port: number
  readonly received: readonly Received[]
  /** From now on letters are refused, or taken again. */
  refuse(refuses: boolean): void
  close(): Promise<void>
}

/** A real SMTP server on a port of its own, for tests. */
export async function openMailServer(): Promise<MailServer> {
  const received: Received[] = []
  let refuses = false
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refuses) return done(Object.assign(new Error('mailbox is full'), { responseCode: 452 }))
        received.push(
          readLetter(
            Buffer.concat(parts).toString('latin1'),
            session.envelope.rcptTo.map((to) => to.address),
          ),
        )
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    refuse: (now) => {
      refuses = now
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Of the parts of RFC 5322 and 2047 what a letter of plain text is made of. */
function readLetter(raw: string, to: readonly string[]): Received {
  const end = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ')
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
  const subject = field('subject')
    .replaceAll(/\?= +=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? latin(Buffer.from(word, 'base64')) : quoted(word.replaceAll('_', ' ')),
    )
  const body = raw.slice(end + 4)
  const coding = field('content-transfer-encoding').toLowerCase()
  const text =
    coding === 'base64' ? latin(Buffer.from(body, 'base64')) : coding === 'quoted-printable' ? quoted(body) : body
  return { to, subject: utf8(subject), text: utf8(text).replaceAll('\r\n', '\n') }
}

const latin = (bytes: Buffer): string => bytes.toString('latin1')
const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8')
const quoted = (text: string): string =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
