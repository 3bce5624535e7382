import { z } from 'zod'
import { type Day, daySchema, type Instant, isDay, isInstant } from '#domain/calendar/day.ts'
import type { NamesClause } from '#domain/engine/form.ts'
import { attachment } from '#domain/engine/register.ts'

/** GB 32100: digits and capitals without I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
/** Value of a character by its code unit, −1 outside the alphabet: one look-up a character over millions of rows. */
const values: readonly number[] = Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)))

/** The 18th character for the first 17 of a 统一社会信用代码; undefined when one lies outside the alphabet (GB 32100-2015). */
export function creditCodeCheckDigit(code: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = values[code.charCodeAt(i)] ?? -1
    if (value < 0) return undefined
    sum += value * weights[i]!
  }
  return alphabet[(31 - (sum % 31)) % 31]
}

/** True for 18 capital characters whose check digit is right. The inner 组织机构代码 is not judged: real codes differ. */
export const isCreditCode = (code: string): boolean => code.length === 18 && creditCodeCheckDigit(code) === code[17]

/** Required text; spaces around it are dropped. */
export const text = (title: string) => z.string().trim().min(1, `请填写${title}`).meta({ title })

/** A name, a number, an address: text on one line. Line breaks that come along when it is pasted are taken as spaces. */
export const line = (title: string) =>
  z
    .string()
    .overwrite((given) => given.replace(/\s*[\p{Cc}\p{Zl}\p{Zp}]+\s*/gu, ' ').replace(/[\u200b-\u200d\ufeff]/g, ''))
    .trim()
    .min(1, `请填写${title}`)
    .meta({ title })

/** The same field, not required, under the same column title. */
export const optional = <S extends z.ZodType>(field: S) => field.optional().meta(field.meta() ?? {})

/** A field that nobody fills in: the system computes it, and a guard computes it again. The word is JSON Schema's. */
export const computed = <S extends z.ZodType>(field: S) => field.meta({ ...field.meta(), readOnly: true })

/** A field whose value stands in the case already, at a path of its data: it is filled in beforehand and confirmed. */
export const standing = <S extends z.ZodType>(field: S, stands: string) => field.meta({ ...field.meta(), stands })

/** A field of a row that names a clause of a text of its case, or of the case above: the row stands beside that clause. */
export const ofClause = <S extends z.ZodType>(field: S, text: string, by: NamesClause['by'] = 'place') =>
  field.meta({ ...field.meta(), clause: { text, by } })

/** A field of a row that names by number, from one, the row of another form that it answers: `opinion.points`. */
export const answering = <S extends z.ZodType>(field: S, rows: string) => field.meta({ ...field.meta(), answers: rows })

/** A field that is never shown outside the bureau: what names a private person, or what an applicant handed in. */
export const secret = <S extends z.ZodType>(field: S) => field.meta({ ...field.meta(), secret: true })

/** A field that is asked for only while another one has one of these values; what is required is required then. */
export const when = <S extends z.ZodType>(other: string, is: readonly (string | boolean)[], field: S) =>
  field.optional().meta({ ...field.meta(), shownWhen: { field: other, is }, due: !(field instanceof z.ZodOptional) })

/** The civil date of something that has happened. */
export const day = (title: string, hint?: string) => daySchema.meta(hint ? { title, hint } : { title })

/** A civil date that looks ahead: an end, a limit, a first day in force. */
export const dayAhead = (title: string, hint?: string) =>
  daySchema.meta({ title, ahead: true, ...(hint ? { hint } : {}) })

/** A moment, in UTC. */
export const moment = (title: string) =>
  z
    .custom<Instant>((value) => typeof value === 'string' && isInstant(value), {
      error: `${title}应为时刻，格式如 2024-03-05T06:40:02Z`,
    })
    .meta({ title })

/** A time of the day in Beijing, by the minute. */
export const timeOfDay = (title: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${title}应为 24 小时制的时分，如 21:00`)
    .meta({ title })

/** One of the words that the basis uses. */
export const choice = <const V extends readonly [string, ...string[]]>(title: string, words: V) =>
  z.enum(words, { error: `${title}应为：${words.join('、')}` }).meta({ title })

/** 是/否. */
export const yesNo = (title: string) => z.boolean({ error: `${title}应为是或否` }).meta({ title })

/** A proof that may follow later; name the column in `evidence` when the row must not count without it. */
export const proof = (title: string) => attachment.optional().meta({ title })

/** A proof that an act cannot do without. */
export const file = (title: string) => attachment.meta({ ...attachment.meta(), title })

/** 统一社会信用代码; small letters are taken as capitals. */
export const creditCode = (title = '统一社会信用代码') =>
  z
    .string()
    .trim()
    .toUpperCase()
    .refine(isCreditCode, '统一社会信用代码应为18位，且校验码相符（GB 32100）')
    .meta({ title, hint: '18位，不含字母I、O、S、V、Z' })

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** True for 18 places that name a day of birth and whose last is right (GB 11643-1999). */
export function isIdNumber(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return isDay(born) && '10X98765432'[sum % 11] === number[17]
}

/** 公民身份号码, of a person who applies in his own name: never shown. */
export const idNumber = (title = '公民身份号码') =>
  secret(
    z.string().trim().toUpperCase().refine(isIdNumber, `${title}应为18位，且校验码相符（GB 11643）`).meta({ title }),
  )

/** Yuan as an exact decimal with at most two places: amounts are never floating-point numbers. */
export const money = (title: string) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,14})(\.\d{1,2})?$/, {
      error: `${title}应为以元为单位的金额，最多两位小数，如 1327700.50`,
      // Rules over several columns run only on columns that can be read.
      abort: true,
    })
    .meta({ title, unit: '元', kind: 'money' })

/** Fen of a valid money text, for exact comparison. */
export function fenOf(amount: string): bigint {
  const [yuan, cents = ''] = amount.split('.')
  return BigInt(`${yuan}${cents.padEnd(2, '0')}`)
}

/** A published number, digit by digit as published. */
export const decimal = (title: string) =>
  z
    .string()
    .regex(/^-?(0|[1-9]\d*)(\.\d+)?$/, `${title}应为十进制数，如 150.71`)
    .meta({ title })

/** A whole number from `from` up. */
export const count = (title: string, from = 0) =>
  z
    .int({ error: `${title}应为整数` })
    .min(from, `${title}不能小于${from}`)
    .meta({ title })

/** A calendar year. */
export const year = (title: string) =>
  z
    .int({ error: `${title}应为四位年份` })
    .min(1949, `${title}应为四位年份`)
    .max(2100, `${title}应为四位年份`)
    .meta({ title })

/** Six digits of a county-level division (GB/T 2260): the last two are never 00. */
export const countyCode = (title = '县级行政区划代码') =>
  z
    .string()
    .regex(/^[1-8]\d{3}(?!00)\d{2}$/, '县级行政区划代码应为6位数字（GB/T 2260），如 530102')
    .meta({ title })

/** Province, prefecture or county: two, four or six digits of GB/T 2260. */
export const regionCode = (title = '行政区划代码') =>
  z
    .string()
    .regex(/^[1-8]\d(\d{2}){0,2}$/, '行政区划代码应为2位、4位或6位数字（GB/T 2260），如 5301')
    .meta({ title })

/** The name of a statistic, by which figures find it: one word, the same in every row. */
export const statistic = (title: string) =>
  z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}]{2,40}$/u, `${title}应为统计指标的名称，不含空格和标点，如 全社会研发经费投入`)
    .meta({ title, hint: '统计指标的名称，各条须一致，如 全社会研发经费投入、地区生产总值' })

/** SHA-256 in small hexadecimal. */
export const sha256 = (title: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/, `${title}应为64位十六进制`)
    .meta({ title })

/** Address of a public page. */
export const url = (title = '网址') =>
  z
    .string()
    .regex(/^https?:\/\/[^\s/]+(\/\S*)?$/, `${title}应以 http:// 或 https:// 开头`)
    .meta({ title })

/** First day no longer, of a period whose end may be set by several dates. */
export function earliest(...days: readonly (Day | undefined)[]): Day | undefined {
  let first: Day | undefined
  for (const one of days) if (one !== undefined && (first === undefined || one < first)) first = one
  return first
}

/** True unless both days are known and stand in the wrong order. */
export const inOrder = (earlier: Day | undefined, later: Day | undefined): boolean =>
  earlier === undefined || later === undefined || earlier <= later

/** True unless the half-open period [from, until) is empty or runs backwards. */
export const isPeriod = (from: Day, until: Day | undefined): boolean => until === undefined || from < until

/** True when no two of the values are equal. */
export const allDifferent = (list: readonly string[]): boolean => new Set(list).size === list.length

/** The example attachment of import templates. */
export const sampleFile = (name: string) => ({ sha256: '0'.repeat(64), name, size: 1, type: 'application/pdf' })
