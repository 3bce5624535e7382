import { dayOf } from '#domain/calendar/day.ts'
import { asList, type Matter, stateLabel } from '#domain/engine/matter.ts'
import { roles, runsOn } from '#domain/engine/roles.ts'
import { kindLabel } from '#domain/figures/figure.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, Misuse, Wanting } from '../command-line.ts'
import { nearest } from '../nearest.ts'
import { actorOf, namesOf, postWords } from '../people.ts'
import { tableLines } from '../table-text.ts'

/** What the other commands ask for by its id: one line each. */
export const listCommand: CommandLine = {
  name: 'list',
  summary: '列出事项、台账、动作、人员、指标、期限规则，供其他命令使用',
  usage: 'list matters|registers|persons|figures|rules | list actions 事项',
  examples: [
    ['list matters', '列出全部事项及其编号'],
    ['list actions technology-contract', '列出一个事项的动作：谁办、从哪个状态办、填什么表单'],
    ['list rules', '列出 due 命令的期限规则'],
  ],
  async run({ positionals, openBureau, json, print, printJson }) {
    const [what = '', ...words] = positionals
    const list = Object.hasOwn(lists, what) ? lists[what]! : undefined
    if (!list) {
      const near = nearest(what, Object.keys(lists))
      throw new Misuse(`须给出要列出的内容：${Object.keys(lists).join('、')}${near ? `；是不是“${near}”？` : ''}`)
    }
    if (words.length !== (what === 'actions' ? 1 : 0))
      throw new Misuse('须给出要列出的内容；list actions 后面写一个事项')
    const { head, rows } = await list(openBureau, words[0] ?? '')
    const titles = Object.values(head)
    if (json) printJson(rows.map((row) => Object.fromEntries(Object.keys(head).map((key, index) => [key, row[index]]))))
    else for (const line of tableLines(titles, rows)) print(line)
    return 0
  },
}

type Listed = { readonly head: Readonly<Record<string, string>>; readonly rows: readonly (readonly string[])[] }
type Open = () => Promise<Bureau>

const lists: Readonly<Record<string, (open: Open, word: string) => Promise<Listed>>> = {
  async matters(open) {
    const { house } = await open()
    return mattersIn(latestOf(house.matters.all))
  },
  async registers(open) {
    const { house } = await open()
    return mattersIn(latestOf(house.matters.all).filter(({ forms }) => forms['row']))
  },
  async actions(open, id) {
    const { house } = await open()
    const matter = house.matters.latest(id)
    if (!matter) {
      const near = nearest(
        id,
        house.matters.all.map((one) => one.id),
      )
      throw new Wanting('matter.unknown', `没有事项“${id}”${near ? `；是不是“${near}”？` : ''}`)
    }
    return actionsOf(matter)
  },
  async persons(open) {
    const bureau = await open()
    const today = dayOf(bureau.house.clock.now())
    const people = [...(await namesOf(bureau))].sort(([one], [other]) => (one < other ? -1 : 1))
    const rows = await Promise.all(
      people.map(async ([id, name]) => {
        const { appointments } = await actorOf(bureau, id)
        const posts = appointments.filter((held) => runsOn(held, today)).map((held) => postWords(bureau, held))
        return [id, name, posts.join('；') || '现无岗位']
      }),
    )
    return { head: { id: '编号', name: '姓名', posts: '现任岗位' }, rows }
  },
  async figures(open) {
    const { profile } = await open()
    const rows = Object.values(profile.figures).map(({ id, title, unit, kind }) => [
      id,
      kindLabel[kind],
      unit ?? '',
      title,
    ])
    return { head: { id: '编号', kind: '来源', unit: '单位', title: '名称' }, rows }
  },
  rules: async () => ({ head: { rule: '规则', meaning: '含义', example: '例' }, rows: rules }),
}

const rules: readonly (readonly string[])[] = [
  ['wd:N', 'N 个工作日，自次日起算，不含法定节假日', 'due wd:20 2024-01-16'],
  ['cd:N', 'N 个自然日，末日是节假日的顺延', 'due cd:60 2024-01-16'],
  ['mo:N', 'N 个月，末日是节假日的顺延', 'due mo:6 2024-01-16'],
  ['wd-back:N', '倒数 N 个工作日', 'due wd-back:5 2024-01-16'],
  ['cd-back:N', '倒数 N 个自然日', 'due cd-back:30 2024-01-16'],
  ['mo-back:N', '倒数 N 个月', 'due mo-back:3 2024-01-16'],
]

const latestOf = (all: readonly Matter[]): readonly Matter[] => [
  ...new Map(all.map((matter) => [matter.id, matter])).values(),
]

const mattersIn = (matters: readonly Matter[]): Listed => ({
  head: { id: '编号', kind: '种类', title: '名称' },
  rows: matters.map(({ id, forms, title }) => [id, forms['row'] ? '台账' : '事项', title]),
})

function actionsOf(matter: Matter): Listed {
  const rows = Object.entries(matter.actions).map(([id, action]) => [
    id,
    action.label,
    asList(action.by)
      .map((role) => (role === 'system' ? '系统' : roles[role as keyof typeof roles]))
      .join('、'),
    asList<string>(action.from)
      .map((state) => stateWords(matter, state))
      .join('、'),
    action.form ?? '—',
    [
      action.reasons === 'required' ? '须说明理由' : '',
      action.only ? `情形：${action.only.map((one) => `${one} ${matter.variants?.[one] ?? ''}`).join('、')}` : '',
    ]
      .filter(Boolean)
      .join('；'),
  ])
  const variants = Object.entries(matter.variants ?? {}).map(([id, title]) => [
    '',
    '',
    '',
    '',
    '',
    `办理情形 ${id}：${title}`,
  ])
  return {
    head: { id: '动作', label: '名称', by: '办理人', from: '在哪个状态办理', form: '表单', note: '说明' },
    rows: [...rows, ...variants],
  }
}

function stateWords(matter: Matter, state: string): string {
  if (state === 'nothing') return '新立'
  const declared = matter.states[state]
  return declared === undefined ? state : stateLabel(declared)
}
