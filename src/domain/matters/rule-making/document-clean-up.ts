import { dayText } from '#domain/calendar/day.ts'
import { fields, heading, p, table, textFor } from '#domain/documents/wording.ts'
import { mustAccount, mustFreeze } from '#domain/engine/frozen-list.ts'
import { defineMatter, type GuardContext, must, mustNot, mustNotCase, worded } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { mustBeResolved } from '../decisions/meeting.ts'
import {
  cleanUpQuery,
  cleanUpSamples,
  followUpForm,
  openingForm,
  publicationForm,
  resolutionForm,
  resultsForm,
  selfCheckForm,
} from './document-clean-up.forms.ts'

const basis = [article('立法法', 116), article('优化营商环境条例', 61)] as const
const frozen = systemRule(
  '清理范围在启动时冻结，名单就是当日文件库中符合范围的文件',
  '启动之后入库、出库的文件不改变这次清理的范围',
)
const accounted = bureauRule('清理逐件交代启动时列入的文件，每件一次', '少了一件就有一件没有清理')
const second = bureauRule('清理意见由起草或者实施处室提出，由另一人审核', '谁制定谁清理，自己不审核自己提出的意见')
const discussed = bureauRule('清理结果经会议讨论通过后公布', '集体讨论决定清理结果')
const ended = bureauRule(
  '需要修改、废止、宣布失效的，办结或者列入有日期的计划后方可结束清理',
  '清理结果不落实等于没有清理',
)

type Forms = { opening: typeof openingForm; results: typeof resultsForm; followUp: typeof followUpForm }
const dataOf = ({ before }: GuardContext) =>
  before!.data as never as { readonly [K in keyof Forms]?: ReturnType<Forms[K]['parse']> }
const listed = (context: GuardContext) => dataOf(context).opening!.list.members
const namesOf = ({ items }: { readonly items: readonly { readonly document: string }[] }) =>
  items.map(({ document }) => document)
/** What cannot stay as it is. */
const toChange = (context: GuardContext) => dataOf(context).results!.items.filter(({ result }) => result !== '继续有效')

const text = textFor<{
  opening: typeof openingForm
  results: typeof resultsForm
  publication: typeof publicationForm
}>()
const texts = {
  results: text((issue) => {
    const { kind, topic, list } = issue.form('opening')
    const { items } = issue.form('results')
    const rows = (result: string) => items.filter((one) => one.result === result)
    return {
      layout: 'decision',
      body: [
        p(
          `本机关完成${kind}（${topic}），对${dayText(issue.case.openedOn)}现行有效的${list.count}件文件逐件作出清理结果。`,
        ),
        fields(['依据', issue.basis]),
        ...(['继续有效', '修改', '废止', '宣布失效'] as const).flatMap((result) =>
          rows(result).length
            ? [
                heading(`${result}的文件（${rows(result).length}件）`),
                table(
                  ['发文字号', '理由'],
                  rows(result).map(({ document, because }) => [document, because]),
                ),
              ]
            : [],
        ),
      ],
    }
  }),
}

/**
 * 文件清理 (normative-document.md §8): the scope is frozen when the campaign opens; every document of it gets an opinion, a
 * result by somebody else, and what follows. No act goes on while one is missing.
 */
export const documentCleanUp = defineMatter({
  id: 'document-clean-up',
  title: '规范性文件清理',
  kind: 'review',
  chapter: 'rule-making',
  inForceFrom: '2023-01-01',
  basis,
  readers: ['keeper', 'caseOfficer', 'sectionHead', 'legalReviewer', 'publisher', 'head', 'supervisor'],
  openIn: ['published', 'closed'],
  states: {
    opened: '待自查',
    checked: '待审核',
    reviewed: '待集体讨论',
    resolved: '待公布',
    published: '后续办理中',
    closed: '已完成',
  },
  final: ['closed'],
  forms: {
    opening: openingForm,
    selfCheck: selfCheckForm,
    results: resultsForm,
    resolution: resolutionForm,
    publication: publicationForm,
    followUp: followUpForm,
  },
  list: { columns: ['opening.kind', 'publication.publishedOn'], searched: ['opening.topic'] },
  samples: cleanUpSamples,
  limits: {},
  documents: worded(texts, {
    results: { title: '文件清理结果', basis, series: '文件清理', public: [article('政府信息公开条例', 20)] },
  }),
  measures: { 'document-clean-up.finished': '完成并公布结果的一次文件清理；按全面清理、专项清理分组' },
  publicView: {
    basis: [article('政府信息公开条例', 20)],
    acts: {
      publish: [
        ...(['kind', 'topic', 'notice', 'scope', 'list'] as const).map((field) => `opening.${field}` as const),
        'results.items',
        'publication.publishedOn',
        'publication.url',
      ],
    },
  },
  actions: {
    open: {
      label: '启动清理',
      by: 'keeper',
      from: 'nothing',
      to: 'opened',
      form: 'opening',
      asks: { measures: [], keys: () => [], stock: [cleanUpQuery.measure] },
      guards: [
        mustFreeze(
          openingForm,
          ({ list }) => list,
          (form, { stock }) => cleanUpQuery.members(form, stock),
          '列入清理的文件须与当日文件库相符',
          frozen,
        ),
      ],
      basis: [...basis, frozen],
    },
    check: {
      label: '提出清理意见',
      by: ['sectionHead', 'caseOfficer'],
      from: 'opened',
      to: 'checked',
      form: 'selfCheck',
      guards: [mustAccount(selfCheckForm, listed, namesOf, '列入清理的文件须逐件提出意见', accounted)],
      basis: [second, ...basis],
    },
    review: {
      label: '审核清理意见',
      by: 'legalReviewer',
      notWho: ['check'],
      from: 'checked',
      to: 'reviewed',
      form: 'results',
      guards: [mustAccount(resultsForm, listed, namesOf, '列入清理的文件须逐件审核', accounted)],
      basis: [second, ...basis],
    },
    sendBack: {
      label: '退回重新提出意见',
      by: 'legalReviewer',
      from: ['checked', 'reviewed'],
      to: 'opened',
      reasons: 'required',
      basis: [second],
    },
    resolve: {
      label: '记录会议决定',
      by: 'keeper',
      from: 'reviewed',
      to: 'resolved',
      form: 'resolution',
      guards: [
        mustBeResolved(
          resolutionForm,
          ({ meeting }) => meeting,
          ['通过'],
          '清理结果须经会议讨论通过，并以已确认的会议纪要为据',
          discussed,
        ),
      ],
      basis: [discussed],
    },
    publish: {
      label: '公布清理结果',
      by: 'publisher',
      from: 'resolved',
      to: 'published',
      form: 'publication',
      issues: ['results'],
      publishes: ['清理结果'],
      guards: [
        must(
          publicationForm,
          '公布日期晚于登记之日：尚未公布的不能登记',
          ({ publishedOn }, { day }) => publishedOn <= day,
          systemRule('只登记已经发生的事', '尚未发生的事没有佐证'),
        ),
      ],
      basis: [article('政府信息公开条例', 20), ...basis],
    },
    followUp: {
      label: '记录后续办理',
      by: 'keeper',
      from: 'published',
      to: 'same',
      form: 'followUp',
      asks: { measures: [cleanUpQuery.measure], keys: namesOf },
      guards: [
        mustAccount(
          followUpForm,
          (context) => namesOf({ items: toChange(context) }),
          namesOf,
          '须逐件写明修改、废止、宣布失效的文件，每件一次',
          accounted,
        ),
        mustNot(
          followUpForm,
          '文件库中仍现行有效的，不能记为已经废止或者宣布失效',
          ({ items }, context) => {
            const gone = toChange(context).filter(({ result }) => result !== '修改')
            return items
              .filter(({ document, how }) => how === '已办结' && gone.some((one) => one.document === document))
              .filter(({ document }) => context.standing(cleanUpQuery.measure, document).length > 0)
              .map(({ document }) => document)
          },
          ended,
        ),
        mustNot(
          followUpForm,
          '列入计划的须写明计划完成日期',
          ({ items }) =>
            items.filter(({ how, plannedOn }) => how === '列入计划' && !plannedOn).map(({ document }) => document),
          ended,
        ),
      ],
      basis: [ended],
    },
    close: {
      label: '结束清理',
      by: 'legalReviewer',
      notWho: ['followUp'],
      from: 'published',
      to: 'closed',
      guards: [
        mustNotCase(
          '需要修改、废止、宣布失效的文件尚未逐件交代后续办理',
          (context) => {
            const told = namesOf(dataOf(context).followUp ?? { items: [] })
            return toChange(context)
              .map(({ document }) => document)
              .filter((one) => !told.includes(one))
          },
          ended,
        ),
      ],
      basis: [ended],
    },
  },
  describe: ({ opening }) => (opening ? `${opening.kind}：${opening.topic}` : '规范性文件清理'),
  facts: ({ data: { opening, publication } }) =>
    opening && publication
      ? [{ measure: 'document-clean-up.finished', on: publication.publishedOn, group: opening.kind }]
      : [],
})
