import { dayText } from '#domain/calendar/day.ts'
import type { CreditRow } from '#domain/credit/checks.ts'
import { wanOf } from '#domain/credit/fields.ts'
import type { CreditSource } from '#domain/credit/source.ts'
import type { CaseOf } from '#domain/engine/matter.ts'
import { administrativePenalty } from './administrative-penalty.ts'

type Penalty = CaseOf<typeof administrativePenalty>

/**
 * Penalties as the platform takes them: each row is a decision that went through the whole procedure. The table has no
 * column for what became of a decision, so that stands in the remark. What is lawfully not made public is not handed in.
 */
export const administrativePenaltyCredit: CreditSource = {
  kind: 'penalty',
  matter: administrativePenalty,
  asks: () => [],
  rows: (found, { title, creditCode }) => {
    const { id, acts, data, documents } = found as unknown as Penalty
    const { clue, filing, decision, publicity, annulment } = data
    const issued = documents.find(({ kind }) => kind === 'decision')
    if (!issued || !clue || !filing || !decision || acts.withhold) return []
    const row: CreditRow = {
      caseId: id,
      on: issued.on,
      publishedOn: acts.publish?.on,
      values: {
        CF_XDR_MC: clue.organisation ?? clue.person ?? '',
        CF_XDR_LB: clue.partyKind,
        ...(clue.partyKind === '自然人'
          ? { CF_XDR_ZJLX: '身份证', CF_XDR_ZJHM: clue.idNumber ?? '' }
          : { CF_XDR_SHXYM: clue.creditCode ?? '', CF_FRDB: clue.leader ?? '' }),
        CF_WSH: issued.number ?? '',
        CF_WFXW: clue.act,
        CF_SY: decision.findings,
        CF_YJ: `${filing.duty}；${filing.penal}`,
        CF_CFLB: decision.kinds.join(';'),
        CF_NR: decision.content,
        ...(decision.fine ? { CF_NR_FK: wanOf(decision.fine) } : {}),
        ...(decision.confiscated ? { CF_NR_WFFF: wanOf(decision.confiscated) } : {}),
        ...(decision.licence ? { CF_NR_ZKDX: decision.licence } : {}),
        CF_JDRQ: issued.on,
        ...(publicity?.until ? { CF_GSJZQ: publicity.until } : {}),
        ...{ CF_CFJG: title, CF_CFJGDM: creditCode, CF_SJLY: title, CF_SJLYDM: creditCode },
        ...(acts.annul && annulment
          ? { BZ: `${annulment.organ}以${annulment.paper}${annulment.what}本决定（${dayText(acts.annul.on)}）` }
          : {}),
      },
    }
    return [row]
  },
}
