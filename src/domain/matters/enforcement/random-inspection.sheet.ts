import { checkCommitable } from '../../draw/commit.ts'
import { writeEntropy } from '../../draw/entropy-file.ts'
import { pureDrawHashes, pureSha256 } from '../../draw/pure-sha256.ts'
import { DrawRefusal } from '../../draw/refusal.ts'
import { parseSheet, type Sheet } from '../../draw/sheet.ts'
import { takeByPermille, writeSheet } from '../../draw/sheet-text.ts'
import { solve } from '../../draw/solve.ts'
import type { DrawEvent, DrawOutcome, Plan, Substitutions } from './random-inspection.forms.ts'

/** Identifier of an officer in the sheet: those of a joining department carry its code. */
export const officerId = (officer: Plan['officers'][number]): string =>
  officer.department === undefined ? officer.id : `${officer.department}:${officer.id}`

/**
 * The sheet of a plan. It is made before the draw has its number, so it names the plan item and the round: the number
 * is given to the announcement when the sheet is committed. The handler of a case file never scores it.
 */
export function sheetOf(plan: Plan): Sheet {
  const officers = plan.officers.map((officer) => ({ id: officerId(officer), name: officer.name }))
  const onRoster = new Set(officers.map(({ id }) => id))
  const declared = plan.avoid.map(({ unit, officer }) => `${unit}\t${officer}`)
  const handled = plan.units.flatMap(({ id, handlers = [] }) =>
    handlers.filter((handler) => onRoster.has(handler)).map((handler) => `${id}\t${handler}`),
  )
  return {
    algorithm: 'sha256',
    id: `${plan.planItem}-${plan.round}`,
    task: plan.task,
    perUnit: plan.perUnit,
    teamSize: plan.teamSize,
    ...(plan.secret === undefined ? {} : { secret: plan.secret }),
    parties: plan.parties,
    sources: plan.sources.map(({ name, event, format }) => ({ name, event, format })),
    strata: plan.strata.map(({ code, take, permille = 0 }) => ({
      code,
      take: take ?? takeByPermille(plan.units.filter((unit) => unit.stratum === code).length, permille),
    })),
    units: plan.units.map(({ id, stratum, weight, name }) => ({ id, stratum, weight, name })),
    officers,
    avoid: [...new Set([...declared, ...handled])].map((pair) => {
      const [unit, officer] = pair.split('\t')
      return { unit: unit!, officer: officer! }
    }),
  }
}

/** @throws DrawRefusal when the plan makes no sheet, or one that could be steered or not carried out */
export function checkPlan(plan: Plan): void {
  checkCommitable(parseSheet(writeSheet(sheetOf(plan))))
}

/** 锁定: what is committed to. @throws DrawRefusal */
export function commitmentOf(plan: Plan): { readonly sheet: string; readonly fingerprint: string } {
  const sheet = writeSheet(sheetOf(plan))
  return { sheet, fingerprint: pureSha256.hex(sheet) }
}

export type Revealed = {
  readonly sheet: string
  readonly values: DrawEvent['values']
  /** What each party made public, by its name. */
  readonly parties: ReadonlyMap<string, string>
  readonly secret: string | undefined
}

/** The entropy file of a draw. @throws DrawRefusal when something revealed does not answer the sheet */
export function entropyOf({ sheet: text, values, parties, secret }: Revealed): string {
  const sheet = parseSheet(text)
  const entropy = {
    sheet: pureSha256.hex(text),
    sources: values.map(({ value }) => value),
    parties: sheet.parties.map(({ name }) => parties.get(name) ?? ''),
    ...(secret === undefined ? {} : { secret }),
  }
  return writeEntropy(entropy, sheet, pureSha256)
}

/** 计算结果, as the form records it. @throws DrawRefusal */
export function outcomeOf(sheet: string, entropy: string): DrawOutcome {
  const result = solve(sheet, entropy, pureDrawHashes)
  return {
    entropy,
    seed: result.seed,
    selected: [...result.selected],
    team: [...result.team],
    crews: result.selected.map((unit) => ({ unit, officers: [...result.assignment[unit]!] })),
    shortfall: Object.entries(result.shortfall).map(([stratum, missing]) => ({ stratum, missing })),
  }
}

/** The substitutions for units found closed, in the order reported. @throws DrawRefusal */
export function stepsOf(sheet: string, entropy: string, closed: readonly string[]): Substitutions['steps'] {
  const { substitution } = solve(sheet, entropy, pureDrawHashes, closed)
  return (substitution?.log ?? []).map((step) => ({
    closed: step.closed,
    ...(step.substitute === null ? {} : { substitute: step.substitute }),
    officers: [...step.officers],
  }))
}

/** Units to inspect after all substitutions: a place is one unit, whoever fills it. */
export const activeUnits = (selected: readonly string[], steps: Substitutions['steps'] = []): readonly string[] =>
  steps.reduce<readonly string[]>(
    (units, { closed, substitute }) =>
      units.flatMap((unit) => (unit === closed ? (substitute === undefined ? [] : [substitute]) : [unit])),
    selected,
  )

/** The value, or undefined where the draw's rules refuse: for guards, which answer yes or no. */
export function unlessRefused<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch (error) {
    if (error instanceof DrawRefusal) return undefined
    throw error
  }
}
