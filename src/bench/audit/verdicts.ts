import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { auditText } from '#domain/audit/match.ts'
import { kunmingFigures } from '../../../test/audit/kunming-figures.ts'
import { report } from '../measure.ts'

const figures = kunmingFigures()
const judge = (text: string) => auditText(text, figures, { year: 2024 }).claims

/** Of figures in other words: right numbers that agree, wrong ones that differ; and the same number of something else confirmed. */
export function benchVerdicts(): void {
  const lines = readFileSync(join(import.meta.dirname, '../../../test/audit/other-words.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const pairs = lines.filter((line) => line.includes('|')).map((line) => line.split('|') as [string, string, string])
  const others = lines.filter((line) => !line.includes('|'))
  const said = (text: string, verdict: string, id: string): boolean =>
    judge(text).some((claim) => claim.verdict === verdict && claim.figure === id)
  report('audit.right.agrees', pairs.filter(([id, right]) => said(right, 'agrees', id)).length / pairs.length, 'share')
  report(
    'audit.wrong.differs',
    pairs.filter(([id, , wrong]) => said(wrong, 'differs', id)).length / pairs.length,
    'share',
  )
  const confirmed = others.filter((text) => judge(text).some(({ verdict }) => verdict === 'agrees'))
  report('audit.opposites', others.length, 'sentences')
  report('audit.opposites.confirmed', confirmed.length, 'sentences')
}

const megabyte = 1_000_000

/** A megabyte in which no sentence is like another, against all figures; beside it what it costs to look at each sign once. */
export function benchVaried(texts: readonly string[]): void {
  let seed = 1
  const digit = (): string => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return String((seed >> 8) % 10)
  }
  const pieces: string[] = []
  for (let length = 0, at = 0; length < megabyte; at += 1) {
    const piece = `${texts[at % texts.length]!.replace(/\d/g, digit)}\n`
    pieces.push(piece)
    length += piece.length
  }
  const text = pieces.join('').slice(0, megabyte)
  const cost = (work: () => void): number => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / megabyte
  }
  report(
    'audit.varied.cpu',
    cost(() => auditText(text, figures, { year: 2024 })),
    'µs/character',
  )
  let sum = 0
  const once = cost(() => {
    for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at)
  })
  report('audit.once.cpu', once + (sum < 0 ? 1 : 0), 'µs/character')
}
