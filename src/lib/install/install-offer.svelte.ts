/** Chromium's; others install from their menu. */
interface InstallPromptEvent extends Event {
	prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

let prompt = $state<InstallPromptEvent | null>(null);
let installed = $state(false);

/** The browser offers it once, soon after a page has loaded: heard from the frame of every page; for an effect. */
export function hearInstallOffer(): () => void {
	const onOffer = (event: Event) => {
		// or the browser asks by itself, in the middle of something else
		event.preventDefault();
		prompt = event as InstallPromptEvent;
	};
	const onInstalled = () => {
		prompt = null;
		installed = true;
	};
	installed ||= matchMedia('(display-mode: standalone)').matches;
	addEventListener('beforeinstallprompt', onOffer);
	addEventListener('appinstalled', onInstalled);
	return () => {
		removeEventListener('beforeinstallprompt', onOffer);
		removeEventListener('appinstalled', onInstalled);
	};
}

export const installOffer = {
	/** The browser can be asked to install. */
	get ready(): boolean {
		return prompt !== null;
	},
	get installed(): boolean {
		return installed;
	},
	/** Asks the person, once: the browser offers it again when it likes. */
	async accept(): Promise<void> {
		const asked = prompt;
		prompt = null;
		await asked?.prompt();
	},
};
