import { wanOf } from '#domain/credit/fields.ts'
import type { CreditSource } from '#domain/credit/source.ts'
import type { CaseOf } from '#domain/engine/matter.ts'
import { spotPenalty } from './spot-penalty.ts'

/** Penalties on the spot as the platform takes them; what is lawfully not made public is not handed in. */
export const spotPenaltyCredit: CreditSource = {
  kind: 'penalty',
  matter: spotPenalty,
  asks: () => [],
  rows: (found, { title, creditCode }) => {
    const { id, acts, data, documents } = found as unknown as CaseOf<typeof spotPenalty>
    const { spot } = data
    const issued = documents.find(({ kind }) => kind === 'decision')
    if (!issued || !spot || acts.withhold) return []
    return [
      {
        caseId: id,
        on: issued.on,
        publishedOn: acts.publish?.on,
        values: {
          CF_XDR_MC: spot.organisation ?? spot.person ?? '',
          CF_XDR_LB: spot.partyKind,
          ...(spot.partyKind === '自然人'
            ? { CF_XDR_ZJLX: '身份证', CF_XDR_ZJHM: spot.idNumber ?? '' }
            : { CF_XDR_SHXYM: spot.creditCode ?? '', CF_FRDB: spot.leader ?? '' }),
          CF_WSH: issued.number ?? '',
          CF_WFXW: spot.act,
          CF_SY: spot.facts,
          CF_YJ: spot.penal,
          CF_CFLB: spot.kind,
          CF_NR: `${spot.kind}${spot.fine ? `${spot.fine}元` : ''}`,
          ...(spot.fine ? { CF_NR_FK: wanOf(spot.fine) } : {}),
          CF_JDRQ: issued.on,
          ...{ CF_CFJG: title, CF_CFJGDM: creditCode, CF_SJLY: title, CF_SJLYDM: creditCode },
          BZ: '当场处罚',
        },
      },
    ]
  },
}
