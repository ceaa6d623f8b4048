import {
  createTheme,
  type ActionIconProps,
  type AlertProps,
  type AutocompleteProps,
  type AvatarProps,
  type ButtonProps,
  type CardProps,
  type CheckboxProps,
  type DrawerProps,
  type DrawerHeaderProps,
  type ListProps,
  type MenuProps,
  type ModalProps,
  type ModalHeaderProps,
  type NavLinkProps,
  type NumberInputProps,
  type PaperProps,
  type PopoverProps,
  type RadioProps,
  type SelectProps,
  type TableProps,
  type TabsProps,
  type TextProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'

const ten = (value: string) => Array.from({ length: 10 }, () => value) as unknown as MantineColorsTuple

/** Shades of Mantine's neutral scales, lightest first, said in tokens, so that both colour schemes need one list each. */
const gray = [
  '--sunken',
  '--sunken',
  '--line',
  '--line',
  '--line-strong',
  '--ink-3',
  '--ink-3',
  '--ink-2',
  '--ink',
  '--ink',
]
const dark = [
  '--ink',
  '--ink-2',
  '--ink-3',
  '--ink-3',
  '--line',
  '--sunken',
  '--surface',
  '--surface',
  '--paper',
  '--paper',
]

/** Label, then help, then field, then mistake: LOOK 8. */
const inputWrapperOrder: ('label' | 'description' | 'input' | 'error')[] = ['label', 'description', 'input', 'error']
const field = { inputWrapperOrder, dir: 'auto' }

/** Defaults of a component by its type alone: `extend` of the component itself would load every one of them at the start. */
const defaults = <Props>(defaultProps: Partial<Props>) => ({ defaultProps })

/**
 * Mantine in Meridian's dress. What a screen needs to know:
 * - `Button` is outlined by default; `variant="filled"` is the one accent button of a region, `variant="subtle"` the quiet
 *   one, `color="red"` danger (outlined; filled only inside a dialog). `size="xs"` is the 28 px height of dense rows.
 * - `ActionIcon` is quiet and 36 px; it needs an `aria-label` and a `Tooltip`.
 * - Text is 15/21 by default; `size="xs"` 13, `sm` 15, `md` 16, `lg` 18, `xl` 21. `c="dimmed"` is ink-3.
 * - Spacing `xs` 8, `sm` 12, `md` 16, `lg` 24, `xl` 32. Radii `xs` 3, `sm` 6, `md` 10.
 * - `Card` is a surface with a hairline, `Paper` a surface without one.
 */
export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  headings: { fontFamily: 'var(--font-ui)', fontWeight: '600', textWrap: 'balance' },
  fontSizes: { xs: 'var(--fs-13)', sm: 'var(--fs-15)', md: 'var(--fs-16)', lg: 'var(--fs-18)', xl: 'var(--fs-21)' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.45', xl: '1.34' },
  spacing: { xs: 'var(--sp-2)', sm: 'var(--sp-3)', md: 'var(--sp-4)', lg: 'var(--sp-5)', xl: 'var(--sp-6)' },
  radius: { xs: 'var(--r-1)', sm: 'var(--r-2)', md: 'var(--r-3)', lg: 'var(--r-3)', xl: 'var(--r-full)' },
  defaultRadius: 'sm',
  shadows: { xs: 'var(--e-1)', sm: 'var(--e-1)', md: 'var(--e-2)', lg: 'var(--e-2)', xl: 'var(--e-3)' },
  colors: { accent: ten('#0f5a4a'), red: ten('#b0261e') },
  primaryColor: 'accent',
  respectReducedMotion: true,
  cursorType: 'pointer',
  breakpoints: { xs: '30em', sm: '40em', md: '60em', lg: '73.75em', xl: '100em' },
  components: {
    ActionIcon: defaults<ActionIconProps>({ variant: 'subtle', size: 'lg' }),
    Alert: defaults<AlertProps>({ variant: 'light' }),
    Avatar: defaults<AvatarProps>({ size: 26, radius: 'xl' }),
    Button: defaults<ButtonProps>({ variant: 'default' }),
    Card: defaults<CardProps>({ withBorder: true, radius: 'md', padding: 'md' }),
    Checkbox: defaults<CheckboxProps>({ radius: 'xs' }),
    // the heads of dialogs are no banners of the page
    DrawerHeader: defaults<DrawerHeaderProps>({ role: 'presentation' }),
    ModalHeader: defaults<ModalHeaderProps>({ role: 'presentation' }),
    Drawer: defaults<DrawerProps>({ transitionProps: { duration: 240 } }),
    List: defaults<ListProps>({ size: 'sm' }),
    Menu: defaults<MenuProps>({
      shadow: 'md',
      radius: 'md',
      transitionProps: { duration: 120 },
      withInitialFocusPlaceholder: false,
    }),
    Modal: defaults<ModalProps>({ radius: 'md', size: '30rem', yOffset: '16dvh', transitionProps: { duration: 180 } }),
    NavLink: defaults<NavLinkProps>({ noWrap: true }),
    NumberInput: defaults<NumberInputProps>({ inputWrapperOrder, hideControls: true }),
    Paper: defaults<PaperProps>({ radius: 'md' }),
    Popover: defaults<PopoverProps>({ shadow: 'md', radius: 'md' }),
    Radio: defaults<RadioProps>({ size: 'sm' }),
    // the list itself scrolls, not a box around it that no key would reach: see dress.css
    Autocomplete: defaults<AutocompleteProps>({ withScrollArea: false }),
    Select: defaults<SelectProps>({
      inputWrapperOrder,
      checkIconPosition: 'right',
      allowDeselect: false,
      withScrollArea: false,
    }),
    Table: defaults<TableProps>({ verticalSpacing: '0.375rem', horizontalSpacing: '0.625rem' }),
    Tabs: defaults<TabsProps>({ keepMounted: false }),
    Text: defaults<TextProps>({ size: 'sm' }),
    TextInput: defaults<TextInputProps>(field),
    Textarea: defaults<TextareaProps>({ ...field, autosize: true, minRows: 2 }),
    Tooltip: defaults<TooltipProps>({ openDelay: 500, events: { hover: true, focus: true, touch: false } }),
  },
})

const each = (name: string, tokens: readonly string[]) =>
  Object.fromEntries(tokens.map((token, shade) => [`--mantine-color-${name}-${shade}`, `var(${token})`]))

const colour = (name: string, main: string, hover: string, soft: string) => ({
  ...each(
    name,
    Array.from({ length: 10 }, () => main),
  ),
  [`--mantine-color-${name}-text`]: `var(${main})`,
  [`--mantine-color-${name}-filled`]: `var(${main})`,
  [`--mantine-color-${name}-filled-hover`]: `var(${hover})`,
  [`--mantine-color-${name}-light`]: `var(${soft})`,
  [`--mantine-color-${name}-light-hover`]: `var(${soft})`,
  [`--mantine-color-${name}-light-color`]: `var(${main})`,
  [`--mantine-color-${name}-outline`]: `var(${main})`,
  [`--mantine-color-${name}-outline-hover`]: `var(${soft})`,
})

/** Mantine's own variables, each pointed to a token; the tokens know the colour scheme. */
export const variables: CSSVariablesResolver = () => {
  const both = {
    ...each('gray', gray),
    ...each('dark', dark),
    ...colour('accent', '--accent', '--accent-hover', '--accent-soft'),
    ...colour('red', '--danger', '--danger', '--danger-soft'),
    ...colour('yellow', '--warn', '--warn', '--warn-soft'),
    '--mantine-color-white': 'var(--surface)',
    '--mantine-color-black': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-success': 'var(--accent)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--paper)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
  }
  return { variables: { '--mantine-font-weight-medium': '550' }, light: both, dark: both }
}
