import { Refused } from '../api.ts'

/** What went wrong, and what to do about it. */
export function Fault({ error }: { readonly error: Error }) {
  const isRefused = error instanceof Refused
  return (
    <div className="note warn" role="alert">
      <p>
        {isRefused ? error.message : '没有连上服务器。请检查网络，然后重新载入本页；已填写的内容存为草稿，不会丢。'}
      </p>
      {isRefused && error.basis.length > 0 && <p className="soft s13">依据：{error.basis.join('、')}</p>}
    </div>
  )
}
