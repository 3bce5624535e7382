import { buffer } from 'node:stream/consumers'
import { auditorOf, auditReport, namesOf } from '#app/audit.ts'
import { verdictWords } from '#app/audit-words.ts'
import { plainText } from '#app/intake/plain-text.ts'
import { readDocument } from '#app/intake/read-document.ts'
import { Unreadable } from '#app/intake/unreadable.ts'
import { matterView } from '#db/matter.view.ts'
import { aboutOf } from '#domain/audit/about.ts'
import { yearInTitle } from '#domain/audit/author.ts'
import type { AuditedClaim, AuditResult, Verdict } from '#domain/audit/match.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, type Context, Misuse, textOption, yearOption } from '../command-line.ts'
import { eachTextLine, type TextLine } from '../text-lines.ts'
import { readGiven } from './draw.ts'

/** Reads any report text: of every number whether the records bear it out. Exit 1 when one differs. */
export const auditCommand: CommandLine = {
  name: 'audit',
  summary: '核对一份报告文本（- 为标准输入）：每个数与记录相符、不符、不明、无记录或无来源',
  usage: 'audit 文件|-|文件.jsonl [--year 年份]',
  options: { year: { type: 'string' } },
  async run(context) {
    const { values, positionals, json, printJson, openBureau } = context
    const [file, ...rest] = positionals
    if (!file || rest.length) throw new Misuse('须给出一个报告文本文件，或 - 从标准输入读取')
    const given = textOption(values, 'year')
    const asked = given === undefined ? undefined : yearOption(given)
    const name = file === '-' ? '标准输入' : file
    const bytes = file === '-' ? await buffer(process.stdin) : await readGiven(file)
    if (/\.jsonl$/i.test(file)) return auditLines(await openBureau(), plainText(bytes, name), asked, context)
    const text = await readDocument(bytes, name).catch((error: unknown) => {
      if (error instanceof Unreadable) return error
      throw error
    })
    if (text instanceof Unreadable) return refuse(text, context)
    const bureau = await openBureau()
    const about = aboutOf(text, asked, namesOf(bureau.profile))
    if (!about.ok) return refuse(about, context)
    const result = await auditReport(bureau.profile, bureau.sources, text, about.year)
    if (json) printJson(result)
    else printResult(result, context)
    return result.claims.some((claim) => claim.verdict === 'differs') ? 1 : 0
  },
}

/** The text cannot be held against the records: one sentence, exit 2. */
function refuse({ code, message }: { readonly code: string; readonly message: string }, context: Context): number {
  if (context.json) context.printJson({ ok: false, code, message })
  else context.progress(message)
  return 2
}

function printResult({ claims, findings, absent }: AuditResult, { print }: Context): void {
  for (const claim of claims) print(lineOf(claim))
  for (const finding of findings) print(`发现 ${finding.code}：${finding.message}`)
  const count = (verdict: Verdict): string =>
    `${verdictWords[verdict]} ${claims.filter((claim) => claim.verdict === verdict).length}`
  const counts = (Object.keys(verdictWords) as Verdict[]).map(count).join('，')
  print(
    `共 ${claims.length} 个数：${counts}；发现 ${findings.length} 项；本年有记录而文中未提的指标 ${absent.length} 项。`,
  )
}

function lineOf({ text, value, unit, verdict, figure, expected, reason }: AuditedClaim): string {
  const record = expected === undefined ? '' : `，记录为 ${expected}`
  const why = reason === null ? '' : `（${reason}）`
  return `${verdictWords[verdict]}\t${text.replace(/\s+/g, '')}\t${value ?? '—'} ${unit}\t${figure ?? ''}${record}${why}`
}

/** A line may say which year it speaks of, where that is not the year asked for. */
function yearOf({ number, others }: TextLine): number | undefined {
  const year = others['year']
  if (year === undefined || year === null) return undefined
  if (!Number.isInteger(Number(year))) throw new Misuse(`第 ${number} 行的 year 须是年份`)
  return Number(year)
}

/** The newest year of which anything is on record. */
async function lastYear({ reader, profile }: Bureau): Promise<number> {
  const [newest] = await matterView(reader, profile.id).years()
  return newest?.year ?? new Date().getFullYear() - 1
}

/**
 * Lines `{id, text, year?}`, each a text of its own; one line `{id, claims, findings}` comes out for each. A line that is
 * none of them is named, the others are read all the same, and the exit code is 2.
 */
async function auditLines(bureau: Bureau, text: string, asked: number | undefined, context: Context): Promise<number> {
  const lines = eachTextLine(text, (line) => ({ ...line, year: yearOf(line) }))
  const audit = auditorOf(bureau.profile, bureau.sources)
  let differs = false
  let isWrong = false
  for (const line of lines) {
    if (line instanceof Misuse) {
      refuse({ code: 'audit.line', message: line.message }, context)
      isWrong = true
      continue
    }
    const { id, text: said, year } = line
    const about = year ?? asked ?? yearInTitle(said) ?? (await lastYear(bureau))
    const { claims, findings } = await audit(said, about)
    differs ||= claims.some((claim) => claim.verdict === 'differs')
    if (context.json) context.printJson({ id, claims, findings })
    else for (const claim of claims) context.print(`${id}\t${lineOf(claim)}`)
  }
  return isWrong ? 2 : differs ? 1 : 0
}
