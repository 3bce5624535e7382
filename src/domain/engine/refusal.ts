import type { Day } from '../calendar/day.ts'
import type { Basis, Citation } from '../law/citation.ts'
import { basisOn } from '../law/in-force.ts'

/** Every refusal: its code for machines and its sentence for people. */
export const refusals = {
  'matter.unknown': (p: { matter: string }) => `没有事项“${p.matter}”`,
  'matter.not-in-force': (p: { title: string; day: string }) => `“${p.title}”在 ${p.day} 没有生效的版本`,
  'action.unknown': (p: { title: string; action: string }) => `“${p.title}”没有办理动作“${p.action}”`,
  'case.unknown': (p: { id: string }) => `没有办件 ${p.id}`,
  'case.exists': (p: { id: string }) => `办件 ${p.id} 已存在，不能重复新建`,
  'case.lost': (p: { id: string }) =>
    `办件 ${p.id} 的记录已经封存，而数据库中没有（恢复过较早的备份）：不能在原编号上重新办理，须另立办件`,
  'case.stale': (p: { expected: number; actual: number }) =>
    `办件已有新的记录（您看到第 ${p.expected} 条，现为第 ${p.actual} 条），请刷新后再办`,
  'case.wrong-state': (p: { label: string; state: string }) => `当前状态为“${p.state}”，不能办理“${p.label}”`,
  'case.too-early': (p: { label: string; missing: string }) => `办理“${p.label}”之前须先完成：${p.missing}`,
  'case.same-person': (p: { label: string; role: string }) => `“${p.label}”不得由本案${p.role}本人办理`,
  'case.same-doer': (p: { label: string; earlier: string }) => `“${p.label}”须由另一人办理：“${p.earlier}”是本人所办`,
  'late.entry': (p: { label: string; day: string }) =>
    `“${p.label}”发生在 ${p.day}，早于今天：请办理“补录”，写明原因并附当时的书面材料`,
  'late.seconded': (p: { label: string; clocks: string }) =>
    `“${p.label}”发生之后，期限已经届满（${p.clocks}）：补录须提请另一人复核`,
  'case.before-last': (p: { happened: string; last: string }) =>
    `发生时间 ${p.happened} 早于本案上一记录 ${p.last}，请核对时间`,
  'case.future': (p: { happened: string }) => `发生时间 ${p.happened} 在当前时间之后，不能登记尚未发生的办理`,
  'right.missing': (p: { label: string; roles: string; day: string }) =>
    `办理“${p.label}”须在 ${p.day} 担任：${p.roles}`,
  'right.elsewhere': (p: { label: string; title: string; roles: string; day: string }) =>
    `“${p.title}”由其他处室（或者其他人员）负责，${p.day} 所任的${p.roles}不包括这一事项，不能办理“${p.label}”`,
  'right.certificate': (p: { label: string; day: string }) =>
    `办理“${p.label}”须持有 ${p.day} 有效的行政执法证件（持证上岗）`,
  'right.training': (p: { label: string; year: number; missing: string }) =>
    `办理“${p.label}”须完成 ${p.year} 年度培训学时，尚缺：${p.missing}`,
  'right.own-case': (p: { label: string }) => `“${p.label}”只能由本案申请人办理`,
  'right.unseen': (p: { title: string; roles: string }) =>
    `查看“${p.title}”的办件，须正担任参与办理的岗位（${p.roles}），并且轮到或者参加过本案的办理`,
  'right.file': (p: { title: string; roles: string }) =>
    `调取“${p.title}”的案卷，须正担任在办件现在的状态下可以查看的岗位：${p.roles}`,
  'right.withheld': (p: { label: string }) =>
    `这部分内容尚未向本人开放：须先办理“${p.label}”，办理人和时间一并封存留痕`,
  'form.invalid': (p: { fields: string }) => `填写内容有误：${p.fields}`,
  'form.unexpected': (p: { label: string }) => `“${p.label}”不需要填写表单`,
  'variant.unknown': (p: { variant: string }) => `没有办理情形“${p.variant}”`,
  'variant.required': (p: { options: string }) => `请选择办理情形：${p.options}`,
  'reasons.required': (p: { label: string }) => `“${p.label}”须说明理由`,
  'evidence.unknown': (p: { name: string }) =>
    `“${p.name}”没有存入本单位，或者不是本人存入的：请先上传文件，再填写上传时得到的引用`,
  'evidence.missing': (p: { fields: string }) => `缺少佐证材料：${p.fields}；可先存为草稿，草稿不计入统计`,
  'guard.failed': (p: { text: string }) => p.text,
  'case.rival': (p: { text: string; about: string; rival: string }) => `${p.text}：“${p.about}”已有 ${p.rival}`,
  'other.missing': (p: { text: string }) => p.text,
  'other.wrong-state': (p: { text: string; name: string; state: string }) => `${p.text}：${p.name}现为“${p.state}”`,
  'text.missing': (p: { label: string; text: string }) => `办理“${p.label}”须先有文本：${p.text}`,
  'text.changed': (p: { text: string }) => `“${p.text}”已有新的一稿，您看到的不是现行文本，请看过再办`,
  'text.other': (p: { text: string; name: string; seen: string; now: string }) =>
    `${p.text}：${p.name}所依据的是第 ${p.seen} 稿，现行文本是第 ${p.now} 稿`,
  'link.unknown': (p: { title: string; link: string }) => `“${p.title}”没有关联“${p.link}”`,
  'link.host': (p: { label: string }) => `“${p.label}”所关联的办件不存在，或者不是可以关联的事项`,
  'link.one': (p: { label: string; other: string }) => `“${p.label}”只能有一件：已有 ${p.other}`,
  'witness.missing': (p: { label: string; earlier: string }) =>
    `办理“${p.label}”之前，“${p.earlier}”须经外部见证人见证：请先公布封存日志并取得见证签名`,
  'journal.held': (p: { reason: string }) => `暂不能办理：${p.reason}`,
  'clock.ahead': (p: { now: string; last: string; days: number }) =>
    `系统时钟是 ${p.now}，比最近一次记录（${p.last}）晚 ${p.days} 天，暂不办理：请先核对时钟；时钟无误、确实停办了这么久的，由审批负责人以 journal resume 确认`,
  'document.incomplete': (p: { title: string; missing: string }) => `《${p.title}》缺少${p.missing}，不能出具`,
  'trial.computed': (p: { label: string }) => `“${p.label}”的内容由系统在办理时计算，不能试办`,
  'clock.invalid': (p: { text: string }) => p.text,
} as const

export type RefusalCode = keyof typeof refusals
export type FieldError = { readonly path: string; readonly message: string }

/** An expected “no”: nothing is written. `fields` point at the form fields that have to change. */
export type Refusal = {
  readonly ok: false
  readonly code: RefusalCode
  readonly message: string
  readonly basis?: Basis | undefined
  readonly fields?: readonly FieldError[] | undefined
  /** The case that stands in the way. */
  readonly other?: { readonly matter: string; readonly caseId: string } | undefined
}

export function refuse<C extends RefusalCode>(
  code: C,
  parameters: Parameters<(typeof refusals)[C]>[0],
  more: Pick<Refusal, 'basis' | 'fields' | 'other'> = {},
): Refusal {
  const message = (refusals[code] as (p: typeof parameters) => string)(parameters)
  return { ok: false, code, message, ...more }
}

/** The refusal with the law of the day of the act: what did not apply then is no ground for a no. */
export function refusedOn({ basis, ...refusal }: Refusal, day: Day): Refusal {
  const [first, ...more]: readonly Citation[] = basis ? basisOn(basis, day) : []
  return first ? { ...refusal, basis: [first, ...more] } : refusal
}
