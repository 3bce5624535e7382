import { readFile } from 'node:fs/promises'
import { DrawRefusal } from '#domain/draw/refusal.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'
import { solveFiles } from '../draw.ts'

/** The draw, recomputed from its two published files by anyone. */
export const drawCommand: CommandLine = {
  name: 'draw',
  summary: '由抽签单和随机源文件重算抽取结果',
  usage: 'draw solve SHEET ENTROPY [--closed UNIT,…]',
  options: { closed: { type: 'string' } },
  async run({ values, positionals, printJson }) {
    const [verb, sheet, entropy, ...rest] = positionals
    if (verb !== 'solve' || !sheet || !entropy || rest.length) throw new Misuse('须给出抽签单和随机源两个文件')
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
}

/** @throws Wanting when the file cannot be read */
export async function readGiven(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new Wanting('file.unreadable', `不能读取文件 ${path}:${(error as Error).message}`)
  }
}
