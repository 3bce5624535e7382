import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { roles } from '#domain/engine/roles.ts'
import { appointment } from '#domain/matters/supervision/appointment.ts'
import { type CommandLine, type Context, Misuse, textOption } from '../command-line.ts'
import { actorOf, does, mustOption, nameOf, namesOf, officeNamed, postWords, roleNamed } from '../people.ts'

/** 任免: proposed by one person, confirmed by another. */
export const appointCommand: CommandLine = {
  name: 'appoint',
  summary: '岗位任免：一人提出、另一人确认（依据文件，逐次封存）',
  usage:
    'appoint 人员 --role 岗位 --office 处室 --paper 文件 --as 人员 | end 人员 … | confirm|decline 办件 --as 人员 | list',
  examples: [
    ["appoint P003 --role 台账管理员 --office law --paper '某科任〔2026〕3号' --as P001", '提出任命'],
    [
      "appoint P003 --role keeper --office law --scope enforcement --paper '…' --as P001",
      '只就一章（或者一个事项）任命',
    ],
    [
      "appoint P004 --role head --office leaders --for P002 --from 2026-02-01 --until 2026-02-15 --paper '…' --as P001",
      '代理，须有期满日',
    ],
    ["appoint end P003 --role keeper --office law --from 2026-07-01 --paper '…' --as P001", '提出免职'],
    ['appoint list', '列出待确认的任免和现任岗位'],
    ['appoint confirm 办件编号 --as P002', '由审批负责人确认，确认后生效'],
  ],
  options: {
    as: { type: 'string' },
    role: { type: 'string' },
    office: { type: 'string' },
    scope: { type: 'string' },
    for: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    paper: { type: 'string' },
    reasons: { type: 'string' },
  },
  async run(context) {
    const [word, ...rest] = context.positionals
    if (word === undefined) throw new Misuse('须给出人员编号，或 end、confirm、decline、list')
    if (word === 'list') return list(context)
    if (word === 'confirm' || word === 'decline') return settle(context, word, rest)
    return word === 'end' ? propose(context, rest, 'relieve') : propose(context, [word, ...rest], 'appoint')
  },
}

const matter = appointment.id

async function propose(
  { values, openBureau, json, print, printJson }: Context,
  words: readonly string[],
  variant: 'appoint' | 'relieve',
) {
  const [person, ...rest] = words
  if (!person || rest.length) throw new Misuse('须给出一名人员的编号')
  const role = roleNamed(mustOption(values, 'role', '岗位'))
  const [office, paper, by] = [
    mustOption(values, 'office', '处室'),
    mustOption(values, 'paper', '任免文件'),
    mustOption(values, 'as', '人事管理员'),
  ]
  const bureau = await openBureau()
  const name = await nameOf(bureau, person)
  const post = { person, role, office: officeNamed(bureau, office, role), ...optional(values, 'scope') }
  const from = textOption(values, 'from') ?? dayOf(bureau.house.clock.now())
  const { for: deputyFor } = optional(values, 'for')
  const term = { ...optional(values, 'until'), ...(deputyFor === undefined ? {} : { deputyFor }) }
  const form = { ...post, from, paper, ...(variant === 'appoint' ? term : {}) }
  const caseId = randomUUID().replaceAll('-', '')
  const action = variant === 'appoint' ? 'propose' : 'proposeRelief'
  const { receipt } = await does(bureau, by, { matter, caseId, action, variant, form })
  if (json) printJson({ ok: true, caseId, receipt })
  else {
    print(
      `已提出${variant === 'appoint' ? '任命' : '免去'} ${name}（${person}）${postWords(bureau, post)}，自 ${from} 起。`,
    )
    print(`待另一人确认：bin/zhunsheng appoint confirm ${caseId} --as 审批负责人`)
  }
  return 0
}

const optional = (values: Context['values'], name: string): Record<string, string> => {
  const text = textOption(values, name)
  return text === undefined ? {} : { [name]: text }
}

async function settle(
  { values, openBureau, json, print, printJson }: Context,
  action: 'confirm' | 'decline',
  words: readonly string[],
) {
  const [caseId, ...rest] = words
  if (!caseId || rest.length) throw new Misuse('须给出一件任免的办件编号')
  const by = mustOption(values, 'as', '审批负责人')
  const reasons = optional(values, 'reasons')
  const { receipt } = await does(await openBureau(), by, { matter, caseId, action, ...reasons })
  if (json) printJson({ ok: true, caseId, receipt })
  else print(action === 'confirm' ? '已确认，任免生效。' : '已记录为不予确认。')
  return 0
}

async function list({ openBureau, json, print, printJson }: Context) {
  const bureau = await openBureau()
  const { rows: waiting } = await sql<{ id: string; fold: Pick<Case, 'data'> }>`
    select id, fold from case_ where agency_id = ${bureau.profile.id} and matter = ${matter} and state = 'proposed'
    order by opened_on, id`.execute(bureau.reader)
  const names = await namesOf(bureau)
  const held = (await Promise.all([...names.keys()].sort().map((id) => actorOf(bureau, id)))).flatMap(
    ({ appointments }) => appointments,
  )
  if (json) {
    printJson({ waiting: waiting.map(({ id, fold }) => ({ id, ...fold.data })), appointments: held })
    return 0
  }
  for (const { id, fold } of waiting) {
    const form = { ...fold.data['relief'], ...fold.data['appointment'] } as {
      person: string
      role: keyof typeof roles
      office: string
      scope?: string
      from: string
    }
    const verb = fold.data['relief'] ? '免去' : '任命'
    print(
      `待确认  ${id}  ${verb} ${names.get(form.person) ?? ''}（${form.person}）${postWords(bureau, form)}，自 ${form.from}`,
    )
  }
  for (const one of held)
    print(
      `${one.person}  ${names.get(one.person)}  ${postWords(bureau, one)}  ${one.from} 起${one.until ? `，至 ${one.until} 前` : ''}`,
    )
  return 0
}
