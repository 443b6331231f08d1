// Lighthouse on the public pages as a slow phone sees them (its own default: slow 4G, a processor four times slower),
// and the bytes of a first visit. A line each: name, value, unit, target.
//   node lighthouse.mjs BASE_URL PORT    PORT is free: the browser listens there
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'

const [base, port] = [process.argv[2], Number(process.argv[3])]

const line = (name, value, unit, target) =>
  console.log(`${name.padEnd(40)} ${value.toFixed(2).padStart(10)} ${unit.padEnd(10)} ${target}`)

const near = await (await fetch(`${base}/near`)).text()
const activity = near.match(/href="(\/a\/[^"]+)"/)?.[1]
if (!activity) throw new Error('/near shows no activity')

const pages = { front: '/', activity, near: '/near', campaign: '/c/2', help: '/help', materials: '/materials' }
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
})
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** What a page is like: one that is busy with something else for a moment is not slow, so the middle of three counts. */
async function audit(name, path) {
  const runs = []
  for (let run = 0; run < 3; run++) {
    const options = { port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] }
    const { lhr } = await lighthouse(base + path, options)
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`)
    runs.push(lhr)
  }
  for (const { id, auditRefs } of Object.values(runs[0].categories)) {
    const score = median(runs.map((lhr) => lhr.categories[id].score))
    line(`public_${name}_${id.replace('-', '_')}`, score * 100, 'points', '>= 95')
    const lost = auditRefs.filter((audit) => audit.weight > 0 && runs[0].audits[audit.id].score < 0.9)
    for (const { id } of lost) console.log(`#   ${runs[0].audits[id].title}: ${runs[0].audits[id].displayValue ?? id}`)
  }
  const bytes = median(runs.map((lhr) => lhr.audits['total-byte-weight'].numericValue))
  line(`public_${name}_first_visit`, bytes / 1000, 'kB', '<= 60')
}

try {
  for (const [name, path] of Object.entries(pages)) await audit(name, path)
} finally {
  await browser.close()
}
