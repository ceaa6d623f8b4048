import { Group, Radio, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Role } from '#shared/identity/access'

interface RoleChoiceProps {
  readonly label: string
  readonly value: Role
  readonly onChange: (role: Role) => void
}

/** The four roles with what each may do. */
export function RoleChoice({ label, value, onChange }: RoleChoiceProps) {
  const { t } = useTranslation('people')
  return (
    <Radio.Group label={label} value={value} onChange={role => onChange(Role.parse(role))}>
      <Stack gap="xs" mt="xs">
        {Role.options.map(role => (
          <Radio.Card key={role} value={role} tabIndex={role === value ? 0 : -1}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator size="sm" mt="0.125rem" />
              <div>
                <Text fw={600}>{t(`role.${role}.title`)}</Text>
                <Text c="dimmed">{t(`role.${role}.may`)}</Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  )
}
