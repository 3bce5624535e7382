import { disclosureYear } from './disclosure-year.ts'
import { enforcementYear } from './enforcement-year.ts'
import { headMonth } from './head-month.ts'
import type { Statement } from './statement.ts'
import { suggestionsYear } from './suggestions-year.ts'

/** The statements of the house; a bureau that has not a figure is told which line lacks it. */
export const statements: readonly Statement[] = [headMonth, enforcementYear, disclosureYear, suggestionsYear]
