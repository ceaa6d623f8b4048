import { i18n } from '../../ui/i18n'
import { notify } from '../../ui/notify'
import type { OpenedWorkspace } from '../../workspace/opened'
import { hearWindows } from './windows'

/** Goes to the start page, which saves and closes what is open, when another window asks for it; gives how to stop. */
export const giveWay = ({ id, workspace }: OpenedWorkspace): (() => void) =>
  hearWindows(word => {
    if (word.say !== 'close' || word.id !== id) return
    const { title, institution } = workspace.profile.read()
    location.hash = '#/'
    notify({ message: i18n.t('closedElsewhere', { ns: 'leaving', title: title || institution }) })
  })
