import { expect, test } from 'vitest'
import { commands } from './commands.ts'
import { optionWords } from './option-words.ts'
import { run } from './run.ts'

const misuse = async (...argv: string[]): Promise<string> => {
  const said: string[] = []
  const err = (text: string) => void said.push(text)
  const openBureau = () => Promise.reject(new Error('must not be opened'))
  const code = await run(commands, { argv, home: '/', out: err, err, stopped: Promise.resolve(), openBureau })
  expect(code).toBe(2)
  return said.join('').split('\n')[0]!
}

test('a word that is nearly a command, and a form where the folder of data is asked for, are answered with what was meant', async () => {
  expect(await misuse('imprt', 'a')).toBe('没有命令“imprt”。是不是“import”？')
  expect(await misuse('list', 'mattres')).toBe(
    '须给出要列出的内容：matters、registers、actions、persons、figures、rules；是不是“matters”？',
  )
  expect(await misuse('act', 'a', 'new', 'b', '--as', 'P001', '--data', '{}')).toBe(
    '--data 是数据目录；表单内容写在 --form 后面',
  )
})

test.each(commands.map((command) => [command.name, command] as const))(
  '%s explains each of its options, in Chinese',
  async (name, command) => {
    const words = [...Object.keys(command.options ?? {}), 'data', 'json']
    expect(words.filter((option) => optionWords(command, option) === undefined)).toEqual([])
    expect(command.usage).not.toMatch(/\b[A-Z]{2,}\b(?<!JSON|PDF|DOCX)/)
    let said = ''
    const outside = {
      home: '/',
      stopped: Promise.resolve(),
      err: () => undefined,
      openBureau: () => Promise.reject(new Error('must not be opened')),
    }
    expect(
      await run(commands, {
        ...outside,
        argv: [name, '--help'],
        out: (text) => {
          said += text
        },
      }),
    ).toBe(0)
    for (const option of words) expect(said).toContain(`--${option}`)
  },
)

test('words that no command knows are answered in Chinese', async () => {
  expect(await misuse('draw', 'solve', 'a', 'b', '--foo')).toBe('没有选项“--foo”')
  expect(await misuse('draw', 'solve', 'a', 'b', '-x=1')).toBe('没有选项“-x”')
  expect(await misuse('draw', 'solve', 'a', 'b', '--closed')).toBe('选项“--closed”后面须写出它的值')
  expect(await misuse('draw', 'solve', '--closed', '--json')).toBe('选项“--closed”后面须写出它的值')
  expect(await misuse('draw', '--json=1')).toBe('选项“--json”不带值')
  expect(await misuse('fsck', '全部')).toBe('无法识别“全部”')
})
