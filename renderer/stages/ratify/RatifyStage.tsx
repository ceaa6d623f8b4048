import { StageFrame } from '../../ui/StageFrame'

/** The stage. */
export function RatifyStage() {
  return <StageFrame>{null}</StageFrame>
}
