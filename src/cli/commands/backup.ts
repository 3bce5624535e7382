import { mkdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { create } from 'tar'
import { dumpTables } from '#db/backup/dump.ts'
import { types } from '#db/types.ts'
import { besidesIn, copyBeside, isThere } from '../besides.ts'
import { type CommandLine, Misuse, Wanting } from '../command-line.ts'
import { progressBar } from '../progress-bar.ts'

/** Everything but the keys in one file, as it stood at one moment; the bureau goes on working. */
export const backupCommand: CommandLine = {
  name: 'backup',
  summary: '备份数据库、佐证材料和已公布的封存日志（不含密钥），不必停止服务',
  usage: 'backup 文件',
  async run({ positionals, openBureau, progress, json, print, printJson }) {
    const [name, ...rest] = positionals
    if (!name || rest.length) throw new Misuse('须给出备份文件名，如 backup-2026-11-24.tgz')
    const file = resolve(name)
    if (await isThere(file)) throw new Wanting('backup.exists', `${file} 已存在，请另取文件名`)
    const bureau = await openBureau()
    const { dataDir } = bureau
    const part = `${file}.part`
    await rm(part, { recursive: true, force: true })
    await mkdir(part, { mode: 0o700 })
    const owner = bureau.database.ownerPool({ max: 1, types })
    try {
      // The published log first: a log older than the tables goes on, one newer than they would stop every act.
      await copyBeside(dataDir, part, 'journal')
      const made = bureau.house.clock.now()
      const manifest = await dumpTables(owner, join(part, 'tables'), made, progressBar('备份数据表', progress))
      for (const each of await besidesIn(dataDir)) {
        // Files of evidence are never changed and never removed: they need not be copied first.
        // A bureau may have none yet.
        if (each === 'attachments') {
          if (await isThere(join(dataDir, each))) await symlink(join(dataDir, each), join(part, each))
        } else if (each !== 'journal') await copyBeside(dataDir, part, each)
      }
      progress('正在压缩…')
      await writeFile(`${file}.unfinished`, '', { mode: 0o600 })
      await create({ gzip: true, cwd: part, follow: true, portable: true, file: `${file}.unfinished` }, ['.'])
      await rename(`${file}.unfinished`, file)
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      if (json) printJson({ ok: true, file, made, rows, bytes: (await stat(file)).size })
      else {
        print(`已备份 ${manifest.tables.length} 张表、${rows} 行到 ${file}。`)
        print(`备份含个人信息，请加密保管。密钥（${join(dataDir, 'keys')}）和未公布抽取的随机数不在其中，请另行保管。`)
      }
      return 0
    } finally {
      await owner.end()
      await rm(part, { recursive: true, force: true })
      await rm(`${file}.unfinished`, { force: true })
    }
  },
}
