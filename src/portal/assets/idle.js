// Says two minutes before that nothing has been done for long, and goes on when asked to. ES2019, Chromium 90.
;(() => {
  const seconds = Number(document.body.dataset.idle)
  const bar = document.querySelector('.idle')
  if (!bar || !(seconds > 0)) return
  const before = 120
  const [said, more] = [bar.querySelector('span'), bar.querySelector('button')]
  const tabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel('zs-idle') : undefined
  let warning
  let end

  const show = (text, canGoOn) => {
    bar.setAttribute('role', 'alert')
    said.textContent = text
    more.hidden = !canGoOn
    bar.hidden = false
  }
  function count(left) {
    clearTimeout(warning)
    clearTimeout(end)
    bar.hidden = true
    const minutes = Math.max(1, Math.round(Math.min(left, before) / 60))
    warning = setTimeout(
      () => show(`很久没有操作，约 ${minutes} 分钟后自动退出登录。`, true),
      Math.max(0, left - before) * 1000,
    )
    end = setTimeout(() => show('很久没有操作，已退出登录。请先存下正在填写的内容，再重新登录。', false), left * 1000)
  }
  more.addEventListener('click', async () => {
    const response = await fetch('/api/me').catch(() => undefined)
    if (!response?.ok) return show('没有接上，请重新登录。', false)
    // How long it lasts from any step on, as this page was told.
    count(seconds)
    if (tabs) tabs.postMessage(seconds)
  })
  // A step in another tab is a step of the same session.
  if (tabs) {
    tabs.addEventListener('message', ({ data }) => count(Number(data)))
    tabs.postMessage(seconds)
  }
  count(seconds)
})()
