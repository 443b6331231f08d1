// Rows are typed by the keyboard alone: Enter goes down, a code tells its activity, a filled last row adds another.
const form = document.getElementById('quick')
const body = form.querySelector('tbody')
const rows = () => [...body.querySelectorAll('[data-row]')]
const cells = (row) => [...row.querySelectorAll('input[type=text]')]
const filled = (row) => cells(row).some((cell) => cell.value.trim())

// The digits of a code: HĐ-123, hd 123, 123.
const digits = (code) => /^\s*(?:h[dđ])?[\s\p{Pd}]*(\d+)\s*$/iu.exec(code.normalize('NFC'))?.[1]
const titles = new Map([...form.querySelectorAll('datalist option')].map((one) => [digits(one.value), one.textContent]))

function tell(cell) {
  const told = cell.parentElement.querySelector('output')
  if (told) told.textContent = told.title = titles.get(digits(cell.value)) ?? ''
}

/** The row after the last: the same cells, empty, under the next number and the next id. */
function add(last) {
  const place = Number(last.dataset.row)
  const row = last.cloneNode(true)
  row.dataset.row = place + 1
  for (const input of row.querySelectorAll('input')) {
    input.name = input.name.replace(`[${place}]`, `[${place + 1}]`)
    if (input.type === 'hidden') {
      const end = (BigInt(`0x${input.value.slice(-12)}`) + 1n) & 0xffffffffffffn
      input.value = input.value.slice(0, -12) + end.toString(16).padStart(12, '0')
      continue
    }
    input.id = input.id.replace(`-${place}-`, `-${place + 1}-`)
    input.setAttribute('aria-label', input.getAttribute('aria-label').replace(/\d+/, place + 2))
    for (const name of ['aria-invalid', 'aria-describedby', 'autofocus']) input.removeAttribute(name)
    if (input.type === 'checkbox') input.checked = true
    else input.value = ''
  }
  const told = row.querySelector('output')
  told.textContent = told.title = ''
  body.append(row)
  return row
}

form.addEventListener('input', (event) => {
  tell(event.target)
  const last = rows().at(-1)
  if (last.contains(event.target) && filled(last)) add(last)
})

form.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  const row = event.target.closest('tr')
  if (!row) return
  event.preventDefault()
  const all = rows()
  // From the reason below a row as well.
  const at = row.dataset.row === undefined ? all.indexOf(row.previousElementSibling) : all.indexOf(row)
  if (filled(all[at])) cells(all[at + 1] ?? add(all[at]))[0].focus()
  else form.querySelector('[type=submit]').focus()
})

for (const row of rows()) tell(cells(row)[0])
