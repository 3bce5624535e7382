import { type DemoAct, demoId } from '#app/demo/demo-year.ts'
import type { FoundingWish } from '#app/founding.ts'
import { type Day, toDay } from '#domain/calendar/day.ts'
import type { Appointment } from '#domain/engine/roles.ts'
import { foundingCase } from '#domain/matters/supervision/founding.ts'
import { kunmingScience } from '../profile.ts'
import { moment } from './days.ts'
import { staff } from './staff.ts'

const day: Day = toDay('2023-01-03')
const paper = '关于启用依法行政办理系统的通知（演示）'

/** Who begins: the head and, of another office, whoever keeps the register of people. */
const founders = ['P002', 'P045'] as const
const isFirst = ({ person, role }: Appointment): boolean =>
  (person === 'P002' && role === 'head') || (person === 'P045' && role === 'personnel')

const wish: FoundingWish = {
  ...{ title: kunmingScience.title, profile: kunmingScience.id, paper, demo: true },
  people: founders.map((id) => ({ id, name: staff.people.find((one) => one.id === id)!.name })),
  appointments: staff.appointments
    .filter(isFirst)
    .map(({ person, role, office, from }) => ({ person, role, office, from })),
}

/**
 * The first morning: the bureau is founded by one act; then its people are entered, and appointed by one who proposes and
 * another who confirms.
 */
export const peopleActs = (): DemoAct[] => {
  const act = (
    time: string,
    as: string,
    matter: string,
    caseId: string,
    action: string,
    more: Partial<DemoAct> = {},
  ) => ({
    ...{ at: moment(day, time), as, matter, caseId, action },
    ...more,
  })
  const later = staff.appointments.filter((held) => !isFirst(held))
  const caseOf = ({ id }: Appointment): string => demoId(`appointment ${id}`)
  return [
    act('08:00', 'P002', 'founding', foundingCase, 'found', { form: wish }),
    ...staff.people
      .filter(({ id }) => !founders.some((founder) => founder === id))
      .map(({ id, name }) =>
        act('08:05', 'P045', 'person', demoId(`person ${id}`), 'enter', {
          form: { id, name, kind: id.startsWith('A') ? '申请单位经办人' : '工作人员' },
        }),
      ),
    ...later.map((held) => {
      const { person, role, office, from } = held
      const form = { person, role, office, from, paper }
      return act('08:10', 'P045', 'appointment', caseOf(held), 'propose', { variant: 'appoint', form })
    }),
    ...later.map((held) => act('08:15', 'P002', 'appointment', caseOf(held), 'confirm')),
  ]
}
