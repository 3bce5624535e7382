// Passkeys need a script: the browser itself talks to the key. ES2019, Chromium 90.
;(() => {
  const forms = [...document.querySelectorAll('form[data-passkey]')]
  if (!forms.length || !window.PublicKeyCredential || !window.isSecureContext) return

  const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
  const textOf = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '')
  const listed = (list) => (list || []).map((one) => ({ ...one, id: bytesOf(one.id) }))

  async function sent(path, body) {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = await response.json().catch(() => ({ message: '没有得到回答，请稍后再试。' }))
    if (!response.ok) throw new Error(answer.message)
    return answer
  }

  async function made(options) {
    const { id, rawId, type, response } = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: { ...options.user, id: bytesOf(options.user.id) },
        excludeCredentials: listed(options.excludeCredentials),
      },
    })
    return {
      id,
      rawId: textOf(rawId),
      type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: textOf(response.clientDataJSON),
        attestationObject: textOf(response.attestationObject),
        transports: response.getTransports ? response.getTransports() : [],
      },
    }
  }

  async function shown(options) {
    const { id, rawId, type, response } = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        allowCredentials: listed(options.allowCredentials),
      },
    })
    return {
      id,
      rawId: textOf(rawId),
      type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: textOf(response.clientDataJSON),
        authenticatorData: textOf(response.authenticatorData),
        signature: textOf(response.signature),
        userHandle: response.userHandle ? textOf(response.userHandle) : undefined,
      },
    }
  }

  for (const form of forms) {
    form.hidden = false
    const said = form.querySelector('[role=alert]')
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const button = form.querySelector('button')
      button.disabled = true
      said.hidden = true
      try {
        const filled = Object.fromEntries(new FormData(form))
        const options = await sent(`${form.getAttribute('action')}/ask`, filled)
        const answer = await (form.dataset.passkey === 'new' ? made(options) : shown(options))
        const { to } = await sent(form.getAttribute('action'), { ...filled, present: undefined, answer })
        window.location.assign(to)
      } catch (error) {
        // The browser's own words for a refusal are English and say little.
        said.textContent = error instanceof DOMException ? '没有完成：通行密钥没有给出，或者已取消。' : error.message
        said.hidden = false
        button.disabled = false
      }
    })
  }
})()
