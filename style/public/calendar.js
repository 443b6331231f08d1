// What a script adds to the calendar: a new activity where one presses or draws over hours, other hours by dragging, and a
// later end by pulling. What is posted are plain forms, so the page that comes back is the truth.
const views = document.querySelector('.cal-views')
const dialog = document.getElementById('quick')
const move = () => document.querySelector('.cal-move')
const time = (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
const quarters = (time) => time.split(':').reduce((hours, minutes) => hours * 4 + Math.floor(minutes / 15))

/** The short form over the page; as a page of its own where it cannot be had. Who types on meanwhile types its title. */
async function open(address) {
  let typed = ''
  const type = (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    typed += event.key
  }
  addEventListener('keydown', type, { capture: true })
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const form = page.querySelector('#edit')
    if (!answer.ok || !form) throw new Error(answer.status)
    dialog.querySelector('.dialog-body').replaceChildren(document.adoptNode(form))
    dialog.showPopover()
    const title = form.querySelector('input:not([type=hidden])')
    title.value = typed
    title.focus()
  } catch {
    location.assign(address)
  } finally {
    removeEventListener('keydown', type, { capture: true })
  }
}

function begin(on, from, to) {
  const query = new URLSearchParams({ on, ...(from && { from, to }), back: location.pathname + location.search })
  open(`${views.dataset.add}?${query}`)
}

dialog?.addEventListener('click', (event) => {
  if (!event.target.closest('[data-close]')) return
  event.preventDefault()
  dialog.hidePopover()
})

document.querySelector('.cal-do [data-go=c]')?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  open(event.currentTarget.href)
})

/** The quarter of an hour under the pointer, as its column counts. */
function quarter(day, event) {
  const { top, height } = day.getBoundingClientRect()
  const [from, to] = [Number(day.dataset.from), Number(day.dataset.to)]
  const at = from + Math.floor(((event.clientY - top) / height) * (to - from))
  return Math.max(from, Math.min(at, to - 1))
}

/** Posts an activity with other days or times. */
function post(bar, on, starts, ends) {
  const form = move()
  const set = (name, value) => { form.elements[name].value = value }
  set('id', bar.dataset.id)
  set('form[version]', bar.dataset.version)
  set('form[to]', on)
  set('form[starts_at]', time(starts))
  set('form[ends_at]', ends === 96 ? '23:59' : time(ends))
  form.submit()
}

/** When a bar begins and ends, in quarters, as it is written on it. */
const span = (bar) => bar.querySelector('time').textContent.split('–').map(quarters)

let drawn
function stop() {
  drawn?.mark?.remove()
  drawn = undefined
}

views.addEventListener('pointerdown', (event) => {
  if (event.button !== 0 || event.pointerType === 'touch') return
  const day = event.target.closest('.hours-day')
  const bar = event.target.closest('.hours-bar')
  if (bar) {
    // Its lower edge is its end.
    const lower = bar.dataset.version && bar.getBoundingClientRect().bottom - event.clientY < 8
    bar.draggable = !lower
    if (!lower) return
    event.preventDefault()
    drawn = { day, bar, first: span(bar)[0], last: span(bar)[1] }
  } else if (day && views.dataset.add) {
    event.preventDefault()
    // Half an hour is what one points at.
    const first = Math.floor(quarter(day, event) / 2) * 2
    const mark = document.createElement('li')
    mark.className = 'hours-drawn'
    day.append(mark)
    drawn = { day, mark, first, last: first + 2, alone: true }
    show()
  }
})

function show() {
  const { day, bar, mark, first, last } = drawn
  const from = Number(day.dataset.from)
  if (mark) {
    mark.style.gridRow = `${first - from + 1} / ${last - from + 1}`
    mark.textContent = `${time(first)}–${time(last)}`
  } else {
    bar.querySelector('time').textContent = `${time(first)}–${time(last)}`
    bar.style.gridRowEnd = `span ${last - first}`
  }
}

addEventListener('pointermove', (event) => {
  if (!drawn) return
  const last = Math.max(drawn.first + (drawn.mark ? 2 : 1), quarter(drawn.day, event) + 1)
  if (last === drawn.last) return
  drawn.last = last
  drawn.alone = false
  show()
})

addEventListener('pointerup', () => {
  if (!drawn) return
  const { day, bar, first, last, alone } = drawn
  if (bar) {
    drawn = undefined
    // The press that follows would open it.
    addEventListener('click', (event) => event.preventDefault(), { capture: true, once: true })
    return post(bar, day.dataset.day, first, last)
  }
  stop()
  begin(day.dataset.day, time(first), time(alone ? Math.min(first + 4, Number(day.dataset.to)) : last))
})

addEventListener('keydown', (event) => {
  if (event.key === 'Escape') stop()
})

// A press on the ground of a day of the month, or Enter on its number.
views.addEventListener('click', (event) => {
  const cell = event.target.closest('.cal-cell')
  if (views.dataset.add && cell && !cell.matches('.hours-day')) begin(cell.dataset.day)
})
views.addEventListener('keydown', (event) => {
  const number = event.key === 'Enter' && event.target.closest('.cal-number')
  if (!number || !views.dataset.add || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  begin(number.previousElementSibling.dataset.day)
})

// A bar that is dragged over hours takes them; dragged to the same hours of another day it keeps its own, as in a month.
let grabbed
views.addEventListener('dragstart', (event) => {
  const bar = event.target.closest?.('.hours-bar[data-version]')
  const day = bar?.closest('.hours-day')
  grabbed = day && { bar, at: quarter(day, event) - span(bar)[0] }
}, { capture: true })
views.addEventListener('drop', (event) => {
  const day = grabbed && event.target.closest('.hours-day')
  if (!day) return
  const [starts, ends] = span(grabbed.bar)
  const to = Math.max(0, Math.min(quarter(day, event) - grabbed.at, 96 - (ends - starts)))
  if (to === starts) return
  event.preventDefault()
  event.stopPropagation()
  post(grabbed.bar, day.dataset.day, to, to + ends - starts)
}, { capture: true })
