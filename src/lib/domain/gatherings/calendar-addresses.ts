/** Secret addresses of a calendar that a person may have: a telephone, a computer, one at the office, and two forgotten ones. */
export const MOST_ADDRESSES = 5;
