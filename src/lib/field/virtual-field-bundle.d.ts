/** Made by scripts/bundle-field.ts. */
declare module 'virtual:field-bundle' {
	/** Path of the script of /field. */
	export const script: string;
	/** Path of its styles; null while developing, where the script brings them. */
	export const style: string | null;
}
