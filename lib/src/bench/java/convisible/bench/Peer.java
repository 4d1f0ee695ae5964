package convisible.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * One of those that are measured, as a process of its own: two libraries that each keep a pool of spinning threads
 * would slow each other down in one. It reads lines: {@code case …} makes a case ready, {@code run 20} runs it twenty
 * times and answers with the nanoseconds that took, {@code device} asks what it computes on. Whatever it cannot do it
 * answers with {@code cannot} and a reason.
 */
public interface Peer {
    /** The case ready to be run, once a call; null if this peer does not do it. */
    Runnable prepare(Case wanted) throws Exception;

    /** What it computes on, in a few words. */
    default String device() {
        return "the CPU";
    }

    /** Waits for what a device still has to do. */
    default void finish() {}

    static void serve(Peer peer) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Runnable ready = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            try {
                if (words[0].equals("device")) {
                    answers.println(peer.device());
                } else if (words[0].equals("case")) {
                    ready = peer.prepare(Case.of(words[1]));
                    answers.println(ready == null ? "cannot: not among its operations" : "ready");
                } else {
                    int times = Integer.parseInt(words[1]);
                    long start = System.nanoTime();
                    for (int i = 0; i < times; i++) ready.run();
                    peer.finish();
                    answers.println(System.nanoTime() - start);
                }
            } catch (Exception | LinkageError e) {
                answers.println("cannot: " + e);
            }
            answers.flush();
        }
    }

    /** Numbers from 0 to 1. */
    static float[] random(int count) {
        Random random = new Random(count);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = random.nextFloat();
        return numbers;
    }

    /** Labels from 0 to 9. */
    static float[] labels(int count) {
        float[] labels = random(count);
        for (int i = 0; i < count; i++) labels[i] = (int) (10 * labels[i]);
        return labels;
    }
}
