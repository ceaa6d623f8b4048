import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { MeridianError, settle } from '#shared/base/errors'
import { contract, type Asks, type Channel, type Gives } from '#shared/platform/contract'
import { seatIn } from '#shared/platform/seat'
import { isOurPage } from './page'

/** What main answers to each channel, and to whose window; a channel left out does not compile. */
export type Answers = {
  readonly [C in Channel]: (request: Asks<C>, seat: string | null) => Promise<Gives<C>>
}

/** The page itself, not a frame inside it and not another page. */
const isFromOurPage = ({ senderFrame }: IpcMainInvokeEvent) =>
  senderFrame !== null && senderFrame.parent === null && isOurPage(senderFrame.url)

/**
 * Answers requests of the page: the only keeper of `ipcMain`. Whoever asks and whatever is asked is checked first; failures
 * of the world travel back as outcomes.
 */
function handle<C extends Channel>(channel: C, answer: Answers[C]): void {
  ipcMain.handle(channel, (event, request: unknown) =>
    settle(async () => {
      if (!isFromOurPage(event)) throw new MeridianError('bridge.stranger', { channel })
      const asked = contract[channel].asks.safeParse(request)
      if (!asked.success) throw new MeridianError('bridge.request', { channel })
      return answer(asked.data as Asks<C>, seatIn(event.senderFrame!.url))
    }),
  )
}

/** Answers every channel of the contract. */
export function handleAll(answers: Answers): void {
  for (const channel of Object.keys(contract) as Channel[]) handle(channel, answers[channel])
}
