import { startWorker } from '#app/jobs/worker.ts'
import type { CommandLine } from '../command-line.ts'

/** The worker alone, beside a server or several: what falls due and what follows is carried out until it is stopped. */
export const workCommand: CommandLine = {
  name: 'work',
  wordless: true,
  summary: '只运行后台办理：期限届满的法定效果、后续办理（serve 已包含）',
  usage: 'work',
  async run({ openBureau, print, progress, stopped }) {
    const { jobs } = await openBureau()
    const worker = await startWorker(jobs, { log: progress })
    print('后台办理已启动。按 Ctrl-C 停止。')
    await stopped
    progress('正在停止…')
    await worker.stop()
    return 0
  },
}
