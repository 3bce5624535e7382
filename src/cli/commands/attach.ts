import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileRefused, keepFile } from '#app/files/keep-file.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'

/** Keeps a file as evidence handed in by a person, and prints what a form or a cell of an import says of it. */
export const attachCommand: CommandLine = {
  name: 'attach',
  summary: '存入一份佐证文件，得到表单和导入表格里要填的引用',
  usage: 'attach 文件 --as 人员 [--name 文件名]',
  options: { as: { type: 'string' }, name: { type: 'string' } },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [path, ...rest] = positionals
    const person = textOption(values, 'as')
    if (!path || rest.length || !person) throw new Misuse('须给出一个文件和 --as 存入人')
    const bytes = await readFile(path).catch(() => {
      throw new Wanting('file.unreadable', `读不到文件 ${path}`)
    })
    const bureau = await openBureau()
    const { reader, profile, house } = bureau
    const known = await reader
      .selectFrom('person')
      .select('id')
      .where('agency_id', '=', profile.id)
      .where('id', '=', person)
      .executeTakeFirst()
    if (!known) throw new Wanting('person.unknown', `没有人员“${person}”`)
    const name = textOption(values, 'name') ?? basename(path)
    try {
      const file = await keepFile(bureau, house.clock.now(), { person, name, bytes })
      if (json) printJson({ ok: true, ...file })
      else print(JSON.stringify(file))
      return 0
    } catch (error) {
      if (error instanceof FileRefused) throw new Wanting(`file.${error.code}`, error.message)
      throw error
    }
  },
}
