import { randomUUID } from 'node:crypto'
import { confirmLink, issueLink } from '#app/sign-in/link.ts'
import { dayOf, isDay } from '#domain/calendar/day.ts'
import { runsOn } from '#domain/engine/roles.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'
import { actorOf, does, mustOption, nameOf, namesOf, postWords } from '../people.ts'

/** The register of people: who acts in the system, under his name. */
export const personCommand: CommandLine = {
  name: 'person',
  summary: '人员名册：入册、列出、更名、离册（由人事管理员办理，逐次封存）',
  usage:
    'person list | person add 编号 --name 姓名 --as 人员 | person rename|end 编号 … --as 人员 | person invite 编号 --as 人员 [--site 网址] | person confirm 链接的办件号 --as 人员',
  examples: [
    ['person list', '列出在册人员和现任岗位'],
    ['person add P003 --name 赵某 --as P001', '赵某入册，编号 P003'],
    ['person add A001 --name 钱某 --kind 申请单位经办人 --as P001', '申请单位的经办人入册'],
    ['person rename P003 --name 赵某某 --reasons 户籍更名 --as P001', '更正姓名，原名留在记录中'],
    ['person invite P003 --as P001', '发一个一次性链接，赵某凭此设置自己的密码；忘记密码时也用它'],
    ['person confirm 0f…e2 --as P002', '审批负责人等的登录链接须另一人确认，确认码由他交给本人'],
    ['person end P003 --because 退休 --on 2026-07-01 --as P001', '离册：自该日起不再具有任何岗位'],
  ],
  options: {
    as: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string' },
    on: { type: 'string' },
    because: { type: 'string' },
    reasons: { type: 'string' },
    site: { type: 'string' },
  },
  async run(context) {
    const [verb, ...rest] = context.positionals
    const act = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!act) throw new Misuse('须给出要做的事：list、add、rename、invite、confirm 或 end')
    return act(context, rest)
  },
}

const matter = 'person'

const verbs: Readonly<Record<string, (context: Context, words: readonly string[]) => Promise<number>>> = {
  async list({ json, print, printJson, openBureau }) {
    const bureau = await openBureau()
    const today = dayOf(bureau.house.clock.now())
    const people = [...(await namesOf(bureau))].sort(([one], [other]) => (one < other ? -1 : 1))
    const lines = await Promise.all(
      people.map(async ([id, name]) => {
        const { appointments } = await actorOf(bureau, id)
        return { id, name, appointments: appointments.filter((held) => runsOn(held, today)) }
      }),
    )
    if (json) printJson(lines)
    else
      for (const { id, name, appointments } of lines)
        print([id, name, appointments.map((held) => postWords(bureau, held)).join('；') || '现无岗位'].join('  '))
    return 0
  },
  async add({ values, json, print, printJson, openBureau }, words) {
    const id = one(words)
    const [by, name] = [mustOption(values, 'as', '人事管理员'), mustOption(values, 'name', '姓名')]
    const form = { id, name, kind: textOption(values, 'kind') ?? '工作人员' }
    const { caseId, receipt } = await does(await openBureau(), by, { matter, caseId: newId(), action: 'enter', form })
    if (json) printJson({ ok: true, id, caseId, receipt })
    else print(`${name} 已入册，编号 ${id}。岗位另用 appoint 任命。`)
    return 0
  },
  async rename({ values, json, print, printJson, openBureau }, words) {
    const id = one(words)
    const [by, name] = [mustOption(values, 'as', '人事管理员'), mustOption(values, 'name', '姓名')]
    const bureau = await openBureau()
    const form = { id, name, kind: textOption(values, 'kind') ?? '工作人员' }
    const reasons = mustOption(values, 'reasons', '更名的理由')
    await does(bureau, by, { matter, caseId: await caseOf(bureau, by, id), action: 'rename', form, reasons })
    if (json) printJson({ ok: true, id })
    else print(`${id} 已更名为 ${name}。`)
    return 0
  },
  async invite({ values, json, print, printJson, openBureau }, words) {
    const id = one(words)
    const by = mustOption(values, 'as', '人事管理员')
    const site = textOption(values, 'site') ?? 'http://localhost:8080'
    if (!/^https?:\/\//.test(site) || !URL.canParse(site))
      throw new Misuse('--site 应为网址，如 https://zs.example.gov.cn')
    const bureau = await openBureau()
    const name = await nameOf(bureau, id)
    const { linkHours: hours } = await bureau.signIn.rules()
    const issued = await issueLink({ house: bureau.house, people: bureau.signIn.people }, by, { person: id, hours })
    if (!issued.ok) throw new Wanting(issued.code, issued.message)
    const link = new URL(issued.path, site).href
    const { id: caseId, isProposed, expiresAt } = issued
    if (json) printJson({ ok: true, person: id, link, expiresAt, caseId, isProposed })
    else {
      print(
        `已为 ${name}（${id}）发出登录链接，只能用一次，${issued.expiresAt} 失效。请当面或者经可靠途径交给本人；下面一行只显示这一次：`,
      )
      print(link)
      if (isProposed)
        print(
          `${name} 所任的岗位能够给出职权：这个链接须由审批负责人或者安全管理员确认，并把确认码另行交给本人：person confirm ${caseId} --as 确认人`,
        )
    }
    return 0
  },
  async confirm({ values, json, print, printJson, openBureau }, words) {
    const id = one(words)
    const by = mustOption(values, 'as', '审批负责人或者安全管理员')
    const outcome = await confirmLink((await openBureau()).house, by, id)
    if (!outcome.ok) throw new Wanting(outcome.code, outcome.message)
    if (json) printJson({ ok: true, caseId: id, code: outcome.code })
    else {
      print('已确认。请把确认码当面交给本人，不要交给发链接的人；下面一行只显示这一次：')
      print(outcome.code)
    }
    return 0
  },
  async end({ values, json, print, printJson, openBureau }, words) {
    const id = one(words)
    const by = mustOption(values, 'as', '人事管理员')
    const bureau = await openBureau()
    const name = await nameOf(bureau, id)
    const leftOn = textOption(values, 'on') ?? dayOf(bureau.house.clock.now())
    if (!isDay(leftOn)) throw new Misuse('--on 应为日期，如 2026-07-01')
    const form = { leftOn, because: textOption(values, 'because') ?? '其他' }
    await does(bureau, by, { matter, caseId: await caseOf(bureau, by, id), action: 'leave', form })
    if (json) printJson({ ok: true, id, leftOn })
    else print(`${name}（${id}）自 ${leftOn} 起离册，不再具有任何岗位。`)
    return 0
  },
}

function one(words: readonly string[]): string {
  const [id, ...rest] = words
  if (!id || rest.length) throw new Misuse('须给出一名人员的编号')
  return id
}

const newId = (): string => randomUUID().replaceAll('-', '')

/** The case of a person. Whoever was listed by the founding itself has none yet: it is opened under the same name. */
async function caseOf(bureau: Bureau, by: string, id: string): Promise<string> {
  const found = await bureau.reader
    .selectFrom('case_')
    .select('id')
    .where('agency_id', '=', bureau.profile.id)
    .where('matter', '=', matter)
    .where('exclusive', '=', id)
    .executeTakeFirst()
  if (found) return found.id
  const form = { id, name: await nameOf(bureau, id), kind: '工作人员' }
  return (await does(bureau, by, { matter, caseId: newId(), action: 'enter', form })).caseId
}
