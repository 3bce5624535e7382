import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { plainText } from '#app/intake/plain-text.ts'
import { readDocument } from '#app/intake/read-document.ts'
import { Unreadable } from '#app/intake/unreadable.ts'
import { type Day, isDay } from '#domain/calendar/day.ts'
import { printBasis } from '#domain/law/cite.ts'
import { type Candidate, firstDay, type Screened, screenDraft } from '#domain/screening/draft.ts'
import { patternSet } from '#domain/screening/rules.ts'
import { type CommandLine, type Context, Misuse, textOption } from '../command-line.ts'
import { fileFault } from '../file-fault.ts'
import { eachTextLine } from '../text-lines.ts'

/** Reads a draft for what limits competition. A hit is a candidate: the exit code does not judge. */
export const screenCommand: CommandLine = {
  name: 'screen',
  summary: '公平竞争初筛：逐条列出疑似问题、所涉条款和要回答的问题（- 为标准输入）；不需要数据库',
  usage: 'screen 文件|-|文件.jsonl [--on 日期]',
  options: { on: { type: 'string' } },
  examples: [
    ['screen 征求意见稿.docx', '逐条列出疑似问题，重的在前'],
    ['screen 条款.jsonl --json', '每行 {id, text}，每行答一行 {id, clauses, flagged}'],
    ['screen 旧文件.txt --on 2023-05-01', '按当时适用的标准'],
  ],
  async run(context) {
    const [file, ...rest] = context.positionals
    if (!file || rest.length) throw new Misuse('须给出一个文件，或 - 从标准输入读取')
    const day = dayAsked(textOption(context.values, 'on'))
    const name = file === '-' ? '标准输入' : file
    try {
      const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file)
      if (/\.jsonl$/i.test(file)) return screenLines(plainText(bytes, name), day, context)
      const screened = screenDraft(await readDocument(bytes, name), day)
      if (context.json) context.printJson(plainAnswer(screened))
      else for (const line of printed(screened, day)) context.print(line)
      return 0
    } catch (error) {
      const message = error instanceof Unreadable ? error.message : fileFault(error)
      if (message === undefined) throw error
      return refuse(error instanceof Unreadable ? error.code : 'file.unreadable', message, context)
    }
  },
}

function dayAsked(text: string | undefined): Day {
  const day = text ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString()
  if (!isDay(day)) throw new Misuse(`日期应为 2025-04-20 这样的形式，现为“${day}”`)
  if (day < firstDay) throw new Misuse(`本目录的标准自 ${firstDay} 起适用，没有 ${day} 的标准`)
  return day
}

/** The file cannot be read: one sentence, exit 2. */
function refuse(code: string, message: string, { json, printJson, progress }: Context): number {
  if (json) printJson({ ok: false, code, message })
  else progress(message)
  return 2
}

function screenLines(text: string, day: Day, context: Context): number {
  let isWrong = false
  for (const line of eachTextLine(text, (each) => each)) {
    if (line instanceof Misuse) {
      refuse('screen.line', line.message, context)
      isWrong = true
      continue
    }
    const screened = screenDraft(line.text, day)
    if (context.json) context.printJson({ id: line.id, ...plainAnswer(screened) })
    else for (const hit of screened.clauses.flatMap(({ hits }) => hits)) context.print(`${line.id}\t${headOf(hit)}`)
  }
  return isWrong ? 2 : 0
}

const plainAnswer = ({ clauses, flagged }: Screened) => ({
  clauses: clauses.map(({ hits, ...clause }) => ({
    ...clause,
    hits: hits.map(({ basis, ...hit }) => ({ ...hit, basis: printBasis(basis) })),
  })),
  flagged,
})

const headOf = ({ severity, standard, title, pattern }: Candidate): string =>
  `[${severity}] ${standard} ${title}　“${pattern.replaceAll('□', '…')}”`

/** The gravest first; within one severity in the order of the draft. */
function printed({ clauses }: Screened, day: Day): string[] {
  const all = clauses.flatMap(({ n, text, hits }) => hits.map((hit) => ({ n, text, hit })))
  const lines = (['H', 'M', 'L'] as const).flatMap((severity) =>
    all
      .filter(({ hit }) => hit.severity === severity)
      .flatMap(({ n, text, hit }) => [
        headOf(hit),
        `    第 ${n} 段：${text.length > 120 ? `${text.slice(0, 120)}…` : text}`,
        `    依据：${printBasis(hit.basis)}`,
        `    请答 ${hit.question}`,
      ]),
  )
  const count = (severity: string): number => all.filter(({ hit }) => hit.severity === severity).length
  return [
    ...lines,
    `共 ${clauses.length} 段，疑似 ${all.length} 处：H ${count('H')}，M ${count('M')}，L ${count('L')}（标准按 ${day}，词表 ${patternSet}）。`,
    '这是初筛，不是结论：没有列出的不等于没有问题，列出的由审查人逐一判断。',
  ]
}
