import { expect, test } from 'vitest'
import { commands } from './commands.ts'
import { run } from './run.ts'

const misuse = async (...argv: string[]): Promise<string> => {
  const said: string[] = []
  const err = (text: string) => void said.push(text)
  const openBureau = () => Promise.reject(new Error('must not be opened'))
  const code = await run(commands, { argv, home: '/', out: err, err, stopped: Promise.resolve(), openBureau })
  expect(code).toBe(2)
  return said.join('').split('\n')[0]!
}

test('words that no command knows are answered in Chinese', async () => {
  expect(await misuse('draw', 'solve', 'a', 'b', '--foo')).toBe('没有选项“--foo”')
  expect(await misuse('draw', 'solve', 'a', 'b', '-x=1')).toBe('没有选项“-x”')
  expect(await misuse('draw', 'solve', 'a', 'b', '--closed')).toBe('选项“--closed”后面须写出它的值')
  expect(await misuse('draw', 'solve', '--closed', '--json')).toBe('选项“--closed”后面须写出它的值')
  expect(await misuse('draw', '--json=1')).toBe('选项“--json”不带值')
  expect(await misuse('fsck', '全部')).toBe('不认识“全部”')
})
