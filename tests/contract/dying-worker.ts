// The store's thread with a weakness. The order of the imports matters: the first to listen hears a message first.
import './die-on-order.ts';
import '../../server/storage/sqlite/worker.ts';
