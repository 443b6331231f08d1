// What a script adds to the calendar: a new activity where one presses or draws over hours, other hours by dragging, and a
// later end by pulling. What is posted are plain forms, so the page that comes back is the truth.
const views = document.querySelector('.cal-views')
const dialog = document.getElementById('quick')
const move = () => document.querySelector('.cal-move')
// Times are minutes of their day, which has no 24:00.
const DAY = 24 * 60
const two = (number) => String(number).padStart(2, '0')
const time = (minutes) => (minutes >= DAY ? '23:59' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`)
const minutes = (time) => time.split(':').reduce((hours, minutes) => Number(hours) * 60 + Number(minutes))

/** Something was typed in the short form. */
const begun = () =>
  [...(dialog?.querySelectorAll('input:not([type=hidden])') ?? [])].some((input) => input.value !== input.defaultValue)

/** The short form over the page; as a page of its own where it cannot be had. Who types on meanwhile types its title. What
 * was typed before stays, but for the day and the hours where others were chosen. */
async function open(address) {
  const before = begun() ? [...new FormData(dialog.querySelector('form'))] : []
  const chosen = new URL(address, location).searchParams
  const stays = (name) => !(chosen.has('on') && name === 'form[on]') && !(chosen.has('from') && /s_at]$/.test(name))
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
    for (const [name, value] of before.filter(([name]) => stays(name))) {
      const field = form.elements[name]
      if (field && field.type !== 'hidden') field.value = value
    }
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

// A slip beside it closes nothing that was typed.
if (dialog) dialog.popover = 'manual'
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && dialog?.matches(':popover-open')) dialog.hidePopover()
})
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

/** The minute at which the quarter of an hour under the pointer begins, as its column counts. */
function quarter(day, event) {
  const { top, height } = day.getBoundingClientRect()
  const [from, to] = [Number(day.dataset.from), Number(day.dataset.to)]
  const at = from + Math.floor(((event.clientY - top) / height) * (to - from))
  return Math.max(from, Math.min(at, to - 1)) * 15
}

/** Posts an activity with other days or times. */
function post(bar, on, starts, ends) {
  const form = move()
  const set = (name, value) => { form.elements[name].value = value }
  set('id', bar.dataset.id)
  set('form[version]', bar.dataset.version)
  set('form[to]', on)
  set('form[starts_at]', time(starts))
  set('form[ends_at]', time(ends))
  form.submit()
}

/** When a bar begins and ends, as it is written on it. */
const span = (bar) => bar.querySelector('time').textContent.split('–').map(minutes)

let drawn
/** Leaves everything as it was. */
function stop() {
  drawn?.mark?.remove()
  if (drawn?.bar) {
    drawn.bar.querySelector('time').textContent = drawn.written
    drawn.bar.style.gridRowEnd = ''
  }
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
    drawn = { day, bar, first: span(bar)[0], last: span(bar)[1], written: bar.querySelector('time').textContent, alone: true }
  } else if (day && views.dataset.add) {
    event.preventDefault()
    // Half an hour is what one points at.
    const first = Math.floor(quarter(day, event) / 30) * 30
    const mark = document.createElement('li')
    mark.className = 'hours-drawn'
    day.append(mark)
    drawn = { day, mark, first, last: first + 30, alone: true }
    show()
  }
})

function show() {
  const { day, bar, mark, first, last } = drawn
  const row = (minute) => minute / 15 - Number(day.dataset.from) + 1
  if (mark) {
    mark.style.gridRow = `${row(first)} / ${row(last)}`
    mark.textContent = `${time(first)}–${time(last)}`
  } else {
    bar.querySelector('time').textContent = `${time(first)}–${time(last)}`
    bar.style.gridRowEnd = `span ${Math.ceil(last / 15) - Math.floor(first / 15)}`
  }
}

addEventListener('pointermove', (event) => {
  if (!drawn) return
  const last = Math.max(drawn.first + (drawn.mark ? 30 : 15), quarter(drawn.day, event) + 15)
  if (Math.abs(last - drawn.last) < 15) return
  drawn.last = last
  drawn.alone = false
  show()
})

addEventListener('pointerup', () => {
  if (!drawn) return
  const { day, bar, first, last, alone } = drawn
  if (bar) {
    // Pressed and not pulled it is opened.
    if (alone) return stop()
    drawn = undefined
    // The press that follows would open it.
    addEventListener('click', (event) => event.preventDefault(), { capture: true, once: true })
    return post(bar, day.dataset.day, first, last)
  }
  stop()
  begin(day.dataset.day, time(first), time(alone ? Math.min(first + 60, Number(day.dataset.to) * 15) : last))
})

addEventListener('pointercancel', stop)
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') stop()
})

// A press on the ground of a day of the month, or Enter on its number.
views.addEventListener('click', (event) => {
  const cell = event.target.closest('.cal-cell')
  if (views.dataset.add && cell?.closest('.cal') && !dialog.matches(':popover-open')) begin(cell.dataset.day)
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
  // By whole quarters, whatever it begins at.
  const moved = Math.round((quarter(day, event) - grabbed.at - starts) / 15) * 15
  const to = Math.max(0, Math.min(starts + moved, DAY - 1 - (ends - starts)))
  if (to === starts) return
  event.preventDefault()
  event.stopPropagation()
  post(grabbed.bar, day.dataset.day, to, to + ends - starts)
}, { capture: true })
