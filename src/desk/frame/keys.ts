import { useEffect } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Marks that keys are in use: composed controls then show their focus, also where `:has` is not known (Chromium 90). */
export function watchKeyboard(): void {
  const { dataset } = document.documentElement
  addEventListener('keydown', ({ key }) => {
    if (key === 'Tab' || key.startsWith('Arrow')) dataset['kbd'] = ''
  })
  addEventListener('pointerdown', () => delete dataset['kbd'])
}

/** A key that works anywhere but where somebody types. */
export function useKey(key: string, act: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      act(event)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  })
}

/** Moves the focus to the next case of the list: Enter then opens it, as any link. */
export function stepCases(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a.one') ?? [])]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = at < 0 ? (by === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))
  document.documentElement.dataset['kbd'] = ''
  links[next]?.focus()
}
