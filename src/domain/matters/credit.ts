import type { CreditSource } from '../credit/source.ts'
import { administrativePenaltyCredit } from './enforcement/administrative-penalty.credit.ts'
import { spotPenaltyCredit } from './enforcement/spot-penalty.credit.ts'
import { labAnimalLicenceCredit } from './services/lab-animal-licence.credit.ts'

/** The matters whose decisions go to the credit platform. */
export const creditSources: readonly CreditSource[] = [
  labAnimalLicenceCredit,
  administrativePenaltyCredit,
  spotPenaltyCredit,
]
