import { dayText } from '../../calendar/day.ts'
import { fields, heading, type Issue, items, p, sentence, table, textFor } from '../../documents/wording.ts'
import type {
  commitForm,
  eventForm,
  planForm,
  resultForm,
  substitutionForm,
  voidForm,
} from './random-inspection.forms.ts'

type DrawForms = {
  plan: typeof planForm
  commit: typeof commitForm
  event: typeof eventForm
  result: typeof resultForm
  substitution: typeof substitutionForm
  voiding: typeof voidForm
}
type DrawIssue = Issue<DrawForms>

const text = textFor<DrawForms>()

const unitsOf = (issue: DrawIssue) => new Map(issue.form('plan').units.map(({ id, name }) => [id, name]))
const officersOf = (issue: DrawIssue) =>
  new Map(
    issue
      .form('plan')
      .officers.map(({ id, name, department }) => [department ? `${department}:${id}` : id, name] as const),
  )
/** A name beside its number; the number alone where the pool names nobody under it. */
const named = (names: ReadonlyMap<string, string>, id: string): string => {
  const name = names.get(id)
  return name ? `${name}（${id}）` : id
}

export const randomInspectionTexts = {
  announcement: text((issue) => {
    const plan = issue.form('plan')
    const { fingerprint } = issue.form('commit')
    return {
      layout: 'decision',
      body: [
        p(`为开展“${plan.task}”，本机关将以双随机方式抽取检查对象和检查人员。现将抽取安排公告如下：`),
        heading('一、名录和抽取数'),
        p(
          `计划事项${plan.planItem}，第${plan.round}次抽取。检查对象名录共${plan.units.length}个，检查人员名录共${plan.officers.length}人。`,
        ),
        table(
          ['分层', '名录数', '抽取'],
          plan.strata.map(({ code, title, take, permille }) => [
            title ?? code,
            String(plan.units.filter(({ stratum }) => stratum === code).length),
            take === undefined ? `${permille}‰（不足一个的进一）` : `${take}个`,
          ]),
        ),
        heading('二、抽签单指纹'),
        p(
          `抽签单已于${dayText(issue.on)}锁定，指纹（SHA-256）为：${fingerprint}。锁定之后，名录、权重、抽取数均不得改动。`,
        ),
        heading('三、随机源'),
        ...items(
          plan.sources.map(
            ({ name, event, heldOn, fallback }) => `${name}${event}，${dayText(heldOn)}举行；未举行的，${fallback}`,
          ),
        ),
        heading('四、见证'),
        p(
          plan.parties.length
            ? `见证方：${plan.parties.map(({ name }) => name).join('、')}。各方的随机数指纹已写入抽签单。`
            : '本次抽取没有另请见证方。',
        ),
        p(`任何人均可按公布的方法自行重算抽取结果。依据：${issue.basis}。`),
      ],
    }
  }),

  outcome: text((issue) => {
    const { selected, team, crews, shortfall, seed } = issue.form('result')
    const [units, officers] = [unitsOf(issue), officersOf(issue)]
    return {
      layout: 'sheet',
      body: [
        fields(
          ['抽取公告', issue.numberOf('announcement')],
          ['检查任务', issue.form('plan').task],
          ['抽中对象', `${selected.length}个`],
          ['抽中人员', team.map((id) => named(officers, id)).join('、')],
          ['种子', seed],
        ),
        table(
          ['序号', '检查对象', '检查人员'],
          selected.map((id, index) => [
            String(index + 1),
            named(units, id),
            (crews.find(({ unit }) => unit === id)?.officers ?? []).map((one) => named(officers, one)).join('、'),
          ]),
        ),
        ...(shortfall.length
          ? [p(`缺额：${shortfall.map(({ stratum, missing }) => `${stratum}分层缺${missing}个`).join('；')}。`)]
          : []),
        p(`依据：${issue.basis}。`),
      ],
    }
  }),

  substitutions: text((issue) => {
    const { steps, opinion } = issue.form('substitution')
    const [units, officers] = [unitsOf(issue), officersOf(issue)]
    return {
      layout: 'sheet',
      body: [
        fields(
          ['抽取公告', issue.numberOf('announcement')],
          ['检查任务', issue.form('plan').task],
          ['复核意见', opinion],
        ),
        table(
          ['序号', '无法检查的对象', '递补对象', '检查人员'],
          steps.map(({ closed, substitute, officers: crew }, index) => [
            String(index + 1),
            named(units, closed),
            substitute === undefined ? '无可递补' : named(units, substitute),
            crew.map((id) => named(officers, id)).join('、'),
          ]),
        ),
        p(`依据：${issue.basis}。`),
      ],
    }
  }),

  annulment: text((issue) => ({
    layout: 'decision',
    body: [
      p(
        `本机关${issue.numberOf('announcement')}公告的“${issue.form('plan').task}”抽取，现予作废。该次抽取的文号和全部记录予以保留，不作删除。`,
      ),
      p(`作废原因：${issue.form('voiding').cause}。${sentence(issue.reasons)}`),
      p(`需要另行抽取的，在新的随机事件之前重新公告。依据：${issue.basis}。`),
    ],
  })),
}
