import { readFile } from 'node:fs/promises'
import type { DrawDesk } from '#app/draw/desk.ts'
import { DrawRefusal } from '#domain/draw/refusal.ts'
import { filled } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'
import { solveFiles } from '../draw.ts'
import { fileFault } from '../file-fault.ts'

/** The draw, recomputed from its two published files by anyone; and the copy under seal of the bureau's own number. */
export const drawCommand: CommandLine = {
  name: 'draw',
  summary: '由抽签单和随机源文件重算抽取结果；打印、恢复随机数封存件',
  usage: 'draw solve 抽签单 随机源文件 [--closed 单位,…] | sealed-copy 办件 | restore-secret 办件 文件',
  options: { closed: { type: 'string' } },
  async run(context) {
    const [verb, ...rest] = context.positionals
    const act = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!act) throw new Misuse('须给出要做的事：solve、sealed-copy 或 restore-secret')
    return act(context, rest)
  },
}

const verbs: Readonly<Record<string, (context: Context, words: readonly string[]) => Promise<number>>> = {
  async solve({ values, printJson }, [sheet, entropy, ...rest]) {
    if (!sheet || !entropy || rest.length) throw new Misuse('须给出抽签单和随机源两个文件')
    const closed = textOption(values, 'closed')?.split(',') ?? []
    const [sheetBytes, entropyBytes] = await Promise.all([readGiven(sheet), readGiven(entropy)])
    try {
      printJson(solveFiles(sheetBytes, entropyBytes, closed))
      return 0
    } catch (error) {
      if (error instanceof DrawRefusal) throw new Wanting(error.code, error.message)
      throw error
    }
  },
  /** For a draw that was planned through the API: its answer does not carry the copy. */
  async 'sealed-copy'(context, [caseId, ...rest]) {
    if (!caseId || rest.length) throw new Misuse('须给出一个办件')
    const desk = (await context.openBureau()).draws
    const { state, secret } = await drawWithNumber(desk, caseId)
    if (state !== 'planned' && state !== 'endorsed')
      throw new Wanting('draw.locked', '封存件应当在锁定之前打印封存；本次抽取已经锁定或者撤回')
    if ((await desk.secrets.open(caseId, secret)) === undefined)
      throw new Wanting('draw.number-lost', '这台服务器上没有本次抽取的随机数，或者它与拟定时的指纹不符')
    const paper = await desk.secrets.handOut(caseId)
    if (paper === undefined)
      throw new Wanting('draw.copy-printed', '封存件只打印一次，已经打印过；没有妥善封存的，应当撤回后另行拟定')
    if (context.json) context.printJson({ ok: true, paper })
    else context.print(paper)
    return 0
  },
  async 'restore-secret'(context, [caseId, file, ...rest]) {
    if (!caseId || !file || rest.length) throw new Misuse('须给出办件和封存件的文件')
    const copy = (await readGiven(file)).toString('utf8')
    const { secrets, ...desk } = (await context.openBureau()).draws
    const { secret } = await drawWithNumber(desk, caseId)
    const whole = (await secrets.open(caseId, secret)) !== undefined
    if (!whole && !(await secrets.restore(caseId, secret, copy)))
      throw new Wanting('draw.copy-wrong', '封存件上的随机数与锁定的指纹不符，不能恢复')
    if (context.json) context.printJson({ ok: true, restored: !whole })
    else context.print(whole ? '随机数完好，不需要恢复。' : '随机数已经恢复，可以计算结果。')
    return 0
  },
}

/** @throws Wanting when there is no such draw, or it has no number of the bureau's own */
async function drawWithNumber(desk: Pick<DrawDesk, 'read'>, caseId: string) {
  const draw = await desk.read(caseId)
  if (!draw) throw new Wanting('case.unknown', `没有抽取 ${caseId}`)
  const secret = filled(draw).plan?.secret
  if (secret === undefined) throw new Wanting('draw.no-number', '本次抽取没有使用本机关随机数')
  return { state: draw.state, secret }
}

/** @throws Wanting when the file cannot be read */
export async function readGiven(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new Wanting('file.unreadable', fileFault(error) ?? `不能读取 ${path}：${(error as Error).message}`)
  }
}
