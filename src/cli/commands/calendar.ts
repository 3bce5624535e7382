import { randomUUID } from 'node:crypto'
import { type ClocksMoved, clocksMoved } from '#app/calendar/clocks-moved.ts'
import { caseView } from '#db/case.view.ts'
import { readNotices } from '#db/notices.view.ts'
import { RederivationRefusal, rederive } from '#db/rederive.ts'
import { calendarWith } from '#domain/calendar/live-calendar.ts'
import { checkYear } from '#domain/calendar/year-data.ts'
import { holidayNotice, yearOfNotice } from '#domain/matters/supervision/holiday-notice.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'

/** A holiday notice before and after it counts: what it would move, and the limits renewed on record. */
export const calendarCommand: CommandLine = {
  name: 'calendar',
  summary: '节假日安排：确认之前列出会变动的期限；确认之后逐件留痕重算',
  usage: 'calendar preview 办件 | calendar confirm 办件 --as 人员',
  options: { as: { type: 'string' } },
  async run(context) {
    const [verb, caseId, ...rest] = context.positionals
    if (!caseId || rest.length) throw new Misuse('须给出一件节假日安排')
    const bureau = await context.openBureau()
    if (verb === 'preview') return preview(context, bureau, caseId)
    const person = textOption(context.values, 'as')
    if (verb === 'confirm' && person) return confirm(context, bureau, caseId, person)
    throw new Misuse('须给出 preview，或 confirm 和 --as 确认人')
  },
}

async function noticeOf(bureau: Bureau, caseId: string) {
  const record = await caseView(bureau.reader, bureau.profile.id).record(caseId)
  if (record?.current.matter !== holidayNotice.id) throw new Wanting('case.unknown', `没有节假日安排 ${caseId}`)
  return yearOfNotice(record.current.data['notice'] as never)
}

async function preview({ json, print, printJson }: Context, bureau: Bureau, caseId: string): Promise<number> {
  const data = await noticeOf(bureau, caseId)
  const after = calendarWith([...(await readNotices(bureau.reader, bureau.profile.id)), data])
  const moved = await clocksMoved(bureau.house, bureau.clocks, after)
  const warnings = checkYear(data).map(({ message }) => message)
  if (json) printJson({ ok: true, year: data.year, warnings, moved })
  else {
    for (const warning of warnings) print(`? ${warning}`)
    for (const line of moved.map(lineOf)) print(line)
    print(moved.length ? `确认后有 ${moved.length} 项在计的期限变动；没有改动任何内容。` : '没有在计的期限会变动。')
  }
  return 0
}

const lineOf = ({ title, label, oldDue, newDue, needsReview }: ClocksMoved): string =>
  `${title}　${label}：${oldDue} → ${newDue}${needsReview ? '　变动后已超期，请逐件查看' : ''}`

async function confirm(context: Context, bureau: Bureau, caseId: string, person: string): Promise<number> {
  const data = await noticeOf(bureau, caseId)
  const command = { id: randomUUID(), matter: holidayNotice.id, caseId, action: 'confirm' }
  const outcome = await bureau.acting.act(person, command)
  if (!outcome.ok) throw new Wanting(outcome.code, outcome.message)
  await bureau.renewCalendar()
  const done = await rederive(bureau, { actor: person, basis: data.notice }).catch((error) => {
    throw error instanceof RederivationRefusal ? new Wanting('rederive.refused', error.message) : error
  })
  const count = Object.values(done.cases).reduce((sum, one) => sum + one, 0)
  if (context.json) context.printJson({ ok: true, year: data.year, ...done })
  else {
    context.print(`${data.year} 年节假日安排已确认；重算 ${count} 件，逐件留痕。`)
    for (const { caseId: left, reason } of done.leftAlone) context.print(`✘ 办件 ${left} 未重算：${reason}`)
  }
  return done.leftAlone.length ? 1 : 0
}
