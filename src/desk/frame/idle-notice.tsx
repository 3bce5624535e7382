import { moment } from '../parts/words.ts'
import { useSessionEnd } from './session.ts'

/** Said two minutes before: what is being filled in is kept, whatever happens. */
export function IdleNotice() {
  const { isNear, endsAt, goOn } = useSessionEnd()
  if (!isNear || !endsAt) return null
  return (
    <div className="idle note near" role="alert">
      <p>长时间没有操作，{moment(endsAt.toISOString())[1]} 将退出登录。填到一半的内容已经存为草稿。</p>
      <button type="button" className="btn sm" onClick={goOn}>
        继续办理
      </button>
    </div>
  )
}
