import { StageFrame } from '../../ui/StageFrame'

/** The stage. */
export function ProfileStage() {
  return <StageFrame>{null}</StageFrame>
}
