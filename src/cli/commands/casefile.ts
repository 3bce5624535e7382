import { writeFile } from 'node:fs/promises'
import { openCaseFile, TooLarge } from '#app/casefile/case-file.ts'
import { composeCaseFile } from '#app/casefile/compose.ts'
import { refusalToTake } from '#app/casefile/may-take.ts'
import { packCaseFile } from '#app/casefile/package.ts'
import { caseFileJson } from '#app/casefile/told.ts'
import { accessLog } from '#db/access-log.ts'
import { actorView } from '#db/actor.view.ts'
import { namesOf } from '#db/names.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { caseFileDesk } from '#web/api/casefile.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'

/** 卷宗 of a case: what is in it, what is lacking; as one PDF, or as the package for the archive. */
export const caseFileCommand: CommandLine = {
  name: 'casefile',
  summary: '卷宗：检查是否齐全，合成一个 PDF，或者打成归档包',
  usage: 'casefile 办件 --as 人员 [--out 文件.pdf|文件.zip]',
  options: { as: { type: 'string' }, out: { type: 'string' } },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [caseId, ...rest] = positionals
    const person = textOption(values, 'as')
    if (!caseId || !person || rest.length) throw new Misuse('须给出办件编号和 --as 调卷人')
    const out = textOption(values, 'out')
    const format = out === undefined ? undefined : /\.(pdf|zip)$/.exec(out)?.[1]
    if (out !== undefined && !format) throw new Misuse('--out 应为 .pdf 或者 .zip')
    const bureau = await openBureau()
    const { house, profile, reader } = bureau
    const desk = caseFileDesk(bureau)
    const records = await desk.source.one(caseId)
    const matter = records?.row && house.matters.version(records.row.current.matter, records.row.current.version)
    if (!records?.row || !matter) throw new Wanting('case.unknown', `没有办件 ${caseId}`)
    const at = house.clock.now()
    const actor = await actorView(reader, profile.id).actor(person)
    const refusal = refusalToTake(actor, matter, records.row.current, dayOf(at))
    if (refusal) throw new Wanting(refusal.code, refusal.message)
    const detail = `卷宗${format ? ` ${format}` : '检查'}`
    await accessLog(reader, profile.id).note({ at, event: 'read.export', person, matter: matter.id, caseId, detail })
    const file = await openCaseFile(desk, records).catch((error: unknown) => {
      throw error instanceof TooLarge ? new Wanting('casefile.large', error.message) : error
    })
    if (out !== undefined) {
      const names = await namesOf(reader, profile.id, [...records.entries.map((entry) => entry.actor), person])
      const maker = { name: names(person), at }
      const pdf = await composeCaseFile(desk, file, names, maker)
      await writeFile(out, format === 'pdf' ? pdf : packCaseFile({ bureau: profile.title, file, pdf, maker }))
    }
    const told = caseFileJson(file)
    if (json) printJson({ ok: told.complete, out, ...told })
    else {
      print(`${file.current.title}：${told.stateTitle}，${told.items.length} 件`)
      for (const { index, on, title, lack, aside } of told.items)
        print(`  ${index}. ${on} ${title}${lack ? `：缺，${lack}` : aside ? `（${aside}）` : ''}`)
      print(told.complete ? '没有缺少' : `缺少：${told.lacks.join('；')}`)
      for (const { title, result, sentence } of told.checks) print(`${title}：${result}，${sentence}`)
      if (out !== undefined) print(`已写入 ${out}`)
    }
    return told.complete && told.checks.every(({ result }) => result === '通过') ? 0 : 1
  },
}
