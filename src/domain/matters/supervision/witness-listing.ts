import { z } from 'zod'
import { defineMatter } from '#domain/engine/matter.ts'
import { systemRule } from '#domain/law/citation.ts'
import { isPeriod, text } from '../fields.ts'

/** A body outside the bureau's IT, and the key with which it signs what it has seen of the log (C2SP cosignature). */
export const listingForm = z.object({
  body: text('见证单位'),
  vkey: text('见证公钥').regex(/^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/, '见证公钥应为“名称+八位编号+公钥”一行'),
  paper: text('依据文件').meta({ title: '依据文件', hint: '见证单位出具的公钥告知书等' }),
})

const basis = [
  systemRule(
    '见证人由一人提出、另一人对照见证单位的书面材料确认后列入名册，名册中的见证人才算数',
    '设置文件谁都可能改动；添上自己的见证人，就能为自己作证',
  ),
] as const

/** Read by the log when it asks whose sight counts. */
export const witnessMeasure = { 'witness.listed': '一个见证人在册的期间，以公钥为键，按名称分组' } as const

/** 见证人名册: whose sight of the log counts, and from when to when. The settings file says only where to reach them. */
export const witnessListing = defineMatter({
  id: 'witness-listing',
  title: '封存日志见证人名册',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2023-01-01',
  basis,
  states: { proposed: '待确认', listed: '在册', declined: '未列入', ended: '已除名' },
  final: ['listed', 'declined', 'ended'],
  forms: { listing: listingForm },
  samples: {
    listing: {
      body: '驻局纪检监察组（演示）',
      vkey: 'witness.example/jijian+31903e40+AWJjjoIdmQhFqoKsnHsabDJMqRZDpYZTrSepOrW1tmFR',
      paper: '见证公钥告知书（演示）',
    },
  },
  limits: {},
  documents: {},
  measures: witnessMeasure,
  actions: {
    propose: { label: '提出见证人', by: 'supervisor', from: 'nothing', to: 'proposed', form: 'listing', basis },
    confirm: {
      label: '列入名册',
      by: 'head',
      notWho: ['propose'],
      from: 'proposed',
      to: 'listed',
      basis,
    },
    decline: {
      label: '不予列入',
      by: 'head',
      notWho: ['propose'],
      from: 'proposed',
      to: 'declined',
      reasons: 'required',
      basis,
    },
    end: { label: '除名', by: 'head', from: 'listed', to: 'ended', reasons: 'required', basis },
  },
  exclusive: {
    of: ({ listing }) => listing?.vkey,
    text: '这个公钥的见证人已经提出或者列入名册',
    basis: basis[0],
    releasedIn: ['declined', 'ended'],
  },
  readers: ['head', 'supervisor'],
  describe: ({ listing }) => (listing ? `见证人：${listing.body}` : '见证人'),
  facts: ({ acts: { confirm, end }, data: { listing } }) =>
    confirm && listing && isPeriod(confirm.on, end?.on)
      ? [
          {
            measure: 'witness.listed',
            on: confirm.on,
            until: end?.on,
            key: listing.vkey,
            group: listing.vkey.split('+')[0]!,
          },
        ]
      : [],
})
