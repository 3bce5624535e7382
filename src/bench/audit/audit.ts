import { auditText } from '#domain/audit/match.ts'
import { report } from '../measure.ts'
import { readCorpus, type Sentence } from './corpus.ts'
import { peerReader } from './peer.ts'
import { type Read, type Score, score } from './score.ts'
import { benchVaried, benchVerdicts } from './verdicts.ts'

const ours = (text: string): readonly Read[] =>
  auditText(text, [], { year: 2024 }).claims.map(({ value, unit, counted, qualifier, comparison }) => ({
    value: typeof value === 'number' ? value : null,
    unit,
    counted,
    qualifier,
    relation: comparison,
  }))

/** Precision and recall on our own corpus, beside the peer's; and the time for a megabyte of dense text. */
export async function benchAudit(): Promise<void> {
  const sentences = readCorpus()
  print('audit', score(sentences, ours))
  const { recall, precision } = score(sentences, peerReader())
  report('audit.peer.recall', recall, 'share')
  report('audit.peer.precision', precision, 'share')
  benchVerdicts()
  measureTime(sentences)
  benchVaried(sentences.map(({ text }) => text))
}

function print(name: string, { claims, invented, ...shares }: Score): void {
  report(`${name}.claims`, claims, 'claims')
  for (const [what, share] of Object.entries(shares)) report(`${name}.${what}`, share, 'share')
  report(`${name}.invented`, invented, 'claims')
}

const megabyte = 1_000_000

function measureTime(sentences: readonly Sentence[]): void {
  const text = sentences.map((sentence) => sentence.text).join('\n')
  const dense = text.repeat(Math.ceil(megabyte / text.length)).slice(0, megabyte)
  const before = process.cpuUsage()
  auditText(dense, [], { year: 2024 })
  const { user, system } = process.cpuUsage(before)
  report('audit.cpu', (user + system) / megabyte, 'µs/character')
}
