package convisible.notebook.exercise;

import java.util.Arrays;

/** The exercises of chapter 01, What recognition is. */
public final class Chapter01 {
    /** Settles on one of several names. */
    @FunctionalInterface
    public interface Vote {
        /** @param names of the nearest examples, from 0 to 9, the nearest first; at least one */
        int of(int[] names);
    }

    /** How many facets an eye with smaller facets has. */
    public static final Exercise<Object> exercise1 = Exercise.value("1.1", 0, 4)
            .right("Twice as many in each row, and twice as many rows.")
            .wrong(2, "That is how many more there are in one row. What happens to the number of rows?")
            .wrong(3, "Facets fill an area. Draw one facet, and see how many of half its width fill its place.")
            .wrong(8, "That would be so in a cube. An eye is a surface: it has a width and a height.")
            .wrong(1, "The facets get smaller while the eye stays as large as it is, so more of them fit.")
            .otherwise("How many times as many facets are in a row, and how many times as many rows are there?");

    /** Which is x, which y. */
    public static final Exercise<Object> exercise2 = Exercise.value("1.2", "", "song")
            .right("x is what comes in: here sound, elsewhere light. y is what people say that it is: a blackbird.")
            .wrong("bird", "Its name is what the machine is to answer: that is y.")
            .wrong("ear", "The ear only takes in what reaches it. What does it take in?")
            .wrong("machine", "The machine is the way from x to y. What goes into it?")
            .otherwise("Answer with one of the four words. x goes in, y comes out.");

    /** What a recogniser says that learnt from people with names of their own. */
    public static final Exercise<Object> exercise3 = Exercise.value("1.3", -1, 1)
            .right("It finds what these people would say, and nothing else. Their own test would call it right.")
            .wrong(7, "None of its examples bears the name “seven”, so it cannot give that name.")
            .wrong(0, "It does find similar examples: all those sevens. Which name do they bear?")
            .wrong(9, "Some nines look like sevens, but the sevens among the examples are still nearer.")
            .otherwise("Which examples are most like a 7, and what do these people call them?");

    /** What most of the nearest examples are called. */
    public static final Exercise<Vote> exercise4 = Exercise.<Vote>function(
                    "1.4", names -> -1, names -> winner(names, votes(names)), Chapter01::tryOut)
            .right("This is the method of the k nearest neighbours, which is older than networks that learn.")
            .wrong(names -> names[0], "That is the nearest example alone. Let the others vote, too.")
            .wrong(
                    names -> (int) Math.rint(Arrays.stream(names).average().orElse(0)),
                    "That is a mean. Names are no amounts: a 7 and a 9 do not make an 8.")
            .wrong(
                    names -> Arrays.stream(names).max().orElse(0),
                    "That is the largest of the numbers. Find the one that occurs most often.")
            .wrong(
                    names -> winner(reversed(names), votes(names)),
                    "Nearly: where two names are equally frequent, the one that comes first is to win, so use `>`, not `>=`.")
            .wrong(
                    names -> winner(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, votes(names)),
                    "Nearly: where two names are equally frequent, the nearer one is to win, not the smaller number.")
            .otherwise(
                    "Count how often each name occurs, then go through the names once more and keep the most frequent.");

    private Chapter01() {}

    private static int[] votes(int[] names) {
        int[] votes = new int[10];
        for (int name : names) votes[name]++;
        return votes;
    }

    /** The first of the most frequent. */
    private static int winner(int[] names, int[] votes) {
        int winner = names[0];
        for (int name : names) if (votes[name] > votes[winner]) winner = name;
        return winner;
    }

    private static int[] reversed(int[] names) {
        int[] reversed = new int[names.length];
        for (int i = 0; i < names.length; i++) reversed[i] = names[names.length - 1 - i];
        return reversed;
    }

    private static int[] tryOut(Vote vote) {
        int[][] nearest = {{4}, {7, 9, 9}, {9, 4, 4, 9, 1}, {5, 3, 8}, {2, 6, 6, 2}, {0, 8, 8, 8, 3}};
        return Arrays.stream(nearest).mapToInt(vote::of).toArray();
    }
}
