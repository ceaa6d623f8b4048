/** A card that wants to stand somewhere. All in pixels. */
interface Wish {
  readonly top: number
  readonly height: number
}

/**
 * Tops of cards in one column that come as near to their wishes as they can without covering each other, in their order. The
 * one at `pinned` gets its wish, the others make room for it.
 */
export function slideApart(wishes: readonly Wish[], gap: number, pinned = -1): number[] {
  const tops = wishes.map(({ top }) => top)
  const down = (from: number) => {
    for (let i = Math.max(1, from); i < tops.length; i++)
      tops[i] = Math.max(tops[i]!, tops[i - 1]! + wishes[i - 1]!.height + gap)
  }
  if (pinned > 0) {
    for (let i = pinned - 1; i >= 0; i--) tops[i] = Math.min(tops[i]!, tops[i + 1]! - wishes[i]!.height - gap)
    // those before it keep apart from each other too
    for (let i = 1; i < pinned; i++)
      tops[i] = Math.min(
        Math.max(wishes[i]!.top, tops[i - 1]! + wishes[i - 1]!.height + gap),
        tops[i + 1]! - wishes[i]!.height - gap,
      )
    if (tops[0]! < 0) tops[0] = 0
  } else if (tops.length > 0) tops[0] = Math.max(0, tops[0]!)
  down(pinned > 0 && tops[0]! > 0 ? pinned + 1 : 1)
  return tops
}
