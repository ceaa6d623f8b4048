import { parseArgs } from 'node:util'
import { MeridianError } from '#shared/base/errors'

/** What the command line was asked to do. */
export type Command =
  | { readonly name: 'export'; readonly file: string; readonly out: string; readonly comments: boolean }
  | { readonly name: 'inspect'; readonly file: string }
  | { readonly name: 'merge'; readonly files: readonly string[]; readonly out: string }

/** Reads the arguments after the program's name. Throws `cli.usage` for anything but the three commands. */
export function commandOf(args: readonly string[]): Command {
  const { positionals, values } = parsed(args)
  const [name, ...files] = positionals
  const [file] = files
  const { comments = false } = values
  const makes = (ending: string) => values.out?.toLowerCase().endsWith(ending) && !values.json
  if (name === 'merge' && files.length > 1 && !comments && makes('.meridian')) return { name, files, out: values.out! }
  if (file && files.length === 1) {
    if (name === 'export' && makes('.docx')) return { name, file, out: values.out!, comments }
    if (name === 'inspect' && values.json && !comments && values.out === undefined) return { name, file }
  }
  throw new MeridianError('cli.usage')
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, json: { type: 'boolean' }, comments: { type: 'boolean' } },
    })
  } catch (cause) {
    throw new MeridianError('cli.usage', {}, { cause })
  }
}
