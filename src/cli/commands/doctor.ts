import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { readHead } from '#app/journal/publish/case-proof.ts'
import { checkJournal } from '#app/journal/publish/check-journal.ts'
import { countsOn, readWitnesses, readWitnessRecords } from '#app/journal/witnesses/witnesses.ts'
import { readMailSettings } from '#app/notices/mail-settings.ts'
import { hookKey, publicKeyText } from '#app/webhooks/signature.ts'
import { guardFaults } from '#db/guards.ts'
import { types } from '#db/types.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Bureau } from '../../bureau.ts'
import type { CommandLine } from '../command-line.ts'

/** One thing that was looked at: in order, worth a person's attention, or broken; and what to do about it. */
type Look = { readonly what: string; readonly state: 'ok' | 'attention' | 'broken'; readonly says: string }

const gigabyte = 2 ** 30
const day = 86_400
const ok = (what: string, says: string): Look => ({ what, state: 'ok', says })
const attention = (what: string, says: string): Look => ({ what, state: 'attention', says })
const broken = (what: string, says: string): Look => ({ what, state: 'broken', says })

/** Is this installation sound? Looks at what no record tells: programs, disk, keys, publication, witnesses. */
export const doctorCommand: CommandLine = {
  name: 'doctor',
  wordless: true,
  summary: '检查运行环境、数据库、磁盘、密钥、封存日志的公布和见证、后台办理',
  usage: 'doctor',
  async run({ openBureau, json, print, printJson }) {
    const bureau = await openBureau()
    const looks = [
      program(),
      await database(bureau),
      await guards(bureau),
      await disk(bureau),
      await keys(bureau),
      ...(await journal(bureau)),
      await jobs(bureau),
      await mail(bureau),
      ...(await hooks(bureau)),
    ]
    const isSound = looks.every(({ state }) => state !== 'broken')
    if (json) printJson({ ok: isSound, looks })
    else {
      for (const { what, state, says } of looks)
        print(`${{ ok: '✔', attention: '?', broken: '✘' }[state]} ${what}：${says}`)
      print('逐条核对全部记录请执行 fsck。')
    }
    return isSound ? 0 : 1
  },
}

const program = (): Look => ok('程序', `Node ${process.versions.node}，${process.platform} ${process.arch}`)

async function database(bureau: Bureau): Promise<Look> {
  const owner = bureau.database.ownerPool({ max: 1, types })
  try {
    const { rows } = await owner.query(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync,
         pg_size_pretty(pg_database_size(current_database())) as size`,
    )
    const [{ version, fsync, size }] = rows
    return fsync === 'on'
      ? ok('数据库', `PostgreSQL ${version}，${size}`)
      : broken('数据库', `fsync 被关闭：断电会丢失已办理的记录，请在数据库设置中打开`)
  } finally {
    await owner.end()
  }
}

async function guards({ reader }: Bureau): Promise<Look> {
  const faults = await guardFaults(reader)
  return faults.length === 0
    ? ok('守护', '触发器、函数和应用角色的权限与程序所带的迁移一致')
    : broken('守护', `${faults.join('；')}：可能有人绕过系统改动过数据，请查明原因，并执行 fsck`)
}

async function disk({ dataDir }: Bureau): Promise<Look> {
  const { bavail, bsize } = await statfs(dataDir)
  const free = (bavail * bsize) / gigabyte
  const says = `${dataDir} 所在磁盘余 ${free.toFixed(1)} GB`
  return free < 1 ? attention('磁盘', `${says}，不足 1 GB，请清理或者扩容`) : ok('磁盘', says)
}

async function keys({ dataDir }: Bureau): Promise<Look> {
  const folder = join(dataDir, 'keys')
  const seen = await stat(join(folder, 'journal.key')).catch(() => null)
  if (!seen) return attention('密钥', '封存日志的密钥尚未生成，第一次公布时生成')
  return (seen.mode & 0o077) === 0
    ? ok('密钥', `${folder}，只有所有者可读；请另存一份，它不在备份中`)
    : broken('密钥', `${folder} 中的密钥别人也能读，请改为只有所有者可读（chmod 600），并考虑更换密钥`)
}

async function jobs({ jobs: { store } }: Bureau): Promise<Look> {
  const failures = await store.failures()
  const waiting = failures.filter(({ failedAt }) => failedAt !== undefined).length
  return failures.length === 0
    ? ok('后台办理', '没有未能完成的')
    : attention('后台办理', `${failures.length} 项未能完成，其中 ${waiting} 项须人工处理，详见 jobs list`)
}

async function mail({ notices, dataDir }: Bureau): Promise<Look> {
  const file = join(dataDir, 'mail.json')
  const settings = await readMailSettings(file).catch((error: Error) => error)
  if (settings instanceof Error) return broken('邮件提醒', settings.message)
  if (!settings) return ok('邮件提醒', `没有启用；需要时写好 ${file}`)
  const people = await notices.store.addressees()
  const failing = people.flatMap(({ person, failure }) => (failure ? [`${person}：${failure.problem}`] : []))
  return failing.length === 0
    ? ok('邮件提醒', `经 ${settings.host} 发给 ${people.length} 人，没有未发出的`)
    : attention('邮件提醒', `${failing.length} 人的没有发出，正在重试。${failing[0]}`)
}

/** Of a bureau that tells no program of its acts there is nothing to say. */
async function hooks({ hooks, dataDir }: Bureau): Promise<Look[]> {
  const all = await hooks.hooks()
  if (all.length === 0) return []
  const key = publicKeyText(await hookKey(join(dataDir, 'keys')))
  return all.map(({ address, failure }) =>
    failure
      ? attention('办理通知推送', `${address}：${failure.problem}，已试 ${failure.attempts} 次，还在重试`)
      : ok('办理通知推送', `${address}，没有积压；验签公钥 ${key}`),
  )
}

async function journal(bureau: Bureau): Promise<Look[]> {
  const house = bureau.journal
  const fault = await checkJournal(house)
  if (fault) return [broken('封存日志', fault.message)]
  const [{ size }, head, witnesses, records, list] = await Promise.all([
    house.store.head(),
    readHead(house),
    readWitnesses(house),
    readWitnessRecords(house),
    house.store.listedWitnesses(),
  ])
  const unpublished = size - (head?.size ?? 0)
  return [
    unpublished > 0
      ? attention('封存日志', `${size} 条，其中 ${unpublished} 条尚未公布；服务运行时每分钟公布一次`)
      : ok('封存日志', `${size} 条，全部已公布`),
    ...(witnesses.length === 0
      ? [attention('见证人', '还没有见证人：双随机抽取不能算出结果，偷到密钥的人可以改写历史，请尽快设置')]
      : witnesses.map(({ vkey, verifier: { name } }) => {
          if (!countsOn(list, vkey, dayOf(bureau.house.clock.now())))
            return broken('见证人', `${name} 不在见证人名册中：其见证不算数，请查明是谁写入了 witnesses.json`)
          const record = records[vkey]
          if (!record) return attention('见证人', `${name} 还没有见证过`)
          const age = Math.floor((house.now() - record.time) / day)
          if (record.problem) return attention('见证人', `${name}：${record.problem}`)
          return age > 1
            ? attention('见证人', `${name} 上次见证在 ${age} 天前（${record.size} 条）`)
            : ok('见证人', `${name} 已见证 ${record.size} 条`)
        })),
    ...(witnesses.length > 0 && list.length === 0
      ? [attention('见证人名册', '还没有登记：witnesses.json 中的见证人都算数，请以 act witness-listing 提出并确认')]
      : []),
  ]
}
