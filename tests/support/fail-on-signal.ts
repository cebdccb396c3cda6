// A fault that nobody catches, whenever a test asks for one. Loaded into the server's process.
process.on('SIGUSR2', () => {
	throw new Error('canary: what somebody wrote');
});
