/** What a password must be: the least number of characters, and whom it is for. */
export type PasswordRule = { readonly least: number; readonly person: string; readonly name: string }

/** Longer ones would only make the hashing slow. */
export const longestPassword = 128

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{N}\s]/u]
const characters = (text: string): number => [...text].length

/** The rules as a sentence, for whoever is about to choose one. */
export const passwordRuleText = ({ least }: Pick<PasswordRule, 'least'>): string =>
  `${least} 至 ${longestPassword} 个字符，小写字母、大写字母、数字、其他字符（汉字也算）四类中至少三类，不得含有人员编号或者姓名`

/** Why a password will not do; undefined when it will. */
export function passwordFault(password: string, rule: PasswordRule): string | undefined {
  const length = characters(password)
  if (length < rule.least) return `密码至少 ${rule.least} 个字符，现在是 ${length} 个`
  if (length > longestPassword) return `密码至多 ${longestPassword} 个字符`
  if (/\p{Cc}/u.test(password) || !password.isWellFormed()) return '密码含有不能用的字符'
  if (kinds.filter((kind) => kind.test(password)).length < 3)
    return '密码应含小写字母、大写字母、数字、其他字符四类中的至少三类'
  const lower = password.toLowerCase()
  const named = [rule.person, rule.name].filter((text) => characters(text) > 1)
  if (named.some((text) => lower.includes(text.toLowerCase()))) return '密码不得含有人员编号或者姓名'
  if (new Set(lower).size < 5) return '密码中不同的字符太少'
  return undefined
}
