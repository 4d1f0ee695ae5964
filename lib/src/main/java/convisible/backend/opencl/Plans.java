package convisible.backend.opencl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** The plans for the batch sizes met most recently. */
final class Plans implements AutoCloseable {
    private static final int KEPT = 4;

    private final IntFunction<Plan> make;
    private final Map<Integer, Plan> plans = new LinkedHashMap<>(KEPT, 0.75f, true);

    Plans(IntFunction<Plan> make) {
        this.make = make;
    }

    Plan of(int n) {
        Plan plan = plans.get(n);
        if (plan != null) return plan;
        if (plans.size() == KEPT) {
            int oldest = plans.keySet().iterator().next();
            plans.remove(oldest).close();
        }
        plan = make.apply(n);
        plans.put(n, plan);
        return plan;
    }

    @Override
    public void close() {
        plans.values().forEach(Plan::close);
        plans.clear();
    }
}
