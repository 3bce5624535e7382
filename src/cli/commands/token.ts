import { issueToken, revokeToken, type TokenRecord, type TokenStore } from '#app/tokens.ts'
import { tokenStore } from '#db/token-store.ts'
import { longestDays } from '#domain/matters/supervision/api-token.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'
import { accepted, mustOption, nameOf, namesOf } from '../people.ts'

/** Tokens by which persons act through the API; issued and revoked on record. */
export const tokenCommand: CommandLine = {
  name: 'token',
  summary: '发放、列出、撤销接口令牌（令牌即本人，只显示一次；由人事管理员办理，逐次封存）',
  usage: 'token issue 人员 --as 人员 [--days 天数] [--note 用途] | list | revoke 令牌编号 --as 人员',
  examples: [
    ['token issue P003 --as P001 --days 30 --note 导入脚本', '为 P003 发放 30 日的令牌'],
    ['token list', '列出全部令牌'],
    ['token revoke 0123456789abcdef --as P001', '撤销令牌，立即失效'],
  ],
  options: { as: { type: 'string' }, days: { type: 'string' }, note: { type: 'string' } },
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
    const by = mustOption(values, 'as', '人事管理员')
    const bureau = await openBureau()
    const name = await nameOf(bureau, person)
    const issued = await issueToken(bureau.house, by, { person, days, note: textOption(values, 'note') })
    if (!issued.ok) throw new Wanting(issued.code, issued.message)
    const { token, id, expiresAt } = issued
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
  async revoke({ values, json, print, printJson, openBureau }, [id, ...rest]) {
    if (!id || rest.length) throw new Misuse('须给出一个令牌编号')
    const by = mustOption(values, 'as', '人事管理员')
    const bureau = await openBureau()
    const known = await storeOf(bureau).find(id)
    if (!known || known.revokedAt) throw new Wanting('token.unknown', `没有令牌“${id}”，或者它已经撤销`)
    accepted(await revokeToken(bureau.house, by, id))
    if (json) printJson({ ok: true, id })
    else print(`已撤销令牌 ${id}，立即失效。`)
    return 0
  },
}

const standingOf = ({ revokedAt, expiresAt }: TokenRecord, now: string): string => {
  if (revokedAt !== undefined) return `已于 ${revokedAt} 撤销`
  return now < expiresAt ? '有效' : '已过期'
}
