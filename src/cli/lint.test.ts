import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/folder.ts'
import { commands } from './commands.ts'
import { run } from './run.ts'

async function lint(...argv: string[]) {
  const said = { out: '', err: '' }
  const code = await run(commands, {
    argv: ['lint', ...argv],
    home: '/',
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    stopped: Promise.resolve(),
    openBureau: () => Promise.reject(new Error('must not be opened')),
  })
  return { code, ...said }
}
const written = (text: string) => {
  const file = join(temporaryFolder(), '平台管理办法.txt')
  writeFileSync(file, text)
  return file
}

test('given a draft, then each finding stands with its clause, article and question, and the exit code judges nothing', async () => {
  const { code, out } = await lint(written('第一条　未经备案不得开展技术转移服务。\n'), '--on', '2024-07-10')
  expect(code).toBe(0)
  expect(out).toMatch(/^L1 设定行政许可或者变相许可　第一条“未经备案不得”/)
  expect(out).toContain('行政许可法》第十七条')
  expect(out).toContain('L9 ')
  expect(out).toContain('共 2 处')
})
test('given --json and a title, then the findings say so; given no such file, then one sentence and 2', async () => {
  const { out } = await lint(written('第一条　有效期五年。\n'), '--title', '平台条例', '--json')
  expect(JSON.parse(out)).toMatchObject({ findings: [{ rule: 'L12', blocks: true }] })
  expect(await lint('/nowhere.txt')).toMatchObject({ code: 2 })
})
