import type { Inside } from './inside.ts'
import type { Asked, Passkeys, Place } from './passkeys.ts'
import type { SecondFactor } from './second-factor.ts'
import { type From, fault, type Opened, type SignedIn, type Told } from './told.ts'

type Factors = { readonly second: SecondFactor; readonly passkeys: Passkeys }

const personOf = ({ person: id, name, posts }: SignedIn) => ({ id, name, posts })

/** What a person does with his second factor and his passkeys, and what both open. */
export function factorDoors(inside: Inside, { second, passkeys }: Factors) {
  const { store, rules, note, open, stageOf, isRight, tooMany, failed } = inside
  /** The session of whoever has just proved himself by more than his password. */
  const openProved = async (who: SignedIn, from: From): Promise<Opened> =>
    open(who.person, who.way, await stageOf(personOf(who), who.way, true), from)
  /** Undefined for a right code; a wrong one is noted. */
  const wrongCode = async (who: SignedIn, typed: string, from: From): Promise<Told | undefined> => {
    if (await second.check(who.person, typed)) return undefined
    await note('sign-in.failed', from, who.person, 'second')
    return fault('wrong', '验证码不正确，或者已经用过')
  }

  return {
    /** The second step, of whoever has a session in which it is still to come. */
    async prove(who: SignedIn, typed: string, from: From): Promise<Opened | Told> {
      const waits = await tooMany(from)
      if (waits) return waits
      if (!(await second.check(who.person, typed))) {
        const { failures, lockMinutes } = await rules()
        await failed(from)
        await note('sign-in.failed', from, who.person, 'second')
        return fault('wrong', `验证码不正确，或者已经用过。连续输错 ${failures} 次，锁定 ${lockMinutes} 分钟。`)
      }
      await store.end(who.person, who.session)
      return openProved(who, from)
    },

    passkeys,
    /** By a passkey: it is held and opened by its owner, so that nothing else is asked. */
    async enterByPasskey(ticket: string, answer: unknown, place: Place, from: From): Promise<Opened | Told> {
      const waits = await tooMany(from)
      if (waits) return waits
      const person = await passkeys.prove(ticket, answer, place)
      if (person) return open(person.id, 'passkey', await stageOf(person, 'passkey', true), from)
      await failed(from)
      await note('sign-in.failed', from, undefined, 'passkey')
      return fault('wrong', '这个通行密钥不能登录：没有登记，或者已经停用。请用密码登录。')
    },
    /** A new passkey lets in for good: whoever finds the browser open does not make one without the password. */
    async askPasskey(who: SignedIn, present: string, place: Place, from: From): Promise<Asked | Told> {
      if (!(await isRight(who.person, present))) {
        await note('sign-in.failed', from, who.person, 'password')
        return fault('wrong', '现在的密码不正确')
      }
      const asked = await passkeys.askNew({ id: who.person, name: who.name }, place)
      return asked ?? fault('password', '通行密钥已经够多，请先停用不用的')
    },
    async keepPasskey(
      who: SignedIn,
      { name, ticket, answer }: { readonly name: string; readonly ticket: string; readonly answer: unknown },
      place: Place,
      from: From,
    ): Promise<Told | { readonly opened: Opened | undefined }> {
      const called =
        name
          .replace(/\p{Cc}/gu, '')
          .trim()
          .slice(0, 40) || '通行密钥'
      if (!(await passkeys.keep(who.person, called, ticket, answer, place)))
        return fault('wrong', '没有登记成功，请重新来一次')
      await note('sign-in.passkey-on', from, who.person)
      if (who.stage === 'in') return { opened: undefined }
      await store.end(who.person, who.session)
      return { opened: await openProved(who, from) }
    },
    async removePasskey(who: SignedIn, id: string, from: From): Promise<void> {
      if (await passkeys.remove(who.person, id)) await note('sign-in.passkey-off', from, who.person)
    },

    second,
    /** The first code of a new secret switches the second factor on; whoever had to have one is then in. */
    async switchOn(
      who: SignedIn,
      typed: string,
      from: From,
    ): Promise<{ readonly codes: readonly string[]; readonly opened: Opened } | Told> {
      const codes = await second.confirm(who.person, typed)
      if (!codes) return fault('wrong', '验证码不正确。请核对手机的时间，输入现在显示的六位数。')
      await note('sign-in.second-on', from, who.person)
      // Whoever was signed in elsewhere was so without it.
      await store.endAll(who.person)
      return { codes, opened: await openProved(who, from) }
    },
    async switchOff(who: SignedIn, typed: string, from: From): Promise<Told | undefined> {
      const told = await wrongCode(who, typed, from)
      if (told) return told
      await second.end(who.person)
      await note('sign-in.second-off', from, who.person)
      return undefined
    },
    async newRecovery(who: SignedIn, typed: string, from: From): Promise<readonly string[] | Told> {
      return (await wrongCode(who, typed, from)) ?? second.freshCodes(who.person)
    },
    /** For whoever has lost his authenticator and his recovery codes: by an administrator, who has seen him. */
    async removeSecond(by: string, person: string, from: From): Promise<void> {
      if (by === person || !(await second.end(person))) return
      await store.endAll(person)
      await note('sign-in.second-off', from, person, by)
    },
  }
}
