package convisible.notebook;

import java.lang.reflect.Field;
import java.util.function.LongSupplier;
import org.dflib.jjava.jupyter.channels.Loop;

/**
 * How often the kernel looks for messages. By itself it sleeps 50 ms after each message, and while a slider is dragged
 * one waits behind another: in the browser a grid of up to 12×12 followed the slider after 100 ms, one picture in ten
 * after more than 130 ms. Looking every 5 ms makes that 50 ms and 75 ms, which is worth a private field of the kernel.
 */
final class KernelPace {
    private static final long MILLIS = 5;

    private KernelPace() {}

    /** To be called by the thread on which the kernel takes messages, as it does when it shows what a cell gave. */
    static void quicken() {
        if (!(Thread.currentThread() instanceof Loop loop)) return;
        try {
            Field field = Loop.class.getDeclaredField("loopBody");
            field.setAccessible(true);
            LongSupplier look = (LongSupplier) field.get(loop);
            if (look instanceof Quick) return;
            field.set(loop, (Quick) () -> Math.min(MILLIS, look.getAsLong()));
        } catch (ReflectiveOperationException e) {
            // A kernel of another version keeps its pace.
        }
    }

    private interface Quick extends LongSupplier {}
}
