/**
 * Where the last edits of this page are. `server`: on the server's disk. `device`: in this browser's storage, and not
 * on the server. `nowhere`: in this page only. `sending`: on their way, answer not here yet. `opening`: not known yet.
 */
export type Kept = 'opening' | 'server' | 'sending' | 'device' | 'nowhere';
