const key = 'zhunsheng.theme'

export type Theme = 'light' | 'dark'

export const themeNow = (): Theme => (localStorage.getItem(key) === 'dark' ? 'dark' : 'light')

/** The night colours are chosen by the person, never by the machine; paper is always light. */
export function applyTheme(theme: Theme = themeNow()): void {
  localStorage.setItem(key, theme)
  document.documentElement.dataset['theme'] = theme
}
