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
  if (event.key === 'Escape') {
    const open = event.target.closest('.menu[open], .tab-more details[open]')
    if (!open) return
    open.open = false
    open.querySelector('summary').focus()
  }
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
