import type { Failure } from '#app/jobs/ports.ts'
import { type CommandLine, Misuse } from '../command-line.ts'

/** What the worker could not carry out, and having it tried again once the cause is mended. */
export const jobsCommand: CommandLine = {
  name: 'jobs',
  summary: '列出未能完成的后台办理；处理原因之后重试',
  usage: 'jobs list | jobs retry 编号…|--all',
  options: { all: { type: 'boolean' } },
  async run({ values, positionals: [verb, ...keys], openBureau, json, print, printJson }) {
    const { jobs } = await openBureau()
    if (verb === 'list' && keys.length === 0) {
      const failures = await jobs.store.failures()
      if (json) printJson({ ok: true, failures })
      else for (const line of failures.length ? failures.flatMap(linesOf) : ['没有未能完成的后台办理。']) print(line)
      return 0
    }
    if (verb === 'retry' && (values['all'] === true) !== keys.length > 0) {
      const count = await jobs.store.retry(values['all'] === true ? 'all' : keys)
      if (json) printJson({ ok: true, retried: count })
      else print(count ? `已交办重试 ${count} 项。` : '没有需要重试的后台办理；期限届满的法定效果每分钟自动重试。')
      return 0
    }
    throw new Misuse('须给出 list，或 retry 和要重试的编号（--all 为全部）')
  },
}

const linesOf = ({ key, caseId, attempts, problem, failedAt, topic }: Failure): string[] => [
  `${failedAt ? '✘' : '?'} ${topic === 'follow' ? '后续办理' : '期限届满'}　办件 ${caseId}　已试 ${attempts} 次${failedAt || topic === 'system-act' ? '' : '，还在自动重试'}`,
  `  原因：${problem}`,
  `  编号：${key}`,
]
