import { strToU8, zipSync } from 'fflate'
import { stateLabel } from '#domain/engine/matter.ts'
import { fileNameOf } from '../paper/document-file.ts'
import { type CaseFile, endedOn, type Maker } from './case-file.ts'
import { digests } from './four-checks.ts'

type Made = { readonly bureau: string; readonly file: CaseFile; readonly pdf: Uint8Array; readonly maker: Maker }

/**
 * The package for the archive: the file as one PDF, every document as it was issued with its sealed text, every file as
 * it was handed in, the proof, what describes them, the four checks; and the hashes of all of these.
 */
export function packCaseFile({ bureau, file, pdf, maker }: Made): Uint8Array {
  const entries: Record<string, Uint8Array> = { '卷宗.pdf': pdf }
  for (const [index, { part, bytes, text }] of file.pieces.entries()) {
    const number = String(index + 1).padStart(3, '0')
    if (part.type === 'document' && bytes && text) {
      const name = `文书/${number} ${fileNameOf(part.title, part.number)}`
      entries[`${name}.pdf`] = bytes
      entries[`${name}.zs-document.json`] = strToU8(text)
    }
    if (part.type === 'evidence' && bytes) entries[`材料/${number} ${fileNameOf(part.title)}`] = bytes
  }
  if (file.proof) entries['存证/bundle.json'] = strToU8(`${JSON.stringify(file.proof)}\n`)
  entries['四性检测.json'] = strToU8(
    `${JSON.stringify({ format: 'zs-archive-checks/1', at: maker.at, checks: file.checks, lacks: file.lacks }, null, 2)}\n`,
  )
  const described = Object.entries(entries)
  entries['元数据.xml'] = strToU8(metadata(bureau, file, maker, described))
  const listed = Object.entries(entries).map(([name, bytes]) => ({ name, ...digests(bytes) }))
  const list = (kind: 'sha256' | 'sm3') => strToU8(listed.map((one) => `${one[kind]}  ${one.name}\n`).join(''))
  const all = { ...entries, '清单.sha256': list('sha256'), '清单.sm3': list('sm3') }
  // The date of the archive's entries is that of nothing: the same file makes the same package.
  return zipSync(all, { level: 1, mtime: new Date(1980, 0, 1) })
}

const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

function metadata(
  bureau: string,
  file: CaseFile,
  maker: Maker,
  described: readonly (readonly [string, Uint8Array])[],
): string {
  const { matter, current, records } = file
  const element = (name: string, value: string) => `  <${name}>${xml(value)}</${name}>`
  const parts = file.pieces.map(
    ({ part, lack }, index) =>
      `    <件 顺序号="${index + 1}" 类别="${{ act: '办理记录', document: '文书', evidence: '材料' }[part.type]}" 日期="${part.on}" 第几次办理="${part.n}"${part.type === 'document' && part.number ? ` 文号="${xml(part.number)}"` : ''}${lack ? ` 缺少="${xml(lack)}"` : ''}>${xml(part.title)}</件>`,
  )
  const files = described.map(
    ([name, bytes]) => `    <文件 名称="${xml(name)}" 字节数="${bytes.length}" SHA-256="${digests(bytes).sha256}"/>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<案卷 格式="zs-archive/1">',
    element('立档单位', bureau),
    element('题名', current.title),
    element('事项', matter.title),
    ...(current.number ? [element('编号', current.number)] : []),
    element('办件号', current.id),
    element('立件日期', current.openedOn),
    element('最后办理日期', endedOn(file)),
    element('办理结果', stateLabel(matter.states[current.state] ?? current.state)),
    element('办理次数', String(records.entries.length)),
    element('立卷人', maker.name),
    element('立卷时间', maker.at),
    '  <卷内文件>',
    ...parts,
    '  </卷内文件>',
    '  <电子文件>',
    ...files,
    '  </电子文件>',
    '</案卷>',
    '',
  ].join('\n')
}
