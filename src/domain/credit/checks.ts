import { type Day, isDay } from '../calendar/day.ts'
import { type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import { isCreditCode, isIdNumber } from '../matters/fields.ts'
import { type CreditField, type CreditKind, type CreditStandard, creditStandards, penalties } from './fields.ts'

/** One decision as it goes to the platform: values by the codes of the standard. */
export type CreditRow = {
  readonly caseId: string
  /** The day of the decision, or of the change that its state has gone through since. */
  readonly on: Day
  readonly values: Readonly<Record<string, string>>
  /** The day on which it was published, if it was. */
  readonly publishedOn?: Day | undefined
}

export type CreditFinding = {
  /** From 1, as the file counts its rows. */
  readonly row: number
  readonly field: string
  /** A fault is nothing to hand in; the rest is to be looked at. */
  readonly level: 'fault' | 'warning'
  readonly message: string
}

/** Working days from the decision to its publication (国办发〔2018〕118号(六)), and when to be reminded. */
const [limit, amber] = [7, 5]

/** Everything that the standard asks of the rows of one file. */
export function checkCredit(
  kind: CreditKind,
  rows: readonly CreditRow[],
  { today, calendar, standard = '2018' }: { today: Day; calendar: WorkingCalendar; standard?: CreditStandard },
): readonly CreditFinding[] {
  const fields: readonly CreditField[] = creditStandards[standard][kind]
  const seen = new Map<string, number>()
  return rows.flatMap(({ values, publishedOn }, index) => {
    const row = index + 1
    const say = (level: CreditFinding['level'], field: string, message: string) => ({ row, field, level, message })
    const findings = fields.flatMap((field) =>
      wrongIn(field, values[field.code] ?? '').map((message) => say('fault', field.code, message)),
    )
    const unknown = Object.keys(values).filter((name) => !fields.some(({ code }) => code === name))
    findings.push(...unknown.map((name) => say('fault', name, `标准中没有“${name}”`)))
    const prefix = kind === 'licence' ? 'XK' : 'CF'
    findings.push(...aboutParty(prefix, values).map(([field, message]) => say('fault', field, message)))
    findings.push(
      ...(kind === 'licence' ? ofLicence : ofPenalty)(values).map(([field, text]) => say('fault', field, text)),
    )
    const decided = values[`${prefix}_JDRQ`] ?? ''
    if (isDay(decided)) {
      if (decided > today) findings.push(say('fault', `${prefix}_JDRQ`, '决定日期在今天之后'))
      else {
        const days = workingDaysBetween(calendar, decided, publishedOn ?? today)
        if (days > limit)
          findings.push(
            say(
              'warning',
              `${prefix}_JDRQ`,
              `决定后${days}个工作日${publishedOn ? '才' : '仍未'}公示，超过${limit}个工作日`,
            ),
          )
        else if (!publishedOn && days >= amber)
          findings.push(say('warning', `${prefix}_JDRQ`, `决定后已${days}个工作日，尚未公示，期限${limit}个工作日`))
      }
    }
    const mark = `${values[`${prefix}_WSH`]} ${values['XK_ZT'] ?? ''}`
    const former = seen.get(mark)
    if (former !== undefined) findings.push(say('fault', `${prefix}_WSH`, `与第${former}行是同一份决定`))
    else seen.set(mark, row)
    return findings
  })
}

function wrongIn({ title, type, most, due, hidden, words }: CreditField, value: string): string[] {
  if (value === '') return due ? [`缺少${title}`] : []
  const wrong: string[] = []
  if (most !== undefined && [...value].length > most) wrong.push(`${title}超过${most}字`)
  if (words && !words.includes(value)) wrong.push(`${title}应为：${words.join('、')}`)
  if (type === 'day' && !isDay(value)) wrong.push(`${title}不是日期`)
  if (type === 'creditCode' && !isCreditCode(value)) wrong.push(`${title}的校验码不对（GB 32100）`)
  if (type === 'wan' && !/^(0|[1-9]\d{0,11})(\.\d{1,6})?$/.test(value)) wrong.push(`${title}应为万元，至多六位小数`)
  if (!hidden && type !== 'creditCode' && holdsIdNumber(value)) wrong.push(`${title}含有身份证号码，不得公示`)
  return wrong
}

type Wrong = readonly (readonly [field: string, message: string])[]

function aboutParty(prefix: string, values: CreditRow['values']): Wrong {
  const is = (field: string) => Boolean(values[`${prefix}_${field}`])
  if (values[`${prefix}_XDR_LB`] === '自然人')
    return is('XDR_ZJHM') && is('XDR_ZJLX') ? [] : [[`${prefix}_XDR_ZJHM`, '自然人须有证件类型和号码']]
  return [
    ...(is('XDR_SHXYM') ? [] : [[`${prefix}_XDR_SHXYM`, '缺少统一社会信用代码'] as const]),
    ...(is('FRDB') ? [] : [[`${prefix}_FRDB`, '缺少法定代表人'] as const]),
  ]
}

function ofLicence({ XK_YXQZ: from, XK_YXQZI: until }: CreditRow['values']): Wrong {
  return from && until && from > until ? [['XK_YXQZI', '有效期至早于有效期自']] : []
}

function ofPenalty({ CF_CFLB: kinds, CF_NR_FK: fine }: CreditRow['values']): Wrong {
  const chosen = kinds ? kinds.split(';') : []
  const strange = chosen.filter((kind) => !penalties.some((known) => known === kind))
  return [
    ...strange.map((kind) => ['CF_CFLB', `没有处罚类别“${kind}”（行政处罚法第九条）`] as const),
    ...(chosen.includes('罚款') && !(Number(fine) > 0)
      ? [['CF_NR_FK', '处以罚款的，须填写大于零的金额'] as const]
      : []),
    ...(!chosen.includes('罚款') && fine ? [['CF_NR_FK', '没有处以罚款，不应填写金额'] as const] : []),
  ]
}

/** The number of somebody's identity card among what is written. */
const holdsIdNumber = (value: string): boolean =>
  (value.toUpperCase().match(/(?<![0-9A-Z])\d{17}[\dX](?![0-9A-Z])/g) ?? []).some(isIdNumber)
