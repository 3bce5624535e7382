import { type Declaration, numberOf, ownSetting } from '../declaration.ts'

const guard = `${ownSetting}：按网络安全等级保护的通行做法，标准条文尚未核对`
const own = (reason: string) => `${ownSetting}：${reason}`
const unread = { unverified: true } as const

/** 登录. The standard names the controls and leaves the numbers to whoever runs the system. */
export const signInSettings = {
  'sign-in.password-least': numberOf('密码长度', '密码至少多少个字符', [10, '个字符'], guard, {
    least: 8,
    most: 64,
    ...unread,
  }),
  'sign-in.password-age': numberOf('密码期限', '密码使用多久之后须更换', [90, '日'], guard, unread),
  'sign-in.password-history': numberOf('密码重用', '最近用过的多少个密码不得再用', [5, '次'], guard, {
    most: 24,
    ...unread,
  }),
  'sign-in.failures': numberOf('登录失败次数', '连续输错多少次即锁定', [5, '次'], guard, { most: 20, ...unread }),
  'sign-in.lock': numberOf('锁定时间', '输错次数满了之后锁定多久', [10, '分钟'], guard, { most: 1440, ...unread }),
  'sign-in.address-failures': numberOf(
    '同一来源输错次数',
    '从同一来源输错多少次之后须等待',
    [100, '次'],
    own('防止以一个密码试许多人员编号'),
    { least: 10, most: 100_000 },
  ),
  'sign-in.address-minutes': numberOf(
    '同一来源的计数时间',
    '同一来源输错的次数按多久以内计算',
    [10, '分钟'],
    own('防止以一个密码试许多人员编号'),
    { most: 1440 },
  ),
  'sign-in.idle': numberOf('无操作退出', '多久没有操作即退出登录', [15, '分钟'], guard, { most: 480, ...unread }),
  'sign-in.longest': numberOf('一次登录的最长时间', '登录之后多久须重新登录', [12, '小时'], guard, {
    most: 24,
    ...unread,
  }),
  'sign-in.link': numberOf(
    '登录链接的有效时间',
    '一次性登录链接发出后多久失效',
    [72, '小时'],
    own('首次登录和重设密码的安排'),
    {
      most: 168,
    },
  ),
  'sign-in.second-factor': {
    kind: 'roles',
    title: '须用第二种鉴别的岗位',
    decides: '担任哪些岗位的人登录须在密码之外另用验证码或者通行密钥',
    initial: {
      value: '无',
      source: `${ownSetting}：等级保护第三级要求两种以上鉴别，第二级不要求，标准条文尚未核对；由本人自愿启用`,
      unverified: true,
    },
  },
} as const satisfies Readonly<Record<string, Declaration>>
