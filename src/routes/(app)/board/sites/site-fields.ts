/** The days of the week that were ticked. */
export function readMealDays(form: FormData): readonly number[] {
	return form.getAll('meal').map(Number);
}
