import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { originOf, receiptText } from '#app/journal/publish/receipts.ts'
import { at, type Instant, isDay, isInstant } from '#domain/calendar/day.ts'
import { tidyDay } from '#domain/calendar/written-day.ts'
import { paperOf } from '#domain/documents/paper.ts'
import type { Command } from '#domain/engine/command.ts'
import { stateLabel } from '#domain/engine/matter.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'
import { asLateEntry } from '../late.ts'

/** One command, as the API would carry it out. What is computed need not be given. */
export const actCommand: CommandLine = {
  name: 'act',
  summary: '办理一个动作（办件写编号，新立的写 new）',
  usage:
    'act 事项 办件|new 动作 --as 人员 [--form JSON|@文件] [--trial [--out 目录]] [--late 原因 --paper 文件 --at 时间 [--second]]',
  examples: [
    [
      `act setting new propose --as P001 --form '{"key":"licence.post-check","value":"30",…}'`,
      '新立一件，表单直接写出；事项和动作见 list matters、list actions 事项',
    ],
    ['act setting 办件编号 confirm --as P002', '办理已有办件的下一步'],
    [
      "act lab-animal-licence 办件编号 serve --as P006 --form @送达.json --at '2026-03-04 10:00' --late 系统停用 --paper 送达回证.pdf",
      '补录当天没有记录的办理；其间有期限届满的加 --second，由另一人复核',
    ],
    ['act holiday-notice new enter --as P001 --form @安排.json --trial', '试办：说明会发生什么，不留下任何记录'],
  ],
  options: {
    form: { type: 'string' },
    as: { type: 'string' },
    variant: { type: 'string' },
    reasons: { type: 'string' },
    at: { type: 'string' },
    id: { type: 'string' },
    seen: { type: 'string' },
    trial: { type: 'boolean' },
    out: { type: 'string' },
    late: { type: 'string' },
    paper: { type: 'string' },
    second: { type: 'boolean' },
  },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [matter, caseGiven, action, ...rest] = positionals
    const person = textOption(values, 'as')
    if (!matter || !caseGiven || !action || rest.length || !person)
      throw new Misuse('须给出事项、办件、动作和 --as 办理人')
    const happenedAt = momentOption(textOption(values, 'at'))
    const seen = textOption(values, 'seen')
    if (seen !== undefined && !/^\d+$/.test(seen)) throw new Misuse('--seen 应为所见记录的条数，如 3')
    const bureau = await openBureau()
    const acting = bureau.acting
    const done: Command = {
      id: textOption(values, 'id') ?? randomUUID(),
      matter,
      caseId: caseGiven === 'new' ? randomUUID().replaceAll('-', '') : caseGiven,
      action,
      variant: textOption(values, 'variant'),
      reasons: textOption(values, 'reasons'),
      form: await formOf(textOption(values, 'form')),
      ...(seen === undefined ? {} : { seen: Number(seen) }),
      ...(happenedAt === undefined ? {} : { happenedAt }),
    }
    const [why, paperOfThen] = [textOption(values, 'late'), textOption(values, 'paper')]
    const isProposed = values['second'] === true
    const isLate = why !== undefined || paperOfThen !== undefined || isProposed
    const late = { why, paper: paperOfThen, isProposed }
    // The paper is handed in with the late entry: a trial leaves nothing behind.
    if (isLate && values['trial']) throw new Misuse('补录不能试办：--late 与 --trial 不能同用')
    const command = isLate ? await asLateEntry(bureau, person, opening(done, caseGiven), late) : done
    if (values['trial']) return tryOut(bureau, person, command, textOption(values, 'out'), { json, print, printJson })
    const outcome = await acting.act(person, command)
    const paper = await acting.paperOf(command, outcome)
    if (json) printJson(paper === undefined ? outcome : { ...outcome, paper })
    else if (outcome.ok) {
      print(
        `已办理：办件 ${outcome.caseId} 第 ${outcome.n} 条记录，状态“${stateOf(bureau, command.matter, outcome.state)}”${outcome.number ? `，编号 ${outcome.number}` : ''}`,
      )
      if (outcome.receipt) {
        const { index, leaf } = outcome.receipt
        print(`封存回执：${receiptText(await originOf(bureau.journal), index, leaf)}`)
        print('请保存回执：公布之前（至迟一分钟），只有它能证明这次办理。')
      }
      if (paper !== undefined) print(paper)
    } else throw new Wanting(outcome.code, outcome.message)
    return outcome.ok ? 0 : 1
  },
}

/** A late entry of what opens a case leaves its name to the program. */
const opening = (command: Command, given: string): Command =>
  given === 'new' ? ({ ...command, caseId: undefined } as unknown as Command) : command

/** A moment as a clock on the wall shows it, or as the API takes it. @throws Misuse */
function momentOption(text: string | undefined): Instant | undefined {
  if (text === undefined || isInstant(text)) return text
  const [, day, time] = /^(\S+)[T\s](\d{1,2}:\d{2}(?::\d{2})?)$/.exec(text.trim()) ?? []
  const found = tidyDay(day ?? '')
  if (!isDay(found) || !/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time!))
    throw new Misuse("--at 应为北京时间，如 '2024-03-05 14:40'，或者世界时，如 2024-03-05T06:40:02Z")
  return at(found, time!.padStart(time!.length < 6 ? 5 : 8, '0'))
}

/** What the matter calls a state. */
function stateOf({ house }: Pick<Bureau, 'house'>, matter: string, state: string): string {
  const declared = house.matters.latest(matter)?.states[state]
  return declared === undefined ? state : stateLabel(declared)
}

/** Says what the act would do; its documents are written as samples into a folder, if one is named. */
async function tryOut(
  { acting, printer, house }: Bureau,
  person: string,
  command: Command,
  folder: string | undefined,
  { json, print, printJson }: Pick<Context, 'json' | 'print' | 'printJson'>,
): Promise<number> {
  const outcome = await acting.trial(person, command)
  if (!outcome.ok) throw new Wanting(outcome.code, outcome.message)
  const files: string[] = []
  for (const { caseId, papers } of folder === undefined ? [] : outcome.trial!) {
    await mkdir(folder!, { recursive: true })
    for (const { kind, text } of papers) {
      const file = join(folder!, `${caseId === outcome.caseId ? '' : `${caseId} `}${kind}.样稿.pdf`)
      await writeFile(file, await printer.preview(text))
      files.push(file)
    }
  }
  if (json) printJson({ ...outcome, files })
  else {
    print('试办：没有留下任何记录。照此办理，将：')
    for (const { matter, action, state, papers } of outcome.trial!) {
      const declared = house.matters.latest(matter)
      const titles = papers.map(({ text }) => `《${paperOf(text).title}》`)
      print(
        `  ${declared?.title ?? matter}：${declared?.actions[action]?.label ?? action}，状态“${stateOf({ house }, matter, state)}”${titles.length ? `，出具${titles.join('、')}` : ''}`,
      )
    }
    for (const file of files) print(`样稿已写入 ${file}`)
  }
  return 0
}

async function formOf(text: string | undefined): Promise<unknown> {
  if (text === undefined) return undefined
  const json = text.startsWith('@') ? await readFile(text.slice(1), 'utf8') : text
  try {
    return JSON.parse(json)
  } catch {
    throw new Misuse('--form 应为 JSON，或者写 @ 和 JSON 文件的路径')
  }
}
