/**
 * A statutory period: working days, calendar days or months, length ≥ 1.
 * `backward`: “X日前”, counted back from the event, never rolled (C-7).
 * `roll`: whether a forward cd/mo period that ends on a rest day ends on the next working day (C-4; default true;
 * false where time merely passes, as with 公告送达). Working days need none.
 */
export type Limit = {
  readonly unit: 'wd' | 'cd' | 'mo'
  readonly length: number
  readonly backward?: boolean
  readonly roll?: boolean
}
