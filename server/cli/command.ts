import { parseArgs } from 'node:util'
import { MeridianError } from '#shared/base/errors'

/** What the command line was asked to do. */
export type Command =
  | { readonly name: 'export'; readonly file: string; readonly out: string }
  | { readonly name: 'inspect'; readonly file: string }

/** Reads the arguments after the program's name. Throws `cli.usage` for anything but the two commands. */
export function commandOf(args: readonly string[]): Command {
  const { positionals, values } = parsed(args)
  const [name, file, ...rest] = positionals
  if (file && rest.length === 0) {
    if (name === 'export' && values.out?.toLowerCase().endsWith('.docx') && !values.json)
      return { name, file, out: values.out }
    if (name === 'inspect' && values.json && values.out === undefined) return { name, file }
  }
  throw new MeridianError('cli.usage')
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, json: { type: 'boolean' } },
    })
  } catch (cause) {
    throw new MeridianError('cli.usage', {}, { cause })
  }
}
