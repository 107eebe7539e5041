// How long tests may take, in ms, and how it is said that a browser hangs.

/** A test. Most of what tests wait for has a bound of its own, and the slowest takes a third of this. */
export const TEST = Number(process.env.BOUND ?? 420_000);

/** All tests of a file. */
export const FILE = 900_000;

/** Before the name of the test in which the browser hangs. */
export const HANGS = "the browser hangs: ";
