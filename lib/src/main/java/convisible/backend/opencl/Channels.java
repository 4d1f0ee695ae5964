package convisible.backend.opencl;

/** Sums over the numbers that a batch (N, C, area) has in each channel. */
record Channels(int n, int count, int area) {
    private static final int SMALLEST_SLICE = 4096;
    private static final int MOST_SLICES = 64;

    /** How many numbers a channel has. */
    int numbers() {
        return n * area;
    }

    Slices slices() {
        return Slices.of(numbers(), SMALLEST_SLICE, MOST_SLICES);
    }

    /** A group of work-items for each slice of each channel. */
    Grid grid() {
        return Grid.groups(slices().count() * count);
    }

    /** The sum of each channel. */
    void sum(Plan plan, Buffer x, Buffer sums) {
        Slices slices = slices();
        slices.sum(
                plan,
                count,
                sums,
                parts -> plan.add("reduce", "channel_sums", grid(), x, parts, numbers(), count, area, slices.size()));
    }
}
