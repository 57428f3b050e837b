#!/usr/bin/env node
'use strict'
/**
 * Starts the command line; the build puts it in dist/cli as bin.js. What it starts is one script, with what V8 made of
 * it when the build ran the same command on a sample (scripts/cache.cjs): a start has nothing to parse and compile.
 * Another version of Node finds that it cannot use that, and compiles the script anew.
 */
const fs = require('node:fs')
const path = require('node:path')
const { pathToFileURL } = require('node:url')
const vm = require('node:vm')

const [command, part] = process.argv.slice(2)
const isCheck = command === 'check' || command === '核稿'
const isSearch = (command === 'phrases' || command === '用语') && (part === 'search' || part === '查找')
const filename = path.join(__dirname, isSearch ? 'search.js' : 'bigan.js')
const cache = path.join(__dirname, isSearch ? 'phrases.cache' : isCheck ? 'check.cache' : 'draft.cache')
const script = new vm.Script(fs.readFileSync(filename, 'latin1'), {
  filename,
  ...(fs.existsSync(cache) ? { cachedData: fs.readFileSync(cache) } : {}),
})
script.runInThisContext()(require, pathToFileURL(filename).href)

module.exports = script
