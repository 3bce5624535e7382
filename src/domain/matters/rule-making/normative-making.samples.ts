import type { z } from 'zod'
import { type Day, type Instant, toDay } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Other } from '#domain/engine/others.ts'
import type { TextsRead } from '#domain/engine/texts.ts'
import { sampleMeeting } from '../decisions/meeting.samples.ts'
import { sampleFile } from '../fields.ts'
import type {
  commentsForm,
  deliberationForm,
  draftForm,
  noticeForm,
  proposalForm,
  registrationForm,
  revisionForm,
  tablingForm,
} from './normative-making.forms.ts'

const draft = sampleFile('演示·办法草案.docx')

const numbered = '局长办公会2024-07'

export const makingSamples = {
  proposal: {
    title: '演示·科技创新平台管理办法',
    unit: '资源配置与管理处',
    necessity: '平台的认定和管理没有统一的规定',
    measures: '明确认定条件、程序和管理要求',
    bases: ['科学技术进步法'],
    ownName: true,
    outside: true,
    rights: true,
    repeated: true,
  } satisfies z.input<typeof proposalForm>,
  draft: {
    draft,
    explanation: sampleFile('演示·起草说明.docx'),
    assessment: '必要、可行',
    heard: '有关单位没有不同意见',
  } satisfies z.input<typeof draftForm>,
  revision: { draft, because: '采纳合法性审核意见' } satisfies z.input<typeof revisionForm>,
  notice: {
    isBusiness: true,
    until: toDay('2024-06-28'),
    url: 'https://example.invalid/comments/1',
  } satisfies z.input<typeof noticeForm>,
  comments: {
    received: 6,
    adopted: 4,
    rejected: 2,
    feedback: 'https://example.invalid/comments/1/feedback',
    report: sampleFile('演示·意见采纳情况.pdf'),
  } satisfies z.input<typeof commentsForm>,
  tabling: { meeting: numbered } satisfies z.input<typeof tablingForm>,
  deliberation: { meeting: numbered } satisfies z.input<typeof deliberationForm>,
  registration: { effectiveOn: toDay('2025-09-01'), expiresOn: toDay('2029-09-01') } satisfies z.input<
    typeof registrationForm
  >,
}

const blank = {
  version: '2024-01-01' as Day,
  n: 1,
  openedOn: toDay('2024-03-01'),
  lastAt: '2024-03-01T01:00:00Z' as Instant,
  acts: {},
  clocks: [],
  documents: [],
  published: [],
}
const version = { text: 'draft', file: draft, n: 1, on: toDay('2024-03-01'), actor: 'P-drafter', office: '起草处室' }

/** The texts of a host in tests: one version, of somebody in another office. */
export const sampleVersions: Case['texts'] = { draft: [version] }

const words = '第一条　为规范平台管理，制定本办法。\n第二条　各类平台依照本办法认定。'
export const sampleTexts: TextsRead = new Map([
  [draft.sha256, { words: { ...draft, name: '草案·文字.txt', type: 'text/plain; charset=utf-8' }, text: words }],
])

/** A review that has passed, of the version of the samples. */
export const confirmedReview: Other = {
  matterTitle: '规范性文件合法性审核',
  stateTitle: '审核通过',
  current: {
    ...blank,
    id: '9'.repeat(32),
    matter: 'legality-review',
    state: 'confirmed',
    title: '合法性审核',
    number: '演示·审核〔2024〕5号',
    host: { caseId: 'case-1', link: 'reviewed' },
    data: {},
    bound: {
      draft: [
        { text: 'draft', caseId: 'case-1', sha256: draft.sha256, n: 3, on: toDay('2024-03-01'), action: 'confirm' },
      ],
    },
  },
}

/** Reviews of competition of the version of the samples: one that has passed, one that stands against it. */
export const competitionReviews: readonly Other[] = (['passed', 'violating'] as const).map((state, at) => ({
  matterTitle: '公平竞争审查',
  stateTitle: state === 'passed' ? '审查通过' : '违反审查标准，不得出台',
  current: {
    ...blank,
    id: String(7 + at).repeat(32),
    matter: 'fair-competition-review',
    state,
    title: '公平竞争审查',
    number: `演示·竞审〔2024〕${2 + at}号`,
    host: { caseId: 'case-1', link: 'competition' },
    data: {},
    texts: { draft: [version] },
  },
}))

/** A meeting that resolved on the case of the tests, on a day. */
export const meetingHeld = (heldOn: string): Other => {
  const { current, ...told } = sampleMeeting('case-1')
  const minutes = { ...current.data['minutes'], heldOn }
  return { ...told, current: { ...current, number: numbered, data: { ...current.data, minutes } } }
}
