import { useTranslation } from 'react-i18next'

/**
 * Where menus, popovers, hints, dialogs and messages are drawn: a landmark of its own, so that who goes by landmarks finds them
 * and nothing hangs beside the page. Mantine looks for it by its attribute. Rendered once, at the end of the program, where
 * keys and readers come to it last.
 */
export function FloatingLayer() {
  const { t } = useTranslation('common')
  return <section aria-label={t('floating')} data-mantine-shared-portal-node />
}
