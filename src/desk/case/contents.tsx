import type { DeskCase } from '../../web/api/desk/answers.ts'
import { Filled } from '../parts/value.tsx'
import { linksOf } from './links.ts'

/** What has been filled in, form by form, each with the act that did it. */
export function Contents({ one }: { readonly one: DeskCase }) {
  const order = (form: string) => one.filled[form]?.n ?? 0
  const filled = Object.entries(one.data).sort(([a], [b]) => order(b) - order(a))
  const links = linksOf(one)
  return (
    <section className="sec" id="contents" aria-labelledby="contents-title">
      <h2 id="contents-title">
        内容 <small>{filled.length} 份填写</small>
      </h2>
      {filled.length === 0 && <p className="soft none">还没有填写过内容。</p>}
      {filled.map(([form, values]) => (
        <div className="filled" key={form}>
          <h3>
            {one.filled[form]?.label} <small>第 {one.filled[form]?.n} 条记录</small>
          </h3>
          <Filled fields={one.forms[form] ?? []} values={values} links={links} />
        </div>
      ))}
      {one.reasons && (
        <div className="filled">
          <h3>理由</h3>
          <p>{one.reasons}</p>
        </div>
      )}
    </section>
  )
}
