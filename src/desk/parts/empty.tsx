import type { ReactNode } from 'react'

/** Nothing here: what would stand here, and what can be done about it. */
export const Empty = ({
  says,
  teaches,
  children,
}: {
  readonly says: string
  readonly teaches: string
  readonly children?: ReactNode
}) => (
  <div className="empty">
    <p>
      <b>{says}</b>
    </p>
    <p className="soft">{teaches}</p>
    {children && <p>{children}</p>}
  </div>
)
