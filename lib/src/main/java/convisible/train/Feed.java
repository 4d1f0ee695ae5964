package convisible.train;

import convisible.array.PlainException;
import convisible.data.Transform;
import java.util.List;

/**
 * How pictures become batches.
 *
 * @param batchSize how many pictures a step learns from; an epoch's last step takes what is left
 * @param transforms applied to every picture, one after the other, by a new amount in each epoch
 * @param threads how many threads prepare batches
 */
public record Feed(int batchSize, List<Transform> transforms, int threads) {
    public Feed {
        if (batchSize < 1) throw new PlainException("A batch has at least 1 picture, not " + batchSize + ".");
        if (threads < 1) throw new PlainException("At least 1 thread prepares batches, not " + threads + ".");
        transforms = List.copyOf(transforms);
    }
}
