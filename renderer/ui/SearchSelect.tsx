import { getOptionsLockup, getParsedComboboxData, Select, type SelectProps } from '@mantine/core'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'

type SearchSelectProps = Omit<SelectProps, 'searchable' | 'searchValue' | 'onSearchChange' | 'defaultValue'>

/**
 * One of a long list, searched by typing. What is chosen is marked whenever the field has the focus and nobody searches,
 * so that typing begins a search and never adds to the choice; Enter takes the first that fits, and leaving takes nothing.
 */
export function SearchSelect({ value = null, data = [], ...props }: SearchSelectProps) {
  const { t } = useTranslation('common')
  const chosen = value === null ? '' : (getOptionsLockup(getParsedComboboxData(data))[value]?.label ?? '')
  const [search, setSearch] = useState(chosen)
  const field = useRef<HTMLInputElement>(null)
  const isSearching = useRef(false)

  function markChoice(): void {
    if (!isSearching.current) field.current?.select()
  }
  useLayoutEffect(() => {
    if (field.current === document.activeElement) markChoice() // a choice puts the cursor behind its words
  }, [search])

  function onKeyDownCapture(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') isSearching.current = false
    if (event.key !== 'Enter' || !isSearching.current || search !== '') return
    event.preventDefault() // an emptied field asks for nothing, not for what happens to stand first
    event.stopPropagation()
    if (props.clearable) props.onChange?.(null, null)
  }

  return (
    <Select
      nothingFoundMessage={t('nothingFits')}
      {...props}
      searchable
      selectFirstOptionOnChange
      ref={field}
      data={data}
      value={value}
      searchValue={search}
      onSearchChange={setSearch}
      onInput={() => {
        isSearching.current = true
      }}
      onKeyDownCapture={onKeyDownCapture}
      onFocus={markChoice}
      onClick={markChoice}
      onDropdownClose={() => {
        isSearching.current = false
        setSearch(chosen) // a search that ended without a choice leaves nothing of itself
      }}
    />
  )
}
