import { dayText } from '#domain/calendar/day.ts'
import { type Block, heading, ordinal, p, roll, sentence, textFor } from '#domain/documents/wording.ts'
import { dissenters } from '#domain/engine/collegial.ts'
import { type Agenda, type agendaForm, isStudy, type Minute, type minutesForm } from './meeting.forms.ts'
import { deliberationOf, nameIn } from './meeting.rules.ts'

type MeetingForms = { agenda: typeof agendaForm; minutes: typeof minutesForm }
const text = textFor<MeetingForms>()

/** One item as minutes tell it: what was resolved, and each dissent under its name. */
function itemBlocks(agenda: Agenda, minute: Minute, index: number): readonly Block[] {
  const item = agenda.items.find(({ no }) => no === minute.no)!
  const nameOf = (person: string) => nameIn(agenda, person)
  const said = deliberationOf(minute)
  const heard = minute.views.filter(({ view }) => view !== '无意见')
  const against = dissenters(said)
  return [
    heading(`${ordinal(index + 1)}、${item.title}`),
    ...(item.unit ? [p(`${item.unit}汇报。`)] : []),
    ...(minute.recused?.length
      ? [p(`回避：${minute.recused.map(({ person, because }) => `${nameOf(person)}（${because}）`).join('、')}。`)]
      : []),
    ...(minute.legal ? [p(`法制机构意见（${minute.legal.name}）：${sentence(minute.legal.view)}`)] : []),
    ...heard.map(({ person, view }) => p(`${nameOf(person)}：${sentence(view)}`)),
    p(`${isStudy(item) ? '' : `决定：${minute.outcome}。`}${sentence(minute.resolution)}`),
    ...(against.length ? [p(`不同意见：${against.map(nameOf).join('、')}不同意。`)] : []),
    ...(minute.because ? [p(`与多数意见不一致的理由：${sentence(minute.because)}`)] : []),
    ...(minute.owner ? [p(`承办：${minute.owner}${minute.dueOn ? `，${dayText(minute.dueOn)}前办结` : ''}。`)] : []),
  ]
}

export const meetingTexts = {
  minutes: text((issue) => {
    const agenda = issue.form('agenda')
    const { heldOn, place, attended, absent, observers, items } = issue.form('minutes')
    const names = (list: readonly string[]) => list.map((person) => nameIn(agenda, person)).join('、')
    return {
      layout: 'minutes',
      body: [
        p(`${dayText(heldOn)}，${nameIn(agenda, agenda.chair)}在${place}主持召开${agenda.number}会议。`),
        ...items.flatMap((minute, index) => itemBlocks(agenda, minute, index)),
        roll('出席', names(attended)),
        ...(absent.length
          ? [roll('请假', absent.map(({ person, because }) => `${nameIn(agenda, person)}（${because}）`).join('、'))]
          : []),
        ...(observers ? [roll('列席', `${observers}人`)] : []),
      ],
    }
  }),
}
