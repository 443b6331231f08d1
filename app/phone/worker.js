// What the site does without a signal: the form of a log opens, and what is sent is kept. The server puts the build and
// the files that belong to it before this.
const { build, files } = self.lantoa ?? { build: 'none', files: [] }
const ASSETS = 'assets-'
const PAGES = 'pages-'
/** How long the network is waited for where the page is kept, and for how long a form is fresh, in milliseconds. */
const PATIENCE = 3_000
const DAY = 86_400_000
/** Forms that are kept beside the list of them, and how long those are that it no longer names: a log is corrected in its own. */
const FORMS_MAX = 60
const UNLISTED = 30 * DAY

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => {
  if (event.data?.type === 'activate') self.skipWaiting()
  if (event.data?.type === 'keep') event.waitUntil(refresh(event.data.account))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  const isPosted = (path) => request.method === 'POST' && url.pathname.startsWith(path)
  if (isPosted('/do/outreach/send')) event.respondWith(send(request))
  if (isPosted('/do/sign-out')) event.respondWith(signOut(request))
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') {
    event.respondWith(isForm(url) ? form(event, url.pathname + url.search) : fetch(request).catch(() => page(503, WITHOUT)))
    return
  }
  if (isAsset(url.pathname)) event.respondWith(asset(request, url.pathname))
})

async function install() {
  const assets = await caches.open(ASSETS + build)
  // While a server is replaced the one before may answer: what is not of this build is not kept, and it is tried again.
  const bring = async (file) => {
    const answer = await fetch(file)
    const whole = answer.ok && (answer.headers.get('x-build') ?? build) === build
    if (!whole) throw new Error(file)
    await assets.put(file, answer)
  }
  await Promise.all(files.map(bring))
  // A kept form of the build before cannot write where this one has written.
  const name = await pages()
  for (const { url } of name ? await (await caches.open(name)).keys() : []) {
    const { pathname, search } = new URL(url)
    await fetch(url).then((answer) => keep(pathname + search, answer, false)).catch(() => {})
  }
}

/** The assets of the build before stay: a page that is open, or kept, may be of it. */
async function activate() {
  const builds = (await caches.keys()).filter((name) => name.startsWith(ASSETS) && name !== ASSETS + build)
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
}

const isForm = (url) => url.pathname === '/outreach/new' && /^(\?own=1|\?activity=\d+)?$/.test(url.search)
/** What has the name of its build, and a typeface, stays what it is. */
const isLasting = (path) => /^\/(build|fonts)\//.test(path)
const isAsset = (path) => isLasting(path) || files.includes(path)

/** What lasts is asked for once. A page that was kept long ago gets the assets of this build where its own are gone. */
async function asset(request, path) {
  const kept = () => caches.match(path)
  const lost = async (error) => (await kept()) ?? (await caches.match(path.replace(/^\/build\/[^/]+/, `/build/${build}`))) ?? Promise.reject(error)
  return (isLasting(path) && (await kept())) || fetch(request).catch(lost)
}

/** The form from the network; from what is kept where that does not answer, or somebody else does. */
async function form(event, address) {
  const asked = fetch(event.request).then((answer) => {
    event.waitUntil(keep(address, answer.clone(), true))
    return answer
  })
  event.waitUntil(asked.catch(() => {}))
  const kept = await find(address)
  if (!kept) return asked.catch(() => page(503, WITHOUT))
  const answer = await Promise.race([asked.catch(() => null), new Promise((over) => setTimeout(over, PATIENCE))])
  return answer && (answer.type === 'opaqueredirect' || (isOurs(answer) && answer.status < 500)) ? answer : shown(kept)
}

const isOurs = (answer) => answer.headers.has('x-build')
const isFresh = (answer, age = DAY) => Date.now() - Date.parse(answer.headers.get('date')) < age
/** The pages that are kept are those of one person, whose account their name ends with. */
const pages = async () => (await caches.keys()).find((name) => name.startsWith(PAGES))
const find = async (address) => caches.match(address, { cacheName: (await pages()) ?? PAGES })

/** The forms of a person, where they were not kept today. */
async function refresh(account) {
  const kept = await caches.match('/outreach/new', { cacheName: PAGES + account })
  if (!kept || !isFresh(kept)) await keep('/outreach/new', await fetch('/outreach/new'), true)
}

/** Keeps a form for whoever it was made for, and no longer what was made for others. */
async function keep(address, answer, withForms) {
  if (answer.status !== 200 || answer.redirected || !isOurs(answer)) return
  const text = await answer.clone().text()
  const [, account] = /data-account="(\d+)"/.exec(text) ?? []
  if (!account) return
  const others = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== PAGES + account)
  await Promise.all(others.map((name) => caches.delete(name)))
  const cache = await caches.open(PAGES + account)
  await cache.put(address, answer)
  if (withForms && address === '/outreach/new') await keepForms(cache, text)
}

/** The forms that the list links to, once a day; those that it no longer does are forgotten in time. */
async function keepForms(cache, text) {
  const links = [...text.matchAll(/href="(\/outreach\/new\?(?:own=1|activity=\d+))"/g)].map(([, link]) => link)
  const listed = [...new Set(links)].slice(0, FORMS_MAX)
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url)
    const isListed = !search || listed.includes(pathname + search)
    if (!isListed && !isFresh(await cache.match(request), UNLISTED)) await cache.delete(request)
  }
  for (const link of listed) {
    const kept = await cache.match(link)
    if (kept && isFresh(kept)) continue
    try {
      await keep(link, await fetch(link), false)
    } catch {
      return
    }
  }
}

/** A kept form with a new id, so that two logs are two. */
async function shown(kept) {
  const text = (await kept.text()).replace(/(name="form\[key\]" value=")[^"]*/, (_, before) => before + newId())
  const headers = new Headers(kept.headers)
  for (const name of ['content-encoding', 'content-length']) headers.delete(name)
  return new Response(text, { headers })
}

/** A UUID of version 7. */
function newId() {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${self.crypto.randomUUID().slice(15)}`
}

/** A form that was sent without a script that keeps it: it goes to the server, or into the inbox of the outbox. */
async function send(request) {
  const sent = await request.clone().text()
  try {
    const answer = await fetch(request)
    if (answer.type === 'opaqueredirect' || (isOurs(answer) && answer.status < 500)) return answer
  } catch {
    // No signal.
  }
  const account = (await pages())?.slice(PAGES.length)
  // What changes a log that is at the server has to know what it changes.
  if (!account || new URLSearchParams(sent).get('id')) return page(503, NOT_KEPT)
  try {
    await put({ owner: Number(account), form: sent, made_at: new Date().toISOString() })
  } catch {
    return page(507, NOT_KEPT)
  }
  return page(200, KEPT)
}

/** What is kept to be read is forgotten; what is kept to be sent is not. */
async function signOut(request) {
  const answer = await fetch(request).catch(() => null)
  if (!answer) return page(503, SIGNED_IN)
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES))
  await Promise.all(names.map((name) => caches.delete(name)))
  return answer
}

async function put(posted) {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('lantoa-outbox', 2)
    opening.onupgradeneeded = ({ target: { result } }) => {
      const missing = ['rows', 'inbox', 'drafts', 'facts', 'photos'].filter((store) => !result.objectStoreNames.contains(store))
      for (const store of missing) result.createObjectStore(store)
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  await new Promise((resolve, reject) => {
    const transaction = database.transaction('inbox', 'readwrite', { durability: 'strict' })
    const key = `${String(Date.now()).padStart(15, '0')} ${Math.random()}`
    transaction.objectStore('inbox').put(JSON.stringify(posted), key)
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  }).finally(() => database.close())
  new BroadcastChannel('lantoa-outbox').postMessage('changed')
}

const KEPT = ['Đã lưu trên máy', 'Máy sẽ gửi khi có mạng và trang Ghi nhật ký được mở. (Kept on this device, and sent later.)']
const NOT_KEPT = ['Chưa gửi được', 'Hãy quay lại trang trước, nội dung vẫn còn đó, rồi gửi lại khi có mạng. (Not sent: go back and try again.)']
const WITHOUT = ['Không có mạng', 'Trang này cần có mạng; hãy mở lại sau. Ghi nhật ký thì vẫn được: máy giữ và tự gửi khi có mạng. (No connection.)']
const SIGNED_IN = ['Chưa đăng xuất được', 'Máy không có mạng. Hãy đăng xuất lại khi có mạng. (Not signed out: no connection.)']

function page(status, [title, text]) {
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title} · Lan Tỏa</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/build/${build}/pkg/lantoa.css"></head>
<body class="app"><main class="main"><h1>${title}</h1><p>${text}</p><p><a class="button primary" href="/outreach/new">Ghi nhật ký</a></p></main></body></html>`
  const policy = "default-src 'none'; style-src 'self'; font-src 'self'"
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } })
}
