import type { DemoAct, DemoYear } from '#app/demo/demo-year.ts'
import type { Day } from '#domain/calendar/day.ts'
import { bureauContractActs } from './bureau-contracts.ts'
import { cleanUpActs, cleanUpItems } from './clean-ups.ts'
import { contractActs } from './contracts.ts'
import { counselActs } from './counsel.ts'
import { decisionActs } from './decisions.ts'
import { enforcementActs } from './enforcement.ts'
import { highTechActs } from './high-tech.ts'
import { leadershipActs } from './leadership.ts'
import { legalEducationActs } from './legal-education.ts'
import { legislationActs, legislationItem } from './legislation.ts'
import { licenceActs } from './licences.ts'
import { livingActs } from './living.ts'
import { meetingActs, meetingNumbers, ownItems } from './meetings.ts'
import { peopleActs } from './people.ts'
import { planActs } from './plans.ts'
import { decisionItems, platformDecisionActs } from './platform-decision.ts'
import { platformActs, platformItem } from './platform-rule.ts'
import { publications } from './publications.ts'
import { ruleActs } from './rules.ts'
import { serviceActs } from './services.ts'
import { staff } from './staff.ts'
import { supervisionActs } from './supervision.ts'

/**
 * 2023, 2024 and the first weeks of 2025 of the bureau, as acts of named persons. It is invented so that the records
 * of 2024 give every figure of the published report; no figure is written anywhere in it. For the day on which it is
 * loaded some licences more are being handled.
 */
export const kunmingDemo = (today?: Day): DemoYear => {
  const acts = [...workActs(), ...(today === undefined ? [] : livingActs(today))]
  return { staff, acts: [...acts, ...publications(acts)] }
}

const agenda = [...ownItems, ...cleanUpItems(), ...decisionItems(), platformItem(), legislationItem()]
const numberOf = meetingNumbers(agenda)

const workActs = (): DemoAct[] => [
  ...peopleActs(),
  ...enforcementActs(),
  ...leadershipActs(),
  ...meetingActs(agenda, numberOf),
  ...cleanUpActs(numberOf),
  ...platformDecisionActs(numberOf),
  ...planActs(),
  ...serviceActs(),
  ...licenceActs(),
  ...ruleActs(),
  ...legislationActs(numberOf),
  ...platformActs(numberOf),
  ...decisionActs(),
  ...counselActs(),
  ...bureauContractActs(),
  ...supervisionActs(),
  ...legalEducationActs(),
  ...highTechActs(),
  ...contractActs(),
]
