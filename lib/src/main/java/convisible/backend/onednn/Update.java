package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_div;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_data_type_undef;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_sqrt;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;

import convisible.backend.Optimizer;
import convisible.backend.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** An {@link Optimizer}'s formulas as operations on all weights at once; w, g, v, m as there. */
final class Update {
    private final Resources resources;
    private final Memory w;
    private final Memory g;
    private final Map<String, Memory> memory = new LinkedHashMap<>(); // under the optimiser's names
    private final List<Operation> operations = new ArrayList<>();
    private final Memory rate; // −learning rate
    private final float[] number = new float[1];
    private double learningRate;
    private long step;

    Update(Resources resources, Optimizer optimizer, Parameters parameters) {
        this.resources = resources;
        w = parameters.trained();
        g = parameters.gradients();
        for (String name : optimizer.memory()) memory.put(name, parameters.memory());
        rate = scalar();
        Memory scratch = parameters.memory();
        if (optimizer instanceof Optimizer.Sgd sgd) sgd(sgd, scratch);
        if (optimizer instanceof Optimizer.Adam adam) adam(adam, scratch, parameters.memory());
    }

    Map<String, Memory> memory() {
        return memory;
    }

    /** @param step which one this is, from 1 */
    void run(double learningRate, long step) {
        this.learningRate = learningRate;
        this.step = step;
        for (int i = 0; i < operations.size(); i++) operations.get(i).run();
    }

    private void sgd(Optimizer.Sgd sgd, Memory scratch) {
        Memory direction = decayed(sgd.weightDecay(), scratch);
        if (sgd.momentum() > 0) {
            Memory v = memory.get("momentum");
            add(Arithmetic.sum(resources, sgd.momentum(), v, 1, direction, v));
            if (sgd.nesterov()) {
                add(Arithmetic.sum(resources, 1, direction, sgd.momentum(), v, scratch));
                direction = scratch;
            } else {
                direction = v;
            }
        }
        add(() -> write(rate, -learningRate));
        add(Arithmetic.binary(resources, dnnl_binary_mul, direction, rate, w, plusItself()));
    }

    private void adam(Optimizer.Adam adam, Memory scratch, Memory other) {
        Memory m = memory.get("adam.m"), v = memory.get("adam.v");
        Memory direction = decayed(adam.weightDecay(), scratch);
        add(Arithmetic.sum(resources, adam.beta1(), m, 1 - adam.beta1(), direction, m));
        add(Arithmetic.binary(resources, dnnl_binary_mul, direction, direction, other, null));
        add(Arithmetic.sum(resources, adam.beta2(), v, 1 - adam.beta2(), other, v));
        Memory correction = scalar();
        add(() -> write(correction, 1 / (1 - Math.pow(adam.beta2(), step))));
        add(Arithmetic.binary(resources, dnnl_binary_mul, v, correction, other, Attributes.after(resources, chain -> {
            Dnnl.check(dnnl_post_ops_append_eltwise(chain, dnnl_eltwise_sqrt, 0, 0));
            Dnnl.check(dnnl_post_ops_append_eltwise(chain, dnnl_eltwise_linear, 1, (float) adam.epsilon()));
        })));
        add(Arithmetic.binary(resources, dnnl_binary_div, m, other, other, null));
        add(() -> write(rate, -learningRate / (1 - Math.pow(adam.beta1(), step))));
        add(Arithmetic.binary(resources, dnnl_binary_mul, other, rate, w, plusItself()));
    }

    private Memory decayed(double weightDecay, Memory scratch) {
        if (weightDecay == 0) return g;
        add(Arithmetic.sum(resources, 1, g, weightDecay, w, scratch));
        return scratch;
    }

    private void add(Operation operation) {
        operations.add(operation);
    }

    private Memory scalar() {
        return Memory.allocate(resources, Layout.plain(resources, 1));
    }

    private void write(Memory scalar, double value) {
        number[0] = (float) value;
        scalar.write(number, 0, 1);
    }

    /** The option that adds what the result's array held before. */
    private dnnl_primitive_attr plusItself() {
        return Attributes.after(
                resources, chain -> Dnnl.check(dnnl_post_ops_append_sum(chain, 1, 0, dnnl_data_type_undef)));
    }
}
