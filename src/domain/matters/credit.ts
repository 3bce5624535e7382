import type { CreditSource } from '../credit/source.ts'
import { labAnimalLicenceCredit } from './services/lab-animal-licence.credit.ts'

/** The matters whose decisions go to the credit platform. A matter of penalties joins here. */
export const creditSources: readonly CreditSource[] = [labAnimalLicenceCredit]
