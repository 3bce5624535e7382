import { useEffect } from 'react'

/** What the window is called. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} · 准绳工作台`
  }, [title])
}
