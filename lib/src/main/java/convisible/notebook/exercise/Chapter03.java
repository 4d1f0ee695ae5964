package convisible.notebook.exercise;

/** The exercises of chapter 03, A box of numbers. */
public final class Chapter03 {
    /** Lays out a box of numbers as one vector. */
    @FunctionalInterface
    public interface Flatten {
        /** @param box channels × rows × columns */
        float[] of(float[][][] box);
    }

    /** How many numbers a colour photo is. */
    public static final Exercise<Object> exercise1 = Exercise.value("3.1", 0, 640 * 427 * 3)
            .right("Three numbers for each of its 273,280 pixels.")
            .wrong(640 * 427, "That is how many pixels there are. Each of them has three numbers.")
            .wrong(640 + 427 + 3, "Width, height and depth are to be multiplied: it is a box.")
            .wrong(640 * 427 * 255, "255 is the largest of the numbers, not how many there are.")
            .wrong(640 * 427 * 256, "256 is how many levels a number has, not how many numbers there are.")
            .otherwise("Width times height times depth; a colour photo is 3 deep.");

    /** What mixes red and green light. */
    public static final Exercise<Object> exercise2 = Exercise.value("3.2", "", "yellow")
            .right("Red and green light give yellow. (It is paint that gives brown: paint swallows light.)")
            .wrong("brown", "That is what paints give, each of which swallows light. Here light is added to light.")
            .wrong("orange", "Orange has less green than red. Move the sliders of this chapter to see it.")
            .wrong("white", "For white the blue has to shine, too.")
            .wrong("green", "The red shines just as bright.")
            .otherwise("Move the sliders of this chapter to 255, 255 and 0.");

    /** Where a pixel is found in the vector. */
    public static final Exercise<Object> exercise3 = Exercise.value("3.3", -1, 5 * 28 + 9)
            .right("Five whole rows come before it, and nine pixels of its own row.")
            .wrong(9 * 28 + 5, "You went down the columns. Here one row follows the other.")
            .wrong(5 * 28 + 10, "We count from 0: before column 9 there are nine pixels.")
            .wrong(4 * 28 + 9, "Before row 5, counted from 0, there are five whole rows.")
            .wrong(5 + 9, "A whole row of 28 pixels lies between a pixel and the one below it.")
            .otherwise("How many pixels come before it? Whole rows of 28, and those to its left.");

    /** Who minds pictures that stand on their heads. */
    public static final Exercise<Object> exercise4 = Exercise.value("3.4", "", "neither")
            .right(
                    "What lay side by side still lies side by side, so even the convolutional network finds its strokes.")
            .wrong(
                    "both",
                    "Both learn from pictures that stand on their heads, and are tested on such. What would be harder?")
            .wrong("dense", "The dense one does not mind any order, as long as it is the same in all pictures.")
            .wrong(
                    "convolutional",
                    "It looks at small neighbourhoods. Are pixels that were neighbours still neighbours?")
            .otherwise("Answer with “dense”, “convolutional”, “both” or “neither”.");

    /** The way from a box to a vector. */
    public static final Exercise<Flatten> exercise5 = Exercise.<Flatten>function(
                    "3.5", box -> new float[0], box -> flat(box, 0), Chapter03::tryOut)
            .right("The layer `flatten()` does just this.")
            .wrong(
                    box -> flat(box, 1),
                    "You put the channels of one pixel side by side. Here the first channel comes whole, then the next.")
            .wrong(
                    box -> flat(box, 2),
                    "Within a channel you go down the columns. Go along the rows: the column changes fastest.")
            .wrong(box -> flat(new float[][][] {box[0]}, 0), "That is the first channel only.")
            .wrong(
                    box -> new float[box.length * box[0].length * box[0][0].length],
                    "The vector has the right length, but all its numbers are 0: it is never filled.")
            .otherwise(
                    "Three loops, channel, row, column, from the outside in, and a counter that goes up by one each time.");

    private Chapter03() {}

    /** @param order 0 channel, row, column; 1 row, column, channel; 2 channel, column, row; the last changes fastest */
    private static float[] flat(float[][][] box, int order) {
        int channels = box.length, rows = box[0].length, columns = box[0][0].length;
        float[] vector = new float[channels * rows * columns];
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < rows; i++)
                for (int j = 0; j < columns; j++)
                    vector[
                                    switch (order) {
                                        case 0 -> (c * rows + i) * columns + j;
                                        case 1 -> (i * columns + j) * channels + c;
                                        default -> (c * columns + j) * rows + i;
                                    }] =
                            box[c][i][j];
        return vector;
    }

    private static float[] tryOut(Flatten flatten) {
        RandomArrays random = new RandomArrays(3);
        return flatten.of(new float[][][] {random.matrix(2, 4), random.matrix(2, 4), random.matrix(2, 4)});
    }
}
