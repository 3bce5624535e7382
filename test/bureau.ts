import { commands } from '#cli/commands.ts'
import { run } from '#cli/run.ts'
import type { Bureau } from '../src/bureau.ts'
import type { TestOffice } from './office.ts'

/** The bureau of a test office as the program opens it, with its files where the office keeps them. */
export const bureauOf = ({ bureau }: TestOffice): Bureau => ({ ...bureau, close: async () => undefined })

export type Said = { readonly code: number; readonly out: string; readonly err: string }

/** Runs a command of `bin/zhunsheng` on an opened bureau, with the clock of its office. */
export const commandLineOf =
  (bureau: Bureau) =>
  async (...argv: string[]): Promise<Said> => {
    let [out, err] = ['', '']
    const code = await run(commands, {
      argv,
      home: bureau.dataDir,
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
      stopped: new Promise(() => undefined),
      openBureau: async () => bureau,
    })
    return { code, out, err }
  }
