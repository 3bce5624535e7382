import { type Appointment, type Role, roles } from '../engine/roles.ts'
import { bureauRule } from '../law/citation.ts'

/** 系统管理员、安全管理员、审计管理员: who keeps the system running, who gives access to it, and who looks at both. */
export const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const

export const isAdministrator = (role: Role): boolean => administrators.some((one) => one === role)

/**
 * The classified protection of a system asks that its three administrators are three people, and that none of them sees the
 * business by being one (GB/T 22239-2019 8.1.5 [unverified]: known by checklists, its text has not been read). Held also by
 * the database, which refuses what two acts at once would join.
 */
export const separation = bureauRule(
  '系统管理员、安全管理员、审计管理员由不同的人担任，也不兼任其他岗位',
  '谁给出权限、谁维护系统、谁查看痕迹，互相看得见而不能互相代替；等级保护的条文尚未核对。',
)

type Held = Pick<Appointment, 'role' | 'from'> & { readonly until?: string | undefined }

const forever = '9999-12-31'
const runs = ({ from, until = forever }: Held): boolean => from < until
const overlap = (one: Held, other: Held): boolean =>
  one.from < (other.until ?? forever) && other.from < (one.until ?? forever)

/** Of the posts that a person holds, those beside which he may not hold another for its period. */
export const joined = <H extends Held>(held: readonly H[], wanted: Held): readonly H[] =>
  held.filter(
    (one) =>
      one.role !== wanted.role &&
      (isAdministrator(one.role) || isAdministrator(wanted.role)) &&
      runs(one) &&
      runs(wanted) &&
      overlap(one, wanted),
  )

export const joinedText = (role: Role): string => `同期另任${roles[role]}`

/** Whoever signs in as one of these can give rights or bind the bureau: nobody alone lets another in as them. */
const guarded: readonly Role[] = ['head', 'personnel', ...administrators]

/** True when a person holds, on the day or later, a post for which a link to sign in needs a second person. */
export const isGuarded = (held: readonly Held[], day: string): boolean =>
  held.some(({ role, until }) => guarded.includes(role) && (until === undefined || day < until))
