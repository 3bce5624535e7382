import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readDocument } from '#app/intake/read-document.ts'
import { Unreadable } from '#app/intake/unreadable.ts'
import { isDay } from '#domain/calendar/day.ts'
import { printBasis } from '#domain/law/cite.ts'
import { type Finding, lintText } from '#domain/texts/lint.ts'
import { type CommandLine, Misuse, textOption } from '../command-line.ts'
import { fileFault } from '../file-fault.ts'

/** Reads the draft of a normative document for what it may not do, or not without a basis. */
export const lintCommand: CommandLine = {
  name: 'lint',
  summary: '起草规范检查：逐条列出规范性文件草案中须说明依据或者须修改之处；不需要数据库',
  usage: 'lint 文件 [--title 名称] [--on 日期]',
  options: { title: { type: 'string' }, on: { type: 'string' } },
  examples: [
    ['lint 管理办法.docx', '名称取自文件名'],
    ['lint 草案.txt --title 科技创新平台管理办法 --json', '每处写明规则、条款、依据和要回答的问题'],
  ],
  async run({ positionals, values, json, print, printJson, progress }) {
    const [file, ...rest] = positionals
    if (!file || rest.length) throw new Misuse('须给出一个文件')
    const day = textOption(values, 'on') ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString()
    if (!isDay(day)) throw new Misuse(`日期应为 2025-04-20 这样的形式，现为“${day}”`)
    const title = textOption(values, 'title') ?? basename(file).replace(/\.[^.]+$/, '')
    try {
      const findings = lintText({ title, day, text: await readDocument(await readFile(file), basename(file)) })
      if (json) printJson({ findings: findings.map((one) => ({ ...one, basis: printBasis(one.basis) })) })
      else for (const line of findings.flatMap(linesOf)) print(line)
      if (!json) print(`共 ${findings.length} 处。这是检查，不是结论：没有列出的不等于没有问题。`)
      return 0
    } catch (error) {
      const message = error instanceof Unreadable ? error.message : fileFault(error)
      if (message === undefined) throw error
      if (json) printJson({ ok: false, code: error instanceof Unreadable ? error.code : 'file.unreadable', message })
      else progress(message)
      return 2
    }
  },
}

const linesOf = ({ rule, title, place, words, basis, question, blocks }: Finding): string[] => [
  `${rule} ${title}${blocks ? '（须修改）' : ''}　${place}“${words}”`,
  `    依据：${printBasis(basis)}`,
  `    ${question}`,
]
