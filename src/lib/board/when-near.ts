/** For `{@attach whenNear(…)}`: calls once, when the reader is about to get to this element. */
export function whenNear(call: () => void): (element: Element) => () => void {
	return (element) => {
		const observer = new IntersectionObserver(
			([entry]) => {
				if (!entry?.isIntersecting) return;
				observer.disconnect();
				call();
			},
			{ rootMargin: '400px' },
		);
		observer.observe(element);
		return () => observer.disconnect();
	};
}
