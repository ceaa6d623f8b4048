import { config } from 'zod'

// The page's content policy lets nobody make code of text. zod would try once, and each try is reported at some cost.
config({ jitless: true })
