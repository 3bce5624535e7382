import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './folder.ts'

const has = (tool: string): boolean => {
  try {
    execFileSync(tool, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Whether poppler is installed: what looks at pages runs only then, and says so where it is not. */
export const hasPoppler = has('pdfinfo')

/** A PDF as poppler reads it. */
export function readPdf(pdf: Uint8Array) {
  const folder = temporaryFolder()
  const file = join(folder, 'file.pdf')
  writeFileSync(file, pdf)
  const run = (tool: string, ...args: string[]): string =>
    execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64_000_000 })
  // Each asks a program of its own: what a test does not look at is not asked.
  return {
    get info(): Readonly<Record<string, string>> {
      return Object.fromEntries(
        run('pdfinfo', file)
          .split('\n')
          .flatMap((line) => {
            const [, name, value] = /^([^:]+):\s+(.*)$/.exec(line) ?? []
            return name && value !== undefined ? [[name, value] as const] : []
          }),
      )
    },
    get text(): string {
      return run('pdftotext', '-enc', 'UTF-8', file, '-')
    },
    /** In the order in which a screen reader reads it. */
    get structure(): string {
      return run('pdfinfo', '-struct-text', file)
    },
    get fonts(): readonly string[] {
      return run('pdffonts', file)
        .split('\n')
        .slice(2)
        .filter((line) => line.trim())
    },
    /** Words with their boxes, by page: points from the upper left corner. */
    words: (page: number) =>
      [
        ...run('pdftotext', '-bbox', '-f', String(page), '-l', String(page), file, '-').matchAll(
          /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
        ),
      ].map(([, xMin, yMin, xMax, yMax, text]) => ({
        xMin: Number(xMin),
        yMin: Number(yMin),
        xMax: Number(xMax),
        yMax: Number(yMax),
        text: text!,
      })),
  }
}

/** Where there is ink on a page, in millimetres from the edges of the paper; rows and columns of `inside` alone are looked at. */
export function inkOn(
  pdf: Uint8Array,
  page: number,
  inside: { top: number; bottom: number } = { top: 0, bottom: 1000 },
) {
  const folder = temporaryFolder()
  const file = join(folder, 'file.pdf')
  writeFileSync(file, pdf)
  const dpi = 150
  const picture = execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-f', String(page), '-l', String(page), file], {
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64_000_000,
  })
  const [head = '', width = '', height = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(
    picture.subarray(0, 64).toString('latin1'),
  )!
  const [wide, high] = [Number(width), Number(height)]
  const mm = (dots: number): number => (dots / dpi) * 25.4
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (let y = 0; y < high; y += 1) {
    if (mm(y) < inside.top || mm(y) > inside.bottom) continue
    for (let x = 0; x < wide; x += 1) {
      if (picture[head.length + y * wide + x]! > 128) continue
      box.left = Math.min(box.left, mm(x))
      box.right = Math.max(box.right, mm(x + 1))
      box.top = Math.min(box.top, mm(y))
      box.bottom = Math.max(box.bottom, mm(y + 1))
    }
  }
  return box
}
