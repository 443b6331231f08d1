// Lighthouse on the public pages, and on the one where staff write a log, as a slow phone sees them (its own default: slow
// 4G, a processor four times slower), with the bytes of a first visit; and what the log costs when it is opened again.
// A line each: name, value, unit, target.
//   node lighthouse.mjs BASE_URL PORT    PORT is free: the browser listens there
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'

const [base, port] = [process.argv[2], Number(process.argv[3])]

const line = (name, value, unit, target) =>
  console.log(`${name.padEnd(40)} ${value.toFixed(2).padStart(10)} ${unit.padEnd(10)} ${target}`)

const near = await (await fetch(`${base}/near`)).text()
const activity = near.match(/href="(\/a\/[^"]+)"/)?.[1]
if (!activity) throw new Error('/near shows no activity')

const pages = { front: '/', activity, near: '/near', campaign: '/c/2', help: '/help', materials: '/materials' }
const log = '/outreach/new?own=1'
// Lighthouse opens its pages in the browser's own context, so that is where somebody signs in.
const profile = await mkdtemp(join(tmpdir(), 'lantoa-lighthouse-'))
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  locale: 'vi-VN',
  args: ['--no-sandbox', '--disable-gpu', '--lang=vi-VN', `--remote-debugging-port=${port}`],
})
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** What a page is like: one that is busy with something else for a moment is not slow, so the middle of three counts. */
async function audit(name, path, bytesMax) {
  const runs = []
  for (let run = 0; run < 3; run++) {
    const options = { port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] }
    const { lhr } = await lighthouse(base + path, options)
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`)
    if (new URL(lhr.finalDisplayedUrl).pathname !== path.split('?')[0]) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`)
    runs.push(lhr)
  }
  for (const { id, auditRefs } of Object.values(runs[0].categories)) {
    const score = median(runs.map((lhr) => lhr.categories[id].score))
    line(`${name}_${id.replace('-', '_')}`, score * 100, 'points', '>= 95')
    const lost = auditRefs.filter((audit) => audit.weight > 0 && runs[0].audits[audit.id].score < 0.9)
    for (const { id } of lost) console.log(`#   ${runs[0].audits[id].title}: ${runs[0].audits[id].displayValue ?? id}`)
  }
  const of = (audit) => median(runs.map((lhr) => lhr.audits[audit].numericValue))
  line(`${name}_first_visit`, of('total-byte-weight') / 1000, 'kB', `<= ${bytesMax}`)
  line(`${name}_largest_paint`, of('largest-contentful-paint') / 1000, 's', '<= 1.5')
}

/** Signs in as a person does, unless somebody did: a browser tells no ports of a host apart. */
async function signIn(address) {
  const page = await context.newPage()
  await page.goto(`${address}/sign-in`)
  if (new URL(page.url()).pathname !== '/sign-in') return page
  await page.fill('[name="form[login]"]', 'dongda')
  await page.fill('[name="form[password]"]', 'dung lai hoi ky')
  await Promise.all([page.waitForURL((url) => url.pathname !== '/sign-in'), page.press('[name="form[password]"]', 'Enter')])
  return page
}

/** The log opened again where the service worker keeps it, counted on the wire, whoever in the browser asks. */
async function again() {
  const { hostname, port } = new URL(base)
  let bytes = 0
  const wire = createServer((client) => {
    const server = connect(Number(port), hostname)
    server.on('data', (piece) => (bytes += piece.length))
    for (const end of [client, server]) end.on('error', () => {})
    client.pipe(server).pipe(client)
  })
  await new Promise((listening) => wire.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${wire.address().port}`
  const page = await signIn(address)
  await page.goto(address + log, { waitUntil: 'networkidle' })
  const kept = async (path) => !!navigator.serviceWorker.controller && !!(await caches.match(path))
  await page.waitForFunction(kept, log, { polling: 500, timeout: 60_000 })
  await page.goto(address + log, { waitUntil: 'networkidle' })
  const before = bytes
  await page.goto(address + log, { waitUntil: 'networkidle' })
  line('log_again', (bytes - before) / 1000, 'kB', '<= 20')
  wire.close()
}

try {
  for (const [name, path] of Object.entries(pages)) await audit(`public_${name}`, path, 60)
  await (await signIn(base)).close()
  await audit('log', log, 150)
  await again()
} finally {
  await context.close()
  await rm(profile, { recursive: true, force: true })
}
