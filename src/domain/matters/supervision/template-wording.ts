import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { documentsOf, wrongWith } from '#domain/documents/house-wording.ts'
import { defineMatter, type Matter } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { day, optional, text } from '../fields.ts'
import { comingIntoForce, inForceStates } from './coming-into-force.ts'

const basis = [
  bureauRule(
    '本局可以调整文书正文的用语：由法制人员提出，经另一人确认，自起用日期适用；依据、理由和救济途径不得缺少。',
    '文书用语关系当事人的权利，谁在何时改过、哪份文书用的是哪一版，应当有据可查。',
  ),
] as const

/** Who gets a document may read in which words the bureau writes it, and since when. */
const shown = ['wording.document', 'wording.text', 'wording.from', 'wording.until', 'wording.cause'] as const

/**
 * 文书用语: one case a version. The product's text stays what a document says until a version of the bureau's own begins,
 * and again where one ends; each document carries the version in which it was written.
 *
 * @param matters the matters whose documents may be worded; @throws RangeError when none of them issues one
 */
export function templateWordingFor(matters: readonly Matter[]) {
  const documents = documentsOf(matters)
  const [first, ...others] = documents.keys()
  if (first === undefined) throw new RangeError('E_WORDING: no matter issues a document')
  const form = z
    .object({
      document: z.enum([first, ...others], { error: '没有这种文书' }).meta({ title: '文书' }),
      text: text('正文').meta({
        title: '正文',
        hint: '一行一段；以“# ”起头的一行是小标题；{{依据}}等处填入办件的内容，{{原文}}是系统原有的全文',
      }),
      from: day('起用日期'),
      until: optional(day('停用日期', '自该日起恢复系统原有的用语；不填则用到有新的一版为止')),
      cause: text('调整的理由'),
    })
    .superRefine(({ document, text: written }, context) => {
      const named = documents.get(document)
      for (const message of named ? wrongWith(named.matter, named.kind, written) : [])
        context.addIssue({ code: 'custom', path: ['text'], message })
    })
  return defineMatter({
    id: 'template-wording',
    title: '文书用语',
    kind: 'registration',
    chapter: 'supervision',
    inForceFrom: '2000-01-01',
    basis,
    states: inForceStates,
    final: ['confirmed', 'declined'],
    forms: { wording: form },
    samples: {
      wording: {
        document: first,
        text: '{{原文}}\n咨询时请说明办件名称：{{办件名称}}。',
        from: toDay('2024-04-01'),
        cause: '便于当事人咨询（示例）',
      },
    },
    publicView: { basis, acts: { confirm: shown } },
    limits: {},
    documents: {},
    measures: {},
    readers: ['legalReviewer', 'head', 'supervisor'],
    actions: {
      ...comingIntoForce('wording', form, { what: '用语', stays: '已经出具的文书不因新的用语而改变', basis }),
    },
    describe: ({ wording }) => (wording ? `${wording.document}（${wording.from}起）` : '文书用语'),
    facts: () => [],
  })
}
