import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importLawTexts } from '#app/import-law.ts'
import { lawStore } from '#db/law-store.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { citedBy } from '#domain/engine/cited.ts'
import { catalogue } from '#domain/law/catalogue.ts'
import type { CitationCheck } from '#domain/law/check-citations.ts'
import { printCitation, printInstrument } from '#domain/law/cite.ts'
import { type CommandLine, Misuse, Wanting } from '../command-line.ts'

/** Loads full statute texts, so that an article can be shown beside the act that rests on it. */
export const lawCommand: CommandLine = {
  name: 'law',
  summary: '导入法律法规全文（Markdown），并核对目录引用的条文',
  usage: 'law import 目录',
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
    const { house } = bureau
    const cited = house.matters.all.flatMap((matter) =>
      citedBy(matter).flatMap(({ what, basis }) =>
        basis.map((citation) => ({ where: `${matter.title}·${what}`, citation })),
      ),
    )
    const asked = { cited, today: dayOf(house.clock.now()) }
    const result = await importLawTexts(catalogue, files, lawStore(bureau.database), asked)
    const { check, citations } = result
    if (json) printJson({ files: result.files, articles: result.rows.length, ...check, citations })
    else {
      for (const file of result.files) for (const warning of file.warnings) print(`${file.name}：${warning}`)
      for (const missing of check.missing) print(`目录引用的条文在文本中没有：${missing.instrument} ${missing.article}`)
      for (const line of citationLines(citations)) print(line)
      print(`已导入 ${result.files.filter((file) => file.instrument).length} 部、${result.rows.length} 条。`)
    }
    return check.missing.length || citations.withoutPlace.length ? 1 : 0
  },
}

/** What the check of the citations found, a line each; the first that cites stands for all. */
function* citationLines({ withoutText, withoutPlace, changed, notInForce }: CitationCheck): Generator<string> {
  const by = ({ where }: { readonly where: readonly string[] }) =>
    where.length > 1 ? `（${where[0]}等 ${where.length} 处）` : `（${where[0]}）`
  for (const one of withoutPlace) yield `条文中没有所引的款、项：${printCitation(one)}${by(one)}`
  for (const one of changed)
    yield `${one.version} 文本中该条${one.gone ? '已经没有' : '内容不同'}，请核对：${printCitation(one)}${by(one)}`
  for (const one of notInForce)
    yield `今天没有施行：${printCitation(one)}${by(one)}，${one.now ? `现引为${printCitation(one.now)}` : '没有接替的条文，印制时略去'}`
  for (const { instrument, citations } of withoutText)
    yield `被引用而没有原文：${printInstrument(instrument)}，${citations} 条`
}
