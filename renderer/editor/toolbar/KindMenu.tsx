import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { shortcutText } from '../../ui/shortcutText'
import classes from './ProseToolbar.module.css'
import { blockKinds, type BlockKind } from './toolbarState'

/** Keys by kind, as the editor binds them. */
const shortcuts: Partial<Record<BlockKind, string>> = {
  paragraph: 'mod+alt+0',
  heading1: 'mod+alt+1',
  heading2: 'mod+alt+2',
  quote: 'mod+shift+B',
}

interface KindMenuProps {
  readonly kind: BlockKind
  readonly onChoose: (kind: BlockKind) => void
}

/** What kind of block the caret is in, and the others it could be. */
export function KindMenu({ kind, onChoose }: KindMenuProps) {
  const { t } = useTranslation('draft')
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          className={classes.kind!}
          justify="space-between"
          rightSection={<IconChevronDown aria-hidden />}
          aria-label={t('kind.choose', { kind: t(`kind.${kind}`) })}
        >
          {t(`kind.${kind}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={kind} onChange={chosen => onChoose(chosen as BlockKind)}>
          {blockKinds.map(other => {
            const keys = shortcuts[other]
            return (
              <Menu.RadioItem
                key={other}
                value={other}
                closeMenuOnClick
                rightSection={keys && <kbd>{shortcutText(keys)}</kbd>}
              >
                {t(`kind.${other}`)}
              </Menu.RadioItem>
            )
          })}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
