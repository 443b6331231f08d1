// Who must not be seen reading this leaves no way back to it: within the site each page takes the place of the one
// before it in the history, and leaving takes the place of the last.
let left = false
addEventListener('click', (event) => {
  const link = event.target.closest('a[href]')
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
  const leaving = 'leave' in link.dataset
  const page = link.origin === location.origin && !/\.(pdf|ics|png)$/.test(link.pathname)
  const within = page && link.pathname === location.pathname && link.hash
  if (!leaving && (!page || within || link.pathname === '/sign-in')) return
  event.preventDefault()
  left ||= leaving
  location.replace(link.href)
})

// A form asks for another page, or has this one made anew: in another language, say.
addEventListener('submit', async (event) => {
  const form = event.target
  const typed = new URLSearchParams(new FormData(form, event.submitter))
  event.preventDefault()
  if (form.method === 'get') return location.replace(`${form.action}?${typed}`)
  const answer = await fetch(form.action, { method: 'POST', body: typed }).catch(() => null)
  // Who left while the answer was under way stays away; what was refused leaves the page as it is.
  if (left) return
  if (answer) location.replace(answer.redirected ? answer.url : location.href)
  else form.submit()
})
