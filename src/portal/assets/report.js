// Comfort only: without this file a number is a link to its own page. ES2019, Chromium 90.
;(() => {
  const panel = document.querySelector('dialog.panel')
  /** The browser waits for the answer to the form; meanwhile the old page asks how far the reading is. */
  const watch = (form) => {
    const ticket = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, '0')).join('')
    const field = form.querySelector('[name=ticket]') || document.createElement('input')
    Object.assign(field, { type: 'hidden', name: 'ticket', value: ticket })
    form.append(field)
    const line = form.querySelector('.progress')
    const ask = async () => {
      try {
        const answer = await fetch(form.dataset.progress + ticket)
        const { share } = await answer.json()
        if (share !== null) {
          const percent = Math.round(share * 100)
          line.hidden = false
          line.querySelector('progress').value = percent
          line.querySelector('output').textContent = `${percent}%`
        }
      } catch {
        // The next question may be answered.
      }
      setTimeout(ask, 150)
    }
    setTimeout(ask, 50)
  }
  for (const form of document.querySelectorAll('form[data-busy]')) {
    form.addEventListener('submit', () => {
      const said = form.querySelector('.busy')
      said.textContent = form.dataset.busy
      said.hidden = false
      if (form.dataset.progress) watch(form)
    })
  }
  const print = document.querySelector('[data-print]')
  if (print) {
    print.hidden = false
    print.addEventListener('click', () => window.print())
  }
  const contents = document.querySelector('.toc details')
  const phone = window.matchMedia('(max-width: 40rem)')
  if (contents && window.matchMedia('(max-width: 60rem)').matches) contents.open = false
  if (!panel || typeof panel.show !== 'function') return

  const body = panel.querySelector('.panel-body')
  /** The link that opened the panel: the focus goes back to it. */
  let opener = null
  let asked = 0

  /** The text makes room for the panel; the line that was read stays where it was. */
  const makeRoom = (room, line) => {
    const before = line.getBoundingClientRect().top
    document.body.classList.toggle('with-panel', room)
    window.scrollBy({ top: line.getBoundingClientRect().top - before, behavior: 'auto' })
  }
  const close = () => {
    if (panel.open) panel.close()
  }
  panel.addEventListener('close', () => {
    asked += 1
    if (!opener) return
    const back = opener
    opener = null
    back.removeAttribute('aria-expanded')
    makeRoom(false, back)
    back.focus({ preventScroll: true })
  })

  const open = async (link) => {
    asked += 1
    const own = asked
    const address = new URL(link.href)
    address.pathname += '/panel'
    let text
    try {
      const answer = await fetch(address, { credentials: 'same-origin' })
      if (!answer.ok) throw new Error(String(answer.status))
      text = await answer.text()
    } catch {
      window.location.href = link.href
      return
    }
    if (own !== asked) return
    if (opener) opener.removeAttribute('aria-expanded')
    opener = link
    link.setAttribute('aria-expanded', 'true')
    body.innerHTML = text
    panel.scrollTop = 0
    if (!panel.open) {
      if (phone.matches) panel.showModal()
      else {
        panel.show()
        makeRoom(true, link)
      }
    }
    body.querySelector('#panel-title').focus({ preventScroll: true })
  }

  document.addEventListener('click', (event) => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!plain || !(event.target instanceof Element)) return
    const link = event.target.closest('a[data-panel]')
    if (link) {
      event.preventDefault()
      void open(link)
      return
    }
    const inside = event.target.closest('.panel-body')
    if (event.target.closest('[data-close]') || (!inside && event.target === panel)) close()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel.open) {
      event.preventDefault()
      close()
    }
  })
})()
