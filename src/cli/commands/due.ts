import { createInterface } from 'node:readline'
import { CalendarError } from '#domain/calendar/calendar-error.ts'
import { dueDate } from '#domain/calendar/due.ts'
import { parseDueLine } from '#domain/calendar/parse-rule.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { type CommandLine, Misuse, Wanting } from '../command-line.ts'

/** Time limits from the command line; `due -` answers one JSON line for each line read. */
export const dueCommand: CommandLine = {
  name: 'due',
  summary: '计算期限届满日，并列出算法',
  usage: 'due 规则 起算日 [--exclude 起日..止日]… | due -',
  options: { exclude: { type: 'string', multiple: true } },
  async run({ values, positionals, json, print, printJson }) {
    if (positionals[0] === '-') {
      for await (const line of createInterface({ input: process.stdin })) {
        if (line.trim() !== '') printJson(short(answer(line)))
      }
      return 0
    }
    if (positionals.length !== 2) throw new Misuse('须给出规则和起算日')
    const exclusions = (values['exclude'] ?? []) as readonly string[]
    const result = answer([...positionals, ...exclusions].join(' '))
    if ('code' in result) throw new Wanting(result.code, result.message)
    if (json) printJson(result)
    else
      for (const step of [
        ...result.steps,
        `届满日：${result.due}${result.confidence === 'provisional' ? '(以国务院办公厅通知为准)' : ''}`,
      ])
        print(step)
    return 0
  },
}

/** One line for each line read: the day and how sure it is; the arithmetic is for people. */
function short(found: ReturnType<typeof answer>) {
  if ('code' in found) return found
  const { steps: _, ...rest } = found
  return rest
}

function answer(line: string) {
  const question = parseDueLine(line)
  if (question instanceof CalendarError) return fault(question)
  try {
    const { due, nominal, confidence, steps } = dueDate(
      chinaCalendar,
      question.limit,
      question.from,
      question.exclusions,
    )
    return { due, ...(nominal ? { nominal } : {}), confidence, steps }
  } catch (error) {
    if (error instanceof CalendarError) return fault(error)
    throw error
  }
}

const fault = (error: CalendarError) => ({ ok: false, code: error.code, message: error.message }) as const
