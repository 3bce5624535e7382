import { accessLog } from '#db/access-log.ts'
import { orphanFiles } from '#db/orphan-files.ts'
import { types } from '#db/types.ts'
import { type CommandLine, Misuse, textOption } from '../command-line.ts'
import { nameOf } from '../people.ts'

/** Files that were handed in and never named in a record. They take room, and nothing leads to them. */
export const orphansCommand: CommandLine = {
  name: 'orphans',
  wordless: true,
  summary: '列出存入以后没有写入任何记录的文件；--remove 清除，并留痕',
  usage: 'orphans [--days 天数] [--remove --as 人员 --basis 依据]',
  examples: [
    ['orphans', '列出存入满 30 天仍没有写入记录的文件'],
    ["orphans --remove --as P001 --basis '文件管理规定第五条'", '清除这些文件和中断的上传留下的碎片'],
  ],
  options: {
    days: { type: 'string' },
    remove: { type: 'boolean' },
    as: { type: 'string' },
    basis: { type: 'string' },
  },
  async run({ values, openBureau, json, print, printJson }) {
    const days = Number(textOption(values, 'days') ?? '30')
    if (!Number.isInteger(days) || days < 1) throw new Misuse('--days 应为不小于 1 的整数')
    const [person, basis] = [textOption(values, 'as'), textOption(values, 'basis')]
    const remove = values['remove'] === true
    if (remove && (!person || !basis)) throw new Misuse('清除须给出 --as 人员 和 --basis 依据')
    const bureau = await openBureau()
    const { attachments, house, profile, reader, database } = bureau
    if (person) await nameOf(bureau, person)
    const now = house.clock.now()
    const before = new Date(Date.parse(now) - days * 86_400_000)
    const owner = database.ownerPool({ max: 1, types })
    try {
      const orphans = orphanFiles(owner, profile.id)
      const { files, pieces } = await attachments.list()
      const found = await orphans.among(files, before.toISOString())
      if (!remove) {
        if (json) printJson({ files: found, pieces: pieces.length })
        else {
          for (const sha256 of found) print(sha256)
          print(`没有写入记录的文件 ${found.length} 份，中断的上传留下的碎片 ${pieces.length} 个；清除用 --remove。`)
        }
        return 0
      }
      const gone = await orphans.forget(found, before.toISOString())
      for (const sha256 of gone) {
        // Noted first: a file that is gone without a note would look like a loss.
        const note = { at: now, event: 'file.removed', person: person!, detail: `${sha256} ${basis}` } as const
        await accessLog(reader, profile.id).note(note)
        await attachments.remove(sha256)
      }
      const tidied = await attachments.tidy(before)
      if (json) printJson({ ok: true, removed: gone, pieces: tidied })
      else print(`已清除文件 ${gone.length} 份、碎片 ${tidied} 个，逐份留痕。`)
      return 0
    } finally {
      await owner.end()
    }
  },
}
