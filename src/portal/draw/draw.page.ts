import type { Lock } from '#app/draw/lock-proof.ts'
import type { PublishedFile } from '#app/draw/published-files.ts'
import type { Case } from '#domain/engine/case.ts'
import { stateLabel } from '#domain/engine/matter.ts'
import { filled, revealForms } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { activeUnits } from '#domain/matters/enforcement/random-inspection.sheet.ts'
import { isPublished, randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import { type Html, html } from '../html.ts'
import { recordPath } from '../links.ts'
import { empty, facts, tableBox } from '../parts.ts'
import { momentText } from '../words.ts'

const drawPath = (current: Case): string => `/draws/${current.id}`
const stateOf = ({ state }: Case): string => stateLabel(randomInspection.states[state] ?? state)

/** What the journal says of the years' numbers: a number that is missing has been hidden. */
function gapsIn(draws: readonly Case[]): string[] {
  const byYear = Map.groupBy(draws, (one) => /〔(\d{4})〕/.exec(one.number ?? '')?.[1] ?? '')
  return [...byYear].flatMap(([year, some]) => {
    const numbers = new Set(some.map((one) => Number(/(\d+)号/.exec(one.number ?? '')?.[1])))
    return Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1)
      .filter((number) => !numbers.has(number))
      .map((number) => `${year}年第${number}号`)
  })
}

export function drawsPage(draws: readonly Case[]): Html {
  const gaps = gapsIn(draws)
  return html`<h1>双随机抽取</h1>
<p>每次抽取先锁定名录、规则并公布指纹，再等公开的随机事件，然后当场算出结果。编号连续，作废的也列在这里；没有“重新抽取”。</p>
<p><a href="/draws/replay">在自己的电脑上重算一次抽取</a></p>
${gaps.length ? html`<p class="warn">编号不连续，缺：${gaps.join('、')}</p>` : draws.length ? html`<p>编号连续，没有缺号。</p>` : ''}
${
  draws.length
    ? tableBox(
        '双随机抽取',
        ['编号', '任务', '锁定日期', '状态', '作废原因'],
        draws.map(
          (one) => html`<tr><td><a href="${drawPath(one)}">${one.number}</a></td>
<td class="long">${one.title}</td><td class="day">${one.acts['commit']?.on ?? ''}</td><td>${stateOf(one)}</td>
<td>${one.state === 'voided' ? (one.reasons ?? '') : ''}</td></tr>`,
        ),
      )
    : empty('还没有抽取。')
}`
}

export function drawPage(current: Case, files: readonly PublishedFile[], lock: Lock | undefined): Html {
  const { plan, commit } = filled(current)
  return html`<h1>${current.number} ${current.title}</h1>
${facts([
  ['状态', stateOf(current)],
  ['锁定日期', current.acts['commit']?.on ?? ''],
  ['抽签单指纹', html`<code>${commit?.fingerprint ?? ''}</code>`],
  ['外部见证', seen(current, lock)],
  ['联合部门', plan?.departments.map((one) => one.title).join('、') || '无'],
  ['办理记录', html`<a href="${recordPath(current.id)}">查看全部步骤和封存号</a>`],
])}
<h2>事先公布的随机源</h2>
${tableBox(
  '随机源',
  ['随机源', '期号或场次', '举行日期', '截止时刻', '未举行时'],
  (plan?.sources ?? []).map(
    (one) =>
      html`<tr><td>${one.name}</td><td>${one.event}</td><td class="day">${one.heldOn}</td><td>${one.closesAt ?? '00:00'}</td><td>${one.fallback}</td></tr>`,
  ),
)}
<h2>见证方</h2>
${plan?.parties.length ? witnesses(current) : empty('本次抽取没有见证方。')}
${isPublished(current) ? outcome(current, files) : waiting(current)}`
}

/** Whoever saw the lock before the event vouches that the sheet was not made to suit it. */
function seen(current: Case, lock: Lock | undefined): Html {
  if (!lock) return html`<strong>尚无：锁定须在随机事件截止之前经外部见证人见证</strong>`
  const { at, by, size } = lock.sight
  return html`${momentText(at)} 由 ${by} 见证（封存日志 ${size} 条时的检查点），<a href="${drawPath(current)}/${lock.file.name}">下载存证</a>，用<a href="/verifier.html">核验页</a>核对；<a href="/journal">见证人的公钥</a>请向见证机构本身查对`
}

/** Commitments are public from the first day: a number that was swapped later would not answer its own. */
function witnesses(current: Case): Html {
  const { plan } = filled(current)
  return tableBox(
    '见证方',
    ['见证方', '锁定前登记的随机数指纹', '公开随机数的日期'],
    (plan?.parties ?? []).map(
      ({ name, commitment }, index) =>
        html`<tr><td>${name}</td><td><code>${commitment}</code></td><td class="day">${current.acts[revealForms[index]!]?.on ?? '尚未公开'}</td></tr>`,
    ),
  )
}

function waiting(current: Case): Html {
  if (current.state === 'voided')
    return html`<p class="warn">本次抽取已作废：${current.reasons ?? ''}。编号保留，另行抽取的另有编号。</p>`
  return html`<p>名录和结果在检查完成后公布。此前只公布抽签单的指纹：公布时任何人都可以核对名录没有改过。</p>`
}

function outcome(current: Case, files: readonly PublishedFile[]): Html {
  const { plan, event, result, substitution } = filled(current)
  const names = new Map([
    ...(plan?.units ?? []).map((one) => [one.id, one.name] as const),
    ...(plan?.officers ?? []).map((one) => [one.id, one.name] as const),
  ])
  const crews = new Map(result?.crews.map((crew) => [crew.unit, crew.officers]))
  for (const step of substitution?.steps ?? []) if (step.substitute) crews.set(step.substitute, step.officers)
  return html`<h2>随机事件的结果</h2>
<ul>${(event?.values ?? []).map((one) => html`<li><code>${one.value}</code>（${one.bulletin}）</li>`)}</ul>
<h2>抽取结果</h2>
${tableBox(
  '抽取结果',
  ['次序', '对象', '检查人员'],
  activeUnits(result?.selected ?? [], substitution?.steps).map(
    (unit, index) => html`<tr><td class="n">${index + 1}</td><td class="long">${names.get(unit) ?? unit}</td>
<td>${(crews.get(unit) ?? []).map((id) => names.get(id) ?? id).join('、')}</td></tr>`,
  ),
)}
${
  substitution?.steps.length
    ? html`<h2>递补</h2><ul>${substitution.steps.map(
        (step) =>
          html`<li>${names.get(step.closed) ?? step.closed} 无法检查，${step.substitute ? `由 ${names.get(step.substitute) ?? step.substitute} 递补` : '没有可以递补的对象'}</li>`,
      )}</ul>`
    : ''
}
<h2>自己核对</h2>
<p><a href="/draws/replay#${drawPath(current)}">在自己的浏览器里重算本次抽取</a>，或者下载下列文件，用任何工具核对。</p>
<ul>${files.map((file) => html`<li><a href="${drawPath(current)}/${file.name}">${file.title}（${file.name}）</a></li>`)}</ul>`
}
