// The service worker without a browser: what it keeps, what it answers, and what it lets alone.
// Run by itself: node --test worker.test.mjs
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { webcrypto } from 'node:crypto'
import { test } from 'node:test'
import vm from 'node:vm'
import { IDBFactory } from 'fake-indexeddb'

const source = readFileSync(new URL('../app/phone/worker.js', import.meta.url), 'utf8')
const site = 'https://lantoa.example'
const uuid7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/

/** Caches as a browser has them, as far as the worker uses them. */
class Caches {
  all = new Map()
  address = (asked) => new URL(asked.url ?? asked, site).href
  async open(name) {
    const kept = this.all.get(name) ?? new Map()
    this.all.set(name, kept)
    const { address, fetch } = this
    return {
      put: async (asked, answer) => void kept.set(address(asked), answer),
      match: async (asked) => kept.get(address(asked))?.clone(),
      delete: async (asked) => kept.delete(address(asked)),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
      addAll: async (all) => {
        for (const one of all) kept.set(address(one), await fetch(one))
      },
    }
  }
  async match(asked, { cacheName } = {}) {
    const found = [...this.all].filter(([name]) => !cacheName || name === cacheName).map(([, kept]) => kept.get(this.address(asked)))
    return found.find(Boolean)?.clone()
  }
  has = async (name) => this.all.has(name)
  keys = async () => [...this.all.keys()]
  delete = async (name) => this.all.delete(name)
}

/** A browser with the worker in it. `network` answers an address, or throws where there is no signal. */
function browser(build = 'b1', caches = new Caches(), indexedDB = new IDBFactory()) {
  const heard = {}
  const phone = { caches, indexedDB, asked: [], said: [], skipped: 0, network: () => new Response('', { status: 404 }) }
  const fetch = async (asked) => {
    const url = new URL(asked.url ?? asked, site)
    phone.asked.push(url.pathname + url.search)
    return phone.network(url.pathname + url.search, asked)
  }
  caches.fetch = fetch
  const self = {
    lantoa: { build, files: [...['pkg/lantoa.css', 'pkg/phone.js', 'phone.js'].map((file) => `/build/${build}/${file}`), '/fonts/a.woff2'] },
    location: { origin: site },
    crypto: webcrypto,
    clients: { claim: async () => {} },
    skipWaiting: () => (phone.skipped += 1),
    addEventListener: (name, listener) => (heard[name] = listener),
  }
  class Asked extends Request {
    constructor(asked, options) {
      super(typeof asked === 'string' ? new URL(asked, site) : asked, options)
    }
  }
  class BroadcastChannel {
    postMessage = (word) => phone.said.push(word)
    close() {}
  }
  const world = { self, caches, indexedDB, fetch, Request: Asked, BroadcastChannel, Response, Headers, URL, URLSearchParams, Promise }
  world.Date = class extends Date {
    static now = () => phone.now ?? Date.now()
  }
  vm.runInNewContext(source, { ...world, setTimeout: (run) => setTimeout(run, 5) })

  /** Raises an event and waits for all that it leads to; answers what it was answered with. */
  phone.raise = async (name, more = {}) => {
    const waiting = []
    let answer
    const event = { ...more, waitUntil: (work) => waiting.push(work), respondWith: (work) => (answer = work) }
    heard[name](event)
    const answered = await answer
    for (let place = 0; place < waiting.length; place += 1) await waiting[place]
    return answered
  }
  const request = (path, options) => Object.assign(new Request(site + path, options), {})
  phone.open = (path) => {
    const asked = request(path)
    return phone.raise('fetch', { request: new Proxy(asked, { get: (of, name) => (name === 'mode' ? 'navigate' : of[name]) }) })
  }
  phone.load = (path) => phone.raise('fetch', { request: request(path) })
  phone.post = (path, fields) => phone.raise('fetch', { request: request(path, { method: 'POST', body: new URLSearchParams(fields) }) })
  return phone
}

/** A page of ours, made for an account. */
function made(account, more = '', build = 'b1') {
  const text = `<div id="offline" data-account="${account}"></div><link href="/build/${build}/pkg/lantoa.css">
    <input name="form[key]" value="019ab000-0000-7000-8000-000000000001"><script type="module" src="/build/${build}/phone.js"></script>${more}`
  return new Response(text, { headers: { 'content-type': 'text/html', 'x-build': build, date: new Date().toUTCString() } })
}

const lost = () => {
  throw new TypeError('no signal')
}

function opened(phone) {
  return new Promise((resolve) => {
    const opening = phone.indexedDB.open('lantoa-outbox')
    opening.onsuccess = () => resolve(opening.result)
  })
}

async function inbox(phone) {
  const database = await opened(phone)
  const asked = database.transaction('inbox').objectStore('inbox').getAll()
  return new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result.map((text) => JSON.parse(text)))))
}

test('the forms that the list links to are there without a signal, each once a day', async () => {
  const phone = browser()
  const links = '<a href="/outreach/new?activity=5"></a><a href="/outreach/new?own=1"></a><a href="/outreach/7"></a>'
  phone.network = (path) => made(7, path === '/outreach/new' ? links : path)
  await phone.open('/outreach/new')
  assert.deepEqual(phone.asked, ['/outreach/new', '/outreach/new?activity=5', '/outreach/new?own=1'])
  await phone.open('/outreach/new')
  assert.equal(phone.asked.length, 4)
  phone.network = lost
  for (const path of ['/outreach/new', '/outreach/new?activity=5', '/outreach/new?own=1']) {
    assert.equal((await phone.open(path)).status, 200, path)
  }
  assert.equal((await phone.open('/outreach/new?activity=6')).status, 503)
})

test('the forms are brought once a day, whatever page of logs is open', async () => {
  const phone = browser()
  phone.network = (path) => made(7, path === '/outreach/new' ? '<a href="/outreach/new?own=1"></a>' : '')
  for (let time = 0; time < 2; time += 1) await phone.raise('message', { data: { type: 'keep', account: '7' } })
  assert.deepEqual(phone.asked, ['/outreach/new', '/outreach/new?own=1'])
  phone.network = lost
  assert.equal((await phone.open('/outreach/new?own=1')).status, 200)
})

test('the form of what was reported stays for a month, to correct it in', async () => {
  const phone = browser()
  const link = '/outreach/new?activity=5'
  const list = (text) => (path) => made(7, path === '/outreach/new' ? text : path)
  phone.network = list(`<a href="${link}"></a>`)
  await phone.open('/outreach/new')
  const day = 86_400_000
  for (const [later, kept] of [[29 * day, true], [31 * day, false]]) {
    phone.now = Date.now() + later
    phone.network = list('')
    await phone.open('/outreach/new')
    phone.network = lost
    assert.equal((await phone.open(link)).status === 200, kept)
  }
})

test('a new build brings the kept forms anew, whatever becomes of it', async () => {
  const { caches, indexedDB } = browser()
  const first = browser('b1', caches, indexedDB)
  first.network = () => made(7)
  await first.raise('install')
  await first.open('/outreach/new?own=1')
  const second = browser('b2', caches, indexedDB)
  second.network = () => made(7, '', 'b2')
  await second.raise('install')
  first.network = lost
  assert.match(await (await first.open('/outreach/new?own=1')).text(), /src="\/build\/b2\/phone\.js"/)
  const third = browser('b3', caches, indexedDB)
  third.network = (path) => (path.startsWith('/outreach') ? lost() : new Response(path))
  await third.raise('install')
  assert.equal((await first.open('/outreach/new?own=1')).status, 200)
})

test('a kept form has an id of its own each time and the assets of its build', async () => {
  const phone = browser()
  phone.network = () => made(7)
  await phone.raise('install')
  await phone.open('/outreach/new?own=1')
  phone.network = lost
  const texts = await Promise.all([1, 2].map(async () => (await phone.open('/outreach/new?own=1')).text()))
  const ids = texts.map((text) => /value="([^"]*)"/.exec(text)[1])
  assert.notEqual(ids[0], ids[1])
  for (const id of ids) assert.match(id, uuid7)
  for (const file of ['pkg/lantoa.css', 'phone.js', 'pkg/phone.js']) assert.ok(await phone.load(`/build/b1/${file}`))
  // Those of a build whose assets are gone are taken from this one.
  assert.ok(await phone.load('/build/b0/phone.js'))
})

test('a slow network and a stranger who answers for the server do not take the place of the form', async () => {
  const phone = browser()
  phone.network = () => made(7, 'ours')
  await phone.open('/outreach/new?own=1')
  phone.network = () => new Response('<title>Wi-Fi</title>')
  assert.match(await (await phone.open('/outreach/new?own=1')).text(), /ours/)
  phone.network = () => new Response('', { status: 502, headers: { 'x-build': 'b1' } })
  assert.match(await (await phone.open('/outreach/new?own=1')).text(), /ours/)
  let answer
  phone.network = () => new Promise((resolve) => (answer = resolve))
  setTimeout(() => answer(made(7, 'late')), 50)
  assert.match(await (await phone.open('/outreach/new?own=1')).text(), /ours/)
  phone.network = lost
  assert.match(await (await phone.open('/outreach/new?own=1')).text(), /late/)
})

test('pages are kept for one person, until somebody signs out', async () => {
  const phone = browser()
  phone.network = () => made(7)
  await phone.open('/outreach/new?own=1')
  phone.network = () => made(8)
  await phone.open('/outreach/new')
  assert.deepEqual(await phone.caches.keys(), ['pages-8'])
  phone.network = () => new Response('')
  await phone.post('/do/sign-out', {})
  assert.deepEqual(await phone.caches.keys(), [])
})

test('other pages are the server\'s, and without a signal lead to what can be written', async () => {
  const phone = browser()
  for (const path of ['/', '/outreach', '/outreach/5/edit', '/outreach/new?draft=abc', '/outreach/new?activity=5&draft=abc']) {
    phone.network = () => made(7, path)
    assert.match(await (await phone.open(path)).text(), new RegExp(path.replaceAll('?', '\\?')), path)
    phone.network = lost
    const without = await phone.open(path)
    assert.equal(without.status, 503)
    assert.match(await without.text(), /Không có mạng.*href="\/outreach\/new"/s)
  }
  assert.deepEqual(await phone.caches.keys(), [])
})

test('without a signal nobody is signed out, and is told so', async () => {
  const phone = browser()
  phone.network = () => made(7)
  await phone.open('/outreach/new?own=1')
  phone.network = lost
  assert.match(await (await phone.post('/do/sign-out', {})).text(), /Chưa đăng xuất được/)
  assert.deepEqual(await phone.caches.keys(), ['pages-7'])
})

test('the API is not touched, nor what is posted elsewhere', async () => {
  const phone = browser()
  assert.equal(await phone.load('/api/v1/sync/changes'), undefined)
  assert.equal(await phone.post('/api/v1/sync/batch', {}), undefined)
  assert.equal(await phone.post('/do/activities/save', {}), undefined)
  assert.deepEqual(phone.asked, [])
})

test('what is sent without a signal is kept whole, by its owner', async () => {
  const phone = browser()
  phone.network = () => made(7)
  await phone.open('/outreach/new?own=1')
  const fields = { id: '', 'form[key]': '019ab000-0000-7000-8000-000000000001', 'form[remarks]': 'Đông & vui' }
  for (const network of [lost, () => new Response('<title>Wi-Fi</title>'), () => new Response('', { status: 503, headers: { 'x-build': 'b1' } })]) {
    phone.network = network
    const answer = await phone.post('/do/outreach/send', fields)
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /Đã lưu trên máy/)
  }
  const kept = await inbox(phone)
  assert.equal(kept.length, 3)
  assert.deepEqual(kept.map(({ owner }) => owner), [7, 7, 7])
  assert.equal(new URLSearchParams(kept[0].form).get('form[remarks]'), 'Đông & vui')
  assert.deepEqual(phone.said, ['changed', 'changed', 'changed'])
})

test('what an earlier version kept is still there, beside room for photos', async () => {
  const phone = browser()
  const opening = phone.indexedDB.open('lantoa-outbox', 1)
  opening.onupgradeneeded = () => ['rows', 'inbox', 'drafts', 'facts'].forEach((store) => opening.result.createObjectStore(store))
  const old = await new Promise((resolve) => (opening.onsuccess = () => resolve(opening.result)))
  const writing = old.transaction('drafts', 'readwrite')
  writing.objectStore('drafts').put('{"form":"a"}', '7 /outreach/new?own=1')
  await new Promise((resolve) => (writing.oncomplete = resolve))
  old.onversionchange = () => old.close()
  phone.network = () => made(7)
  await phone.open('/outreach/new?own=1')
  phone.network = lost
  assert.equal((await phone.post('/do/outreach/send', { id: '', 'form[title]': 'b' })).status, 200)
  assert.equal((await inbox(phone)).length, 1)
  const now = await opened(phone)
  assert.equal(now.version, 2)
  assert.deepEqual([...now.objectStoreNames], ['drafts', 'facts', 'inbox', 'photos', 'rows'])
  const asked = now.transaction('drafts').objectStore('drafts').getAll()
  assert.deepEqual(await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result))), ['{"form":"a"}'])
})

test('what the server answers is its answer', async () => {
  const phone = browser()
  phone.network = () => made(7)
  await phone.open('/outreach/new?own=1')
  phone.network = () => new Response('no', { status: 400, headers: { 'x-build': 'b1' } })
  assert.equal((await phone.post('/do/outreach/send', { id: '' })).status, 400)
})

test('a change of what is at the server is not kept, and neither is what has no owner', async () => {
  const phone = browser()
  phone.network = lost
  assert.equal((await phone.post('/do/outreach/send', { id: '' })).status, 503)
  phone.network = () => made(7)
  await phone.open('/outreach/new')
  phone.network = lost
  assert.equal((await phone.post('/do/outreach/send', { id: '12' })).status, 503)
})

test('a new worker waits until it is told, and keeps the assets of the one before', async () => {
  const { caches, indexedDB } = browser()
  for (const build of ['b1', 'b2', 'b3']) {
    const phone = browser(build, caches, indexedDB)
    phone.network = () => new Response(build)
    await phone.raise('install')
    assert.equal(phone.skipped, 0)
    await phone.raise('message', { data: { type: 'activate' } })
    assert.equal(phone.skipped, 1)
    await phone.raise('activate')
  }
  assert.deepEqual(await caches.keys(), ['assets-b2', 'assets-b3'])
})
