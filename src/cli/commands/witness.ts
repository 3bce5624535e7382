import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  addLog,
  initWitness,
  openWitness,
  type WitnessDesk,
  WitnessFault,
} from '#app/journal/witnesses/witness-desk.ts'
import { listenError } from '#db/server/startup-error.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'
import { readGiven } from './draw.ts'

const now = (): number => Math.floor(Date.now() / 1000)

/**
 * The stand-alone witness, for a body that does not report to the bureau's IT: over HTTP (C2SP tlog-witness), or with
 * the same request and answer as files on a stick.
 */
export const witnessCommand: CommandLine = {
  name: 'witness',
  summary: '见证程序（供纪检监察组、司法行政部门等在自己的机器上运行）',
  usage:
    'witness init 名称 [日志公钥…] | add-log 日志公钥 | serve [--port 端口] | cosign 请求文件 答复文件 [--data 目录]',
  options: { port: { type: 'string' } },
  async run(context) {
    const [verb, ...rest] = context.positionals
    const act = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!act) throw new Misuse('须给出要做的事')
    try {
      return await act(context, rest)
    } catch (error) {
      if (error instanceof WitnessFault) throw new Wanting('witness', error.message)
      throw error
    }
  },
}

const verbs: Readonly<Record<string, (context: Context, words: readonly string[]) => Promise<number>>> = {
  async init({ dataDir, json, print, printJson }, [name, ...logs]) {
    if (!name) throw new Misuse('须给出见证人名称，如 witness.example/jijian')
    const vkey = await initWitness(dataDir, name, logs)
    if (json) printJson({ ok: true, vkey })
    else print(`见证人公钥（请交给被见证的单位，写入其 witnesses.json）：\n${vkey}`)
    return 0
  },
  async 'add-log'({ dataDir, print }, [vkey, ...rest]) {
    if (!vkey || rest.length) throw new Misuse('须给出一个日志公钥')
    await addLog(dataDir, vkey)
    print('已加入。')
    return 0
  },
  async cosign({ dataDir, json, print, printJson }, [request, answerFile, ...rest]) {
    if (!request || !answerFile || rest.length) throw new Misuse('须给出请求文件和答复文件')
    const desk = await openWitness(dataDir, now)
    try {
      const answer = await desk.answer(await readGiven(request))
      await writeFile(answerFile, answer.body)
      if (json) printJson({ status: answer.status, body: Buffer.from(answer.body).toString('utf8') })
      else
        print(
          answer.status === 200
            ? `已见证，请把 ${answerFile} 带回`
            : `未见证（${answer.status}）：${Buffer.from(answer.body).toString('utf8').trim()}`,
        )
      return answer.status === 200 ? 0 : 1
    } finally {
      await desk.close()
    }
  },
  async serve({ values, dataDir, print, stopped }) {
    const port = Number(textOption(values, 'port') ?? '8081')
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Misuse('端口应为 0 至 65535 的整数')
    const desk = await openWitness(dataDir, now)
    const server = createServer((request, response) => void serveOne(desk, request, response))
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(listenError(error, port)))
      server.listen(port, resolve)
    }).catch(async (error: unknown) => {
      await desk.close()
      throw error
    })
    const address = server.address()
    print(`见证服务已启动：http://localhost:${typeof address === 'object' ? address?.port : port}/add-checkpoint`)
    print(`见证人公钥：${desk.vkey}`)
    await stopped
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await desk.close()
    return 0
  },
}

const longestRequest = 64 * 1024

/** The body of a request; null, and not read on, when it is too long: whoever sends without end fills no memory. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > longestRequest) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function serveOne(desk: WitnessDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (request.method === 'POST' && request.url === '/add-checkpoint') {
      const body = await bodyOf(request)
      if (body === null) return void response.writeHead(413, { connection: 'close' }).end()
      const answer = await desk.answer(body)
      return void response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body)
    }
    const [, hex] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(request.url ?? '') ?? []
    const note = hex ? await latestByHash(desk, hex) : null
    if (note === null)
      return void response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个地址\n')
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }).end(note)
  } catch {
    response.writeHead(500).end()
  }
}

/** Monitors name a log by the hash of its origin. */
async function latestByHash(desk: WitnessDesk, hex: string): Promise<string | null> {
  const origins = await desk.origins()
  const origin = origins.find((one) => createHash('sha256').update(one).digest('hex') === hex)
  return origin === undefined ? null : desk.latest(origin)
}
