import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader } from '#db/schema.ts'
import { tokenStore } from '#db/token-store.ts'
import { types } from '#db/types.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { bureauOf, commandLineOf } from '../../test/bureau.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { holderOf, issueToken, revokeToken, type TokenStore } from './tokens.ts'

let office: TestOffice
let store: TokenStore
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-04' })
  await office.appoint('keeper', 'P-keeper')
  store = tokenStore(openReader(office.database.pool({ max: 2, types })), 'kunming-science')
})
afterAll(() => office.close())

const now = '2024-03-04T01:00:00Z' as Instant
const issued = async () => {
  const outcome = await issueToken(office.house, 'P-personnel', { person: 'P-keeper', days: 2 })
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome
}

describe('令牌', () => {
  it('given a token, then its holder is known until it expires, not a second longer', async () => {
    const { token, expiresAt } = await issued()
    expect(expiresAt).toBe('2024-03-06T01:00:00Z')
    expect(await holderOf(store, '2024-03-06T00:59:59Z' as Instant, token)).toEqual({
      person: 'P-keeper',
      token: expect.any(String),
    })
    expect(await holderOf(store, expiresAt, token)).toBeUndefined()
  })

  it('given a revoked token, then nobody holds it; it cannot be revoked twice', async () => {
    const { token, id } = await issued()
    const revoked = [
      await revokeToken(office.house, 'P-keeper', id),
      await revokeToken(office.house, 'P-personnel', id),
      await revokeToken(office.house, 'P-personnel', id),
    ]
    expect(revoked.map(({ ok }) => ok)).toEqual([false, true, false])
    expect(await holderOf(store, now, token)).toBeUndefined()
  })

  it('given the id of one token with the secret of another, or anything else, then nobody', async () => {
    const [one, other] = [await issued(), await issued()]
    const mixed = `${one.token.slice(0, 36)}${other.token.slice(36)}`
    for (const text of [mixed, `${one.token}x`, one.token.toUpperCase(), `zs_${one.id}_`, '', 'P-keeper'])
      expect(await holderOf(store, now, text)).toBeUndefined()
    expect(await holderOf(store, now, one.token)).toEqual({ person: 'P-keeper', token: expect.any(String) })
  })

  it('the text of a token is nowhere in the database, and the application cannot change what stands there', async () => {
    const { token, id } = await issued()
    const [row] = await office.rows('select c::text || e::text as text from case_ c, entry e where c.id = $1', [id])
    expect(row!['text']).not.toContain(token.slice(36))
    // What the application could change in the fold is another than the sealed act made: fsck finds it.
    const app = office.database.pool({ max: 1 })
    await expect(app.query('update case_ set state = state where id = $1', [id])).rejects.toThrow('未留痕的写入')
    await expect(app.query('delete from case_')).rejects.toThrow('permission denied')
  })

  it('the system holds none, nor does anybody beyond a year', async () => {
    for (const wish of [
      { person: 'system', days: 2 },
      { person: 'P-keeper', days: 367 },
    ])
      expect(await issueToken(office.house, 'P-personnel', wish)).toMatchObject({ ok: false })
    const unappointed = await issueToken(office.house, 'P-keeper', { person: 'P-keeper', days: 2 })
    expect(unappointed).toMatchObject({ ok: false, code: 'right.missing' })
  })
})

describe('bin/zhunsheng token', () => {
  it('issues a token that is shown once, lists it without its text, and revokes it', async () => {
    const as = ['--as', 'P-personnel']
    const zhunsheng = commandLineOf(bureauOf(office))
    const { code, out } = await zhunsheng(
      'token',
      'issue',
      'P-keeper',
      ...as,
      '--days',
      '30',
      '--note',
      '导入脚本',
      '--json',
    )
    const { token, id } = JSON.parse(out)
    expect([code, await holderOf(store, now, token)]).toEqual([0, { person: 'P-keeper', token: id }])
    const listed = (await zhunsheng('token', 'list')).out.split('\n').find((line) => line.startsWith(id))
    expect(listed).toContain('到期 2024-04-03T01:00:00Z  有效  导入脚本')
    expect(listed).not.toContain(token.slice(36))
    expect(await zhunsheng('token', 'revoke', id, ...as)).toMatchObject({ code: 0 })
    expect(await zhunsheng('token', 'revoke', id, ...as)).toMatchObject({ code: 1 })
    expect((await zhunsheng('token', 'list')).out).toContain('已于 2024-03-04T01:00:00Z 撤销')
    expect(await holderOf(store, now, token)).toBeUndefined()
  })

  it.each([
    [['issue', 'nobody', '--as', 'P-personnel'], 1, '没有编号为“nobody”的人员'],
    [['issue', 'P-keeper', '--days', '0'], 2, '--days'],
    [['issue', 'P-keeper', '--days', '367'], 2, '--days'],
    [['issue'], 2, '编号'],
    [['toString'], 2, '要做的事'],
  ])('given %j, then exit %i', async (words, code, text) => {
    const said = await commandLineOf(bureauOf(office))('token', ...words)
    expect(said).toMatchObject({ code, err: expect.stringContaining(text) })
  })
})
