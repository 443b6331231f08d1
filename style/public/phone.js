// What a page with a place for the phone runs: at once where this device keeps something, else when somebody begins.
// A kept page runs the program of its own build, which lies beside it.
import { kept } from './kept.js'

const BEGUN = ['pointerdown', 'keydown', 'focusin', 'scroll']
const DONE = ['input', 'change', 'submit']
const done = []
let started = false

/** What is done to a place before its program hears is done again when it does. */
function hold(event) {
  if (event.target.closest?.('#edit, [data-phone]')) {
    if (event.type === 'submit') event.preventDefault()
    done.push(event)
  }
  start()
}

/** The numbers by which outreach of a kind is counted come first, where the kind is chosen here. */
function order() {
  const group = document.querySelector('[data-measures]')
  if (!group) return
  const [first, rest] = group.querySelectorAll('.pair')
  const kind = document.getElementById('kind').value || 'other'
  const counted = JSON.parse(group.dataset.measures)[kind].map((measure) => `numbers-${measure}`)
  const fields = [...first.children, ...rest.children]
  const of = (id) => fields.find((field) => field.contains(document.getElementById(id)))
  const wanted = counted.map(of).filter(Boolean)
  // What is moved loses its cursor.
  if (wanted.length === first.children.length && wanted.every((field, place) => field === first.children[place])) return
  first.append(...wanted)
  rest.append(...fields.filter((field) => !wanted.includes(field)))
}

async function start() {
  if (started) return
  started = true
  const begun = await begin().catch(() => false)
  for (const name of [...BEGUN, ...DONE]) removeEventListener(name, hold, true)
  for (const { type, target, submitter } of done) {
    if (type !== 'submit') target.dispatchEvent(new Event(type, { bubbles: true }))
    else if (begun) target.requestSubmit(submitter)
    else target.submit()
  }
  order()
}

async function begin() {
  const { default: init, begin } = await import('./pkg/phone.js')
  await init({ module_or_path: new URL('pkg/phone.wasm', import.meta.url) })
  await begin()
  return true
}

for (const name of [...BEGUN, ...DONE]) addEventListener(name, hold, true)
document.getElementById('kind')?.addEventListener('change', order)
// Another page begins to keep something.
new BroadcastChannel('lantoa-outbox').onmessage = start
if (location.hash || (await kept().catch(() => [null])).length) start()
