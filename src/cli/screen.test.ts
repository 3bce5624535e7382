import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/folder.ts'
import { commands } from './commands.ts'
import { run } from './run.ts'

const openBureau = () => Promise.reject(new Error('must not be opened'))

/** What `screen` answers to a file, without a database. */
async function screen(name: string, content: string | Uint8Array, ...options: string[]) {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return screenPath(file, ...options)
}

async function screenPath(...argv: string[]) {
  const said = { out: '', err: '' }
  const code = await run(commands, {
    argv: ['screen', ...argv],
    home: '/',
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    stopped: Promise.resolve(),
    openBureau,
  })
  return { code, ...said }
}

test('given a draft, then the gravest come first, with the article and the question, and the exit code judges nothing', async () => {
  const { code, out } = await screen('稿.txt', '支持龙头企业，给予补助。\n获奖企业五年内不得迁出。\n')
  expect(code).toBe(0)
  const lines = out.split('\n')
  expect(lines[0]).toMatch(/^\[H\] A9\.1c .*“五年内不得迁出”$/)
  expect(lines[2]).toContain('《公平竞争审查条例》第九条第一项')
  expect(lines[3]).toContain('Q4：')
  expect(lines[4]).toMatch(/^\[M\] A10\.2a /)
  expect(out).toContain('共 2 段，疑似 2 处：H 1，M 1，L 0')
})

test('given --json, then each clause stands with its hits', async () => {
  const { out } = await screen('稿.md', '# 若干措施\n\n获奖企业五年内不得迁出。\n', '--json')
  expect(JSON.parse(out)).toMatchObject({
    clauses: [
      { n: 1, text: '# 若干措施', hits: [] },
      {
        n: 2,
        hits: [
          { standard: 'A9.1c', severity: 'H', pattern: '五年内不得迁出', question: expect.stringMatching(/^Q4：/) },
        ],
      },
    ],
    flagged: true,
  })
})

test('given lines of texts, then one line answers each', async () => {
  const lines = [
    { id: 'a', text: '获奖企业五年内不得迁出。' },
    { id: 2, text: '企业依法纳税。' },
  ].map((line) => JSON.stringify(line))
  const { code, out } = await screen('条款.jsonl', `\ufeff${lines.join('\n')}\n\n`, '--json')
  expect(code).toBe(0)
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map(({ id, flagged }) => [id, flagged])).toEqual([
    ['a', true],
    [2, false],
  ])
  expect(answers[0].clauses).toHaveLength(1)
})

test('given a day, then the law of that day is cited, and a day before any is refused', async () => {
  const { out } = await screen('稿.txt', '获奖企业五年内不得迁出。', '--on', '2023-05-01')
  expect(out).toContain('国市监反垄规〔2021〕2号')
  expect(await screen('稿.txt', 'x', '--on', '2021-06-28')).toMatchObject({ code: 2 })
  expect(await screen('稿.txt', 'x', '--on', '2023-02-30')).toMatchObject({ code: 2 })
})

test('given a line that is none among others, then it is named, the others are screened, exit 2', async () => {
  const text = '{"id":1,"text":"五年内不得迁出。"}\n{"id":2}\n{"id":3,"text":"办公时间不变。"}\n'
  const { code, out } = await screen('条款.jsonl', text, '--json')
  expect(code).toBe(2)
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(answers).toMatchObject([
    { id: 1, flagged: true },
    { ok: false, code: 'screen.line', message: '第 2 行须有 id 和 text' },
    { id: 3, flagged: false },
  ])
})

test('given what cannot be read, then one sentence says why, exit 2', async () => {
  const sentences = [
    await screenPath('/没有/这个文件.txt'),
    await screen('空.txt', ' \n'),
    await screen('坏.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9])),
    await screen('坏.jsonl', '{"id":1'),
    await screen('缺.jsonl', '{"id":1}'),
    await screenPath(),
  ]
  expect(sentences.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2])
  expect(sentences.map(({ err }) => err.split('\n')[0])).toEqual([
    expect.stringContaining('没有这个文件'),
    expect.stringContaining('是空的'),
    expect.stringContaining('坏.docx'),
    '第 1 行不是 JSON',
    '第 1 行须有 id 和 text',
    '须给出一个文件，或 - 从标准输入读取',
  ])
})
