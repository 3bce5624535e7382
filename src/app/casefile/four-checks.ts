import { hash } from 'node:crypto'
import { fileTypeOf } from '#domain/engine/file-types.ts'
import type { FsckFinding } from '../fsck/findings.ts'
import type { CheckedBundle } from '../journal/proofs/bundle.ts'
import type { Piece } from './pieces.ts'

/** 四性检测 (DA/T 70): what was found, in sentences. What this house cannot check is said to be unchecked, never passed. */
export type FileCheck = {
  readonly id: 'authentic' | 'complete' | 'usable' | 'safe'
  readonly title: string
  readonly result: '通过' | '不通过'
  readonly sentence: string
  readonly findings: readonly string[]
  /** What has to be checked by other means. */
  readonly unchecked: readonly string[]
}

type Subject = {
  readonly pieces: readonly Piece[]
  readonly lacks: readonly string[]
  /** What differs between the records of the case and its sealed entries. */
  readonly faults: readonly FsckFinding[]
  /** The proof of all entries, checked; or why there is none. */
  readonly proof: CheckedBundle | string
  readonly entries: number
}

export function fourChecks(subject: Subject): readonly FileCheck[] {
  return [authentic(subject), complete(subject), usable(subject), safe(subject)]
}

const told = (
  { id, title }: Pick<FileCheck, 'id' | 'title'>,
  findings: readonly string[],
  sound: string,
  unchecked: readonly string[] = [],
): FileCheck => {
  const sentence = [findings.length ? findings.join('；') : sound, ...unchecked.map((one) => `未检：${one}`)].join('。')
  return { id, title, result: findings.length ? '不通过' : '通过', sentence, findings, unchecked }
}

function authentic({ faults, proof, pieces, entries }: Subject): FileCheck {
  const sealed = typeof proof === 'string' ? [proof] : [...proof.findings, ...counted(proof, entries)]
  const documents = pieces.filter(({ text }) => text !== undefined)
  return told(
    { id: 'authentic', title: '真实性' },
    [...faults.map(({ message }) => message), ...sealed],
    `${entries} 次办理均在封存日志中，逐条推算与办件一致；${documents.length} 份文书的正文与封存的摘要一致`,
    ['电子印章的验证'],
  )
}

const counted = ({ entries }: CheckedBundle, wanted: number): string[] =>
  entries.length === wanted ? [] : [`存证只有 ${entries.length} 次办理，办件有 ${wanted} 次`]

function complete({ pieces, lacks }: Subject): FileCheck {
  const missing = pieces.filter(({ lack }) => lack !== undefined).map(({ part, lack }) => `“${part.title}”${lack}`)
  return told({ id: 'complete', title: '完整性' }, [...lacks, ...missing], `${pieces.length} 件齐全，页号连续`)
}

function usable({ pieces }: Subject): FileCheck {
  const broken = pieces.filter(({ aside }) => aside?.startsWith('文件不能打开'))
  const others = pieces.filter(({ aside }) => aside !== undefined && !aside.startsWith('文件不能打开'))
  return told(
    { id: 'usable', title: '可用性' },
    broken.map(({ part }) => `“${part.title}”不能打开`),
    '文书和材料都能打开',
    others.length ? [`${others.length} 件须用专门软件打开的材料`] : [],
  )
}

/** First bytes of what a machine would run. */
const programs: readonly (readonly [title: string, starts: string])[] = [
  ['Windows 程序', 'MZ'],
  ['Linux 程序', '\x7fELF'],
  ['脚本', '#!'],
]

function safe({ pieces }: Subject): FileCheck {
  const files = pieces.flatMap(({ part, bytes }) => (part.type === 'evidence' && bytes ? [{ part, bytes }] : []))
  const findings = files.flatMap(({ part, bytes }) => {
    const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
    const program = programs.find(([, starts]) => head.startsWith(starts))
    if (program) return [`“${part.title}”是${program[0]}`]
    const runs = fileTypeOf(bytes, () => false) === 'application/pdf' && actsInPdf(bytes)
    return runs ? [`“${part.title}”含有可以执行的动作（${runs}）`] : []
  })
  return told({ id: 'safe', title: '安全性' }, findings, '材料中没有程序，PDF 中没有可以执行的动作', ['病毒查杀'])
}

/** Names of PDF actions that run something, where they stand uncompressed. */
const actsInPdf = (bytes: Uint8Array): string | undefined =>
  /\/(JavaScript|JS|Launch)\b/.exec(Buffer.from(bytes).toString('latin1'))?.[1]

export const digests = (bytes: Uint8Array) => ({
  sha256: hash('sha256', bytes, 'hex'),
  sm3: hash('sm3', bytes, 'hex'),
})
