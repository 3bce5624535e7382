import { dayText } from '../../calendar/day.ts'
import { fields, type Issue, p, sentence, textFor } from '../../documents/wording.ts'
import { recusalDecision } from './hearings.ts'
import type {
  hearingStatementForm,
  interestForm,
  minutesForm,
  publicInterestForm,
  recusalForm,
  requestForm,
  scheduleForm,
} from './licence-hearing.forms.ts'

type HearingForms = {
  interest: typeof interestForm
  publicInterest: typeof publicInterestForm
  request: typeof requestForm
  statement: typeof hearingStatementForm
  schedule: typeof scheduleForm
  recusal: typeof recusalForm
  minutes: typeof minutesForm
}
type HearingIssue = Issue<HearingForms>
const text = textFor<HearingForms>()
const contactOf = ({ contact }: HearingIssue): string =>
  `联系方式：${[contact.office, contact.address, contact.phone && `电话${contact.phone}`].filter(Boolean).join('，')}。`
const chairOf = (issue: HearingIssue): string => {
  const recusal = issue.formIf('recusal')
  return recusal?.result === '予以回避' && recusal.chair ? recusal.chair : issue.form('schedule').chair
}
const partiesOf = (issue: HearingIssue): string => {
  const request = issue.formIf('request')
  const parties = [...(issue.formIf('interest')?.parties ?? []), ...(request ? [request.by] : [])]
  return parties.length ? [...new Set(parties)].join('、') : '社会公众'
}

export const hearingTexts = {
  rights: text((issue) => {
    const { parties, interest } = issue.form('interest')
    return {
      layout: 'letter',
      to: parties.join('、'),
      body: [
        p(`本机关正在办理的实验动物行政许可事项，直接关系你（单位）的重大利益：${sentence(interest)}`),
        p(
          `依照${issue.basis}，你（单位）有权陈述、申辩，并有权要求听证。要求听证的，请于${issue.due('request')}前提出申请；不承担组织听证的费用。`,
        ),
        p(contactOf(issue)),
      ],
    }
  }),
  publicNotice: text((issue) => ({
    layout: 'decision',
    body: [
      p(`本机关正在办理的实验动物行政许可事项涉及公共利益：${sentence(issue.form('publicInterest').interest)}`),
      p(`依照${issue.basis}，本机关将举行听证，时间和地点另行公告。`),
      p(contactOf(issue)),
    ],
  })),
  statementRecord: text((issue) => {
    const { by, content } = issue.form('statement')
    return {
      layout: 'sheet',
      body: [fields(['陈述申辩人', by], ['时间', dayText(issue.on)], ['内容', content], ['依据', issue.basis])],
    }
  }),
  notice: text((issue) => {
    const { heldOn, place } = issue.form('schedule')
    return {
      layout: 'letter',
      to: partiesOf(issue),
      body: [
        p(
          `本机关定于${dayText(heldOn)}在${place}公开举行听证，由${issue.form('schedule').chair}主持。依照${issue.basis}，现予通知。`,
        ),
        p('你（单位）认为主持人与该行政许可事项有直接利害关系的，有权申请回避；可以提出证据，进行申辩和质证。'),
        p(contactOf(issue)),
      ],
    }
  }),
  recusalDecision,
  minutes: text((issue) => {
    const { present, review, defence, signed } = issue.form('minutes')
    const { place } = issue.form('schedule')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['听证时间', dayText(issue.on)],
          ['听证地点', place],
          ['主持人', chairOf(issue)],
          ['参加人', present.join('、')],
          ['审查意见、证据和理由', review],
          ['证据、申辩和质证', defence],
          ['笔录确认', signed],
          ['依据', issue.basis],
        ),
      ],
    }
  }),
}
