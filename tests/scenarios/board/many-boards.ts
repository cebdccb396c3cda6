/**
 * Run as a child process: opens boards at Tablée and, for comparison, bare socket.io clients, and says when all of them have
 * received a line. Argument: JSON of ManyBoards.
 */
import { io, type Socket } from 'socket.io-client';

export interface ManyBoards {
	readonly address: string;
	/** Of a plain socket.io server that broadcasts `entry` to everybody. */
	readonly bare: string;
	/** One session each. */
	readonly cookies: readonly string[];
	readonly boardsEach: number;
}

/** What it says to its parent: they are open; all have received the line with this number. */
export type BoardsSaid =
	{ readonly open: number } | { readonly from: 'board' | 'bare'; readonly seq: number };

const { address, bare, cookies, boardsEach } = JSON.parse(process.argv[2]!) as ManyBoards;
const sockets: Socket[] = [];
const count = cookies.length * boardsEach;

function open(to: string, path: string, cookie: string): Promise<Socket> {
	const extraHeaders: Record<string, string> = cookie ? { cookie } : {};
	const socket = io(to, { path, transports: ['websocket'], extraHeaders, forceNew: true });
	sockets.push(socket);
	return new Promise((resolve, reject) => {
		socket.once('connect', () => resolve(socket)).once('connect_error', reject);
	});
}

function listen(from: 'board' | 'bare'): (socket: Socket) => void {
	const received = new Map<number, number>();
	return (socket) =>
		socket.on('entry', ({ seq }: { seq: number }) => {
			const all = (received.get(seq) ?? 0) + 1;
			received.set(seq, all);
			if (all === count) process.send!({ from, seq } satisfies BoardsSaid);
		});
}

const [ofBoard, ofBare] = [listen('board'), listen('bare')];
for (const cookie of cookies)
	for (let n = 0; n < boardsEach; n++) {
		const socket = await open(address, '/live', cookie);
		ofBoard(socket);
		const granted = (await socket.emitWithAck('watch', ['board', 'board:network'])) as string[];
		if (granted.length !== 2) throw new Error(`not granted: ${granted.join()}`);
		ofBare(await open(bare, '/socket.io', ''));
	}
process.send!({ open: count } satisfies BoardsSaid);
process.on('disconnect', () => {
	for (const socket of sockets) socket.close();
});
