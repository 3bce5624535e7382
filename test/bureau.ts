import { join } from 'node:path'
import { attachmentFolder } from '#app/attachments.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { commands } from '#cli/commands.ts'
import { run } from '#cli/run.ts'
import { factSource } from '#db/fact-source.ts'
import { rowSource } from '#db/row-source.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import type { Bureau } from '../src/bureau.ts'
import type { TestOffice } from './office.ts'

/** The bureau of a test office as the program opens it, with its files where the office keeps them. */
export function bureauOf(office: TestOffice): Bureau {
  const folder = office.dataDir
  const reader = openReader(office.database.pool({ max: 4, types }))
  const { id } = kunmingScience
  return {
    profile: kunmingScience,
    house: office.house,
    reader,
    sources: { ...factSource(reader, id), ...rowSource(reader, id) },
    attachments: attachmentFolder(join(folder, 'attachments')),
    dataDir: folder,
    database: office.database,
    close: async () => undefined,
  }
}

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
