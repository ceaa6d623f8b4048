import { openJournal } from '../../electron/main/journal'

/*
 * Writes to a journal until it is killed. Each line it prints names a number that is on disk: records are numbers in their
 * order, and a checkpoint holds all numbers so far.
 */
const [folder = '', name = '', first = '0', every = '7'] = process.argv.slice(2)
const journal = openJournal(folder)
const kept: number[] = Array.from({ length: Number(first) }, (_, number) => number)
const utf8 = (numbers: readonly number[]) => new TextEncoder().encode(JSON.stringify(numbers))

for (let number = kept.length; ; number++) {
  kept.push(number)
  const length = 1 + ((number * 7919) % 40)
  const padding = ' '.repeat(length * length) // so that records are of all lengths
  if (number % Number(every) === 0) await journal.checkpoint({ name, record: utf8(kept) })
  else await journal.append({ name, records: [new TextEncoder().encode(`[${padding}${number}]`)] })
  process.stdout.write(`${number}\n`)
}
