import { z } from 'zod'
import { dayText } from '#domain/calendar/day.ts'
import { fields, p, textFor } from '#domain/documents/wording.ts'
import { defineMatter, must, mustCase, worded } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, file, line, optional, sampleFile, secret, text, yesNo } from '../fields.ts'
import {
  abandoning,
  chairRecusalGuards,
  holding,
  holdingGuards,
  recusalDecision,
  recusing,
  scheduleGuards,
  scheduling,
} from '../services/hearings.ts'
import { recusalForm, scheduleForm } from '../services/licence-hearing.forms.ts'
import { hearingSamples } from '../services/licence-hearing.samples.ts'

const by = (at: string) => article('行政处罚法', 64, at)
const articles = { notice: by('第一款第二项'), chairing: by('第一款第四项') }
const told = article('行政处罚法', 63)

/** 口头提出的也算: who asks, and how. */
const requestForm = z.object({
  by: secret(line('听证申请人')),
  how: choice('提出方式', ['书面', '口头']),
  paper: secret(optional(file('听证申请书或者记录'))),
})
const minutesForm = z.object({
  present: secret(z.array(line('参加人')).min(1, '请写明参加人').meta({ title: '参加人' })),
  agents: secret(z.array(line('代理人')).max(2, '代理人一至二人').meta({ title: '代理人' })),
  open: yesNo('是否公开举行'),
  closedBecause: optional(choice('不公开的情形', ['涉及国家秘密', '涉及商业秘密', '涉及个人隐私'])),
  case: text('调查人员提出的违法事实、证据和处罚建议'),
  defence: secret(text('当事人的申辩和质证')),
  signed: choice('笔录签名', ['当事人或者代理人核对无误后签字或者盖章', '当事人或者代理人拒绝签字，已注明']),
  paper: secret(file('听证笔录')),
})
const abandonForm = z.object({
  how: choice('放弃方式', ['书面撤回听证申请', '无正当理由拒不出席', '未经许可中途退出']),
})

type HearingForms = {
  request: typeof requestForm
  schedule: typeof scheduleForm
  minutes: typeof minutesForm
}
const wording = textFor<HearingForms>()

const texts = {
  notice: wording((issue) => {
    const { heldOn, place, chair } = issue.form('schedule')
    return {
      layout: 'letter',
      to: issue.form('request').by,
      body: [
        p(`本机关定于${dayText(heldOn)}在${place}举行听证，由${chair}主持。依照${issue.basis}，现予通知。`),
        p('你（单位）可以亲自参加听证，也可以委托一至二人代理；认为主持人与本案有直接利害关系的，有权申请回避。'),
        p('无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利。组织听证的费用由本机关承担。'),
      ],
    }
  }),
  recusalDecision,
  minutes: wording((issue) => {
    const form = issue.form('minutes')
    return {
      layout: 'sheet',
      body: [
        fields(
          ['听证时间', dayText(issue.on)],
          ['听证地点', issue.form('schedule').place],
          ['举行方式', form.open ? '公开' : `不公开（${form.closedBecause ?? '依法不公开'}）`],
          ['参加人', form.present.join('、')],
          ...(form.agents.length ? [['代理人', form.agents.join('、')] as const] : []),
          ['违法事实、证据和处罚建议', form.case],
          ['申辩和质证', form.defence],
          ['笔录确认', form.signed],
          ['依据', issue.basis],
        ),
      ],
    }
  }),
}

/**
 * 行政处罚听证 (第六十三条、第六十四条): stands under a case of penalty whose notice told of it. The party asks within the time
 * in which it may speak; somebody who did not investigate chairs it; what is decided afterwards is decided on its minutes.
 */
export const penaltyHearing = defineMatter({
  id: 'penalty-hearing',
  title: '行政处罚听证',
  kind: 'review',
  chapter: 'enforcement',
  inForceFrom: '2023-01-01',
  basis: [told, article('行政处罚法', 64), article('行政处罚法', 65)],
  states: { requested: '待举行听证', scheduled: '已通知听证', held: '已举行听证', abandoned: '已放弃听证' },
  final: ['held', 'abandoned'],
  readers: ['caseOfficer', 'sectionHead', 'legalReviewer', 'head', 'supervisor'],
  forms: {
    request: requestForm,
    schedule: scheduleForm,
    recusal: recusalForm,
    minutes: minutesForm,
    abandon: abandonForm,
  },
  samples: {
    request: { by: '某生物公司（演示）', how: '书面', paper: sampleFile('演示·听证申请书.pdf') },
    schedule: hearingSamples.schedule,
    recusal: hearingSamples.recusal,
    minutes: {
      ...{ present: ['某生物公司（演示）'], agents: ['王某（演示）'], open: true },
      ...{ case: '现场检查笔录证明实验动物流入市场，建议罚款', defence: '当事人对数量提出异议，双方质证' },
      ...{ signed: '当事人或者代理人核对无误后签字或者盖章', paper: sampleFile('演示·听证笔录.pdf') },
    },
    abandon: { how: '书面撤回听证申请' },
  },
  limits: {},
  documents: worded(texts, {
    notice: { title: '行政处罚听证通知书', basis: [by('第一款第二项')], series: '听证通知' },
    recusalDecision: { title: '听证主持人回避决定书', basis: [articles.chairing] },
    minutes: { title: '行政处罚听证笔录', basis: [by('第一款第八项')] },
  }),
  numberedBy: 'notice',
  links: { penalty: { to: ['administrative-penalty'], label: '所涉的处罚案件' } },
  dossier: { held: ['request', 'notice', 'minutes'], abandoned: ['request', 'abandon'] },
  measures: {},
  actions: {
    request: {
      label: '当事人要求听证',
      by: 'caseOfficer',
      from: 'nothing',
      to: 'requested',
      form: 'request',
      basis: [told, by('第一款第一项')],
      needs: [
        needs('administrative-penalty', 'host', ['noticed'], '要求听证应当在告知后五日内提出', by('第一款第一项')),
      ],
      guards: [mustCase('本案没有告知听证权利', ({ over }) => over?.data['notice']?.['hearing'] === true, told)],
    },
    schedule: {
      ...scheduling,
      basis: [by('第一款第二项')],
      guards: scheduleGuards(articles, '听证主持人不能是本案调查人员'),
    },
    recuse: {
      ...recusing,
      basis: [articles.chairing],
      guards: chairRecusalGuards(articles),
    },
    hold: {
      ...holding,
      basis: [by('第一款第七项'), by('第一款第八项')],
      guards: [
        must(
          minutesForm,
          '听证公开举行，涉及国家秘密、商业秘密或者个人隐私的除外',
          ({ open, closedBecause }) => open === (closedBecause === undefined),
          by('第一款第三项'),
        ),
        ...holdingGuards(articles),
      ],
    },
    abandon: {
      ...abandoning,
      basis: [by('第一款第六项')],
    },
  },
  describe: ({ request }) => (request ? '行政处罚听证（依要求）' : '行政处罚听证'),
  facts: () => [],
})
