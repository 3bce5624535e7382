import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './folder.ts'

const launcher = join(import.meta.dirname, '../bin/zhunsheng')

/** A project whose `src/main.ts` tells how it was started. */
function project(options: { installed: boolean }): string {
  const root = join(temporaryFolder(), '准绳 project')
  for (const folder of ['bin', 'src', 'node_modules/node/bin']) mkdirSync(join(root, folder), { recursive: true })
  copyFileSync(launcher, join(root, 'bin/zhunsheng'))
  if (options.installed) symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(root, 'src/main.ts'),
    `const told: object = { args: process.argv.slice(2), cwd: process.cwd(), version: process.version, pid: process.pid }
     if (process.argv[2] === 'wait') {
       setInterval(() => undefined, 1000)
       process.once('SIGTERM', () => process.exit(3))
     }
     console.log(JSON.stringify(told))`,
  )
  return root
}

const run = (program: string, args: string[], options: object = {}) =>
  spawnSync(program, args, { encoding: 'utf8', ...options })

test('the launcher finds the project from anywhere, through links, and without any Node in the path', () => {
  const root = project({ installed: true })
  const elsewhere = temporaryFolder()
  symlinkSync(join(root, 'bin/zhunsheng'), join(elsewhere, 'absolute'))
  symlinkSync('absolute', join(elsewhere, 'relative'))
  const told = { args: ['due', 'a b', '*'], version: process.version }
  const started: [string, string[], object][] = [
    [join(root, 'bin/zhunsheng'), [], { cwd: elsewhere }],
    ['bin/zhunsheng', [], { cwd: root }],
    ['./zhunsheng', [], { cwd: join(root, 'bin') }],
    ['sh', ['zhunsheng'], { cwd: join(root, 'bin') }],
    [join(elsewhere, 'absolute'), [], { cwd: '/' }],
    [join(elsewhere, 'relative'), [], { cwd: '/' }],
    ['./relative', [], { cwd: elsewhere, env: { PATH: '/usr/bin:/bin', CDPATH: '/tmp' } }],
    [join(root, 'bin/zhunsheng'), [], { cwd: elsewhere, env: { PATH: '/nowhere' } }],
  ]
  for (const [program, args, options] of started) {
    const { stdout, stderr, status } = run(program, [...args, ...told.args], options)
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(JSON.parse(stdout)).toMatchObject(told)
  }
})

test('a signal to the launcher reaches Node, and its exit code comes back', async () => {
  const child = spawn(join(project({ installed: true }), 'bin/zhunsheng'), ['wait'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [told] = await once(child.stdout, 'data')
  expect(JSON.parse(told).pid).toBe(child.pid) // Node has taken the launcher's place
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(3)
})

test('without npm ci one sentence says what to do', () => {
  const root = project({ installed: false })
  const { stdout, stderr, status } = run(join(root, 'bin/zhunsheng'), ['serve'])
  expect({ stdout, stderr, status }).toEqual({
    stdout: '',
    stderr: `准绳的运行环境尚未安装，请先在 ${root} 目录中执行 npm ci，再重新启动。\n`,
    status: 1,
  })
})
