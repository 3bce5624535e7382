import type { Acted, Choice } from '../../web/api/desk/answers.ts'

/** What the act does, in one sentence, as its definition says. */
export function effectOf(choice: Choice): string {
  const { issues, starts, stops, pauses, resumes, to, reasonsRequired } = choice
  const list = (what: string, names: readonly string[], mark = (name: string) => `“${name}”`) =>
    names.length ? `${what}${names.map(mark).join('')}` : ''
  const says = [
    list('出具', issues, (name) => `《${name}》`),
    list('停止计算', stops),
    list('开始计算', starts),
    list('中止计算', pauses),
    list('恢复计算', resumes),
    list('延长', choice.extends),
    to ? `办后为“${to}”` : '',
    reasonsRequired ? '须说明理由' : '',
  ].filter(Boolean)
  return says.length ? `${says.join('，')}。` : '只作记录，不改变办件的状态。'
}

/** What has been done, for the line above the case. */
export const saidOf = (label: string, { stateTitle, number, receipt }: Acted, { issues }: Choice): string =>
  [
    `已办理“${label}”，现为“${stateTitle}”`,
    issues.length ? `出具${issues.map((title) => `《${title}》`).join('')}` : '',
    number ? `编号 ${number}` : '',
    receipt ? `已封存，第 ${receipt.index} 号` : '',
  ]
    .filter(Boolean)
    .join('；') + '。'
