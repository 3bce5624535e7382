import type { Day } from '../calendar/day.ts'

/**
 * Roles that an appointment can give. A person acts in a role only while an appointment to it runs;
 * `system` is a named actor for effects that a statute attaches to silence, never a default.
 * `founder` is whoever makes a bureau of which there is no record yet: his right ends with that act.
 */
export const roles = {
  applicant: '申请人',
  receptionist: '窗口受理人',
  caseOfficer: '承办人',
  sectionHead: '科室负责人',
  legalReviewer: '法制审核人',
  head: '审批负责人',
  server: '送达人',
  publisher: '公示员',
  keeper: '台账管理员',
  contractRegistrar: '技术合同登记员',
  supervisor: '监督员',
  personnel: '人事管理员',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditAdministrator: '审计管理员',
  founder: '单位建立人',
  system: '系统',
} as const

export type Role = keyof typeof roles

/** A person holds a role in an office for a half-open period [from, until). */
export type Appointment = {
  readonly id: string
  readonly person: string
  readonly office: string
  readonly role: Role
  /** The one matter or chapter for which it is given; absent: every matter that knows the role. */
  readonly scope?: string
  readonly from: string
  readonly until?: string
}

export const runsOn = (period: { readonly from: string; readonly until?: string }, day: Day): boolean =>
  period.from <= day && (period.until === undefined || day < period.until)

/**
 * Offices in which an appointment counts for a matter, by role; the bureau's profile puts them there. A role that is
 * not named counts in any office.
 */
export type Posts = Readonly<Partial<Record<Role, readonly string[]>>>

type Ground = { readonly id: string; readonly chapter: string; readonly posts?: Posts }

/** A right is person × role × office × matter × period: what a person holds on a day for one matter. */
export const heldFor = (appointments: readonly Appointment[], matter: Ground, day: Day): readonly Appointment[] =>
  appointments.filter(
    (held) =>
      runsOn(held, day) &&
      (held.scope === undefined || held.scope === matter.id || held.scope === matter.chapter) &&
      (matter.posts?.[held.role]?.includes(held.office) ?? true),
  )
