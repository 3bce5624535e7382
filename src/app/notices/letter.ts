import { type Day, dayText } from '#domain/calendar/day.ts'
import type { Digest, Reminder } from '../jobs/reminders.ts'
import type { Letter } from './ports.ts'

type Head = {
  readonly bureau: string
  readonly name: string
  readonly to: string
  readonly day: Day
  /** Where the desk is found, without a stroke at the end. */
  readonly site: string | undefined
}

/** A limit runs out today, or has run out. */
export const isUrgent = ({ due }: Reminder, day: Day): boolean => due <= day

/** What makes a reminder another one: the limit moved, or begun anew. */
export const reminderKey = ({ caseId, limit, due }: Reminder): string => `${caseId} ${limit} ${due}`

/** The one letter of a day: all limits of which a person is reminded. */
export function digestLetter(head: Head, { reminders }: Digest): Letter {
  const urgent = reminders.filter((one) => isUrgent(one, head.day)).length
  return letterOf(head, reminders, {
    subject: `今日期限提醒：${reminders.length} 项${urgent ? `，其中 ${urgent} 项今天届满或者已经超期` : ''}`,
    opening: '下列期限等您办理，先届满的在前：',
  })
}

/** What has become pressing since the letter of the day. */
export const urgentLetter = (head: Head, reminders: readonly Reminder[]): Letter =>
  letterOf(head, reminders, {
    subject: `期限今天届满：${reminders.length} 项`,
    opening: '下列期限今天届满或者已经超期，今天的提醒发出时还没有：',
  })

/** The code by which a person shows that an address is his. */
export const codeLetter = ({ bureau, to }: Pick<Head, 'bureau' | 'to'>, code: string, minutes: number): Letter => ({
  to,
  subject: `【${bureau}】邮箱确认码`,
  text: `确认码：${code}\n\n请在“我的登录”页输入，${minutes} 分钟内有效。不是本人操作的，不必理会。\n`,
})

function letterOf(
  { bureau, name, to, day, site }: Head,
  reminders: readonly Reminder[],
  { subject, opening }: { readonly subject: string; readonly opening: string },
): Letter {
  const items = reminders.map((one, i) =>
    [
      `${i + 1}. ${one.sealed ? '不公开办理的事项' : one.title}`,
      `   ${one.limit}：${one.says}（${dayText(one.due)}届满）`,
      `   可以办理：${one.acts.join('、')}`,
      ...(site === undefined ? [] : [`   ${site}/desk/cases/${one.caseId}`]),
    ].join('\n'),
  )
  return {
    to,
    subject: `【${bureau}】${subject}`,
    text: `${name}：\n\n${dayText(day)}。${opening}\n\n${items.join('\n\n')}\n\n本邮件由系统发出，请勿回复。不再需要的，请在“我的登录”页停用邮件提醒。\n`,
  }
}
