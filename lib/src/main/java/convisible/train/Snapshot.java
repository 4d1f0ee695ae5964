package convisible.train;

import convisible.array.Tensor;
import convisible.backend.Training;
import convisible.layer.Weights;
import java.util.Map;

/** A training as it was after some step. */
record Snapshot(int step, int tests, Weights weights, Map<String, Tensor> state) {
    static Snapshot of(Log log, Training training) {
        return new Snapshot(log.steps(), log.tests(), training.weights(), training.state());
    }

    boolean isFinite() {
        for (Tensor tensor : weights.asMap().values())
            for (float w : tensor.data()) if (!Float.isFinite(w)) return false;
        return true;
    }
}
