import { defineYear } from '../year-data.ts'

/** No notice yet: the statutory days of 放假办法 (2024) Art 2 only, neither 调休 nor substitute days (Art 6). */
export const year2027 = defineYear({
  year: 2027,
  status: 'provisional',
  notice: '2027年放假安排尚未公布，以国务院办公厅通知为准',
  holidays: [
    ['2027-01-01', '2027-01-01'],
    ['2027-02-05', '2027-02-08'],
    ['2027-04-05', '2027-04-05'],
    ['2027-05-01', '2027-05-02'],
    ['2027-06-09', '2027-06-09'],
    ['2027-09-15', '2027-09-15'],
    ['2027-10-01', '2027-10-03'],
  ],
  makeUp: [],
})
