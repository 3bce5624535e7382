import { isDay } from '../calendar/day.ts'
import { type Role, roles } from '../engine/roles.ts'

/** In what a number is counted. Days of a limit say how: by the working calendar or by the calendar. */
export type Unit =
  | '工作日'
  | '日'
  | '个月'
  | '年'
  | '学时'
  | '小时'
  | '人'
  | '次'
  | '件'
  | '条'
  | '%'
  | '万元'
  | '分钟'
  | '时'
  | '元'
  | '个字符'

/** The value with which a bureau begins, and where it comes from. */
export type Initial<V> = {
  readonly value: V
  /** The text that gives the value, or 本局设定 with the reason. */
  readonly source: string
  /** The source could not be read: the value is used, and shown with this mark wherever it decides something. */
  readonly unverified?: true
}

type Shape =
  | { readonly kind: 'number'; readonly unit: Unit; readonly least: number; readonly most: number }
  /** `2/3`. */
  | { readonly kind: 'fraction' }
  /** Numbers of days, the longest first: `30,5,0`. */
  | { readonly kind: 'days'; readonly unit: '工作日' | '日' }
  /** A day that returns every year: `03-31`. */
  | { readonly kind: 'yearly' }
  /** Posts by their titles: `审批负责人、人事管理员`, or `无`. */
  | { readonly kind: 'roles' }
  /** A place on the web: `https://…`, or 无. */
  | { readonly kind: 'address' }

/** A value that law leaves to the bureau, or that no text at hand confirms: declared, dated, never a constant. */
export type Declaration = Shape & {
  readonly title: string
  /** What it decides. */
  readonly decides: string
  readonly initial: Initial<number | string>
}

export const ownSetting = '本局设定'

type Rest = { readonly unverified?: true }

/** A number that the bureau sets itself. */
export const numberOf = <const U extends Unit>(
  title: string,
  decides: string,
  [value, unit]: readonly [number, U],
  source: string,
  { least = 1, most = 3650, ...rest }: Rest & { readonly least?: number; readonly most?: number } = {},
) => ({ kind: 'number', title, decides, unit, least, most, initial: { value, source, ...rest } }) as const

/** The value of a setting that names none: no post, no address. */
export const none = '无'
const partsOf = (value: string): readonly string[] => value.split('、')

/** The posts of a setting of kind `roles`. */
export const rolesIn = (value: string): readonly Role[] =>
  partsOf(value).flatMap((title) => (Object.keys(roles) as Role[]).find((role) => roles[role] === title) ?? [])
/** A host and a path, without what would have to be coded: it is printed, and read from paper. */
const isAddress = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(\/[\w.~-]+)*$/i

/** What a written value says, or undefined where it is no value of this setting. */
export function readValue(declared: Declaration, written: string): number | string | undefined {
  const text = written.trim()
  if (declared.kind === 'number') {
    const value = /^\d{1,7}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN
    return value >= declared.least && value <= declared.most ? value : undefined
  }
  if (declared.kind === 'fraction') {
    const [, over, under] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []
    return Number(under) > 0 && Number(over) <= Number(under) ? text : undefined
  }
  if (declared.kind === 'roles')
    return text === none || rolesIn(text).length === partsOf(text).length ? text : undefined
  if (declared.kind === 'yearly') return isDay(`2023-${text}`) ? text : undefined
  if (declared.kind === 'address') return text === none || isAddress.test(text) ? text : undefined
  const days = /^\d{1,4}(,\d{1,4})*$/.test(text) ? text.split(',').map(Number) : []
  return days.length > 0 && days.every((day, i) => i === 0 || day < days[i - 1]!) ? text : undefined
}

/** What a value of this setting must look like, for whoever wrote another. */
export function shapeOf(declared: Declaration): string {
  if (declared.kind === 'number') return `${declared.least} 至 ${declared.most} 的数，单位：${declared.unit}`
  if (declared.kind === 'fraction') return '不大于一的分数，如 2/3'
  if (declared.kind === 'yearly') return '月-日，如 03-31'
  if (declared.kind === 'roles') return `岗位的名称，以顿号分隔，或者“${none}”`
  if (declared.kind === 'address') return `以 https:// 起头的网址，末尾没有斜线；没有的写“${none}”`
  return `从大到小的天数，以逗号分隔，如 30,5,0，单位：${declared.unit}`
}

/** A value with its unit, as people read it. */
export function valueText(declared: Declaration, value: number | string): string {
  if (declared.kind === 'number') return declared.unit === '%' ? `${value}%` : `${value} ${declared.unit}`
  if (declared.kind === 'days') return `提前 ${String(value).replaceAll(',', '、')} ${declared.unit}`
  return declared.kind === 'yearly' ? `每年 ${String(value).replace('-', ' 月 ')} 日` : String(value)
}
