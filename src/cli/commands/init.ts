import { foundBureau } from '#app/founding.ts'
import { originOf, receiptText } from '#app/journal/publish/receipts.ts'
import { firstKind, kindOf, kinds } from '#bureaus/all.ts'
import { dayOf, isDay } from '#domain/calendar/day.ts'
import type { Role } from '#domain/engine/roles.ts'
import { type CommandLine, Misuse, textOption, type Values } from '../command-line.ts'
import { accepted, officeNamed, roleNamed } from '../people.ts'

type First = { readonly id: string; readonly name: string; readonly office: string; readonly roles: readonly Role[] }

/** Makes a bureau with its first people by one sealed act: the first entry of its journal. */
export const initCommand: CommandLine = {
  name: 'init',
  alone: true,
  wordless: true,
  summary: '建立单位：以一条封存记录登记首任人员（至少一名人事管理员和另一名审批负责人）',
  usage: 'init [--profile 单位配置] --first 编号=姓名=处室=岗位[+岗位] … --paper 文件',
  examples: [
    [
      "init --first P001=王某=general=personnel --first P002=李某=leaders=head --paper '某科党组〔2026〕1号'",
      '建立单位；首任两人：P001 为办公室人事管理员，P002 为局领导、审批负责人',
    ],
    [
      'init --profile kunming-science --data /srv/zhunsheng …',
      `指定单位配置和数据目录；现有配置：${kinds.map(({ profile }) => profile.id).join('、')}`,
    ],
    ['person add P003 --name 赵某 --as P001', '此后由人事管理员逐人入册'],
    [
      "appoint P003 --role 台账管理员 --office law --paper '…' --as P001",
      '提出任命，再由审批负责人以 appoint confirm 确认',
    ],
  ],
  options: {
    profile: { type: 'string' },
    first: { type: 'string', multiple: true },
    paper: { type: 'string' },
    from: { type: 'string' },
  },
  async run({ values, openBureau, json, print, printJson }) {
    const named = textOption(values, 'profile') ?? firstKind.profile.id
    const profile = kindOf(named)?.profile
    if (!profile) throw new Misuse(`没有单位配置“${named}”；现有：${kinds.map((kind) => kind.profile.id).join('、')}`)
    const people = firstIn(values['first']).map((line) => readFirst(line, profile))
    const paper = textOption(values, 'paper')
    if (people.length < 2 || !paper) throw new Misuse('须给出至少两名 --first 首任人员和 --paper 依据文件')
    const since = textOption(values, 'from')
    if (since !== undefined && !isDay(since)) throw new Misuse('--from 应为日期，如 2026-01-04')
    const bureau = await openBureau(profile.id)
    const from = since ?? dayOf(bureau.house.clock.now())
    const outcome = accepted(
      await foundBureau(bureau.house, {
        ...{ title: profile.title, profile: profile.id, paper, demo: false },
        people: people.map(({ id, name }) => ({ id, name })),
        appointments: people.flatMap(({ id, office, roles }) =>
          roles.map((role) => ({ person: id, role, office, from })),
        ),
      }),
    )
    const receipt = outcome.receipt
    if (json) printJson({ ok: true, profile: profile.id, dataDir: bureau.dataDir, receipt })
    else {
      print(`已建立 ${profile.title}（配置 ${profile.id}），数据目录 ${bureau.dataDir}。首任人员 ${people.length} 名。`)
      if (receipt) print(`封存回执：${receiptText(await originOf(bureau.journal), receipt.index, receipt.leaf)}`)
      print('请妥善保存依据文件；此后人员用 person、任免用 appoint 办理。')
    }
    return 0
  },
}

const firstIn = (given: Values[string]): readonly string[] =>
  Array.isArray(given) ? given.filter((each): each is string => typeof each === 'string') : []

function readFirst(line: string, profile: Parameters<typeof officeNamed>[0]['profile']): First {
  const [id, name, office, held, ...rest] = line.split('=')
  if (!id || !name || !office || !held || rest.length)
    throw new Misuse(`--first 应为 编号=姓名=处室=岗位，现为“${line}”`)
  const roles = held.split('+').map(roleNamed)
  return { id, name, office: officeNamed({ profile }, office, roles[0]!), roles }
}
