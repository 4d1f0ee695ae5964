package convisible.train;

import convisible.array.PlainException;
import convisible.data.LabelledImages;
import java.util.Optional;

/**
 * What a network is tested on while it learns.
 *
 * @param pictures tested after each epoch
 * @param patience how many epochs may pass without a smaller loss on them before training stops; 0 for all
 */
public record Testing(Optional<LabelledImages> pictures, int patience) {
    public Testing {
        if (patience < 0) throw new PlainException("Patience is 0 epochs or more, not " + patience + ".");
    }
}
