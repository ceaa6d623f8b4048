import { parentPort, workerData } from 'node:worker_threads'
import { applyTrial, type Trial } from '../sync/trial'

// Runs in a thread that the process of the host ends when it takes too long or too much memory.
applyTrial(workerData as Trial)
parentPort!.postMessage(true)
