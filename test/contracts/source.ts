import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** One source file: where it lies, what it says, and which files and packages it imports. */
export type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] }

const specifier =
  /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Where an import leads: a path from the root of the project, or the name of a package. */
export function resolveImport(from: string, name: string): string {
  if (name.startsWith('.')) return join(dirname(from), name)
  return name.startsWith('#') ? `src/${name.slice(1)}` : name
}

export const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(specifier)].map((match) => resolveImport(path, (match[1] ?? match[2])!))

/** Every TypeScript file under a folder of the project. */
export const sources = (folder: string): Source[] =>
  globSync(join(root, folder, '**/*.{ts,tsx}'))
    .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }))
    .map(({ path, text }) => ({ path, text, imports: importsOf(path, text) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))

/** The text without comments: what is only talked about is not used. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`/])\/\/.*$/gm, '$1')
