import type { CheckRoles } from '#domain/report/checks/roles.ts'

/** Which figures play a part in the cross-checks X1–X16. */
export const checks: CheckRoles = {
  licences: {
    outcomes: ['licences-issued', 'licences-changed', 'licences-cancelled', 'licences-refused'],
    systems: 'licences-under-three-systems',
    entered: 'platform-entered',
  },
  promise: { promised: 'licence-promise', slowest: 'licence-slowest' },
  training: {
    officers: 'officers',
    share: 'officers-trained-share',
    means: [
      { mean: 'hours-public-law', total: 'hours-public-law-total' },
      { mean: 'hours-skills', total: 'hours-skills-total' },
    ],
  },
  visits: { units: 'units-drawn', officers: 'inspectors-drawn' },
  coverage: { covered: 'counties-covered', whole: 'counties' },
  filedInForce: { share: 'documents-filed-in-force-share' },
  lists: {
    named: 'five-lists',
    listed: [
      'discretion-items-none',
      'discretion-items-lighter',
      'discretion-items-mitigated',
      'discretion-items-heavier',
    ],
  },
  dossiers: { previous: 'dossiers-reviewed', same: 'dossiers-reviewed-same-year', all: 'dossiers-reviewed-all' },
  share: { percent: 'high-tech-share', own: 'high-tech-stock', whole: 'high-tech-stock-province' },
  intensity: { computed: 'rd-intensity', published: 'rd-intensity-published' },
  newLaws: { studied: 'new-laws-studied' },
}
