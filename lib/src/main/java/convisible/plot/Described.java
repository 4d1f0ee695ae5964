package convisible.plot;

/** A figure of many parts that is told as one thing to those who do not see it. */
record Described(Figure whole, String alt) implements Composed {}
