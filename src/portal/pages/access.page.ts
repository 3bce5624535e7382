import type { Access, AccessEvent } from '#app/access-log.ts'
import { type Html, html } from '../html.ts'
import { empty, tableBox } from '../parts.ts'
import { momentText } from '../words.ts'

const events = {
  'read.case': '查看不公开的办件',
  'read.list': '查看不公开的清单',
  'read.file': '取得不公开的材料',
  'read.export': '导出',
  'read.log': '查看访问日志',
  'file.removed': '清除无记录的文件',
  'token.used': '使用令牌',
  'token.failed': '令牌无效',
  'clock.confirmed': '确认时钟无误',
  'sign-in.in': '登录',
  'sign-in.failed': '登录失败',
  'sign-in.out': '退出',
  'sign-in.ended': '结束一处登录',
  'sign-in.ended-all': '安全管理员结束全部登录',
  'sign-in.unlocked': '安全管理员解锁',
  'sign-in.second-on': '启用验证码',
  'sign-in.second-off': '停用验证码',
  'sign-in.passkey-on': '登记通行密钥',
  'sign-in.passkey-off': '停用通行密钥',
  'sign-in.password': '设置密码',
} as const satisfies Readonly<Record<AccessEvent, string>>

/** Who did what that leaves no record of its own, newest first. */
export const accessPage = (
  lines: readonly (Access & { readonly line: number })[],
  size: number,
): Html => html`<h1>访问日志</h1>
<p>只增不改：这里的每一行写下之后，系统自身也不能修改、删除。</p>
${
  lines.length === 0
    ? empty('没有更早的记录。')
    : tableBox(
        '访问日志',
        ['时间', '人员', '事件', '来自', '对象'],
        lines.map(
          ({ at, person, event, address, matter, caseId, token, detail }) => html`<tr>
<td>${momentText(at)}</td><td>${person ?? '未知'}</td><td>${events[event] ?? event}</td><td>${address || '本机'}</td>
<td class="break">${[matter, caseId, token, detail].filter((one) => one !== undefined).join(' ')}</td></tr>`,
        ),
      )
}
${lines.length === size ? html`<p><a rel="next" href="/admin/log?before=${String(lines.at(-1)!.line)}">更早的记录</a></p>` : ''}`
