import { randomBytes } from 'node:crypto'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import { isGuarded } from '#domain/people/separation.ts'
import { passwordFault } from '#domain/sign-in/password.ts'
import type { AccessEvent, AccessLog } from '../access-log.ts'
import { digestOf } from '../bearer-secret.ts'
import { factorDoors } from './factors.ts'
import type { Inside } from './inside.ts'
import { isConfirmed, linkOf } from './link.ts'
import type { Passkeys } from './passkeys.ts'
import { hashPassword, isPassword, noPassword } from './password-hash.ts'
import type { LinkRecord, LinkStore, Listed, People, Session, SignInStore, Stage } from './ports.ts'
import { type Provider, providerDoors } from './provider.ts'
import { later, type SignInRules } from './rules.ts'
import type { SecondFactor } from './second-factor.ts'
import { type Acceptance, type From, fault, type Opened, type SignedIn, type Told } from './told.ts'

export type SignInParts = {
  readonly store: SignInStore
  readonly people: People
  readonly links: LinkStore
  readonly log: AccessLog
  readonly now: () => Instant
  readonly rules: () => Promise<SignInRules>
  readonly second: SecondFactor
  readonly passkeys: Passkeys
  readonly provider: Provider
}

/** A session is marked as used at most once in so many seconds. */
const seenEvery = 60

const linkGone = fault('link', '这个链接已经用过、已经失效，或者抄写不全。请人事管理员重新发一个。')

export type SignIn = ReturnType<typeof openSignIn>

/** Signing in, of one bureau. A person is somebody of its register; whoever has left it is nobody here. */
export function openSignIn({ store, people, links, log, now, rules, second, passkeys, provider }: SignInParts) {
  const note = (event: AccessEvent, { address }: From, person: string | undefined, detail?: string) =>
    log.note({ at: now(), event, address, person, detail })

  /** A new session under a new name, so that nobody can have known it before. */
  async function open(person: string, way: Session['way'], stage: Stage, from: From): Promise<Opened> {
    const { idleMinutes, longestHours } = await rules()
    const token = randomBytes(32).toString('base64url')
    const at = now()
    await store.open({
      ...{ digest: digestOf(token), person, stage, way, beganAt: at, seenAt: at, idleSeconds: idleMinutes * 60 },
      ...{ endsAt: later(at, { hours: longestHours }), address: from.address, agent: from.agent.slice(0, 200) },
    })
    await note('sign-in.in', from, person, stage === 'in' ? way : `${way} ${stage}`)
    return { ok: true, token, stage }
  }

  /** What is still to be done before somebody is in: a second factor, a new password, a second factor to be had at all. */
  async function stageOf({ id, posts }: Listed, way: Session['way'], isProved: boolean): Promise<Stage> {
    const { passwordDays, secondFactorOf } = await rules()
    const hasCodes = await second.has(id)
    if (hasCodes && !isProved) return 'second'
    const account = way === 'password' ? await store.account(id) : undefined
    if (account && later(account.passwordSetAt, { hours: 24 * passwordDays }) <= now()) return 'renew'
    if (isProved || !posts.some(({ role }) => secondFactorOf.includes(role))) return 'in'
    // Whoever has a passkey comes in by it.
    return (await passkeys.of(id)).length ? 'second' : 'enrol'
  }

  /** Opens the session of somebody whose password, or whose link, was right. */
  const enter = async (person: Listed, from: From, isProved = false): Promise<Opened> =>
    open(person.id, 'password', await stageOf(person, 'password', isProved), from)

  /** Judges a password as one attempt of its account. The same is done, and answered, for whoever is not there. */
  async function isRight(person: string, password: string): Promise<Listed | undefined> {
    const { failures, lockMinutes } = await rules()
    const at = now()
    const attempt = await store.attempt(person, at, { failures, lockedUntil: later(at, { minutes: lockMinutes }) })
    const proven = await isPassword(password, attempt?.password ?? noPassword)
    const listed = await people.listed(person, dayOf(at))
    if (!attempt || !proven || !listed) return undefined
    await store.attemptRight(person)
    return listed
  }

  async function choose(person: Listed, password: string, link?: string): Promise<Told | undefined> {
    const { passwordLeast, passwordHistory } = await rules()
    const message = passwordFault(password, { least: passwordLeast, person: person.id, name: person.name })
    if (message) return fault('password', message)
    for (const former of await store.latestPasswords(person.id, passwordHistory))
      if (await isPassword(password, former)) return fault('password', `不得再用最近用过的 ${passwordHistory} 个密码`)
    return (await store.setPassword(person.id, await hashPassword(password), now(), link)) ? undefined : linkGone
  }

  async function usable(text: string): Promise<{ readonly link: LinkRecord; readonly person: Listed } | undefined> {
    const link = await linkOf(links, text, now())
    if (!link || (await store.isLinkUsed(link.id))) return undefined
    // Whoever has set his password since has no more need of an older link.
    const account = await store.account(link.person)
    if (account && link.issuedAt < account.passwordSetAt) return undefined
    const person = await people.listed(link.person, dayOf(now()))
    // Whoever has been given such a post since the link was issued needs one that a second person has confirmed.
    if (!person || (link.confirmation === undefined && isGuarded(person.posts, dayOf(now())))) return undefined
    return { link, person }
  }

  /** Whoever has failed too often from one address has to wait, whomever he names. */
  async function tooMany({ address }: From): Promise<Told | undefined> {
    const { addressFailures, addressMinutes } = await rules()
    const count = await store.failuresFrom(address, later(now(), { minutes: -addressMinutes }))
    return count >= addressFailures
      ? fault('too-many', `从这台机器输错的次数过多，请 ${addressMinutes} 分钟后再试`)
      : undefined
  }
  const failed = async ({ address }: From) =>
    store.failed(address, now(), later(now(), { minutes: -(await rules()).addressMinutes }))

  const inside: Inside = { store, now, rules, note, open, stageOf, isRight, tooMany, failed }

  return {
    rules,
    people,

    async signIn(person: string, password: string, from: From): Promise<Opened | Told> {
      const at = now()
      const waits = await tooMany(from)
      if (waits) return waits
      const right = await isRight(person, password)
      const { failures, lockMinutes } = await rules()
      if (!right) {
        await failed(from)
        // What was typed in the wrong field may be a password: only a name that is somebody's is written down.
        await note('sign-in.failed', from, (await people.listed(person, dayOf(at)))?.id)
        return fault('wrong', `人员编号或者密码不正确。连续输错 ${failures} 次，该编号锁定 ${lockMinutes} 分钟。`)
      }
      return enter(right, from)
    },

    ...factorDoors(inside, { second, passkeys }),
    ...providerDoors(inside, provider),

    /** In a demonstration anybody may be anybody; whether it is one is for the edge to know. */
    async enterDemo(person: string, from: From): Promise<Opened | Told> {
      const listed = await people.listed(person, dayOf(now()))
      return listed ? open(person, 'demo', 'in', from) : fault('wrong', '没有这名人员')
    },

    /** Who it is that holds this token, while his session runs and he is in the register. */
    async who(token: string): Promise<SignedIn | undefined> {
      const at = now()
      const found = await store.find(digestOf(token), at)
      if (!found) return undefined
      const { digest, person, stage, way, endsAt, idleSeconds } = found
      const listed = await people.listed(person, dayOf(at))
      if (!listed) {
        await store.endAll(person)
        return undefined
      }
      if (later(found.seenAt, { seconds: seenEvery }) <= at) await store.seen(digest, at)
      const idle = later(at, { seconds: idleSeconds })
      const idleUntil = idle < endsAt ? idle : endsAt
      return { person, name: listed.name, posts: listed.posts, session: digest, stage, way, idleUntil, endsAt }
    },

    async signOut({ person, session }: SignedIn, from: From): Promise<void> {
      await store.end(person, session)
      await note('sign-in.out', from, person)
    },

    sessionsOf: (person: string) => store.sessionsOf(person, now()),

    /** Ends another session of the same person. */
    async endSession(person: string, digest: string, from: From): Promise<void> {
      if (await store.end(person, digest)) await note('sign-in.ended', from, person)
    },

    accounts: () => store.accounts(now()),
    proposedLinks: () => links.proposed(now()),

    /** What an administrator does to another's account; whether he may is for the edge to know. */
    async unlock(by: string, person: string, from: From): Promise<void> {
      if (await store.unlock(person, now())) await note('sign-in.unlocked', from, person, by)
    },
    async endAll(by: string, person: string, from: From): Promise<void> {
      await store.endAll(person)
      await note('sign-in.ended-all', from, person, by)
    },
    /** The log of accesses, newest first; that it was looked into stands there too. */
    async accesses(by: string, from: From, limit: number, before?: number) {
      await note('read.log', from, by)
      return log.latest(limit, before)
    },

    /** Whose link this is, while it can be used, and whether the code of a second person belongs to it. */
    async invited(text: string): Promise<(Listed & { readonly asksCode: boolean }) | undefined> {
      const found = await usable(text)
      return found && { ...found.person, asksCode: found.link.confirmation !== undefined }
    },

    /** Sets the password with a one-time link and signs in. Every other session of the person ends. */
    async accept(text: string, { password, code }: Acceptance, from: From): Promise<Opened | Told> {
      const waits = await tooMany(from)
      if (waits) return waits
      const found = await usable(text)
      if (!found) return linkGone
      if (!isConfirmed(found.link, code)) {
        await failed(from)
        await note('sign-in.failed', from, found.person.id, 'code')
        return fault('wrong', '确认码不正确。请向确认这个链接的人核对。')
      }
      const told = await choose(found.person, password, found.link.id)
      if (told) return told
      await note('sign-in.password', from, found.person.id, found.link.id)
      return enter(found.person, from)
    },

    /** A new password in place of the present one. All sessions end; the one who asked is given a new one. */
    async changePassword(who: SignedIn, present: string, wanted: string, from: From): Promise<Opened | Told> {
      if (!(await isRight(who.person, present))) {
        await note('sign-in.failed', from, who.person, 'password')
        return fault('wrong', '现在的密码不正确')
      }
      const person = { id: who.person, name: who.name, posts: who.posts }
      const told = await choose(person, wanted)
      if (told) return told
      await note('sign-in.password', from, who.person)
      // Whoever has codes has typed one to come here.
      return enter(person, from, await second.has(who.person))
    },
  }
}
