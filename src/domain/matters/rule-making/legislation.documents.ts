import { dayText } from '../../calendar/day.ts'
import { fields, heading, type Issue, items, p, table, textFor } from '../../documents/wording.ts'
import { type Change, compareTexts } from '../../texts/compare.ts'
import type { Filled, LegislationForms } from './legislation.forms.ts'

const text = textFor<LegislationForms>()
const titleOf = (issue: Issue<LegislationForms>): string => issue.form('suggestion').title
const draftName = (issue: Issue<LegislationForms>): string => {
  const { title, making } = issue.form('suggestion')
  return `《${title}（${making === '修订' || making === '修正' ? `${making}草案` : '草案'}）》`
}
const orNone = (value: string | undefined): string => value ?? '—'

type Row = readonly [before: string, after: string, because: string]

/** 三列对照表: what stands, what is proposed, and why; a clause that says the same is left as it is. */
export function comparisonRows(issue: Issue<LegislationForms>): readonly Row[] {
  const { clauses } = issue.form('clauses')
  const { removed } = issue.form('comparison')
  const why = (label: string): string => {
    const found = clauses.find(({ no }) => no === label)
    return found ? `${found.purpose}（${found.origin}${found.source ? `：${found.source}` : ''}）` : '—'
  }
  const rowOf = (change: Change): Row => {
    if (change.type === 'removed')
      return [change.before.text, '（删去）', orNone(removed.find(({ no }) => no === change.before.label)?.because)]
    const because = change.type === 'same' ? '不作修改' : why(change.after.label || articleOf(change.after.path))
    return [change.type === 'added' ? '（新增）' : change.before.text, change.after.text, because]
  }
  return compareTexts(issue.words('current'), issue.words('draft')).changes.map(rowOf)
}
const articleOf = (path: string): string => path.split(' ').find((one) => one.endsWith('条')) ?? ''

/** 意见汇总及采纳情况表, clause by clause; who gave an opinion is not named. */
const dispositionRows = ({ opinions }: Filled<'opinions'>): readonly (readonly string[])[] =>
  [...opinions]
    .sort((a, b) => (a.clause < b.clause ? -1 : a.clause > b.clause ? 1 : 0))
    .map(({ no, clause, channel, view, disposition, because, changed }) => [
      ...[no, clause, channel, view, disposition],
      [because, changed && `修改${changed}`].filter(Boolean).join('；') || '—',
    ])

/** Of the articles that were sent, which stand in the text that came into force. */
const survivalRows = (issue: Issue<LegislationForms>): readonly (readonly string[])[] => {
  const said = { same: '保留', moved: '移位', changed: '修改', removed: '删去', added: '审议中增加' } as const
  return compareTexts(issue.words('draft'), issue.words('bill')).changes.map((change) => [
    'before' in change ? change.before.text : '—',
    'after' in change ? change.after.text : '—',
    said[change.type],
  ])
}

const survival = text((issue) => ({
  layout: 'sheet',
  body: [
    p(`报送的${draftName(issue)}与公布文本逐条对照如下。`),
    table(['报送的草案', '公布文本', '结果'], survivalRows(issue)),
  ],
}))

export const legislationTexts = {
  application: text((issue) => {
    const { title, making, unit, origin, necessity, problems, systems, bases } = issue.form('suggestion')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['项目名称', title],
          ['立法形式', making],
          ['起草处室', unit],
          ['建议来源', origin],
          ['必要性', necessity],
          ['所要解决的主要问题', problems],
          ['拟确立的主要制度', systems],
          ['上位法和依据', bases.join('；')],
          ['依据', issue.basis],
        ),
      ],
    }
  }),
  workPlan: text((issue) => {
    const { leader, members, drafters, budget, targets } = issue.form('team')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['项目名称', titleOf(issue)],
          ['立法工作领导小组组长', leader],
          ['成员', members.join('、')],
          ['起草人', drafters.join('、')],
          ['经费安排', budget],
        ),
        heading('进度安排'),
        table(
          ['阶段', '目标日期'],
          targets.map(({ stage, dueOn }) => [stage, dayText(dueOn)]),
        ),
      ],
    }
  }),
  clauseTable: text((issue) => ({
    layout: 'sheet',
    body: [
      p(`${draftName(issue)}各条的来源和目的如下。`),
      table(
        ['条款', '来源', '来源条文', '目的', '责任单位', '经费影响'],
        issue
          .form('clauses')
          .clauses.map((one) => [
            one.no,
            one.origin,
            orNone(one.source),
            one.purpose,
            orNone(one.duty),
            orNone(one.money),
          ]),
      ),
    ],
  })),
  comparison: text((issue) => ({
    layout: 'sheet',
    body: [
      p(`《${titleOf(issue)}》现行文本与草案对照如下。`),
      table(['现行文本', '修订草案', '说明'], comparisonRows(issue)),
    ],
  })),
  notice: text((issue) => {
    const { until, url, ways } = issue.form('notice')
    return {
      layout: 'sheet',
      body: [
        p(`${issue.bureau}起草了${draftName(issue)}，现将草案和起草说明向社会公布，征求意见。`),
        p(`意见请于${dayText(until)}前提出：${ways}。草案全文见${url}。`),
        p(`依据：${issue.basis}。`),
      ],
    }
  }),
  disposition: text((issue) => {
    const given = issue.form('opinions')
    const of = (wanted: string) => given.opinions.filter(({ disposition }) => disposition === wanted).length
    return {
      layout: 'sheet',
      body: [
        p(
          `${draftName(issue)}征求意见，共收到意见${given.opinions.length}条，采纳${of('采纳')}条，部分采纳${of('部分采纳')}条，不采纳${of('不采纳')}条。`,
        ),
        ...(given.opinions.length
          ? [table(['序号', '条款', '渠道', '意见', '处理', '理由和修改'], dispositionRows(given))]
          : []),
        ...(given.replies.length
          ? [
              heading('有关单位的答复'),
              table(
                ['单位', '答复', '协商情况'],
                given.replies.map((one) => [one.organ, one.reply, orNone(one.handling)]),
              ),
            ]
          : []),
      ],
    }
  }),
  argument: text((issue) => {
    const { heldOn, experts, hearing, handled } = issue.form('argument')
    return {
      layout: 'sheet',
      body: [
        fields(['项目名称', titleOf(issue)], ['论证日期', dayText(heldOn)], ['依据', issue.basis]),
        table(
          ['专家', '单位', '意见'],
          experts.map(({ name, employer, view }) => [name, employer, view]),
        ),
        p(hearing ? `已举行听证。听证意见的处理：${handled}` : '本项目不属于应当听证的情形。'),
      ],
    }
  }),
  reviews: text((issue) => {
    const [legality, competition] = [issue.form('legality'), issue.form('competition')]
    const [risk, values] = [issue.form('risk'), issue.form('values')]
    return {
      layout: 'sheet',
      body: [
        p(`${draftName(issue)}的同一文本经下列审查、评估，均已通过。`),
        table(
          ['审查', '编号或者单位', '结论', '日期'],
          [
            ['合法性审查', legality.number, legality.conclusion, issue.dayOf('reviewLegality')],
            ['公平竞争审查', competition.number, competition.conclusion, issue.dayOf('reviewCompetition')],
            ['社会稳定风险评估', risk.assessor, risk.conclusion, issue.dayOf('assessRisk')],
            ['社会主义核心价值观审查', issue.bureau, values.conclusion, issue.dayOf('reviewValues')],
          ],
        ),
        heading('上位法对照'),
        table(
          ['条款', '上位法', '审查情况'],
          legality.conflicts.map((one) => [one.clause, one.upper, one.finding]),
        ),
        heading('风险点和防范措施'),
        table(
          ['风险点', '防范措施'],
          risk.risks.map(({ point, measure }) => [point, measure]),
        ),
        heading('社会主义核心价值观审查'),
        table(
          ['条款', '所涉价值', '判断', '修改情况'],
          values.rows.map((one) => [one.clause, one.value, one.judgement, orNone(one.change)]),
        ),
      ],
    }
  }),
  letter: text((issue) => {
    const { to, items: sent, notNeeded = [] } = issue.form('package')
    return {
      layout: 'letter',
      to,
      body: [
        p(`${draftName(issue)}已由本局集体讨论通过，并经主要负责人签署，现予报送审查。依据：${issue.basis}。`),
        heading('所附材料'),
        ...items(['送审稿', '起草说明', ...sent.map(({ item }) => item)]),
        ...(notNeeded.length
          ? [
              table(
                ['没有的材料', '理由'],
                notNeeded.map(({ item, because }) => [item, because]),
              ),
            ]
          : []),
      ],
    }
  }),
  answer: text((issue) => ({
    layout: 'sheet',
    body: [
      fields(['项目名称', titleOf(issue)], ['来函编号', issue.form('letter').number], ['答复日期', dayText(issue.on)]),
      table(
        ['问题', '答复', '数据来源'],
        issue.form('answer').answers.map(({ question, answer, source }) => [question, answer, orNone(source)]),
      ),
    ],
  })),
  survival,
  ruleSurvival: survival,
  supporting: text((issue) => {
    const { supporting, publicity, training, powers } = issue.form('implementation')
    return {
      layout: 'sheet',
      body: [
        fields(['项目名称', titleOf(issue)], ['普法', publicity], ['培训', training], ['权责清单的调整', powers]),
        ...(supporting.length
          ? [
              table(
                ['配套文件', '责任处室', '完成期限'],
                supporting.map(({ title, owner, dueOn }) => [title, owner, dayText(dueOn)]),
              ),
            ]
          : [p('没有需要制定的配套文件。')]),
      ],
    }
  }),
}
