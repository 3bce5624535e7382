import { dayText } from '#domain/calendar/day.ts'
import { type Html, html } from '../html.ts'

type Corrected = { readonly by: 'corrected' | 'voided'; readonly number: string | undefined; readonly on: string }

/** What whoever looks at an old document must know first. */
export const correctedText = (corrections: readonly Corrected[]): Html =>
  html`${corrections.map(
    ({ by, number, on }) =>
      html`<p class="warn">这份文书已于${dayText(on)}由${number ?? '另一文书'}${by === 'voided' ? '作废，不得再使用' : '更正，请一并查看'}。</p>`,
  )}`
