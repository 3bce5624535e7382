import { z } from 'zod'
import { heading, p, sentence, textFor } from '#domain/documents/wording.ts'
import type { Case } from '#domain/engine/case.ts'
import { defineMatter, type GuardContext, must, worded } from '#domain/engine/matter.ts'
import { reference } from '#domain/engine/reference.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { administrativePenalty } from '../enforcement/administrative-penalty.ts'
import { penaltyHearing } from '../enforcement/penalty-hearing.ts'
import { randomInspection } from '../enforcement/random-inspection.ts'
import { spotPenalty } from '../enforcement/spot-penalty.ts'
import { secret, text } from '../fields.ts'
import { labAnimalLicence } from '../services/lab-animal-licence.ts'
import { sampleGranted } from '../services/lab-animal-permit.samples.ts'
import { labAnimalPermit } from '../services/lab-animal-permit.ts'
import { labAnimalRevocation } from '../services/lab-animal-revocation.ts'
import { licenceHearing } from '../services/licence-hearing.ts'

/** The matters that issue documents. */
const issuing = [
  labAnimalLicence,
  labAnimalPermit,
  labAnimalRevocation,
  licenceHearing,
  administrativePenalty,
  penaltyHearing,
  spotPenalty,
  randomInspection,
] as const
const [first, ...others] = issuing.map(({ id }) => id) as [string, ...string[]]

/** Which document, and who got it. */
const which = {
  case: reference('文书所在的办件', [first, ...others]),
  document: text('文书').meta({ title: '文书的文号或者正文摘要', hint: '没有文号的，填正文摘要（SHA-256）' }),
  title: text('文书名称'),
  recipient: secret(text('受送达人')),
}
export const correctionForm = z.object({ ...which, wrong: text('有误的内容'), right: text('更正为') })
export const voidingForm = z.object({ ...which, cause: text('作废的理由') })

const basis = [
  bureauRule(
    '文书有文字差错的，另出更正通知书，写明更正的是哪一份；不应当出具的，另出作废通知书，文号不再使用。原文书不改动、不删除。',
    '签发后的文书一字不改，收到过它的人才能核对；错在哪里、何时改的，应当有据可查。',
  ),
] as const
const named = systemRule('更正的文书须是所填办件出具过的', '更正通知书写明原文书的名称和文号，写错了就更正了别的文书')

/** Whether an issued document is the one that a correction names. */
export const isNamed = ({ number, sha256, open }: Case['documents'][number], document: string): boolean =>
  document === number || document === sha256 || document === open

const documentIn = ({ referred }: GuardContext, id: string, document: string) =>
  issuing
    .flatMap((matter) => {
      const found = referred(matter, id) as Pick<Case, 'documents'> | undefined
      return (found?.documents ?? []).map((one) => ({ ...one, title: matter.documents[one.kind]?.title }))
    })
    .find((one) => isNamed(one, document))

const wordings = textFor<{ correction: typeof correctionForm; voiding: typeof voidingForm }>()
type Which = z.output<typeof voidingForm> | z.output<typeof correctionForm>
const known = ({ title, document }: Pick<Which, 'title' | 'document'>): string =>
  `《${title}》（${/^[0-9a-f]{64}$/.test(document) ? `正文摘要${document.slice(0, 16)}…` : document}）`

const texts = {
  correction: wordings((issue) => {
    const form = issue.form('correction')
    return {
      layout: 'letter',
      to: form.recipient,
      body: [
        p(`本机关出具的${known(form)}文字有误，现更正如下：`),
        heading('有误的内容'),
        p(sentence(form.wrong)),
        heading('更正为'),
        p(sentence(form.right)),
        p('原文书的其他内容不变。请将本通知书与原文书一并保存。'),
      ],
    }
  }),
  voiding: wordings((issue) => {
    const form = issue.form('voiding')
    return {
      layout: 'letter',
      to: form.recipient,
      body: [
        p(`本机关出具的${known(form)}自本通知书作出之日起作废，不得再使用；原文号不再使用。`),
        p(`理由：${sentence(form.cause)}`),
        p('本通知书只使文书作废。对已经作出的决定依法变更、撤销的，另行作出决定。'),
      ],
    }
  }),
}

const wasIssued = (form: typeof correctionForm | typeof voidingForm) =>
  must(
    form,
    '所填的办件没有出具过这份文书，或者文书名称不符',
    ({ case: id, document, title }, context) => documentIn(context, id, document)?.title === title,
    named,
  )

const sampled = {
  ...{ case: sampleGranted.id, document: '某许〔2024〕1号', title: '准予行政许可决定书' },
  recipient: '某医学研究院（演示）',
}

/**
 * 文书更正和作废: what was signed never changes; a new document names the old one, and whoever looks at the old one is told.
 */
export const documentCorrection = defineMatter({
  id: 'document-correction',
  title: '文书更正和作废',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2023-01-01',
  basis,
  states: { proposed: '待核准更正', doomed: '待核准作废', corrected: '已更正', voided: '已作废', declined: '未予核准' },
  final: ['corrected', 'voided', 'declined'],
  readers: ['caseOfficer', 'sectionHead', 'legalReviewer', 'head', 'supervisor'],
  forms: { correction: correctionForm, voiding: voidingForm },
  samples: {
    correction: { ...sampled, wrong: '设施地址某某路1号', right: '设施地址某某路11号' },
    voiding: { ...sampled, cause: '同一决定重复出具' },
  },
  limits: {},
  documents: worded(texts, {
    correction: { title: '文书更正通知书', basis, series: '文书更正' },
    voiding: { title: '文书作废通知书', basis, series: '文书更正' },
  }),
  dossier: { corrected: ['correction'], voided: ['voiding'] },
  measures: {},
  actions: {
    propose: {
      label: '提出更正',
      by: 'caseOfficer',
      from: ['nothing', 'proposed'],
      to: 'proposed',
      form: 'correction',
      basis,
      guards: [wasIssued(correctionForm)],
    },
    proposeVoid: {
      label: '提出作废',
      by: 'caseOfficer',
      from: ['nothing', 'doomed'],
      to: 'doomed',
      form: 'voiding',
      basis,
      guards: [wasIssued(voidingForm)],
    },
    correct: {
      label: '核准更正',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'proposed',
      to: 'corrected',
      issues: ['correction'],
      basis,
    },
    void: {
      label: '核准作废',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'doomed',
      to: 'voided',
      issues: ['voiding'],
      basis,
    },
    decline: {
      label: '不予核准',
      by: 'head',
      notBy: 'caseOfficer',
      from: ['proposed', 'doomed'],
      to: 'declined',
      reasons: 'required',
      basis,
    },
  },
  describe: ({ correction, voiding }) => {
    const about = correction ?? voiding
    return about ? `${voiding ? '作废' : '更正'}《${about.title}》${about.document.slice(0, 40)}` : '文书更正和作废'
  },
  facts: () => [],
})
