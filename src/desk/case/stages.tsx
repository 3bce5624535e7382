import type { Stage } from '../../web/api/desk/answers.ts'

const words = { done: '已过', now: '现在', ahead: '尚未' } as const

/** Where the case came from, where it stands, and where it goes if nothing comes between. */
export const Stages = ({ stages }: { readonly stages: readonly Stage[] }) => (
  <nav className="path" aria-label="办理进程">
    <ol>
      {stages.map(({ state, title, is, on, by }, index) => (
        <li
          // A case can come to one state twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={`${state} ${index}`}
          className={is === 'ahead' ? 'todo' : is}
          aria-current={is === 'now' ? 'step' : undefined}
        >
          <b>{title}</b>
          <small>
            <span className="sr">{words[is]}，</span>
            {on ?? (by && `经“${by}”`)}
          </small>
        </li>
      ))}
    </ol>
  </nav>
)
