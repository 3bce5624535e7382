import { auditReport } from '#app/audit.ts'
import { yearInTitle } from '#domain/audit/author.ts'
import { type CommandLine, Misuse, textOption, yearOption } from '../command-line.ts'
import { readText } from '../read-text.ts'
import { readGiven } from './draw.ts'

const verdicts = { agrees: '相符', differs: '不符', 'no-source': '无来源' } as const

/** Reads any report text: of every number whether the records bear it out. Exit 1 when one differs. */
export const auditCommand: CommandLine = {
  name: 'audit',
  summary: '核对一份报告文本：每个数与记录相符、不符或无来源',
  usage: 'audit FILE [--year Y]',
  options: { year: { type: 'string' } },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [file, ...rest] = positionals
    if (!file || rest.length) throw new Misuse('须给出一个报告文本文件')
    const given = textOption(values, 'year')
    const asked = given === undefined ? undefined : yearOption(given)
    const text = readText(await readGiven(file), file)
    const year = asked ?? yearInTitle(text)
    if (year === undefined) throw new Misuse('标题未写明是哪一年的报告，须用 --year 给出')
    const bureau = await openBureau()
    const result = await auditReport(bureau.profile, bureau.sources, text, year)
    const differing = result.claims.filter((claim) => claim.verdict === 'differs')
    if (json) printJson(result)
    else {
      for (const claim of result.claims) {
        const expected = claim.expected === undefined ? '' : `，记录为 ${claim.expected}`
        print(
          `${verdicts[claim.verdict]}\t${claim.text.replace(/\s+/g, '')}\t${claim.value} ${claim.unit}\t${claim.figure ?? ''}${expected}`,
        )
      }
      for (const finding of result.findings) print(`发现 ${finding.code}：${finding.message}`)
      const count = (verdict: keyof typeof verdicts) =>
        result.claims.filter((claim) => claim.verdict === verdict).length
      print(
        `共 ${result.claims.length} 个数：相符 ${count('agrees')}，不符 ${count('differs')}，无来源 ${count('no-source')}；发现 ${result.findings.length} 项。`,
      )
    }
    return differing.length ? 1 : 0
  },
}
