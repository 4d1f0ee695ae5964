package convisible.backend;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.layer.Weight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link Training#state} holds, and whether such a map is one. */
public final class TrainingState {
    public static final String STEPS = "steps";

    private TrainingState() {}

    /** The state before the first step: for each trained weight the arrays that the optimiser remembers, all zero. */
    public static Map<String, Tensor> start(List<Weight> trained, Optimizer optimizer) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (Weight weight : trained)
            for (String memory : optimizer.memory())
                state.put(memory + "." + weight.name(), Tensor.zeros(weight.shape()));
        state.put(STEPS, Tensor.zeros(Shape.shape()));
        return state;
    }

    /**
     * @param own a state as it should look
     * @throws PlainException if the other has other names or shapes
     */
    public static void check(Map<String, Tensor> own, Map<String, Tensor> other) {
        if (!own.keySet().equals(other.keySet()))
            throw new PlainException("This optimiser's state is " + own.keySet() + ", but was given " + other.keySet()
                    + ". Was it saved with another optimiser?");
        own.forEach((name, tensor) -> {
            if (!tensor.shape().equals(other.get(name).shape()))
                throw new PlainException("The optimiser's " + name + " is " + tensor.shape() + ", but was given "
                        + other.get(name).shape() + ". Is it the state of another network?");
        });
    }
}
