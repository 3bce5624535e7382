import type { Day } from '../../calendar/day.ts'
import type { CreditRow } from '../../credit/checks.ts'
import type { CreditSource, OwnBureau } from '../../credit/source.ts'
import { type CaseOf, stateLabel } from '../../engine/matter.ts'
import { labAnimalLicence } from './lab-animal-licence.ts'
import { labAnimalPermit } from './lab-animal-permit.ts'

type Licence = CaseOf<typeof labAnimalLicence>
type Permit = CaseOf<typeof labAnimalPermit>

const numberOf = ({ documents, data }: Licence): string | undefined =>
  documents.find(({ kind }) => kind === 'licence')?.number ?? data.application?.previousLicence

/**
 * Grants as the platform takes them. Which of its classes such a licence is no text at hand says [unverified]: 普通 is what
 * 行政许可法第十二条第一项 makes of it. A licence that ended since has a second row with its changed state.
 */
export const labAnimalLicenceCredit: CreditSource = {
  kind: 'licence',
  matter: labAnimalLicence,
  asks: (current) => {
    const number = numberOf(current as Licence)
    return number === undefined ? [] : [number]
  },
  rows: (found, own, other) => {
    const current = found as Licence
    const decision = current.documents.find(({ kind }) => kind === 'grant' || kind === 'cancellation')
    const { application, certificate } = current.data
    if (!decision || !application) return []
    const number = numberOf(current)
    const permit = number === undefined ? undefined : (other(number) as Permit | undefined)
    const isEnd = decision.kind === 'cancellation'
    const validity = certificate ?? permit?.data.permit
    const title = `实验动物${application.permitType}许可证`
    const said = application.scope.map(({ environment, species }) => `${environment}：${species}`).join('；')
    const publishedOn = current.acts.publish?.on
    const row = (state: '1' | '2', on: Day, note = ''): CreditRow => ({
      caseId: current.id,
      on,
      publishedOn,
      values: {
        XK_XDR_MC: application.applicantName,
        ...partyIn(application),
        XK_FRDB: application.legalRepresentative ?? '',
        XK_XKWS: labAnimalLicence.documents[decision.kind]!.title,
        XK_WSH: decision.number ?? '',
        XK_XKLB: '普通',
        XK_XKZS: title,
        XK_XKBH: number ?? '',
        XK_NR: `${isEnd ? '注销' : ''}${title}（${said}）`,
        XK_JDRQ: decision.on,
        XK_YXQZ: validity?.validFrom ?? '',
        XK_YXQZI: validity?.validTo ?? '',
        XK_ZT: state,
        BZ: note,
        ...ownOf(own),
      },
    })
    if (isEnd) return [row('2', decision.on)]
    const acts = permit?.acts
    const ended = acts && (acts.revoke ?? acts.withdraw ?? acts.cancel ?? acts.deregister ?? acts.renew)
    const changed = ended ? [row('2', ended.on, stateLabel(labAnimalPermit.states[permit.state]!))] : []
    return [row('1', decision.on), ...changed]
  },
}

/** A person is handed to the platform with his number, which it does not show. */
const partyIn = ({
  creditCode,
  idNumber,
}: {
  readonly creditCode?: string | undefined
  readonly idNumber?: string | undefined
}) =>
  creditCode === undefined
    ? { XK_XDR_LB: '自然人', XK_XDR_ZJLX: '身份证', XK_XDR_ZJHM: idNumber ?? '' }
    : { XK_XDR_LB: creditCode.startsWith('92') ? '个体工商户' : '法人及非法人组织', XK_XDR_SHXYM: creditCode }

const ownOf = ({ title, creditCode }: OwnBureau) => ({
  ...{ XK_XKJG: title, XK_XKJGDM: creditCode, XK_LYDW: title, XK_LYDWDM: creditCode },
})
