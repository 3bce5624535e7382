import type { MailSettings } from './mail-settings.ts'
import type { Letter } from './ports.ts'

/** Hands a letter to the bureau's mail server. @throws Error in words, when it is not taken */
export type Send = (settings: MailSettings, letter: Letter) => Promise<void>

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host)
const patience = 20_000

/** By SMTP; one connection a letter, for a day has few. */
export const sendBySmtp: Send = async ({ host, port, secure, user, password, from }, { to, subject, text }) => {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    ...{ host, port, secure, requireTLS: !secure && !isLoopback(host) },
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    // Nothing of a letter is read from a file or fetched.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  try {
    await transport.sendMail({ from, to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } })
  } catch (error) {
    throw new Error(`邮件服务器 ${host} 没有收下：${error instanceof Error ? error.message : String(error)}`)
  } finally {
    transport.close()
  }
}
