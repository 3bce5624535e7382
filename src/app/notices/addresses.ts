import { randomInt } from 'node:crypto'
import type { Instant } from '#domain/calendar/day.ts'
import { digestOf } from '../bearer-secret.ts'
import { later } from '../sign-in/rules.ts'
import { codeLetter } from './letter.ts'
import type { MailSettings } from './mail-settings.ts'
import type { Send } from './mailer.ts'
import type { NoticeStore } from './ports.ts'

const minutes = 30
const mostTries = 5
const isAddress = (text: string): boolean =>
  /^[\w.+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) && text.length <= 254

export type AddressParts = {
  readonly settings: () => Promise<MailSettings | undefined>
  readonly store: NoticeStore
  readonly send: Send
  readonly now: () => Instant
  /** The bureau, as its letters name it. */
  readonly bureau: string
}

export type Addresses = ReturnType<typeof openAddresses>
export type NoticeState = NonNullable<Awaited<ReturnType<Addresses['state']>>>

/** The address at which a person wants to be told; he shows by a code that it is his. All answers are faults in words. */
export function openAddresses({ settings, store, send, now, bureau }: AddressParts) {
  return {
    /** Undefined where the bureau sends no mail. */
    async state(person: string) {
      // A file that cannot be read is the administrator's matter; nobody's page fails of it.
      const mail = await settings().catch(() => undefined)
      return mail && { ...(await store.of(person)), domains: mail.domains }
    },
    async ask(person: string, text: string): Promise<string | undefined> {
      const mail = await settings()
      const address = text.trim().toLowerCase()
      if (!mail) return '本单位没有启用邮件提醒'
      if (!isAddress(address)) return '邮箱应为 名称@域名 的形式'
      if (!mail.domains.includes(address.slice(address.indexOf('@') + 1)))
        return `只能使用 ${mail.domains.map((domain) => `@${domain}`).join('、')} 的邮箱`
      const { asked } = await store.of(person)
      // One letter a minute: nobody's mailbox is filled from here.
      if (asked && later(asked.endsAt, { minutes: 1 - minutes }) > now()) return '确认码刚刚发出，请一分钟以后再试'
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      await store.ask(person, { address, digest: digestOf(code), endsAt: later(now(), { minutes }) })
      try {
        await send(mail, codeLetter({ bureau, to: address }, code, minutes))
      } catch (error) {
        return `确认码没有发出。${(error as Error).message}`
      }
      return undefined
    },
    async confirm(person: string, code: string): Promise<string | undefined> {
      const asked = await store.tryCode(person, now(), mostTries)
      if (!asked) return '确认码已经失效，请重新发送'
      if (digestOf(code.replace(/\s/g, '')) !== asked.digest) return '确认码不对'
      await store.confirm(person, asked.address, now())
      return undefined
    },
    remove: (person: string) => store.remove(person),
  }
}
