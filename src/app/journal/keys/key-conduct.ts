import { refuse } from '#domain/engine/refusal.ts'
import { journalKey } from '#domain/matters/supervision/journal-key.ts'
import type { Conducts } from '../../act.ts'

const elsewhere = refuse('guard.failed', {
  text: '更换日志密钥须在服务器上用 journal rotate 办理：登记的公钥必须是真正用来签名的那一个',
})

/** A change of keys is recorded by whoever holds the keys: an entry typed by hand would name a key that signs nothing. */
export const keyConducts: Conducts = new Map(
  ['rotate', 'end'].map((action) => [`${journalKey.id}.${action}`, { run: async () => elsewhere }]),
)
