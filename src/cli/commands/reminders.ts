import type { Reminder } from '#app/jobs/reminders.ts'
import { digestsToday } from '#db/digests.view.ts'
import { type CommandLine, textOption } from '../command-line.ts'

/** The digest of each person today: what runs out for him, the nearest first. */
export const remindersCommand: CommandLine = {
  name: 'reminders',
  wordless: true,
  summary: '今天的期限提醒，每人一份（不存储，由期限按提醒设定推算）',
  usage: 'reminders [--person 人员]',
  options: { person: { type: 'string' } },
  async run({ values, openBureau, json, print, printJson }) {
    const { reader, profile, house } = await openBureau()
    const wanted = textOption(values, 'person')
    const digests = await digestsToday(reader, profile.id, house, wanted === undefined ? {} : { people: [wanted] })
    if (json) printJson({ ok: true, digests })
    else if (digests.length === 0) print('今天没有需要提醒的期限。')
    for (const { person, reminders } of json ? [] : digests) {
      print(`${person}：${reminders.length} 项`)
      for (const reminder of reminders) print(`  ${lineOf(reminder)}`)
    }
    return 0
  },
}

const lineOf = ({ title, limit, says, acts, caseId }: Reminder): string =>
  `${title}　${limit}：${says}　可办：${acts.join('、')}　办件 ${caseId}`
