import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StartupError } from '#db/server/startup-error.ts'
import { outageOf } from '#web/outage.ts'
import type { Bureau } from '../bureau.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from './command-line.ts'
import { fileFault } from './file-fault.ts'
import { nearest } from './nearest.ts'
import { optionWords } from './option-words.ts'
import { padded } from './table-text.ts'

/** Which bureau to open. Only a wish that names a profile to make may find an empty place. */
export type Opening = {
  readonly dataDir: string
  readonly make?: string | undefined
  readonly join: boolean
  readonly log: (line: string) => void
}

export type Outside = {
  readonly argv: readonly string[]
  /** The project's own folder: data lie in `data` below it unless `--data` says otherwise. */
  readonly home: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly stopped: Promise<void>
  readonly openBureau: (wish: Opening) => Promise<Bureau>
}

const common = {
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Finds the command, reads its words, runs it and closes what it opened. Answers the exit code. */
export async function run(commands: readonly CommandLine[], outside: Outside): Promise<number> {
  const [name, ...rest] = outside.argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    outside.out(overview(commands))
    return name === undefined ? 2 : 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    const near = nearest(
      name,
      commands.map((one) => one.name),
    )
    outside.err(`没有命令“${name}”。${near ? `是不是“${near}”？\n` : `\n${overview(commands)}`}`)
    return 2
  }
  return runCommand(command, rest, outside)
}

async function runCommand(command: CommandLine, args: readonly string[], outside: Outside): Promise<number> {
  let bureau: Promise<Bureau> | undefined
  let json = args.includes('--json')
  try {
    const { values, positionals } = parse(command, args)
    json = values['json'] === true
    if (values['help'] === true) {
      outside.out(
        `${command.summary}\n用法：bin/zhunsheng ${command.usage}\n${optionsOf(command)}${examplesOf(command)}`,
      )
      return 0
    }
    const progress = (line: string): void => {
      if (!json) outside.err(`${line}\n`)
    }
    const dataDir = dataDirOf(textOption(values, 'data'), outside.home)
    const context: Context = {
      values,
      positionals,
      json,
      dataDir,
      print: (line) => outside.out(`${line}\n`),
      printJson: (value) => outside.out(`${JSON.stringify(value)}\n`),
      progress,
      openBureau: (make) => {
        bureau ??= outside.openBureau({ dataDir, make, join: command.alone !== true, log: progress })
        return bureau
      },
      stopped: outside.stopped,
    }
    return await command.run(context)
  } catch (error) {
    return explain(error, command, json, outside)
  } finally {
    await bureau?.then((opened) => opened.close()).catch(() => undefined)
  }
}

const optionsOf = (command: CommandLine): string =>
  [...Object.keys(command.options ?? {}), 'data', 'json']
    .map((option) => `  ${padded(`--${option}`, 14)} ${optionWords(command, option)}\n`)
    .join('')

const examplesOf = ({ examples = [] }: CommandLine): string =>
  examples.length === 0
    ? ''
    : ['例：', ...examples.flatMap(([line, does]) => [`  bin/zhunsheng ${line}`, `      ${does}`]), ''].join('\n')

/** @throws Misuse */
function dataDirOf(given: string | undefined, home: string): string {
  if (given === undefined) return resolve(home, 'data')
  if (/^\s*[{@]/.test(given)) throw new Misuse('--data 是数据目录；表单内容写在 --form 后面')
  return resolve(given)
}

function parse(command: CommandLine, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...common, ...command.options },
      allowPositionals: command.wordless !== true,
      strict: true,
    })
  } catch (error) {
    throw new Misuse(misread(error as NodeJS.ErrnoException))
  }
}

/** What Node could not read in the words of the command line, in ours; the option is the first word in quotes. */
function misread({ code, message }: NodeJS.ErrnoException): string {
  const option = /'(-[^' ,]*)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有选项“${option}”`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return message.includes('does not take') ? `选项“${option}”不带值` : `选项“${option}”后面须写出它的值`
  }
  const word = /'([^']*)'/.exec(message)?.[1] ?? ''
  return code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL' ? `无法识别“${word}”` : message
}

function explain(error: unknown, command: CommandLine, json: boolean, outside: Outside): number {
  if (error instanceof Misuse) {
    outside.err(`${error.message}\n用法：bin/zhunsheng ${command.usage}\n`)
    return 2
  }
  const file = fileFault(error) ?? outageOf(error)?.message
  const known = error instanceof Wanting || error instanceof StartupError ? error.code : undefined
  const code = known ?? (file === undefined ? 'fault' : 'file.unusable')
  const message = file ?? (error instanceof Error ? error.message : String(error))
  if (json) outside.out(`${JSON.stringify({ ok: false, code, message })}\n`)
  else outside.err(`${message}\n`)
  if (known === undefined && process.env['ZHUNSHENG_DEBUG']) outside.err(`${(error as Error).stack}\n`)
  return 1
}

const overview = (commands: readonly CommandLine[]): string =>
  [
    '准绳：以事实为根据，以法律为准绳。',
    '用法：bin/zhunsheng 命令 [参数] [--data 目录] [--json]；每个命令的写法见 bin/zhunsheng 命令 --help',
    ...commands.map((command) => `  ${padded(command.name, 10)} ${command.summary}`),
    '',
  ].join('\n')
