import type { Fact } from '../../engine/fact.ts'
import { handlingDays } from '../../engine/handling-days.ts'
import type { FactContext, TypedCase } from '../../engine/matter.ts'
import type { decision } from './lab-animal-licence.decision.ts'
import type { examination } from './lab-animal-licence.examination.ts'
import type { filing } from './lab-animal-licence.filing.ts'
import type { licenceForms } from './lab-animal-licence.forms.ts'
import { applicantOf } from './lab-animal-licence.guards.ts'
import type { service } from './lab-animal-licence.service.ts'
import { barMeasure, barOf } from './licence-bars.ts'

export const licenceMeasures = {
  ...barMeasure,
  'licence.decided': '一件在年度内作出决定的实验动物许可办件',
  'licence.three-systems': '一件已公示、有全过程记录并经法制审核的已决许可办件',
  'licence.certificate': '一个因准予而颁发的实验动物许可证；按办理情形（核发、延续、变更、补证）分组',
  'licence.handling-days': '一件已决许可自受理至决定的工作日数，不含依法中止计算的时间',
  'licence.commitment': '一件按告知承诺方式受理的许可办件',
  'licence.refused': '一件不予许可的办件',
  'platform-entry.completed': '一件已完成省行政执法和监督平台录入的办件',
} as const

type Acts = keyof typeof filing | keyof typeof examination | keyof typeof decision | keyof typeof service
type LicenceFact = Fact & { readonly measure: keyof typeof licenceMeasures }

/** What an application contributes to figures: by its decision, its certificate, its days, its promise. */
export const licenceFacts = (
  current: TypedCase<typeof licenceForms, Acts>,
  { calendar }: FactContext,
): readonly LicenceFact[] => {
  const { acts, data } = current
  const granted = acts.grant ?? acts.grantReissue ?? acts.grantCancel
  const refused = acts.refuse ?? acts.refuseFalsehood
  const decided = granted ?? refused
  const acceptedOn = acts.accept?.on ?? (acts.deemAccepted && (acts.supply ?? acts.apply)?.on)
  const byLaw = [
    // What law has granted is nobody's decision; its certificate is one more all the same.
    ...(acts.grantDeemed
      ? [{ measure: 'licence.certificate', on: acts.grantDeemed.on, key: current.number, group: 'renew' } as const]
      : []),
    ...(acts.refuseFalsehood && data.falsehood?.concernsSafety
      ? [barOf('application', acts.refuseFalsehood.on, applicantOf(current))]
      : []),
  ]
  if (!decided || !acceptedOn) return byLaw
  const on = decided.on
  const systems = acts.publish && data.review?.recording && acts.vet
  return [
    ...byLaw,
    { measure: 'licence.decided', on, key: current.id, group: current.variant },
    {
      measure: 'licence.handling-days',
      on,
      value: handlingDays(calendar, current.clocks, 'decision', [acceptedOn, on]),
      group: current.variant,
    },
    ...(systems ? [{ measure: 'licence.three-systems', on, key: current.id } as const] : []),
    // A certificate stays given in its year: revoking it later is a fact of the later year.
    ...((acts.grant ?? acts.grantReissue)
      ? [
          {
            measure: 'licence.certificate',
            on,
            key: current.number ?? data.application?.previousLicence,
            group: current.variant,
          } as const,
        ]
      : []),
    ...(data.commitment?.route === '告知承诺' ? [{ measure: 'licence.commitment', on: acceptedOn } as const] : []),
    ...(refused ? [{ measure: 'licence.refused', on } as const] : []),
    ...(acts.enterPlatform
      ? [
          {
            measure: 'platform-entry.completed',
            on: acts.enterPlatform.on,
            key: current.id,
            group: '行政许可',
          } as const,
        ]
      : []),
  ]
}
