import { Button, Table, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PeerId } from '#shared/benchmark/benchmark'
import { Empty } from '../../ui/Empty'
import { NameComposer } from './NameComposer'
import { OrderMenu } from './OrderMenu'
import type { Benchmark } from './useBenchmark'
import type { SetupActions } from './useSetupActions'
import classes from './lists.module.css'

interface PeersViewProps {
  readonly benchmark: Benchmark
  readonly actions: SetupActions
  readonly isComposing: boolean
  readonly onCompose: (isComposing: boolean) => void
  readonly open: string | null
  readonly onOpen: (id: PeerId) => void
}

/** The institutions the own one is compared with. */
export function PeersView({ benchmark, actions, isComposing, onCompose, open, onOpen }: PeersViewProps) {
  const { t } = useTranslation('benchmark')
  const { peers, institutions, canWrite } = benchmark
  return (
    <>
      {isComposing && canWrite && (
        <NameComposer
          label={t('peer.newName')}
          onAdd={name => onOpen(actions.addPeer(name))}
          onClose={() => onCompose(false)}
        />
      )}
      {peers.length === 0 ? (
        !isComposing && (
          <Empty title={t('peer.noneTitle')} body={t(canWrite ? 'peer.noneBody' : 'readOnlyEmpty')}>
            {canWrite && (
              <Button variant="filled" onClick={() => onCompose(true)}>
                {t('peer.add')}
              </Button>
            )}
          </Empty>
        )
      ) : (
        <div className={classes.frame}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('peer.name')}</Table.Th>
                <Table.Th>{t('peer.shortName')}</Table.Th>
                <Table.Th>{t('peer.country')}</Table.Th>
                <Table.Th>{t('peer.kind')}</Table.Th>
                <Table.Th>{t('peer.shown')}</Table.Th>
                {canWrite && (
                  <Table.Th>
                    <VisuallyHidden>{t('actions')}</VisuallyHidden>
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {peers.map(({ id, shortName, country, kind, anonymous }, place) => {
                const { name } = institutions[place + 1]!
                return (
                  <Table.Tr key={id} data-open={id === open || undefined} className={classes.row}>
                    <Table.Td>
                      <UnstyledButton
                        className={classes.open}
                        dir="auto"
                        data-entry={id}
                        aria-expanded={id === open}
                        onClick={() => onOpen(id)}
                      >
                        {name}
                      </UnstyledButton>
                    </Table.Td>
                    <Table.Td>{shortName}</Table.Td>
                    <Table.Td>{country}</Table.Td>
                    <Table.Td>{t(`kind.${kind}.name`)}</Table.Td>
                    <Table.Td>{t(anonymous ? 'peer.anonymous' : 'peer.named')}</Table.Td>
                    {canWrite && (
                      <Table.Td>
                        <div className={classes.actions}>
                          <OrderMenu
                            name={name}
                            place={place}
                            of={peers.length}
                            onMove={to => actions.movePeer(id, to)}
                            onRemove={() => actions.removePeer(id)}
                          />
                        </div>
                      </Table.Td>
                    )}
                  </Table.Tr>
                )
              })}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  )
}
