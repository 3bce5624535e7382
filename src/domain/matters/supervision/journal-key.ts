import { z } from 'zod'
import { defineMatter } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { count, text } from '../fields.ts'

const vkey = (title: string) =>
  text(title).regex(/^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/, `${title}应为“名称+八位编号+公钥”一行`)

/** Both keys as notes name them (C2SP vkey lines). Public by nature: whoever checks the log needs them. */
export const rotationForm = z
  .object({ former: vkey('原公钥'), current: vkey('新公钥') })
  .refine(({ former, current }) => former !== current, { path: ['current'], message: '新公钥应不同于原公钥' })

/** The last cosigned checkpoint of a log whose key was stolen: what the log that takes its place is bound to. */
export const predecessorForm = z.object({
  vkey: vkey('原日志公钥'),
  size: count('原日志条数'),
  root: text('原日志树根').regex(/^[A-Za-z0-9+/]{43}=$/, '原日志树根应为 base64 一行'),
})

const basis = [article('电子签名法', 13), article('档案法', 37)] as const

/**
 * 封存日志的签名密钥: the log's own case, one for each log. Its entries are what a reader who knows only an older key
 * follows to the present one, so they stand in the log like every other act (journal kinds `key.rotate`, `key.end`).
 * Rotations are done with `zhunsheng journal rotate`, which holds the private keys; `succeed` with `zhunsheng act`.
 */
export const journalKey = defineMatter({
  id: 'key',
  title: '封存日志签名密钥更换登记',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2023-01-01',
  basis,
  states: { overlap: '新旧密钥并签', single: '单一密钥签名' },
  final: ['single'],
  forms: { rotation: rotationForm, predecessor: predecessorForm },
  samples: {
    rotation: {
      former: 'zhunsheng.example/journal+31903e40+AWJjjoIdmQhFqoKsnHsabDJMqRZDpYZTrSepOrW1tmFR',
      current: 'zhunsheng.example/journal+0b6b0271+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    },
    predecessor: {
      vkey: 'zhunsheng.example/journal+31903e40+AWJjjoIdmQhFqoKsnHsabDJMqRZDpYZTrSepOrW1tmFR',
      size: 5,
      root: 'Cw0PkHZuHGYxbuSEMp6zE4Ozu6N4cbiFlIFiaL0CXjc=',
    },
  },
  publicView: {
    basis,
    acts: {
      succeed: ['predecessor.vkey', 'predecessor.size', 'predecessor.root'],
      rotate: ['rotation.former', 'rotation.current'],
      end: ['rotation.former', 'rotation.current'],
    },
  },
  limits: {},
  documents: {},
  measures: {},
  actions: {
    succeed: {
      label: '接续失密的原日志',
      by: 'head',
      from: 'nothing',
      to: 'single',
      form: 'predecessor',
      reasons: 'required',
      basis,
    },
    rotate: {
      label: '更换密钥',
      by: 'head',
      from: ['nothing', 'single'],
      to: 'overlap',
      form: 'rotation',
      reasons: 'required',
      basis,
    },
    end: {
      label: '停用原密钥',
      by: 'head',
      from: 'overlap',
      to: 'single',
      reasons: 'required',
      basis,
    },
  },
  readers: ['head', 'supervisor'],
  describe: () => '封存日志签名密钥',
  facts: () => [],
})

/** The fields of a rotation that are published with it. */
export const keyFields = ['former', 'current'] as const
