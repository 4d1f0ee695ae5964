package convisible.backend.opencl;

import java.util.function.Consumer;

/**
 * A long sum cut into pieces that are added up side by side, and then together, always in the same order. How it is cut
 * depends on nothing but its length, so the result has the same bits on every run.
 *
 * @param size how many numbers a slice has; the last one may have fewer
 * @param count how many slices there are
 */
record Slices(int size, int count) {
    static Slices of(int numbers, int smallest, int most) {
        int size = ceil(numbers, Math.max(1, Math.min(numbers / smallest, most)));
        return new Slices(size, ceil(numbers, size));
    }

    static int ceil(int count, int size) {
        return (count + size - 1) / size;
    }

    /**
     * Adds the kernels of such sums to a plan.
     *
     * @param sums how many sums there are
     * @param slicesTo adds what computes the sum of each slice, (slices, sums)
     */
    void sum(Plan plan, int sums, Buffer result, Consumer<Buffer> slicesTo) {
        if (count == 1) {
            slicesTo.accept(result);
            return;
        }
        Buffer parts = plan.allocate(count * sums);
        slicesTo.accept(parts);
        plan.add("reduce", "add_slices", Grid.each(sums), parts, result, count, sums);
        plan.release(parts);
    }
}
