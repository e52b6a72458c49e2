/** For an object while it is being made: an absent property is left out, where a spread of nothing would cost more. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
