import { type DemoAct, demoFile, demoId } from '#app/demo/demo-year.ts'
import { followedCase, followKey } from '#app/jobs/follow.ts'
import { addDays, addYears, type Day, toDay, yearOf } from '#domain/calendar/day.ts'
import { kunmingScience } from '../profile.ts'
import { later, moment } from './days.ts'
import { holders } from './holders.ts'
import { cases2023, cases2024, type LicenceCase } from './licence-cases.ts'
import { certificateOf } from './staff.ts'
import { examiners } from './training.ts'

const matter = 'lab-animal-licence'

/** A decided case as later records speak of it. */
export type DecidedCase = {
  readonly id: string
  readonly caseId: string
  readonly year: number
  /** 昆科许〔年〕号, or the series of what else was decided. */
  readonly decision: string
  readonly title: string
  readonly handler: string
  readonly reviewedOn: Day
  readonly decidedOn: Day
  readonly onSite: boolean
}

const fiveYears = (day: Day): Day => addDays(toDay(`${yearOf(day) + 5}${day.slice(4)}`), -1)
/** Minutes apart by the place of the case, so that no two decisions share a moment. */
const clock = (hour: number, index: number): string =>
  `${String(hour).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`

function acceptedOn({ applied, missing }: LicenceCase, index: number): Day {
  const first = toDay(applied)
  return missing ? later(first, 6) : index % 3 === 0 ? later(first, 1) : first
}
const decidedOn = (one: LicenceCase, index: number): Day => {
  const accepted = acceptedOn(one, index)
  return one.days === 0 ? accepted : later(accepted, one.days)
}

const all = [...cases2023, ...cases2024]
const index = new Map(all.map((one, place) => [one.id, place]))

/** Numbers as the bureau's series will give them: in the order of the decisions, year by year. */
function numbers(series: (one: LicenceCase) => string | undefined): ReadonlyMap<string, string> {
  const running = new Map<string, number>()
  const numbered = new Map<string, string>()
  for (const [place, one] of all.entries()) {
    const name = series(one)
    if (!name) continue
    const year = yearOf(decidedOn(one, place))
    const next = (running.get(`${name} ${year}`) ?? 0) + 1
    running.set(`${name} ${year}`, next)
    numbered.set(one.id, kunmingScience.numberOf(name, year, next))
  }
  return numbered
}
const decisions = numbers(({ refusedBecause, variant }) =>
  refusedBecause ? '不予许可决定' : variant === 'cancel' ? '注销决定' : '许可决定',
)
const certificates = numbers((one) => {
  if (one.refusedBecause || (one.variant !== 'issue' && one.variant !== 'renew')) return undefined
  return one.permit === '生产' ? 'SCXK' : 'SYXK'
})

export const decided: readonly DecidedCase[] = all.map((one, place) => ({
  id: one.id,
  caseId: demoId(`${matter} ${one.id}`),
  year: yearOf(decidedOn(one, place)),
  decision: decisions.get(one.id)!,
  title: `${holders[one.holder]!.name}·实验动物${one.permit}许可证`,
  handler: examiners[place % 3]!,
  reviewedOn: acceptedOn(one, place),
  decidedOn: decidedOn(one, place),
  onSite: one.onSite === true,
}))

const conditions = [
  '实验动物来源合格',
  '环境及检测手段符合标准',
  '饲料、垫料、饮水合格',
  '从业人员经培训',
  '管理制度和操作规程健全',
]
const commitments = ['设施条件与申请材料一致', '从业人员经过培训并每年体检', '接受许可后的监督检查']

function actsOf(one: LicenceCase): DemoAct[] {
  const place = index.get(one.id)!
  const { caseId, handler } = decided[place]!
  const holder = holders[one.holder]!
  const [applied, accepted, granted] = [toDay(one.applied), acceptedOn(one, place), decidedOn(one, place)]
  const previous = one.previous && (certificates.get(one.previous) ?? one.previous)
  const refused = one.refusedBecause !== undefined
  // 告知承诺 is for what does not concern the facility anew, and never for primates.
  const onSite = one.onSite === true
  const general = one.variant === 'issue' || one.scope.some(([, species]) => species.includes('猴'))
  const isElectronic = place % 2 === 0
  const act = (day: Day, time: string, as: string, action: string, more: Partial<DemoAct> = {}): DemoAct => ({
    at: moment(day, time),
    as,
    matter,
    caseId,
    action,
    ...more,
  })
  const apply = (day: Day, time: string, action: 'apply' | 'supply'): DemoAct => {
    const files = [
      demoFile(`${holder.name}${action === 'apply' ? '申请书' : '补正材料'}（${one.id}）`, [
        `申请事项：实验动物${one.permit}许可证`,
        `设施地址：${holder.address}`,
      ]),
      ...(one.variant === 'issue' && action === 'apply'
        ? [
            demoFile(`${holder.name}设施平面图和检测报告（${one.id}）`, [
              '检测结论：各项环境指标均在标准范围内（演示）',
            ]),
          ]
        : []),
    ]
    return act(day, time, holder.person, action, {
      ...(action === 'apply' ? { variant: one.variant } : {}),
      files,
      form: {
        permitType: one.permit,
        applicantName: holder.name,
        creditCode: holder.code,
        county: holder.county,
        facilityAddress: holder.address,
        scope: one.scope.map(([environment, species, purpose]) => ({ environment, species, purpose })),
        facilityHead: holder.head,
        ...(isElectronic ? { eService: `${one.id}@example.org` } : {}),
        ...(previous ? { previousLicence: previous } : {}),
        ...(one.change ? { change: one.change } : {}),
        materials: files.map(({ attachment }) => attachment),
      },
    })
  }
  const sameDay = one.days === 0
  const head = place % 4 === 3 ? 'P002' : 'P003'
  const decide = refused
    ? { action: 'refuse', reasons: one.refusedBecause! }
    : one.variant === 'issue' || one.variant === 'renew'
      ? { action: 'grant', form: { validFrom: granted, validTo: fiveYears(granted) } }
      : { action: one.variant === 'cancel' ? 'grantCancel' : 'grantReissue' }
  const delivery = {
    form: isElectronic
      ? { recipient: holder.head, mode: '电子送达' }
      : { recipient: holder.head, mode: '直接送达', receivedBy: holder.head, relation: '负责收件的人' },
  }
  const receipt = {
    form: { receipt: `YN${granted.slice(0, 4)}-演示-${one.id}` },
  }
  const acts = [
    apply(applied, clock(9, place), 'apply'),
    ...(one.missing
      ? [
          act(later(applied, 1), clock(10, place), 'P010', 'correct', { form: { missing: one.missing } }),
          apply(later(applied, 5), clock(9, place), 'supply'),
        ]
      : []),
    act(accepted, clock(10, place), place % 2 ? 'P011' : 'P010', 'accept', {
      form: general
        ? { route: '一般程序', noticeVersion: `${granted.slice(0, 4)}年第1版`, agreedTo: [] }
        : {
            route: '告知承诺',
            noticeVersion: `${granted.slice(0, 4)}年第1版`,
            agreedTo: commitments,
            signedBy: holder.head,
          },
    }),
    act(accepted, clock(14, place), handler, 'review', {
      form: {
        onSite,
        inspectors: onSite ? [handler, examiners[(place + 1) % 3]!] : [handler],
        conditions: conditions.map((condition, i) => ({ condition, finding: refused && i === 1 ? '不符合' : '符合' })),
        recording: `${onSite ? '音像' : '文字'}记录-${one.id}`,
        opinion: refused ? '建议不予' : '建议准予',
      },
    }),
    act(granted, clock(sameDay ? 15 : 10, place), place % 2 ? 'P006' : 'P005', 'vet', {
      form: { result: '通过', opinion: '主体、权限、程序合法，事实清楚，适用依据正确，文书规范。' },
    }),
    act(granted, clock(16, place), head, decide.action, decide),
    act(later(granted, 1 + (place % 2)), clock(10, place), 'P011', refused ? 'serveRefusal' : 'serve', delivery),
    ...(refused
      ? []
      : [
          act(later(granted, 3 + (place % 3)), clock(11, place), 'P008', 'publish', {
            form: { channels: ['本局网站', '信用中国（云南）'] },
          }),
        ]),
    act(later(granted, 3 + (place % 3)), clock(15, place), 'P008', 'enterPlatform', receipt),
    act(later(granted, 9 + (place % 4)), clock(16, place), handler, refused ? 'archiveRefusal' : 'archive'),
  ]
  const grant = acts.findIndex(({ action }) => action === 'grant' || action === 'grantReissue')
  if (general || grant < 0) return acts
  // The check is opened by the worker; here it is found by the name that follows from the decision.
  const key = followKey(caseId, grant + 1, 'postCheck')
  const second = examiners[(place + 1) % 3]!
  const check = act(later(granted, 18 + (place % 20)), clock(15, place), handler, 'verify', {
    form: {
      method: onSite ? '实地核查' : '数据核查',
      inspectors: [certificateOf(handler), ...(onSite ? [certificateOf(second)] : [])],
      finding: '承诺内容与核查情况一致（演示）',
    },
  })
  return [...acts, { ...check, matter: 'commitment-check', caseId: followedCase(key) }]
}

/** Licences that the bureau had given before it kept this register, entered from their papers. */
const stock = all.filter(({ previous }) => previous !== undefined && !certificates.has(previous))

function stockAct(one: LicenceCase): DemoAct {
  const holder = holders[one.holder]!
  const number = one.previous!
  const year = Number(/(\d{4})-/.exec(number)![1])
  // What is renewed runs out soon after its application; the rest has years to go.
  const validTo = one.variant === 'renew' ? addDays(toDay(one.applied), 60) : toDay(`${year + 5}-06-30`)
  const file = demoFile(`${holder.name}许可证复印件（${number}）`, [`许可证编号：${number}`, '与原件一致（演示）'])
  return {
    ...{ at: moment(toDay('2023-01-04'), clock(9, index.get(one.id)!)), as: 'P010', matter: 'lab-animal-permit' },
    ...{ caseId: demoId(`lab-animal-permit ${number}`), action: 'register', reasons: '建库时登记已颁发的许可证' },
    files: [file],
    form: {
      ...{ number, permitType: one.permit, holder: holder.name, creditCode: holder.code },
      ...{ facilityAddress: holder.address, facilityHead: holder.head },
      scope: one.scope.map(([environment, species, purpose]) => ({ environment, species, purpose })),
      validFrom: addDays(addYears(validTo, -5), 1),
      validTo,
      copy: file.attachment,
    },
  }
}

export const licenceActs = (): DemoAct[] => [...stock.map(stockAct), ...all.flatMap(actsOf)]
