import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { directoryError, listenError, StartupError } from './startup-error.ts'

test('a web port that is taken is said in one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const second = createServer()
  second.listen(port, '127.0.0.1')
  const [error] = await once(second, 'error').catch((thrown) => [thrown])
  taken.close()
  expect(listenError(error, port)).toMatchObject({
    code: 'port.in-use',
    message: expect.stringContaining(`端口 ${port} 已被其他程序占用`),
    cause: error,
  })
})

test('a full disk and a missing right are told apart, and other errors stay themselves', () => {
  const failure = (code: string) => Object.assign(new Error(code), { code })
  expect(directoryError(failure('ENOSPC'), '/d')).toMatchObject({ code: 'data.disk-full' })
  expect(directoryError(failure('EROFS'), '/d')).toMatchObject({ code: 'data.unusable' })
  expect(directoryError(failure('EIO'), '/d')).not.toBeInstanceOf(StartupError)
})

test("an address that is not this machine's is said in one sentence", () => {
  const error = Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' })
  expect(listenError(error, 80, '999.1.1.1')).toMatchObject({
    code: 'host.unusable',
    message: expect.stringContaining('“999.1.1.1”'),
  })
})
