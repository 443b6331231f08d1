// What a page with a place for the phone runs; a kept page runs that of its own build, which lies beside it.
import init from './pkg/phone.js'
await init({ module_or_path: new URL('pkg/phone.wasm', import.meta.url) })
