// What a page for staff adds on a device that keeps what was written: its service worker, which takes the place of the one
// before only when the person agrees, and a question before somebody signs out while something is not sent.
import { kept } from './kept.js'

const told = document.getElementById('offline')

/** How much of the person's is on this device and not at the server. */
const unsent = async () =>
  (await kept()).filter(({ owner, state }) => String(owner) === told.dataset.account && state !== 'done').length

addEventListener('submit', async (event) => {
  const form = event.target
  if (!form.getAttribute('action')?.startsWith('/do/sign-out')) return
  event.preventDefault()
  const count = await unsent().catch(() => 0)
  if (count === 0 || confirm(told.dataset.unsent.replace('{count}', count))) form.submit()
})

/** Where it could not be installed, as on a line that broke, it is tried again after so many seconds. */
async function install(pauses) {
  const [pause, ...later] = pauses
  const again = () => pause && setTimeout(() => install(later), pause * 1_000)
  const registration = await navigator.serviceWorker?.register('/worker.js').catch(() => void again())
  const begun = registration?.installing
  begun?.addEventListener('statechange', () => begun.state === 'redundant' && !registration.active && again())
  return registration
}

const registration = await install([2, 10, 60])
if (registration) {
  const offer = () => (told.hidden = !registration.waiting || !navigator.serviceWorker.controller)
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  told.querySelector('button').addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
    registration.waiting?.postMessage({ type: 'activate' })
  })
  offer()
  // Who writes logs finds their forms without a signal.
  if (location.pathname.startsWith('/outreach')) {
    const { active } = await navigator.serviceWorker.ready
    active.postMessage({ type: 'keep', account: told.dataset.account })
  }
}
