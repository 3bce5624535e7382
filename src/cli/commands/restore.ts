import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { extract } from 'tar'
import { checkJournal } from '#app/journal/publish/check-journal.ts'
import { firstKind } from '#bureaus/all.ts'
import { loadTables, RestoreRefusal, readBackup } from '#db/backup/load.ts'
import { types } from '#db/types.ts'
import { outageOf } from '#web/outage.ts'
import { profileIn } from '../../bureau-file.ts'
import { besidesIn, copyBeside } from '../besides.ts'
import { type CommandLine, Misuse, Wanting } from '../command-line.ts'
import { progressBar } from '../progress-bar.ts'

/** Puts a backup back into an empty data directory. What lies there already, a newer published log above all, stays. */
export const restoreCommand: CommandLine = {
  name: 'restore',
  alone: true,
  summary: '把备份恢复到空的数据目录（不覆盖已有的公布日志和密钥）',
  usage: 'restore 文件 [--data 目录]',
  async run({ positionals, openBureau, progress, json, print, printJson }) {
    const [name, ...rest] = positionals
    if (!name || rest.length) throw new Misuse('须给出备份文件')
    const file = resolve(name)
    if (!(await stat(file).catch(() => null))?.isFile()) throw new Wanting('backup.absent', `没有备份文件 ${file}`)
    const folder = await mkdtemp(join(tmpdir(), 'zhunsheng-restore-'))
    try {
      progress('正在解开备份…')
      await extract({ file, cwd: folder }).catch((error: unknown) => {
        throw new RestoreRefusal(outageOf(error)?.message ?? '备份不能解开：不是备份文件，或者不完整、已损坏')
      })
      const manifest = await readBackup(join(folder, 'tables'))
      const bureau = await openBureau((await profileIn(folder)) ?? firstKind.profile.id)
      const { dataDir } = bureau
      const owner = bureau.database.ownerPool({ max: 1, types })
      await loadTables(owner, join(folder, 'tables'), manifest, progressBar('恢复数据表', progress)).finally(() =>
        owner.end(),
      )
      for (const each of await besidesIn(folder)) await copyBeside(folder, dataDir, each)
      const fault = await checkJournal(bureau.journal)
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      if (json) printJson({ ok: true, made: manifest.made, rows, held: fault?.message })
      else {
        print(`已恢复 ${manifest.made} 的备份：${manifest.tables.length} 张表、${rows} 行。请执行 fsck 核对。`)
        if (fault) print(`注意：${fault.message}`)
        if (fault?.code === 'journal.checkpoint')
          print(`封存日志的密钥不在备份中：请把原来的密钥目录放回 ${join(dataDir, 'keys')}，再启动。`)
      }
      return 0
    } catch (error) {
      if (error instanceof RestoreRefusal) throw new Wanting('restore.refused', error.message)
      throw error
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
