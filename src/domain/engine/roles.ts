/**
 * Roles that an appointment can give. A person acts in a role only while an appointment to it runs;
 * `system` is a named actor for effects that a statute attaches to silence, never a default.
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
  system: '系统',
} as const

export type Role = keyof typeof roles

/** A person holds a role in an office for a half-open period [from, until). */
export type Appointment = {
  readonly id: string
  readonly person: string
  readonly office: string
  readonly role: Role
  readonly from: string
  readonly until?: string
}
