'use strict'
/**
 * Run by the build: starts the command line with the arguments behind the first, and keeps what V8 has compiled by the
 * end in the file that the first names.
 */
const fs = require('node:fs')

const [cache] = process.argv.splice(2, 1)
const script = require('../dist/cli/bin.js')
process.on('exit', () => fs.writeFileSync(cache, script.createCachedData()))
