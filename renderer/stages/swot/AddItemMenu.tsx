import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { factors, type Factor } from '#shared/swot/item'
import { FactorTile } from './FactorTile'

interface AddItemMenuProps {
  readonly size?: 'xs'
  readonly onCompose: (factor: Factor) => void
}

/** Adds an item where one chooses; what is typed next goes there. */
export function AddItemMenu({ size, onCompose }: AddItemMenuProps) {
  const { t } = useTranslation('swot')
  const button = useRef<HTMLButtonElement>(null)
  const isChosen = useRef(false)

  function choose(factor: Factor): void {
    isChosen.current = true
    onCompose(factor)
    // a composer that stands there already does not take the focus by itself
    document.querySelector<HTMLElement>(`[data-quadrant=${factor}] form textarea`)?.focus()
  }
  function close(): void {
    if (!isChosen.current) button.current?.focus()
    isChosen.current = false
  }

  return (
    // the menu would take the focus back from the composer
    <Menu position="bottom-end" returnFocus={false} onClose={close}>
      <Menu.Target>
        <Button ref={button} {...(size && { size })} variant="filled" leftSection={<IconPlus aria-hidden />}>
          {t('add.item')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {factors.map(factor => (
          <Menu.Item key={factor} leftSection={<FactorTile factor={factor} />} onClick={() => choose(factor)}>
            {t(`common:factor.${factor}.name`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
