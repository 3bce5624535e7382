import type { Day } from '../calendar/day.ts'
import type { Citation } from '../law/citation.ts'
import { type TextClause, textClauses } from './clauses.ts'
import { clauseRules, lateRule, nameRule, validityRule } from './lint.rules.ts'

/** What a rule finds in a clause: the words that called it up and what is to be answered. */
export type Finding = {
  readonly rule: string
  readonly title: string
  readonly question: string
  readonly basis: readonly Citation[]
  /** The clause as it is written; what concerns the whole text stands under its title. */
  readonly clause: string
  readonly place: string
  readonly words: string
  /** No answer helps: the text has to be changed. */
  readonly blocks: boolean
}

export type Drafted = {
  readonly title: string
  readonly text: string
  /** The day on which it is read: what is in force before it reaches back. */
  readonly day: Day
  /** The longest validity that the bureau allows, in months; unknown: not judged. */
  readonly longest?: number | undefined
}

/**
 * 起草规范检查 (L1–L12) of a draft. Candidates, never verdicts: a clause that cites the article on which it rests is left
 * to the review of legality, which reads whether the article carries it.
 */
export function lintText(drafted: Drafted): readonly Finding[] {
  const clauses = textClauses(drafted.text)
  return [
    ...named(drafted),
    ...clauses.flatMap((clause) => [...byRules(clause), ...late(clause, drafted.day)]),
    ...valid(drafted),
  ]
}

const found = (
  rule: Pick<Finding, 'title' | 'question' | 'basis'> & { readonly id: string },
  clause: Pick<TextClause, 'text' | 'path'>,
  words: string,
  blocks = false,
): Finding => ({
  ...{ rule: rule.id, title: rule.title, question: rule.question, basis: rule.basis },
  ...{ clause: clause.text, place: clause.path, words, blocks },
})

/** 依照《…法》第…条: the clause names what it rests on. */
const citesArticle = /《[^》]*(?:法|条例|规定|办法)》第[零〇一二三四五六七八九十百千\d]+条/

/** A duty of the authority itself, or a burden that is taken away: 不得收取, 不再要求提供, 取消指定. */
const takenBack = /(?:不得|严禁|禁止|不再|无需|不需要?|免于|免予|免去|取消|停止|不予?|不要求)[^，。；]{0,12}$/

function byRules(clause: TextClause): readonly Finding[] {
  if (citesArticle.test(clause.text)) return []
  return clauseRules.flatMap((rule) => {
    for (const pattern of rule.patterns) {
      const hit = pattern.exec(clause.text)
      if (hit && !takenBack.test(clause.text.slice(0, hit.index))) return [found(rule, clause, hit[0])]
    }
    return []
  })
}

const inForce = /自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:开始)?(?:施行|实施|执行|生效)/

function late(clause: TextClause, day: Day): readonly Finding[] {
  const hit = inForce.exec(clause.text)
  if (!hit) return []
  const [words, year, month, date] = hit as unknown as [string, string, string, string]
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` < day ? [found(lateRule, clause, words)] : []
}

const whole = (title: string) => ({ text: title, path: '全文' })
const digits = '零一二三四五六七八九'
const numberOf = (word: string): number =>
  /^\d+$/.test(word) ? Number(word) : word === '十' ? 10 : word === '两' ? 2 : digits.indexOf(word)

function valid({ title, text, longest }: Drafted): readonly Finding[] {
  const hit = /有效期(?:限)?(?:为|是)?[：:]?\s*(\d{1,2}|[一二两三四五六七八九十])年/.exec(text)
  if (!hit) return /有效期|有效至|执行至|施行至/.test(text) ? [] : [found(validityRule, whole(title), '没有写明有效期')]
  const isLong = longest !== undefined && numberOf(hit[1]!) * 12 > longest
  return isLong ? [found(validityRule, whole(title), hit[0])] : []
}

function named({ title }: Drafted): readonly Finding[] {
  const bare = title.replace(/[（(][^（）()]*[）)]$/, '').trim()
  if (bare.endsWith('条例')) return [found(nameRule, whole(title), bare, true)]
  return /(?:规定|办法|细则|意见|通知|公告|决定|方案|规则|通告)$/.test(bare)
    ? []
    : [found(nameRule, whole(title), bare)]
}

/** What a drafter said to a finding: bound to the rule and the words of the clause, so a changed clause asks again. */
export type LintAnswer = { readonly rule: string; readonly clause: string; readonly answer: string }

const keyOf = ({ rule, clause }: { readonly rule: string; readonly clause: string }): string => `${rule}\n${clause}`

/** Findings that nobody has answered. */
export function unansweredFindings(findings: readonly Finding[], answers: readonly LintAnswer[]): readonly Finding[] {
  const given = new Set(answers.filter(({ answer }) => answer.trim() !== '').map(keyOf))
  return findings.filter((one) => !given.has(keyOf(one)))
}
