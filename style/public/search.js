// The box in the bar proposes while one types: what can be done, a day, what is found; without words what was chosen last.
// A combobox whose list is under it; without a script Enter searches.
const form = document.querySelector('.bar-search')
const box = form.querySelector('input')
const list = document.createElement('ul')
const key = `recent-${form.dataset.owner}`
const recent = () => JSON.parse(sessionStorage.getItem(key) ?? '[]')
const options = () => [...list.children]
let asked = 0
let waiting

Object.assign(list, { id: 'bar-found', className: 'bar-found', hidden: true })
list.setAttribute('role', 'listbox')
list.setAttribute('aria-label', box.placeholder)
form.append(list)
const says = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' }
for (const [name, value] of Object.entries(says)) box.setAttribute(name, value)

function close() {
  list.hidden = true
  box.setAttribute('aria-expanded', 'false')
  box.removeAttribute('aria-activedescendant')
}

function show(proposals) {
  list.replaceChildren(...proposals.map(({ kind, title, detail, href }, place) => {
    const line = document.createElement('li')
    Object.assign(line, { id: `found-${place}`, proposal: { kind, title, detail, href } })
    line.setAttribute('role', 'option')
    for (const [name, text] of [['span', kind], ['strong', title], ['small', detail]]) {
      const part = document.createElement(name)
      part.textContent = text
      line.append(part, ' ')
    }
    return line
  }))
  list.hidden = proposals.length === 0
  box.setAttribute('aria-expanded', String(!list.hidden))
  box.removeAttribute('aria-activedescendant')
}

async function ask() {
  const mine = ++asked
  const q = box.value.trim()
  const answer = await fetch('/do/search/typed', {
    method: 'POST', body: new URLSearchParams({ q }), headers: { accept: 'application/json' },
  }).catch(() => undefined)
  // Whoever typed on is answered by what came later; where there is none, Enter still searches.
  if (mine !== asked || document.activeElement !== box) return
  if (!answer?.ok) return close()
  const before = q ? [] : recent().map((line) => ({ ...line, kind: form.dataset.recent }))
  show([...before, ...await answer.json()])
}

function choose(line) {
  const kept = recent().filter(({ href }) => href !== line.proposal.href)
  sessionStorage.setItem(key, JSON.stringify([line.proposal, ...kept].slice(0, 5)))
  location.assign(line.proposal.href)
}

function point(at) {
  const all = options()
  all.forEach((line, place) => line.setAttribute('aria-selected', String(place === at)))
  all[at].scrollIntoView({ block: 'nearest' })
  box.setAttribute('aria-activedescendant', all[at].id)
}

box.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(ask, 60)
})
box.addEventListener('focus', ask)
box.addEventListener('blur', close)
box.addEventListener('keydown', (event) => {
  if (event.isComposing) return
  const at = options().findIndex((line) => line.ariaSelected === 'true')
  if (event.key === 'Escape' && !list.hidden) {
    event.preventDefault()
    close()
  } else if (event.key === 'Enter' && !list.hidden && at >= 0) {
    event.preventDefault()
    choose(options()[at])
  } else if (['ArrowDown', 'ArrowUp'].includes(event.key) && options().length) {
    event.preventDefault()
    if (list.hidden) return ask()
    const down = event.key === 'ArrowDown'
    point((at + (down ? 1 : -1) + options().length + (at < 0 && !down ? 1 : 0)) % options().length)
  }
})
// The box keeps the focus while the list is pressed.
list.addEventListener('pointerdown', (event) => event.preventDefault())
list.addEventListener('click', (event) => {
  const line = event.target.closest('[role=option]')
  if (line) choose(line)
})
addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return
  if (!box.checkVisibility()) return
  event.preventDefault()
  box.focus()
  box.select()
})
