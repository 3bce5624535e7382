import { hash } from 'node:crypto'
import { textInside } from '#app/paper/check-file.ts'
import { type FsckFinding, found } from './findings.ts'
import type { FsckSource } from './ports.ts'

/** What was printed: its bytes are those that were kept, of a text that an act has sealed, which a PDF carries inside. */
export async function checkPrintings(
  source: Pick<FsckSource, 'printings'>,
  progress: (done: number) => void = () => undefined,
): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = []
  let done = 0
  for await (const { text, format, sha256, bytes, isIssued } of source.printings()) {
    const wrong = (reason: string) => findings.push(found('printing.altered', { text, format, reason }))
    if (hash('sha256', bytes, 'hex') !== sha256) wrong('文件与保存时的摘要不符')
    else if (!isIssued) wrong('没有哪次办理封存过这份正文')
    else if (format === 'pdf' && hash('sha256', textInside(bytes) ?? '', 'hex') !== text)
      wrong('文件里的正文不是封存的正文')
    done += 1
    if (done % 200 === 0) progress(done)
  }
  return findings
}
