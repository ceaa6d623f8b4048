export { initials, personColour } from '../../workspace/person'
