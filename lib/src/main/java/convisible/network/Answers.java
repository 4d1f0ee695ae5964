package convisible.network;

import convisible.array.Tensor;
import convisible.data.LabelledImages;
import java.util.function.UnaryOperator;

/** A network's answers to many pictures, a batch at a time. */
final class Answers {
    private Answers() {}

    /**
     * @param receiver takes the answers, N×(output shape), and which picture the first one answers to
     * @throws StoppedException if the thread is interrupted
     */
    static void each(UnaryOperator<Tensor> network, LabelledImages pictures, LabelledImages.Receiver receiver) {
        pictures.eachBatch((batch, first) -> {
            StoppedException.check(first, pictures.size(), "pictures");
            receiver.take(network.apply(batch), first);
        });
    }
}
