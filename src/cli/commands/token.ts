import { issueToken, longestDays, type TokenRecord, type TokenStore } from '#app/tokens.ts'
import { tokenStore } from '#db/token-store.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'

/** Tokens by which persons act through the API. */
export const tokenCommand: CommandLine = {
  name: 'token',
  summary: '发放、列出、撤销接口令牌（令牌即本人，只显示一次）',
  usage: `token issue PERSON [--days 90] [--note TEXT] | list | revoke ID`,
  options: { days: { type: 'string' }, note: { type: 'string' } },
  async run(context) {
    const [verb, ...rest] = context.positionals
    const act = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!act) throw new Misuse('须给出要做的事：issue、list 或 revoke')
    return act(context, rest)
  },
}

const storeOf = ({ reader, profile }: Bureau): TokenStore => tokenStore(reader, profile.id)

const verbs: Readonly<Record<string, (context: Context, words: readonly string[]) => Promise<number>>> = {
  async issue({ values, json, print, printJson, openBureau }, [person, ...rest]) {
    if (!person || rest.length) throw new Misuse('须给出一名人员的编号')
    const days = Number(textOption(values, 'days') ?? '90')
    if (!Number.isInteger(days) || days < 1 || days > longestDays)
      throw new Misuse(`--days 应为 1 至 ${longestDays} 的整数`)
    const bureau = await openBureau()
    const name = (await namesOf(bureau)).get(person)
    if (name === undefined) throw new Wanting('person.unknown', `没有编号为“${person}”的人员`)
    const wish = { person, days, note: textOption(values, 'note') }
    const { token, id, expiresAt } = await issueToken(storeOf(bureau), bureau.house.clock.now(), wish)
    if (json) printJson({ ok: true, id, person, expiresAt, token })
    else {
      print(
        `已为 ${name}（${person}）发放令牌 ${id}，${expiresAt} 到期。持有者即视为本人，请勿转交；下面一行只显示这一次：`,
      )
      print(token)
    }
    return 0
  },
  async list({ json, print, printJson, openBureau }, rest) {
    if (rest.length) throw new Misuse('不需要其他参数')
    const bureau = await openBureau()
    const [tokens, names] = await Promise.all([storeOf(bureau).all(), namesOf(bureau)])
    const now = bureau.house.clock.now()
    if (json) printJson(tokens)
    else if (tokens.length === 0) print('没有令牌。')
    else
      for (const token of tokens)
        print(
          `${token.id}  ${names.get(token.person)}（${token.person}）  发放 ${token.issuedAt}  到期 ${token.expiresAt}  ${standingOf(token, now)}${token.note ? `  ${token.note}` : ''}`,
        )
    return 0
  },
  async revoke({ json, print, printJson, openBureau }, [id, ...rest]) {
    if (!id || rest.length) throw new Misuse('须给出一个令牌编号')
    const bureau = await openBureau()
    if (!(await storeOf(bureau).revoke(id, bureau.house.clock.now())))
      throw new Wanting('token.unknown', `没有令牌“${id}”，或者它已经撤销`)
    if (json) printJson({ ok: true, id })
    else print(`已撤销令牌 ${id}，立即失效。`)
    return 0
  },
}

const standingOf = ({ revokedAt, expiresAt }: TokenRecord, now: string): string => {
  if (revokedAt !== undefined) return `已于 ${revokedAt} 撤销`
  return now < expiresAt ? '有效' : '已过期'
}

async function namesOf({ reader, profile }: Bureau): Promise<ReadonlyMap<string, string>> {
  const people = await reader.selectFrom('person').select(['id', 'name']).where('agency_id', '=', profile.id).execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}
