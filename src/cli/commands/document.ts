import { writeFile } from 'node:fs/promises'
import {
  type DocumentFormat,
  documentFile,
  documentFormats,
  documentProof,
  fileNameOf,
} from '#app/paper/document-file.ts'
import { accessLog } from '#db/access-log.ts'
import { actorView } from '#db/actor.view.ts'
import { caseView } from '#db/case.view.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { paperOf } from '#domain/documents/paper.ts'
import { refuse } from '#domain/engine/refusal.ts'
import { roles } from '#domain/engine/roles.ts'
import { sees, sightOf } from '#domain/engine/sight.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'

/** A document that an act has issued: the party's own copy, or the one for everybody. */
export const documentCommand: CommandLine = {
  name: 'document',
  summary: '取一份已出具的文书（PDF、DOCX、封存的正文，或者连同存证的压缩包）',
  usage:
    'document 办件 记录序号 文书 --out 文件 (--as 人员 | --public) [--format pdf|docx|ofd|json|zip] [--proof] [--seal]',
  options: {
    as: { type: 'string' },
    format: { type: 'string' },
    public: { type: 'boolean' },
    proof: { type: 'boolean' },
    seal: { type: 'boolean' },
    out: { type: 'string' },
  },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [caseId, nText = '', kind, ...rest] = positionals
    if (!caseId || !kind || rest.length || !/^\d{1,6}$/.test(nText))
      throw new Misuse('须给出办件编号、第几次办理和文书种类')
    const format = textOption(values, 'format') ?? 'pdf'
    if (!isFormat(format) && format !== 'ofd') throw new Misuse(`格式应为 ${[...documentFormats, 'ofd'].join('、')}`)
    const out = textOption(values, 'out')
    if (!out) throw new Misuse('请用 --out 指明写到哪里')
    const person = textOption(values, 'as')
    if (!person && !values['public']) throw new Misuse('取正本须给出 --as 领取人；公开文本用 --public')
    const bureau = await openBureau()
    const { reader, profile, printer, journal, house } = bureau
    const kept = await caseView(reader, profile.id).document(caseId, Number(nText), kind)
    if (!kept) throw new Wanting('document.unknown', `办件 ${caseId} 第 ${nText} 次办理没有出具文书 ${kind}`)
    if (!values['public']) await noteReading(bureau, person!, caseId, kind)
    const text = values['public'] ? kept.openBody : kept.body
    if (text === null) throw new Wanting('document.deleted', '这份文书的正文已依法删除，只剩摘要')
    const wanted = { text, name: fileNameOf(paperOf(text).title, kept.number), caseId, n: Number(nText) }
    const desk = { printer, journal, source: fsckSource(reader, profile.id), house }
    const bytes = format === 'ofd' ? await ofdOf(bureau, text) : await documentFile(desk, wanted, format)
    if ('code' in bytes) throw new Wanting(bytes.code, bytes.message)
    await writeFile(out, bytes)
    const files = [out]
    if (values['proof']) {
      const proof = await documentProof(desk, wanted)
      if (typeof proof !== 'string') throw new Wanting(proof.code, proof.message)
      files.push(`${out}.tlog-proof`)
      await writeFile(files[1]!, proof)
    }
    if (values['seal']) {
      if (!bureau.seals) throw new Wanting('seal.none', '没有接入电子印章服务：文书已写出，未加盖电子印章')
      const seal = await bureau.seals.seal(bytes)
      files.push(`${out}.seal.json`)
      await writeFile(files.at(-1)!, `${JSON.stringify(seal)}\n`)
    }
    if (json) printJson({ ok: true, files })
    else print(`已写入 ${files.join('、')}`)
    return 0
  },
}

const isFormat = (name: string): name is DocumentFormat => documentFormats.some((format) => format === name)

/** @throws Wanting when nobody writes OFD for this bureau */
function ofdOf({ ofd }: Bureau, text: string): Promise<Uint8Array> {
  if (!ofd) throw new Wanting('ofd.none', '没有接入 OFD 转换：可取 PDF/A 或者 DOCX')
  return ofd.ofd(text)
}

/** The party's copy is read by who may see the case, and that is noted. @throws Wanting when he may not */
async function noteReading({ reader, profile, house }: Bureau, person: string, caseId: string, kind: string) {
  const at = house.clock.now()
  const current = (await caseView(reader, profile.id).record(caseId))!.current
  const matter = house.matters.version(current.matter, current.version)!
  const actor = await actorView(reader, profile.id).actor(person)
  if (!sees(sightOf(actor, matter, dayOf(at)), current)) {
    const named = matter.readers.map((reads) => roles[typeof reads === 'string' ? reads : reads.role]).join('、')
    throw new Wanting('right.unseen', refuse('right.unseen', { title: matter.title, roles: named }).message)
  }
  const log = accessLog(reader, profile.id)
  await log.note({ at, event: 'read.export', person, matter: matter.id, caseId, detail: `文书 ${kind}` })
}
