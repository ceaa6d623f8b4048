import { MeridianError } from '#shared/base/errors'
import { canonicalBytes } from '#shared/content/canonical'
import { commandOf } from './command'
import { mergeFiles } from './mergeFiles'
import { openFile } from './openFile'
import { failureSentence } from './words'
import { writeWhole } from './writeWhole'

// npm run --silent meridian -- export FILE.meridian --out FILE.docx [--comments]
// npm run --silent meridian -- inspect FILE.meridian --json
// npm run --silent meridian -- merge FILE.meridian FILE.meridian ... --out FILE.meridian
// npm run --silent meridian -- host [--port N] [--data DIR] [--tls-cert FILE --tls-key FILE | --own-tls] [--address URL] [--allow WORKSPACE]

process.stdout.on('error', () => process.exit(1)) // whoever read along has stopped

const args = process.argv.slice(2)
let file: string | undefined
try {
  // each command is loaded by whom it serves
  if (['help', '--help', '-h'].includes(args[0] ?? '')) {
    console.log(failureSentence(new MeridianError('cli.usage'), undefined))
    process.exit()
  }
  if (args[0] === 'host') process.exit(await (await import('./host')).runHost(args.slice(1)))
  const command = commandOf(args)
  if (command.name === 'merge') {
    const merged = await mergeFiles(command.files, path => (file = path ?? undefined))
    file = command.out
    await writeWhole(command.out, merged)
  } else {
    file = command.file
    const opened = await openFile(file, command.name === 'export' && command.comments)
    if (command.name === 'inspect') process.stdout.write(canonicalBytes(opened.content))
    else {
      const word = await (await import('./makeWord')).makeWord(opened)
      file = command.out
      await writeWhole(command.out, word)
    }
  }
} catch (error) {
  if (!(error instanceof MeridianError)) throw error
  console.error(failureSentence(error, file))
  process.exitCode = 1
}
