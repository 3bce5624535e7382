import type { ParseArgsOptionsConfig } from 'node:util'
import type { Bureau } from '../bureau.ts'

export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

export type Context = {
  readonly values: Values
  readonly positionals: readonly string[]
  readonly json: boolean
  readonly dataDir: string
  print(line: string): void
  printJson(value: unknown): void
  /** Writes to standard error what is happening; silent with --json. */
  progress(line: string): void
  /**
   * Opens the bureau once; it is closed when the command ends. With a profile an empty place becomes a bureau of it:
   * only `init`, `demo`, `serve --demo` and `restore` ask for that.
   */
  openBureau(make?: string): Promise<Bureau>
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<void>
}

/** One command of `bin/zhunsheng`. Answers the exit code: 0 done, 1 refused or found wanting, 2 misuse. */
export type CommandLine = {
  readonly name: string
  readonly summary: string
  readonly usage: string
  /** Whole commands as they are typed, each with what it does. */
  readonly examples?: readonly (readonly [line: string, does: string])[]
  readonly options?: ParseArgsOptionsConfig
  /** What each option means, with an example, for `--help`; those of every command are known. */
  readonly explains?: Readonly<Record<string, string>>
  /** Holds the data directory for itself; other commands join a server that is running on it. */
  readonly alone?: true
  /** Takes options only. */
  readonly wordless?: true
  run(context: Context): Promise<number>
}

/** The words of the command line are wrong: exit 2. */
export class Misuse extends Error {}

/** Something was refused or found wanting: exit 1, with a code for machines. */
export class Wanting extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const textOption = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** A year such as 2024. @throws Misuse */
export function yearOption(text: string | undefined): number {
  if (!text || !/^(19|20)\d{2}$/.test(text))
    throw new Misuse(`年份应为四位数字，如 2024${text ? `，现为“${text}”` : ''}`)
  return Number(text)
}
