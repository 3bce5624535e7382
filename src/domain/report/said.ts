import { type FigureValue, questionsOf } from '../figures/evaluate.ts'
import { isToCome, type ReportTime } from './proof.ts'

/** Zero is a measurement there: nothing took a day, none of the whole was found. Elsewhere it says that there is nothing. */
const measured = new Set(['max', 'latest', 'ratio', 'share'])

/** Why a number cannot be said of the year; empty when it can. A number that nothing proves is not printed, zero or not. */
export function unsaidOf({ figure, exact, records }: FigureValue, time: ReportTime): string {
  if (questionsOf(figure, time.year).some((question) => isToCome(question, time))) return '截至日未到'
  if (exact === null || records === 0) return '没有记录'
  if (figure.value.op === 'run' && Number(exact) < 2) return '不足连续两年'
  const isZero = Number(exact) === 0 && !measured.has(figure.value.op)
  return isZero || (figure.print.style === 'rank' && Number(exact) === 0) ? '没有符合口径的记录' : ''
}
