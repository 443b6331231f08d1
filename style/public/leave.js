// Whoever must not be seen here is gone at once: the page is blank before another comes, and that takes its place in the
// history. Help is read by some of them, so from there on each page takes the place of the one before it; elsewhere Back
// leads back.
const quiet = location.pathname === '/help' || sessionStorage.getItem('quiet') === 'true'
if (quiet) sessionStorage.setItem('quiet', 'true')
let left = false

function leave(to) {
  left = true
  sessionStorage.removeItem('ward')
  document.title = '…'
  document.body.replaceChildren()
  location.replace(to)
}

addEventListener('click', (event) => {
  const link = event.target.closest('a[href]')
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
  if ('leave' in link.dataset) {
    event.preventDefault()
    return leave(link.href)
  }
  const page = link.origin === location.origin && !/\.(pdf|ics|png)$/.test(link.pathname)
  const within = page && link.pathname === location.pathname && link.hash
  if (!quiet || !page || within || link.pathname === '/sign-in') return
  event.preventDefault()
  location.replace(link.href)
})

// Shift three times within two seconds does the same.
const presses = []
addEventListener('keydown', ({ key, repeat }) => {
  if (repeat) return
  if (key !== 'Shift') return presses.splice(0)
  presses.push(Date.now())
  if (presses.length >= 3 && Date.now() - presses.at(-3) < 2_000) leave(document.querySelector('[data-leave]').href)
})

// A form asks for another page, or has this one made anew: in another language, say.
addEventListener('submit', async (event) => {
  if (!quiet) return
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

// "Near you" leads to the ward that was chosen.
const ward = location.pathname === '/near' && new URLSearchParams(location.search).get('unit')
if (ward) sessionStorage.setItem('ward', ward)
const known = sessionStorage.getItem('ward')
const near = document.querySelector('.bar-links a[href="/near"]')
if (known && near) near.href = `/near?${new URLSearchParams({ unit: known })}`
