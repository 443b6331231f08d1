// What the keyboard adds on every page for staff; all of it can be done without.
const typing = (element) => element.closest('input, textarea, select, [contenteditable]')

// Keys that stand alone can be turned off in this browser.
const single = () => localStorage.getItem('shortcuts') !== 'off'

addEventListener('keydown', (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '/' && single() && !typing(event.target)) {
    const box = document.querySelector('main input[type=search]#search') ?? document.getElementById('bar-search')
    if (!box) return
    event.preventDefault()
    box.focus()
    box.select()
  }
  if (event.key === '?' && single() && !typing(event.target)) document.getElementById('shortcuts')?.togglePopover()
  // What a page marks with a key of its own, such as the views of the calendar.
  const marked = /^[a-z]$/.test(event.key) && document.querySelector(`[data-go=${event.key}]`)
  if (marked && single() && !typing(event.target) && !event.target.closest('[popover]')) marked.click()
  if (event.key === 'Escape') {
    const open = event.target.closest('.menu[open], .tab-more details[open]')
    if (!open) return
    open.open = false
    open.querySelector('summary').focus()
  }
})

// A list to be worked off: j and k go down and up its rows, the other keys press what a row marks with them. After a
// press the page comes anew, and the focus stands on the row that took the place.
const worked = document.querySelector('[data-worked]')
const rows = worked ? [...worked.rows].filter((row) => row.querySelector('[data-key]')) : []
const focus = (at) => rows[Math.max(0, Math.min(at, rows.length - 1))]?.querySelector('a').focus()
const place = sessionStorage.getItem('worked')
if (rows.length && place !== null) focus(Number(place))
sessionStorage.removeItem('worked')
addEventListener('keydown', (event) => {
  if (!rows.length || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (!single() || typing(event.target)) return
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  if (event.key === 'j' || event.key === 'k') return focus(at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1))
  const pressed = rows[at]?.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
  if (!pressed) return
  if (pressed.type !== 'checkbox') sessionStorage.setItem('worked', at)
  pressed.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: event.shiftKey }))
})

// With Shift, all rows are marked from the one that was marked before.
let marked
worked?.addEventListener('click', ({ target, shiftKey }) => {
  if (target.type !== 'checkbox') return
  const boxes = rows.map((row) => row.querySelector('[type=checkbox]'))
  const ends = [boxes.indexOf(marked), boxes.indexOf(target)].sort((a, b) => a - b)
  if (shiftKey && ends[0] >= 0) for (const box of boxes.slice(ends[0], ends[1] + 1)) box.checked = target.checked
  marked = target
})

// What opened over the page closes when the focus goes on behind it.
addEventListener('focusout', (event) => {
  const open = event.target.closest('[popover]:popover-open')
  if (open && event.relatedTarget && !open.contains(event.relatedTarget)) open.hidePopover()
})

const choice = document.querySelector('[data-shortcuts]')
if (choice) {
  const box = choice.querySelector('input')
  choice.hidden = false
  box.checked = single()
  box.addEventListener('change', () => localStorage.setItem('shortcuts', box.checked ? 'on' : 'off'))
}

// What is shown once is copied whole.
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy)
  button.hidden = false
  button.addEventListener('click', async () => {
    field.select()
    // Without TLS a browser has no clipboard but the old command.
    await (navigator.clipboard?.writeText(field.value) ?? document.execCommand('copy'))
    button.querySelector('span').textContent = button.dataset.done
  })
}

// A menu closes when one looks elsewhere.
addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('.menu[open], .tab-more details[open]')) {
    if (!menu.contains(event.target)) menu.open = false
  }
})
