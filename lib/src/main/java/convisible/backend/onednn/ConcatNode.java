package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_concat_primitive_desc_create;

import convisible.array.Shape;
import convisible.layer.Concat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** All branches stacked along the channels. Backward, each branch gets its part. */
final class ConcatNode implements Node {
    private static final int AXIS = 1; // N comes first

    private final Plan plan;
    private final Branches branches;
    private final List<long[]> parts; // the lengths of each branch's results
    private final long[] out;

    ConcatNode(Concat layer, Shape input, String path, Plan plan) {
        this.plan = plan;
        branches = Branches.of(layer.branches(), input, path, plan);
        parts = layer.branches().stream()
                .map(branch -> plan.batch(branch.outputShape(input)))
                .toList();
        out = plan.batch(layer.outputShape(input));
    }

    @Override
    public Memory forward(Memory x) {
        Memory[] given = branches.forward(x);
        Memory[] ys = IntStream.range(0, given.length)
                .mapToObj(i -> plan.shaped(given[i], parts.get(i)))
                .toArray(Memory[]::new);
        Descriptor descriptor = Descriptor.ofMany(
                plan.resources,
                (created, sources) ->
                        dnnl_concat_primitive_desc_create(created, Dnnl.ENGINE, null, ys.length, AXIS, sources, null),
                ys);
        Memory y = plan.allocate(descriptor.dst(out));
        Map<Integer, Memory> arguments = new HashMap<>(Map.of(DNNL_ARG_DST, y));
        for (int i = 0; i < ys.length; i++) arguments.put(DNNL_ARG_MULTIPLE_SRC + i, ys[i]);
        plan.add(descriptor, arguments);
        branches.release(given, x, y);
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        Memory dy = plan.shaped(given, out);
        return branches.backward(branch -> part(dy, branch), wanted);
    }

    /** A copy of one branch's channels; where a layout's blocks would have to be cut, out of a row-major copy. */
    private Memory part(Memory dy, int branch) {
        long first =
                parts.subList(0, branch).stream().mapToLong(dims -> dims[AXIS]).sum();
        long count = parts.get(branch)[AXIS];
        Optional<Layout> cut = dy.layout.channels(plan.resources, first, count);
        Memory whole = cut.isPresent() ? dy : plan.laidOut(dy, plan.plain(out));
        Layout channels = cut.orElseGet(
                () -> whole.layout.channels(plan.resources, first, count).orElseThrow());
        return plan.laidOut(whole.as(plan.resources, channels), plan.plain(parts.get(branch)));
    }
}
