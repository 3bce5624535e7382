import { describe, expect, it } from 'vitest'
import { kunmingScience as profile } from '#bureaus/kunming-science/profile.ts'
import { mattersOf } from '#domain/bureau/profile.ts'
import { at, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import { citationOn } from '#domain/law/in-force.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { type Initials, noSettings, settingOn } from '#domain/settings/settings.ts'
import { makeSite } from '../site.ts'
import { guidePage } from './guide.page.ts'
import type { SettingOf } from './guide-rules.ts'

const today = toDay('2024-03-05')
const book = matterBook(mattersOf(profile))
const matter = book.on('lab-animal-licence', today)!
const site = makeSite(profile, book, chinaCalendar, () => at(today, '09:00'))
const asBegun: SettingOf = (key) => settingOn(noSettings, key, today)
const guide = (settingOf = asBegun): string => String(guidePage(site, matter, settingOf))
const limit = (page: string, label: string): string =>
  new RegExp(`<th scope="row">${label}</th>[\\s\\S]*?</tr>`).exec(page)![0]

describe('办事指南', () => {
  it('given an act of application, then what would turn it away is told before anybody applies', () => {
    const { guards = [] } = labAnimalLicence.actions.apply
    const asked = guards.filter(({ basis }) => citationOn(basis, today))
    expect(asked.length).toBeGreaterThan(5)
    for (const { text } of asked) expect(guide()).toContain(text)
    expect(guide()).toContain(labAnimalLicence.exclusive!.text)
  })

  it('given limits of law, then the promise stands beside them, and from and to which act they run and what is left out', () => {
    const row = limit(guide(), '许可决定')
    expect(row).toContain(`<td>${matter.limits['decision']!.statutory.length}个工作日</td>`)
    expect(row).toContain(`<td>${matter.limits['decision']!.promised!.length}个工作日</td>`)
    expect(row).toContain('<td>受理、逾期视为受理</td>')
    for (const { ground } of matter.limits['decision']!.pauses!) expect(row).toContain(ground)
    expect(row).toContain('可以延长1次，每次10个工作日')
  })

  it('given a limit that the bureau sets, then it is as long as set today, and is said to be set', () => {
    const key = 'licence.correction-close'
    const begun = limit(guide(), '补正')
    expect(begun).toContain(`${asBegun(key).value}个工作日`)
    expect(begun).toContain(`/settings#${key}`)
    const initials: Initials = { [key]: { value: 47, source: '本局' } }
    const set = guide((one) => settingOn({ rows: [], initials }, one, today))
    expect(limit(set, '补正')).toContain('47个工作日')
  })
})
