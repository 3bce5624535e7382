import { createServer } from 'node:net'
import { startWorker } from '#app/jobs/worker.ts'
import { startPublisher } from '#app/journal/publish/publisher.ts'
import { firstKind } from '#bureaus/all.ts'
import { listenError } from '#db/server/startup-error.ts'
import { serve } from '#web/server.ts'
import { type CommandLine, Misuse, textOption } from '../command-line.ts'
import { fillDemo, hasRecords } from './demo.ts'

/** The server: portal, report and records. With --demo an empty bureau is first filled with the demonstration year. */
export const serveCommand: CommandLine = {
  name: 'serve',
  alone: true,
  wordless: true,
  summary: '启动服务；--demo 先装入演示年度',
  usage: 'serve [--port 端口] [--host 地址] [--demo]',
  options: { port: { type: 'string' }, host: { type: 'string' }, demo: { type: 'boolean' } },
  async run({ values, openBureau, print, progress, stopped }) {
    const port = Number(textOption(values, 'port') ?? '8080')
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Misuse('端口应为 0 至 65535 的整数')
    const host = textOption(values, 'host') ?? '127.0.0.1'
    await mustBeFree(port, host)
    const bureau = await openBureau(values['demo'] ? firstKind.profile.id : undefined)
    if (values['demo'] && !(await hasRecords(bureau))) await fillDemo(bureau, progress)
    const server = await serve(bureau, port, { host, demoSignIn: values['demo'] === true }).catch((error: unknown) => {
      throw listenError(error, port, host)
    })
    const publisher = startPublisher(bureau.journal, { log: progress })
    // Pages are there while what fell due in the meantime is still being done.
    const worker = startWorker(bureau.jobs, { log: progress }).catch((error: Error) => {
      progress(`后台办理未能启动，请重新启动：${error.message}`)
      return undefined
    })
    print(`准绳已启动：http://localhost:${server.port}/`)
    print(`2024 年度报告：http://localhost:${server.port}/reports/2024`)
    print('按 Ctrl-C 停止。')
    await stopped
    progress('正在停止…')
    await (await worker)?.stop()
    await publisher.stop()
    await server.stop()
    return 0
  },
}

/** Known before the demonstration year is loaded, which takes minutes. @throws StartupError */
async function mustBeFree(port: number, host: string): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve))
  } catch (error) {
    throw listenError(error, port, host)
  }
  await new Promise((resolve) => probe.close(resolve))
}
