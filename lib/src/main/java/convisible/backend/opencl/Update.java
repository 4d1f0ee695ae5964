package convisible.backend.opencl;

import convisible.backend.Optimizer;
import convisible.backend.Resources;
import java.util.LinkedHashMap;
import java.util.Map;

/** An {@link Optimizer}'s formulas on all weights at once; see {@code optimizer.cl}. */
final class Update {
    private final Optimizer optimizer;
    private final Launch launch;
    private final int rate; // the place of that argument; for Adam, the correction comes before it
    private final Map<String, Buffer> memory = new LinkedHashMap<>(); // under the optimiser's names

    Update(Resources resources, Optimizer optimizer, Parameters parameters) {
        this.optimizer = optimizer;
        for (String name : optimizer.memory()) memory.put(name, parameters.memory());
        Buffer w = parameters.values(), g = parameters.gradients();
        int count = parameters.trainedSize();
        Object[] arguments;
        String kernel;
        if (optimizer instanceof Optimizer.Adam adam) {
            kernel = "adam";
            arguments = new Object[] {
                w,
                g,
                memory.get("adam.m"),
                memory.get("adam.v"),
                count,
                (float) adam.weightDecay(),
                (float) adam.beta1(),
                (float) (1 - adam.beta1()),
                (float) adam.beta2(),
                (float) (1 - adam.beta2()),
                (float) adam.epsilon(),
                0f,
                0f
            };
        } else {
            Optimizer.Sgd sgd = (Optimizer.Sgd) optimizer;
            float decay = (float) sgd.weightDecay();
            kernel = sgd.momentum() == 0 ? "descend" : "descend_with_momentum";
            arguments = sgd.momentum() == 0
                    ? new Object[] {w, g, count, decay, 0f}
                    : new Object[] {
                        w, g, memory.get("momentum"), count, decay, (float) sgd.momentum(), sgd.nesterov() ? 1 : 0, 0f
                    };
        }
        rate = arguments.length - 1;
        Engine engine = parameters.engine;
        launch = new Launch(resources, engine, engine.kernel("optimizer", kernel), Grid.each(count), arguments);
    }

    Map<String, Buffer> memory() {
        return memory;
    }

    /** @param step which one this is, from 1 */
    void run(double learningRate, long step) {
        if (optimizer instanceof Optimizer.Adam adam) {
            launch.set(rate - 1, (float) (1 - Math.pow(adam.beta2(), step)));
            launch.set(rate, (float) (learningRate / (1 - Math.pow(adam.beta1(), step))));
        } else {
            launch.set(rate, (float) learningRate);
        }
        launch.run();
    }
}
