import type { z } from 'zod'
import type { Grant } from './case.ts'
import type { Command } from './command.ts'
import { titleAt } from './form.ts'
import type { Matter } from './matter.ts'
import { noOthers, type Others } from './others.ts'
import { hasReferences, referencesIn } from './reference.ts'
import { type FieldError, type Refusal, refuse } from './refusal.ts'

const naming = new WeakMap<Matter['forms'], boolean>()

/** True when cases of this matter can name others; most cannot, and are asked nothing. */
export function namesOthers({ forms }: Matter): boolean {
  const known = naming.get(forms)
  if (known !== undefined) return known
  const names = Object.values(forms).some(hasReferences)
  naming.set(forms, names)
  return names
}

/** Why a new case may not stand under the host that the command names. */
export function linkRefusal(matter: Matter, { host }: Command, others: Others = noOthers): Refusal | undefined {
  if (!host) return undefined
  const link = matter.links?.[host.link]
  if (!link) return refuse('link.unknown', { title: matter.title, link: host.link })
  const found = others.host?.current
  if (found?.id !== host.caseId || !link.to.includes(found.matter)) return refuse('link.host', { label: link.label })
  if (link.many) return undefined
  const rival = others.siblings.find(
    ({ current }) =>
      current.matter === matter.id && current.host?.link === host.link && !matter.final?.includes(current.state),
  )
  if (!rival) return undefined
  const { id, number, title } = rival.current
  return refuse('link.one', { label: link.label, other: number ?? title }, { other: { matter: matter.id, caseId: id } })
}

/** References of a form that lead nowhere, or to a case of another matter, or, for an applicant, to one not his own. */
export function referenceRefusal(
  form: z.ZodObject,
  value: unknown,
  grant: Grant,
  others: Others = noOthers,
): Refusal | undefined {
  const fields: FieldError[] = referencesIn(form, value).flatMap(({ path, to, id }) => {
    const found = others.referred.get(id)?.current
    const isKnown = found !== undefined && to.includes(found.matter)
    const isHis = grant.role !== 'applicant' || found?.applicant === undefined || found.applicant === grant.office
    return isKnown && isHis ? [] : [{ path, message: '没有这样的办件，请核对编号' }]
  })
  if (fields.length === 0) return undefined
  const titles = fields.map(({ path, message }) => `${titleAt(form, path)}：${message}`).join('；')
  return refuse('form.invalid', { fields: titles }, { fields })
}
