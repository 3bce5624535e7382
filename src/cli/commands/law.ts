import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importLawTexts } from '#app/import-law.ts'
import { lawStore } from '#db/law-store.ts'
import { catalogue } from '#domain/law/catalogue.ts'
import { type CommandLine, Misuse, Wanting } from '../command-line.ts'

/** Loads full statute texts, so that an article can be shown beside the act that rests on it. */
export const lawCommand: CommandLine = {
  name: 'law',
  summary: '导入法律法规全文（Markdown），并核对目录引用的条文',
  usage: 'law import DIR',
  async run({ positionals, json, print, printJson, openBureau }) {
    const [verb, folder, ...rest] = positionals
    if (verb !== 'import' || !folder || rest.length) throw new Misuse('须给出存放法律文本的目录')
    const names = await readdir(folder).catch(() => {
      throw new Wanting('file.unreadable', `不能读取目录 ${folder}`)
    })
    const files = await Promise.all(
      names
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map(async (name) => ({ name, markdown: await readFile(join(folder, name), 'utf8') })),
    )
    if (files.length === 0) throw new Wanting('law.none', `目录 ${folder} 中没有 .md 文件`)
    const bureau = await openBureau()
    const result = await importLawTexts(catalogue, files, lawStore(bureau.database))
    const { check } = result
    if (json) printJson({ files: result.files, articles: result.rows.length, ...check })
    else {
      for (const file of result.files) for (const warning of file.warnings) print(`${file.name}:${warning}`)
      for (const missing of check.missing) print(`目录引用的条文在文本中没有：${missing.instrument} ${missing.article}`)
      print(`已导入 ${result.files.filter((file) => file.instrument).length} 部、${result.rows.length} 条。`)
    }
    return check.missing.length ? 1 : 0
  },
}
