// Half a matrix in a thread of its own: takes the network, the homes and its sites, sends back the number of pairs.
import { parentPort, workerData } from 'node:worker_threads';
import { fillMatrix } from './matrix.js';

const { network, homes, sites } = workerData;
parentPort.postMessage(fillMatrix(network, homes, sites).pairs);
