import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader } from '#db/schema.ts'
import { tokenStore } from '#db/token-store.ts'
import { types } from '#db/types.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { bureauOf, commandLineOf } from '../../test/bureau.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { holderOf, issueToken, type TokenStore } from './tokens.ts'

let office: TestOffice
let store: TokenStore
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-04' })
  await office.appoint('keeper', 'P-keeper')
  store = tokenStore(openReader(office.database.pool({ max: 2, types })), 'kunming-science')
})
afterAll(() => office.close())

const now = '2024-03-04T01:00:00Z' as Instant
const wish = { person: 'P-keeper', days: 2 }

describe('令牌', () => {
  it('given a token, then its holder is known until it expires, not a second longer', async () => {
    const { token, expiresAt } = await issueToken(store, now, wish)
    expect(expiresAt).toBe('2024-03-06T01:00:00Z')
    expect(await holderOf(store, '2024-03-06T00:59:59Z' as Instant, token)).toEqual({
      person: 'P-keeper',
      token: expect.any(String),
    })
    expect(await holderOf(store, expiresAt, token)).toBeUndefined()
  })

  it('given a revoked token, then nobody holds it; it cannot be revoked twice', async () => {
    const { token, id } = await issueToken(store, now, wish)
    expect([await store.revoke(id, now), await store.revoke(id, now), await store.revoke('x', now)]).toEqual([
      true,
      false,
      false,
    ])
    expect(await holderOf(store, now, token)).toBeUndefined()
  })

  it('given the id of one token with the secret of another, or anything else, then nobody', async () => {
    const [one, other] = [await issueToken(store, now, wish), await issueToken(store, now, wish)]
    const mixed = `${one.token.slice(0, 20)}${other.token.slice(20)}`
    for (const text of [mixed, `${one.token}x`, one.token.toUpperCase(), `zs_${one.id}_`, '', 'P-keeper'])
      expect(await holderOf(store, now, text)).toBeUndefined()
    expect(await holderOf(store, now, one.token)).toEqual({ person: 'P-keeper', token: expect.any(String) })
  })

  it('the text of a token is nowhere in the database, and the application cannot change what stands there', async () => {
    const { token, id } = await issueToken(store, now, wish)
    const [row] = await office.rows('select t::text as text from api_token t where id = $1', [id])
    expect(row!['text']).not.toContain(token.slice(20))
    const app = office.database.pool({ max: 1 })
    for (const change of [`set person_id = 'x'`, `set expires_at = 'infinity'`, 'set digest = digest'])
      await expect(app.query(`update api_token ${change}`)).rejects.toThrow('permission denied')
    await expect(app.query('delete from api_token')).rejects.toThrow('permission denied')
  })
})

describe('bin/zhunsheng token', () => {
  it('issues a token that is shown once, lists it without its text, and revokes it', async () => {
    const zhunsheng = commandLineOf(bureauOf(office))
    const { code, out } = await zhunsheng('token', 'issue', 'P-keeper', '--days', '30', '--note', '导入脚本', '--json')
    const { token, id } = JSON.parse(out)
    expect([code, await holderOf(store, now, token)]).toEqual([0, { person: 'P-keeper', token: id }])
    const listed = (await zhunsheng('token', 'list')).out.split('\n').find((line) => line.startsWith(id))
    expect(listed).toContain('到期 2024-04-03T01:00:00Z  有效  导入脚本')
    expect(listed).not.toContain(token.slice(20))
    expect(await zhunsheng('token', 'revoke', id)).toMatchObject({ code: 0 })
    expect(await zhunsheng('token', 'revoke', id)).toMatchObject({ code: 1 })
    expect((await zhunsheng('token', 'list')).out).toContain('已于 2024-03-04T01:00:00Z 撤销')
    expect(await holderOf(store, now, token)).toBeUndefined()
  })

  it.each([
    [['issue', 'nobody'], 1, '没有编号为“nobody”的人员'],
    [['issue', 'P-keeper', '--days', '0'], 2, '--days'],
    [['issue', 'P-keeper', '--days', '367'], 2, '--days'],
    [['issue'], 2, '编号'],
    [['toString'], 2, '要做的事'],
  ])('given %j, then exit %i', async (words, code, text) => {
    const said = await commandLineOf(bureauOf(office))('token', ...words)
    expect(said).toMatchObject({ code, err: expect.stringContaining(text) })
  })
})
